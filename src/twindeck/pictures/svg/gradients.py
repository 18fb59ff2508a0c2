"""Linear and radial gradients (SVG 1.1, 13.2), resolved to the drawing's coordinates."""

from __future__ import annotations

from collections.abc import Mapping

from twindeck.pictures.errors import CHAIN
from twindeck.pictures.svg.colour import Colour, parse_colour
from twindeck.pictures.svg.css import Sheet
from twindeck.pictures.svg.length import BadLength, Viewport, parse_length, resolve
from twindeck.pictures.svg.matrix import Matrix, apply, determinant, multiply, parse_transform, uniform_scale
from twindeck.pictures.svg.style import ROOT, Style, Unsupported, amount, derive
from twindeck.pictures.svg.tree import Element
from twindeck.vector import Gradient, GradientStop

Bounds = tuple[float, float, float, float]
Resolved = tuple[str | Gradient | None, float]
"""A plain colour, a gradient or nothing, and its opacity."""
Stops = tuple[tuple[GradientStop, ...], float]
"""The stops of a gradient, from 0 to 1, and the opacity they share."""


def resolve_gradient(
    element: Element,
    ids: Mapping[str, Element],
    sheet: Sheet,
    known: dict[int, Stops | Exception],
    bounds: Bounds | None,
    matrix: Matrix,
    viewport: Viewport,
) -> Resolved:
    """Return a gradient for a shape whose outline has these bounds in its own coordinates.

    `known` has the stops of the gradients that were resolved before, or what is wrong with them, by their elements.
    Raises Unsupported for what cannot be drawn as vectors, BadLength for lengths that cannot be read.
    """
    chain = _chain(element, ids)
    attributes: dict[str, str] = {}
    for link in reversed(chain):
        # Geometry is not inherited from a gradient of the other kind: its names differ, but units and transform do.
        attributes.update(link.attributes)
    if id(element) not in known:
        try:
            known[id(element)] = _stops(chain, sheet)
        except (Unsupported, BadLength) as problem:
            known[id(element)] = problem
    found = known[id(element)]
    if isinstance(found, Exception):
        raise found
    stops, opacity = found
    if len(stops) < 2:
        return (stops[0].rgb if stops else None), opacity
    if attributes.get("spreadMethod", "pad").strip() != "pad":
        raise Unsupported("a gradient that is reflected or repeated")
    if attributes.get("color-interpolation", "sRGB").strip() not in ("sRGB", "auto", "inherit"):
        raise Unsupported("a gradient between linear colours")
    space = parse_transform(attributes.get("gradientTransform", ""))
    if space is None:
        raise Unsupported("a gradientTransform that cannot be read")
    if attributes.get("gradientUnits", "objectBoundingBox").strip() == "userSpaceOnUse":
        space = multiply(matrix, space)
    else:
        if bounds is None or bounds[0] == bounds[2] or bounds[1] == bounds[3]:
            return None, opacity
        box = (bounds[2] - bounds[0], 0.0, 0.0, bounds[3] - bounds[1], bounds[0], bounds[1])
        space, viewport = multiply(matrix, multiply(box, space)), Viewport(1.0, 1.0)
    if not determinant(space):
        return stops[-1].rgb, opacity
    make = _linear if element.tag == "linearGradient" else _radial
    return make(attributes, space, viewport, stops), opacity


def _chain(element: Element, ids: Mapping[str, Element]) -> list[Element]:
    """Return a gradient and those it takes its attributes and stops from."""
    chain = [element]
    while target := chain[-1].get("href"):
        link = ids.get(target.removeprefix("#"))
        if link is None or link.tag not in ("linearGradient", "radialGradient"):
            raise Unsupported(f"a gradient that takes after {target[:40]}, which is no gradient")
        if link in chain or len(chain) >= CHAIN:
            raise Unsupported("gradients that take after each other in a ring")
        chain.append(link)
    return chain


def _stops(chain: list[Element], sheet: Sheet) -> Stops:
    """Return the stops, from 0 to 1, and the opacity they share."""
    owner = next((link for link in chain if any(child.tag == "stop" for child in link.children)), None)
    if owner is None:
        return (), 1.0
    found: list[GradientStop] = []
    opacities: list[float] = []
    inherited: Colour | None = None
    for child in owner.children:
        if child.tag != "stop":
            continue
        properties = sheet.properties(child)
        value = properties.get("stop-color", "black")
        if value.strip().lower() == "currentcolor":
            inherited = _current_colour(owner, sheet) if inherited is None else inherited
            own = {"color": properties.get("color", "inherit")}
            rgb, alpha = derive(ROOT._replace(color=inherited), own).color
        else:
            rgb, alpha = _colour(value)
        offset = amount(properties.get("offset", "0"))
        found.append(GradientStop(max(offset, found[-1].offset if found else 0.0), rgb))
        opacities.append(alpha * amount(properties.get("stop-opacity", "1")))
    if max(opacities) - min(opacities) > 1e-6:
        raise Unsupported("a gradient that fades")
    if len({stop.rgb for stop in found}) == 1:
        return (found[0],), opacities[0]
    # Before its first stop and after its last one a gradient has their colours; said here, so that no writer has to.
    if found[0].offset > 0:
        found.insert(0, GradientStop(0.0, found[0].rgb))
    if found[-1].offset < 1:
        found.append(GradientStop(1.0, found[-1].rgb))
    return tuple(found), opacities[0]


def _current_colour(element: Element, sheet: Sheet) -> Colour:
    """Return an element's `color`, from all that it stands in."""
    above: list[Element] = []
    link: Element | None = element
    while link is not None:
        above.append(link)
        link = link.parent
    style: Style = ROOT
    for link in reversed(above):
        style = derive(style, {"color": sheet.properties(link).get("color", "inherit")})
    return style.color


def _colour(value: str) -> Colour:
    found = parse_colour(value)
    if found is None:
        raise Unsupported(f"the colour {value[:40]!r}")
    return found


def _length(attributes: Mapping[str, str], name: str, default: str, of: float) -> float:
    return resolve(attributes.get(name, default), of)


def _linear(
    attributes: Mapping[str, str], space: Matrix, viewport: Viewport, stops: tuple[GradientStop, ...]
) -> str | Gradient:
    x1, y1 = _length(attributes, "x1", "0%", viewport.width), _length(attributes, "y1", "0%", viewport.height)
    x2, y2 = _length(attributes, "x2", "100%", viewport.width), _length(attributes, "y2", "0%", viewport.height)
    if x1 == x2 and y1 == y2:
        return stops[-1].rgb
    px, py = apply(space, x1, y1)
    qx, qy = apply(space, x2, y2)
    # Lines of one colour run across the gradient; a transform that skews turns them differently from the gradient's own
    # line, so its end is moved along the last of them until it stands at a right angle again.
    ax, ay = space[0] * (y1 - y2) + space[2] * (x2 - x1), space[1] * (y1 - y2) + space[3] * (x2 - x1)
    along = ((qx - px) * ax + (qy - py) * ay) / (ax * ax + ay * ay)
    return Gradient("linear", (px, py, qx - along * ax, qy - along * ay), stops)


def _radial(
    attributes: Mapping[str, str], space: Matrix, viewport: Viewport, stops: tuple[GradientStop, ...]
) -> str | Gradient:
    cx, cy = _length(attributes, "cx", "50%", viewport.width), _length(attributes, "cy", "50%", viewport.height)
    r = _length(attributes, "r", "50%", viewport.diagonal)
    fx = resolve(attributes["fx"], viewport.width) if "fx" in attributes else cx
    fy = resolve(attributes["fy"], viewport.height) if "fy" in attributes else cy
    if r <= 0:
        return stops[-1].rgb
    if parse_length(attributes.get("fr", "0"))[0]:
        raise Unsupported("a radial gradient with a focal radius")
    if (fx - cx) ** 2 + (fy - cy) ** 2 > (0.99 * r) ** 2:
        raise Unsupported("a radial gradient whose focus is on its rim")
    scale = uniform_scale(space)
    if scale is None:
        raise Unsupported("a radial gradient stretched to an ellipse")
    return Gradient("radial", (*apply(space, cx, cy), r * scale, *apply(space, fx, fy)), stops)
