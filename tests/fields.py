"""Blocks and slides made from the models themselves: a marker in every text field, wherever the field may stand.

A new kind is covered as soon as the registry names it. What the types do not say of a field (that two exclude each other,
that an arrow leads to a node) stands in the tables below.
"""

from __future__ import annotations

import json
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from twindeck.blocks.diagram.model import ArrowModel, Diagram, NodeModel
from twindeck.blocks.kinds import BLOCKS
from twindeck.blocks.metric import Metric
from twindeck.blocks.picture import PictureBlock, PictureFile
from twindeck.blocks.table import CellText
from twindeck.blocks.tiles import Tiles
from twindeck.model import Model, OneKey, TextKind, text_fields
from twindeck.numerals import Numeral
from twindeck.slides.registry import SLIDES

PICTURE = "pictures/disc.png"
DIGITS = string.digits + string.ascii_uppercase

Fields = frozenset[str]

NEEDED: dict[type[Model], Fields] = {
    Metric: frozenset({"value"}),
    CellText: frozenset({"text"}),
    PictureFile: frozenset({"alt"}),
    PictureBlock: frozenset({"alt"}),
}
"""Fields that a model cannot be without, though each by itself is optional."""

EXCLUSIVE: dict[type[Model], tuple[Fields, ...]] = {
    Metric: (frozenset({"before", "after"}), frozenset({"value", "lead", "unit"})),
    CellText: (frozenset({"items"}), frozenset({"text"})),
    Diagram: (frozenset({"alt"}), frozenset()),
    NodeModel: (frozenset({"nodes"}), frozenset({"nodes", "picture"})),
    Tiles: (frozenset({"marked"}),),
}
"""Sets of fields without one of which a model can have all its others."""

WITH: dict[tuple[type[Model], str, object], dict[str, Any]] = {
    (Metric, "share", True): {"value": "50"},
    (PictureFile, "decorative", True): {"alt": None},
    (PictureBlock, "decorative", True): {"alt": None},
}
"""What other fields must be for a field to have a value."""

Path = tuple[str, ...]
"""The fields that lead to a text, from a block or slide down."""

Choice = tuple[type[Model], str, object]
"""A value of a field that is no text."""


@dataclass(frozen=True)
class Case:
    """A block or slide as data; `marks` are the texts in it and where each stands, `blocks` those that are blocks."""

    kind: str
    data: dict[str, Any]
    marks: Mapping[str, Path]
    blocks: frozenset[str] = frozenset()


@dataclass
class Maker:
    """Fills models. `only` is the optional field that is filled, None for all but what is `left_out`; `style` is what texts
    with markup look like, and `letter` what marks start with.
    """

    style: str = "{}"
    letter: str = "M"
    only: Path | None = None
    left_out: Path | None = None
    turn: int = 0
    """Which of the sets of fields that exclude each other is left out."""
    choice: Choice | None = None
    marks: dict[str, Path] = field(default_factory=dict)
    blocks: set[str] = field(default_factory=set)

    def case(self, kind: str, cls: type[Model]) -> Case:
        data = self.model(cls, ())
        written = json.dumps(data)
        return Case(
            kind, data, {mark: path for mark, path in self.marks.items() if mark in written}, frozenset(self.blocks)
        )

    def model(self, cls: type[Model], path: Path) -> dict[str, Any]:
        """Return the fields of a model as an author writes them."""
        kinds = text_fields(cls)
        made: dict[str, Any] = {}
        for name, info in cls.model_fields.items():
            if self.is_wanted(cls, name, (*path, name)):
                made[info.alias or name] = self.value(cls, name, kinds.get(name), (*path, name))
        if self.choice is not None and self.choice[0] is cls:
            made |= {self.choice[1]: self.choice[2], **WITH.get(self.choice, {})}
        return {name: value for name, value in made.items() if value is not None}

    def is_wanted(self, cls: type[Model], name: str, path: Path) -> bool:
        if path.count(name) > 2 or (cls is Metric and name in ("before", "after") and len(path) > 1):
            return False
        sets = EXCLUSIVE.get(cls, ())
        # what is before or after is one number
        turn = 0 if cls is Metric and len(path) > 1 else self.turn
        if self.only is None and sets and name in sets[turn % len(sets)]:
            return False
        if self.left_out is not None and path == self.left_out and not cls.model_fields[name].is_required():
            return False
        if cls.model_fields[name].is_required() or self.only is None:
            return True
        if name in ("before", "after") and self.is_pair(cls, path):
            return True
        return _on_the_way(self.only, path) or (name in NEEDED.get(cls, ()) and not self.is_pair(cls, path))

    def is_pair(self, cls: type[Model], path: Path) -> bool:
        """Tell whether a metric is to be one of before and after."""
        return cls is Metric and self.only is not None and len(path) == 1 and self.only[0] in ("before", "after")

    def value(self, cls: type[Model], name: str, kind: TextKind | None, path: Path) -> Any:
        parts = tuple(parts_of(cls, name))
        several = any(part in (list, tuple) for part in parts)
        models = [part for part in parts if isinstance(part, type) and issubclass(part, Model)]
        if kind is not None:
            return self.texts(cls, name, kind, path, several=several)
        if any(isinstance(part, OneKey) and part.noun == "block" for part in parts):
            block = [self.text(path, TextKind(one_line=False))]
            self.blocks.add(block[0])
            return [block, block] if sum(part in (list, tuple) for part in parts) > 1 else block
        if cls is Diagram and name == "nodes":
            return [{"id": f"n{i}", "at": [1, i], **self.model(NodeModel, path)} for i in (1, 2)]
        if cls is Diagram and name == "arrows":
            return [{"from": "n1", "to": "n2", **self.model(ArrowModel, path)}]
        if models:
            return [self.model(models[0], path) for _ in range(2)] if several else self.model(models[0], path)
        if cls.model_fields[name].is_required() and name != "at":
            return "2" if Numeral in parts or int in parts else None
        return None

    def texts(self, cls: type[Model], name: str, kind: TextKind, path: Path, *, several: bool) -> Any:
        if not kind.has_markup:
            return PICTURE if name == "src" else None
        return [self.text(path, kind), self.text(path, kind)] if several else self.text(path, kind)

    def text(self, path: Path, kind: TextKind) -> str:
        mark = self.letter + DIGITS[len(self.marks) // len(DIGITS)] + DIGITS[len(self.marks) % len(DIGITS)]
        self.marks[mark] = path
        return self.style.format(mark)


def _on_the_way(only: Path, path: Path) -> bool:
    return only[: len(path)] == path or path[: len(only)] == only


def parts_of(cls: type[Model], name: str) -> Iterator[Any]:
    """Yield a field's annotation and all that it is made of."""
    info = cls.model_fields[name]
    waiting: list[Any] = [info.annotation, *info.metadata]
    while waiting:
        one = waiting.pop()
        yield one
        if get_origin(one) is not None:
            yield get_origin(one)
        if get_origin(one) is not Literal:
            waiting += [*getattr(one, "__metadata__", ()), *get_args(one)]


def kinds() -> dict[str, type[Model]]:
    """The kinds of block, and those of slide with "slide " before their names."""
    return {**BLOCKS, **{f"slide {name}": kind for name, kind in SLIDES.items()}}


def paths(cls: type[Model], path: Path = ()) -> Iterator[Path]:
    """Yield the texts that a model can have, its own and those of models within it."""
    for name in cls.model_fields:
        if name in path:
            continue
        kind = text_fields(cls).get(name)
        parts = list(parts_of(cls, name))
        if (kind is not None and kind.has_markup) or any(isinstance(part, OneKey) for part in parts):
            yield (*path, name)
        for part in parts:
            if isinstance(part, type) and issubclass(part, Model):
                yield from paths(part, (*path, name))


def choices(cls: type[Model], seen: Path = ()) -> Iterator[Choice]:
    """Yield the values other than texts that fields of a model, and of models within it, can be set to."""
    for name in cls.model_fields:
        for part in parts_of(cls, name):
            if part is bool:
                yield from ((cls, name, value) for value in (True, False))
            elif get_origin(part) is Literal:
                yield from ((cls, name, value) for value in get_args(part))
            elif isinstance(part, type) and issubclass(part, Model) and name not in seen:
                yield from choices(part, (*seen, name))


def full(kind: str, style: str = "{}", letter: str = "M") -> list[Case]:
    """Return a kind with all its fields: for each turn of those that exclude each other, and each value of the others."""
    turns = [Maker(style, letter, turn=turn) for turn in range(2)]
    return _cases(kind, [*turns, *(Maker(style, letter, choice=choice) for choice in choices(kinds()[kind]))])


def alone(kind: str) -> list[Case]:
    """Return a kind with what it needs and one more of its fields, for each of them."""
    return _cases(kind, [Maker(only=path) for path in paths(kinds()[kind])])


def all_but_one(kind: str) -> list[Case]:
    """Return a kind with all its fields but one, for each of them."""
    return _cases(kind, [Maker(left_out=path) for path in paths(kinds()[kind])])


def _cases(kind: str, makers: list[Maker]) -> list[Case]:
    """Return what makers make of a kind, without repeats."""
    cases: list[Case] = []
    for maker in makers:
        case = maker.case(kind, kinds()[kind])
        if case.data not in [one.data for one in cases]:
            cases.append(case)
    return cases
