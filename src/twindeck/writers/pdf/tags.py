"""The structure tree (ISO 32000-1, 14.7). Knows elements, marked content and links; no appearance.

An element is made with all that its type demands: a figure cannot be without its alternative text and bounding box, and
what a list or an item may not hold directly is put into an item's body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from twindeck.geometry import Box
from twindeck.scene import Role


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of marked content: page and id."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkReference:
    """An annotation that belongs to a link element: page, and its number on the page."""

    page: int
    annotation: int


_HOLDS: dict[str, frozenset[str]] = {
    "L": frozenset({"L", "LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
}
"""What elements may hold alone (ISO 32000-1, table 336), where a node's own role could break it."""

_KEPT = frozenset({"TH", "TD"})
"""What stays though nothing belongs to it: a table must be regular (ISO 14289-1, 7.5)."""


@dataclass(slots=True)
class Element:
    """A structure element. `attributes` are of the owners they belong to: (owner, name, value)."""

    role: str
    kids: list[Element | Marked | LinkReference] = field(default_factory=list)
    alt: str | None = None
    lang: str | None = None
    attributes: list[tuple[str, str, object]] = field(default_factory=list)
    title: str | None = None

    def descendants(self) -> Iterator[Element]:
        """Yield the elements under this one, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield kid
                yield from kid.descendants()

    def add(self, role: Role | str) -> Element:
        """Add a child of a type."""
        child = Element(str(role))
        self.home(child.role).kids.append(child)
        return child

    def home(self, role: str = "") -> Element:
        """Return what holds a child of a type, or marked content: the element itself, or the body of an item in it."""
        if self.role not in _HOLDS or role in _HOLDS[self.role]:
            return self
        wanted = "LBody" if self.role == "LI" else "LI"
        last = self.kids[-1] if self.kids else None
        if not isinstance(last, Element) or last.role != wanted or self.role == "L":
            last = Element(wanted)
            self.kids.append(last)
        return last.home(role)

    def figure(self, alt: str, box: Box, page_height: float) -> Element:
        """Add a figure with its alternative text and the box it takes on its page."""
        child = Element(str(Role.FIGURE), alt=alt)
        bounds = [round(v, 2) for v in (box.x, page_height - box.bottom, box.right, page_height - box.y)]
        child.attributes.append(("Layout", "BBox", bounds))
        child.attributes.append(("Layout", "Placement", "Block"))
        self.home(child.role).kids.append(child)
        return child

    def is_empty(self) -> bool:
        """Tell whether nothing on any page belongs to the element."""
        return self.role not in _KEPT and all(isinstance(kid, Element) and kid.is_empty() for kid in self.kids)

    def pruned(self) -> None:
        """Drop descendants that nothing belongs to."""
        kept: list[Element | Marked | LinkReference] = []
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.is_empty():
                    continue
                kid.pruned()
            kept.append(kid)
        self.kids = kept
