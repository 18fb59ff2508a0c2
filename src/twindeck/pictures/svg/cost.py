"""What it would cost to render an SVG as pixels, told before resvg is asked to: some small files take hours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from twindeck.pictures.errors import DEPTH, ELEMENTS, LAYERS, LETTERS, PictureError
from twindeck.pictures.svg.css import Sheet
from twindeck.pictures.svg.length import BadLength, parse_numbers
from twindeck.pictures.svg.tiles import refuse_large_tiles
from twindeck.pictures.svg.tree import Element

_SIMPLER = "simplify the drawing, or embed it as a PNG"
_TARGETS = re.compile(r"url\(\s*[\"']?#([^\"')]*)")
_LAYERED = ("mask", "filter", "clip-path", "opacity", "mix-blend-mode", "isolation")
_EFFECTS = {
    ("feTurbulence", "numOctaves"): 5,
    ("feMorphology", "radius"): 0,
    ("feConvolveMatrix", "order"): 5,
    ("feGaussianBlur", "stdDeviation"): 500,
    ("feDropShadow", "stdDeviation"): 500,
}
"""The largest numbers of effects whose cost grows with them."""


@dataclass(slots=True)
class _Weight:
    """What rendering an element comes to: elements, layers of its own size, and how deep it goes."""

    elements: int = 1
    layers: int = 0
    depth: int = 1


def refuse_heavy(root: Element, size: tuple[float, float]) -> None:
    """Raise PictureError for a drawing that would take very long, or more nesting than resvg has room for.

    `size` is the drawing's in user units.
    """
    letters = 0
    for element in root.walk():
        letters += len(element.text) if element.tag != "style" else 0
        if letters > LETTERS:
            raise PictureError(f"it has more than {LETTERS:,} characters of text, at {element.named}", _SIMPLER)
    sheet = Sheet([element.text for element in root.walk() if element.tag == "style"])
    scale = _Scale(root, sheet)
    weight = scale.weigh(root, 0)
    if weight.layers > LAYERS:
        what = f"it has more than {LAYERS:,} layers of effects, masks and opacities, the first at {scale.layered}"
        raise PictureError(what, _SIMPLER)
    refuse_large_tiles(scale.order[::-1], scale.targets, scale.ids, sheet, size)


class _Scale:
    """What is known of elements by now, so that each is looked at once however often it is referred to."""

    def __init__(self, root: Element, sheet: Sheet) -> None:
        self.sheet = sheet
        self.ids: dict[str, Element] = {}
        for element in root.walk():
            if identity := element.attributes.get("id"):
                self.ids.setdefault(identity, element)
        self.known: dict[int, _Weight | None] = {}
        self.targets: dict[int, list[Element]] = {}
        self.order: list[Element] = []
        """The elements, each after those in it and those it refers to."""
        self.layered = ""

    def weigh(self, element: Element, above: int) -> _Weight:
        """Return what an element, all in it and all it refers to weighs. Raises PictureError."""
        if above > 2 * DEPTH:
            raise PictureError(f"{element.named} refers to others through too many steps", _SIMPLER)
        if id(element) in self.known:
            found = self.known[id(element)]
            if found is None:
                raise PictureError(f"{element.named} refers to itself", "remove the reference")
            if above + found.depth > 2 * DEPTH:
                raise PictureError(f"{element.named} refers to others through too many steps", _SIMPLER)
            return found
        self.known[id(element)] = None
        _refuse_effect(element)
        total = _Weight()
        properties = self.sheet.properties(element)
        if any(properties.get(name, "none").strip() not in ("none", "1", "") for name in _LAYERED):
            total.layers = 1
            self.layered = self.layered or element.named
        if targets := self._targets(element, properties):
            self.targets[id(element)] = targets
        for part in [*element.children, *targets]:
            weight = self.weigh(part, above + 1)
            total.elements += weight.elements
            total.layers += weight.layers
            total.depth = max(total.depth, weight.depth + 1)
        if total.elements > 10 * ELEMENTS:
            raise PictureError(f"{element.named} draws more than {10 * ELEMENTS:,} elements", _SIMPLER)
        self.known[id(element)] = total
        self.order.append(element)
        return total

    def _targets(self, element: Element, properties: Mapping[str, str]) -> list[Element]:
        """Return the elements that an element refers to, each of which is drawn again for it."""
        names = [name for value in properties.values() if "url(" in value for name in _TARGETS.findall(value)]
        if element.tag != "a" and properties.get("href", "").startswith("#"):
            names.append(properties["href"][1:])
        return [self.ids[name] for name in names if name in self.ids]


def _refuse_effect(element: Element) -> None:
    for (tag, name), most in _EFFECTS.items():
        if element.tag != tag or name not in element.attributes:
            continue
        try:
            numbers = parse_numbers(element.get(name))
        except BadLength:
            numbers = [float("inf")]
        if max(numbers, default=0) > most:
            raise PictureError(f"{element.named} has a {name} of more than {most}, which takes too long", _SIMPLER)
