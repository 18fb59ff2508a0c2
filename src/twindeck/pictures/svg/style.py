"""What an element looks like: the inherited properties of SVG's painting, computed from strings to values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from twindeck.pictures.svg.colour import Colour, parse_colour
from twindeck.pictures.svg.length import BadLength, parse_length


class Unsupported(Exception):
    """Raised at a feature that cannot be drawn as vectors; the message names it."""


class Reference(NamedTuple):
    """A paint that refers to an element, and what to paint where that is not there."""

    target: str
    fallback: Colour | None


Paint = Colour | Reference | Literal["current"] | None
"""A colour, a reference, the element's own `color`, or nothing."""


class Style(NamedTuple):
    """Inherited properties. Lengths stay text: their percentages depend on the viewport they are used in."""

    color: Colour = ("000000", 1.0)
    fill: Paint = ("000000", 1.0)
    fill_opacity: float = 1.0
    fill_rule: Literal["nonzero", "evenodd"] = "nonzero"
    clip_rule: Literal["nonzero", "evenodd"] = "nonzero"
    stroke: Paint = None
    stroke_opacity: float = 1.0
    stroke_width: str = "1"
    stroke_linecap: Literal["butt", "round", "square"] = "butt"
    stroke_linejoin: Literal["miter", "round", "bevel"] = "miter"
    stroke_miterlimit: float = 4.0
    stroke_dasharray: str = "none"
    stroke_dashoffset: str = "0"
    visibility: Literal["visible", "hidden", "collapse"] = "visible"
    paint_order: str = "normal"
    marker: str = "none"


ROOT = Style()

_CURRENT = "currentcolor"
# Possessive: a long run of blanks that no bracket closes is gone through once.
_URL = re.compile(r"url\(\s*[\"']?#([^\"')]*+)[\"']?\s*\)\s*(.*)", re.DOTALL)


def reference(value: str) -> tuple[str, str] | None:
    """Return the id that `url(#id)` refers to, and what follows it."""
    found = _URL.fullmatch(value.strip())
    return (found[1].strip(), found[2].strip()) if found else None


def amount(value: str) -> float:
    """Read an opacity: a number or a percentage, limited to 0 to 1. Raises BadLength."""
    return min(max(parse_length(value)[0], 0.0), 1.0)


def _colour(value: str) -> Colour:
    found = parse_colour(value)
    if found is None:
        raise Unsupported(f"the colour {value[:40]!r}")
    return found


@lru_cache(maxsize=2048)
def _paint(value: str) -> Paint:
    lowered = value.strip().lower()
    if lowered == "none":
        return None
    if lowered == _CURRENT:
        return "current"
    if lowered in ("context-fill", "context-stroke"):
        raise Unsupported(f"the paint {lowered}")
    target = reference(value)
    if target is None:
        return _colour(value)
    fallback = None if target[1].lower() in ("", "none") else _colour(target[1])
    return Reference(target[0], fallback)


def _one_of(*words: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        word = value.strip().lower()
        if word not in words:
            raise Unsupported(f"the value {value[:40]!r}")
        return word

    return read


def _miter_limit(value: str) -> float:
    number, relative = parse_length(value)
    if relative or number < 1:
        raise BadLength(value)
    return number


def _marker(value: str) -> str:
    return value.strip()


_READERS: dict[str, Callable[[str], Any]] = {
    "fill": _paint,
    "stroke": _paint,
    "fill-opacity": amount,
    "stroke-opacity": amount,
    "fill-rule": _one_of("nonzero", "evenodd"),
    "clip-rule": _one_of("nonzero", "evenodd"),
    "stroke-width": str.strip,
    "stroke-linecap": _one_of("butt", "round", "square"),
    "stroke-linejoin": _one_of("miter", "round", "bevel"),
    "stroke-miterlimit": _miter_limit,
    "stroke-dasharray": str.strip,
    "stroke-dashoffset": str.strip,
    "visibility": _one_of("visible", "hidden", "collapse"),
    "paint-order": str.strip,
}
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_READ = frozenset({"color", *_READERS, *_MARKERS})


def derive(parent: Style, properties: Mapping[str, str]) -> Style:
    """Return an element's style from its parent's and its own properties.

    Raises Unsupported and BadLength for values that are not understood.
    """
    if _READ.isdisjoint(properties):
        return parent
    changes: dict[str, Any] = {}
    colour = properties.get("color")
    if colour is not None and colour.strip().lower() not in ("inherit", "unset", _CURRENT):
        changes["color"] = ROOT.color if colour.strip().lower() == "initial" else _colour(colour)
    for name, reader in _READERS.items():
        value = properties.get(name)
        if value is None:
            continue
        field = name.replace("-", "_")
        match value.strip().lower():
            case "inherit" | "unset":
                pass
            case "initial":
                changes[field] = getattr(ROOT, field)
            case _:
                changes[field] = reader(value)
    for name in _MARKERS:
        value = properties.get(name, "").strip()
        if value and value not in ("inherit", "unset"):
            changes["marker"] = value if value != "none" else changes.get("marker", "none")
    return parent._replace(**changes) if changes else parent
