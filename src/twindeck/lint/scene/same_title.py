"""same-title: two slides of one heading.

What: compares all headings.
Why: presenters jump by title, and so do people who use a screen reader: two alike cannot be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.diagnostics import Diagnostic, warning
from twindeck.scene import Scene

CODE = "same-title"

BAD = """
- content: {title: Plan, blocks: [one]}
- content: {title: Plan, blocks: [two]}
"""

GOOD = """
- content: {title: Plan, kicker: First year, blocks: [one]}
- content: {title: Plan, kicker: Second year, blocks: [two]}
"""


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a warning for every heading that an earlier slide has too."""
    seen: dict[str, int] = {}
    for slide in scene.slides:
        if slide.title in seen:
            yield warning(
                CODE,
                f"slide {slide.number} has the same heading as slide {seen[slide.title]}: “{slide.title}”",
                slide.origin,
                "tell them apart, for example by the kicker",
            )
        seen.setdefault(slide.title, slide.number)
