"""How large the tiles of patterns come out: resvg draws each as an image of its own, whatever it measures.

Reckons for a rendering as large as any (`PIXELS_ACROSS`), and by the largest scale that leads to an element.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from twindeck.pictures.errors import CHAIN, TILE, PictureError
from twindeck.pictures.svg import pathdata
from twindeck.pictures.svg.css import Sheet
from twindeck.pictures.svg.length import BadLength, Viewport, parse_length, parse_view_box, resolve
from twindeck.pictures.svg.matrix import IDENTITY, Matrix, parse_transform
from twindeck.pictures.svg.shapes import SHAPES, outline
from twindeck.pictures.svg.style import reference
from twindeck.pictures.svg.tree import Element

PIXELS_ACROSS = 2000
"""The longer side of a rendering at most."""

_PAINTS = ("fill", "stroke")


def refuse_large_tiles(
    elements: Sequence[Element],
    targets: Mapping[int, Sequence[Element]],
    ids: Mapping[str, Element],
    sheet: Sheet,
    size: tuple[float, float],
) -> None:
    """Raise PictureError for a pattern whose tiles have too many pixels where an element is painted with it.

    `elements` are all that are drawn, each before those in it and those it refers to (`targets`, by its identity);
    `size` is the drawing's in user units.
    """
    viewport = Viewport(*size)
    scales: dict[int, float] = {}
    paints: dict[int, dict[str, str]] = {}
    for element in elements:
        properties = sheet.properties(element)
        scale = scales.get(id(element), 1.0 if element.parent else PIXELS_ACROSS / max(size)) * _scale(
            properties.get("transform", "")
        )
        own = {name: properties[name] for name in _PAINTS if name in properties}
        above = paints.get(id(element.parent), {})
        paints[id(element)] = {**above, **own} if own else above
        if element.tag in SHAPES or element.tag in ("text", "tspan", "textPath"):
            for value in paints[id(element)].values():
                _refuse_large_tile(value, element, ids, scale, viewport)
        inner = scale * _view_scale(element, viewport)
        for part in (*element.children, *targets.get(id(element), ())):
            scales[id(part)] = max(scales.get(id(part), 0.0), inner)


def _refuse_large_tile(
    value: str, element: Element, ids: Mapping[str, Element], scale: float, viewport: Viewport
) -> None:
    target = reference(value)
    pattern = ids.get(target[0]) if target else None
    if pattern is None or pattern.tag != "pattern":
        return
    attributes = _attributes(pattern, ids)
    units: tuple[float, float] = (viewport.width, viewport.height)
    fraction = attributes.get("patternUnits", "").strip() != "userSpaceOnUse"
    if fraction:
        units = _measures(element, viewport)
    try:
        lengths = [parse_length(attributes.get(name, "0")) for name in ("width", "height")]
    except BadLength:
        return
    across, down = (
        number * of if relative or fraction else number for (number, relative), of in zip(lengths, units, strict=True)
    )
    scale *= _scale(attributes.get("patternTransform", ""))
    if across * down * scale * scale > TILE:
        tile = f"{across * scale:,.0f} × {down * scale:,.0f} pixels"
        raise PictureError(
            f"{element.named} is painted with {pattern.named}, whose tiles come to {tile}", "make its tiles smaller"
        )


def _attributes(pattern: Element, ids: Mapping[str, Element]) -> dict[str, str]:
    """Return a pattern's attributes, with those of the patterns it takes after where it has none of its own."""
    found: dict[str, str] = {}
    link: Element | None = pattern
    for _ in range(CHAIN):
        if link is None:
            break
        found = {**link.attributes, **found}
        link = ids.get(link.get("href").removeprefix("#"))
    return found


def _measures(element: Element, viewport: Viewport) -> tuple[float, float]:
    """Return the size of a shape in its own units; of a text, which is not set here, that of the drawing."""
    if element.tag not in SHAPES:
        return viewport.width, viewport.height
    try:
        box = pathdata.bounds(outline(element, IDENTITY, viewport)[0])
    except BadLength:
        box = None
    return (0.0, 0.0) if box is None else (box[2] - box[0], box[3] - box[1])


def _scale(transform: str) -> float:
    """Return by how much a transform enlarges at the most, 1 where it cannot be read."""
    return _norm(parse_transform(transform) or IDENTITY)


def _norm(m: Matrix) -> float:
    a, b, c, d, _, _ = m
    total, area = a * a + b * b + c * c + d * d, a * d - b * c
    return math.sqrt((total + math.sqrt(max(total * total - 4 * area * area, 0.0))) / 2)


def _view_scale(element: Element, viewport: Viewport) -> float:
    """Return by how much the viewBox of an svg, symbol or marker within the drawing enlarges at the most."""
    if "viewBox" not in element.attributes:
        return 1.0
    try:
        view = parse_view_box(element.get("viewBox"))
        width, height = (
            resolve(element.get(name) or "100%", of)
            for name, of in (("width", viewport.width), ("height", viewport.height))
        )
    except BadLength:
        return 1.0
    if view is None or not view[2] or not view[3]:
        return 1.0
    return max(width / view[2], height / view[3])
