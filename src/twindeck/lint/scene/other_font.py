"""other-font: characters set in a fallback of the theme, because its own face lacks them.

What: finds the runs that are set in a fallback face.
Why: they look different from their neighbours, which an author may not have meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from twindeck.diagnostics import Diagnostic, warning
from twindeck.scene import Scene, runs, texts
from twindeck.theme import Face
from twindeck.theme.fontfile import SYMBOLS

CODE = "other-font"

BAD = """
- content: {title: Plan, blocks: [こんにちは]}
"""

GOOD = """
- content: {title: Plan, blocks: [plain words]}
"""

THEME = "borrowing"
"""The stretches are tried in a theme whose own face is Latin and whose fallback is Japanese."""


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a warning for each fallback face that a frame is partly set in."""
    for slide in scene.slides:
        for text in (*texts(slide.nodes), *slide.footer):
            borrowed: dict[Face, dict[str, None]] = {}
            for run in runs(text.content):
                # the package's own symbols are made to stand beside any typeface
                if run.style.face.is_fallback and run.style.face.family != SYMBOLS:
                    borrowed.setdefault(run.style.face, {}).update(dict.fromkeys(run.text))
            for face, characters in borrowed.items():
                said = f"“{''.join(characters)}” on slide {slide.number} is set in {face.family}"
                yield warning(
                    CODE,
                    f"{said}, as {scene.theme.regular.family} lacks it",
                    text.origin or slide.origin,
                    "write it otherwise if it should look like its neighbours",
                )
