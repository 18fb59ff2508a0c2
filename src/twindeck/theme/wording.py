"""The engine's short texts with their places filled: as data, never as a format that could reach further."""

from __future__ import annotations

import re

_PLACE = re.compile(r"\{([^{}]*)\}")


def places_of(template: str) -> tuple[str, ...]:
    """Return the names in braces of a text, without repeats; "" for {}."""
    return tuple(dict.fromkeys(_PLACE.findall(template)))


def filled(template: str, unnamed: object = "", /, **values: object) -> str:
    """Return a text with {name} replaced by the value of that name, and {} by `unnamed`; other braces stay as they are."""
    known = {"": unnamed, **values}
    return _PLACE.sub(lambda found: str(known[found[1]]) if found[1] in known else found[0], template)
