"""The id of a build: what both files carry, so that files of two builds are known not to belong together.

It is a digest of all that is in the Scene, and of the version of twindeck: the same deck gives the same id on every
machine, any change of what a reader could see or hear gives another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from twindeck.diagnostics import Span
from twindeck.scene import Scene, TextStyle
from twindeck.theme import Face

_PLAIN = frozenset({str, float, int, bool, type(None)})


def build_id(scene: Scene, version: str) -> str:
    """Return 32 hexadecimal digits."""
    parts: list[str] = [version]
    _add(scene, parts, {})
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _add(value: Any, parts: list[str], known: dict[int, str]) -> None:
    """Add a value as texts that no other value has. `known` holds text styles by their addresses: runs share them."""
    kind: Any = type(value)
    if kind is TextStyle:
        if id(value) not in known:
            own: list[str] = []
            _add_all(kind.__name__, _reader(kind)(value), own, known)
            known[id(value)] = "\0".join(own)
        parts.append(known[id(value)])
    else:
        _add_all(kind.__name__, _reader(kind)(value), parts, known)


def _add_all(name: str, values: tuple[Any, ...], parts: list[str], known: dict[int, str]) -> None:
    parts.append(f"{name} {len(values)}")
    for value in values:
        if type(value) in _PLAIN:
            parts.append(repr(value))
        else:
            _add(value, parts, known)


@cache
def _reader(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives a value's parts; TypeError for a kind of value that has no place in a Scene.

    Left out are places in the source and on the machine, and contents that have a digest beside them (`repr=False`).
    """
    if issubclass(kind, tuple | list):
        return tuple
    if issubclass(kind, str):  # an enumeration's member, or a text that knows its place in the source
        return lambda value: (str(value),)
    if issubclass(kind, Mapping):
        return lambda value: tuple(part for item in value.items() for part in item)
    if kind is Span:
        return lambda _: ()
    names = [field.name for field in fields(kind) if field.repr and not (kind is Face and field.name == "path")]
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
