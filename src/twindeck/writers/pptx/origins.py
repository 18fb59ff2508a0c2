"""Where in the deck's source a shape comes from: a mark in its extension list, which office programs keep and do not show.

With it, words that a presenter changes in PowerPoint can be led back to the deck. ECMA-376 part 3, 9.2, has programs keep
the extensions they do not know.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from twindeck.scene import Node, Slide
from twindeck.writers.pptx.units import quoted

URI = "{A69DF936-4326-5D3B-AAE5-692034ABD879}"
SPACE = "urn:twindeck:origin"


@dataclass(slots=True)
class Origins:
    """Marks the shapes of a slide; those of a layout, which is made from nothing in the source, it leaves as they are.

    An id is the slide's key, the line from the slide's own first line on and the column, and which of the shapes made
    from that place it is: "slide-9/7:13/1". Lines count from the slide so that a change of one slide leaves the other
    slides' ids as they are. The file's name is not told: a deck that is passed on says nothing of its author's folders.
    """

    slide: Slide | None = None
    _counts: Counter[str] = field(default_factory=Counter)

    def mark(self, node: Node) -> str:
        """Return a shape's extension; nothing where its place or its slide's is not known."""
        if node.origin is None or self.slide is None or self.slide.origin is None:
            return ""
        line = node.origin.line - self.slide.origin.line
        place = f"{self.slide.key}/{line}:{node.origin.column}"
        self._counts[place] += 1
        identifier = quoted(f"{place}/{self._counts[place]}")
        return f'<a:ext uri="{URI}"><td:origin xmlns:td="{SPACE}" id={identifier}/></a:ext>'
