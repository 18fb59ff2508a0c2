"""A tree: who reports to whom, what consists of what. Boxes on levels, joined by lines that share a trunk.

Where the lowest boxes are too many to stand side by side, they stand one under the other beneath what they belong to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from pydantic import Field, model_validator

from twindeck.blocks.diagram.nodes import LEAST, LOFTY, THICKNESS, Widths, widest, words_widths
from twindeck.boxes import Drawn, Fragment, Overflow, overflow_of
from twindeck.context import Context
from twindeck.geometry import Box, round_rect
from twindeck.model import Line, Model, Prose, problem
from twindeck.scene import Connector, End, Group, Node, Panel, Role, Stroke
from twindeck.text import inline, typeset
from twindeck.theme.contract import SpaceName, StyleName

MARGIN, NARROW, STEP = 12.0, 84.0, 12.0
"""Room beside words in a box, the least width of a box, and the steps in which widths come, in points."""

LEVEL, WIDER = 34.0, 1.8
"""The least distance of two levels, in points, and how many times as far they may be apart where there is room."""

INDENT, LEDGE = 26.0, 12.0
"""How far boxes one under the other stand in from what they belong to, and where the line to them leaves it, in points."""

AIRY = (1.4, 1.3, 1.2, 1.1)
"""How many times as wide as they must be boxes become where there is room; gaps grow with the square of it."""

MOST, DEEPEST = 60, 6
"""How many boxes a tree may have, and how many levels."""


class Branch(Model):
    """A box of a tree, with what hangs on it."""

    shorthand: ClassVar[str | None] = "heading"
    heading: Line
    note: Line | None = None
    items: list[Branch] = []


class Tree(Model):
    """A tree from its root down. With `alt` it is one described figure; without it, a list with lists in it."""

    space_before: ClassVar[SpaceName] = "blocks"
    heading: Line
    note: Line | None = None
    items: list[Branch] = Field(min_length=1)
    alt: Prose | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        count, depth = _size(self)
        if count > MOST:
            raise problem(f"{count} boxes are more than the {MOST} that a tree may have", "make two trees", "items")
        if depth > DEEPEST:
            raise problem(f"a tree of {depth} levels is too deep", f"use {DEEPEST} levels at most", "items")
        return self

    def layout(self, context: Context, width: float) -> Fragment:
        """Stand the lowest boxes side by side where they have room, else one under the other."""
        options = [_Shape.of(self, context, width, stacked=stacked) for stacked in (False, True)]
        shape = next((one for one in options if one.needed <= width + 0.5), None)
        shape = shape or next((one for one in options if one.least <= width + 0.5), options[1])
        return shape.fragment(self)


def _size(branch: Tree | Branch) -> tuple[int, int]:
    inner = [_size(one) for one in branch.items]
    return 1 + sum(count for count, _ in inner), 1 + max((depth for _, depth in inner), default=0)


def _levels(branch: Tree | Branch, level: int = 0) -> Iterator[tuple[int, Tree | Branch]]:
    yield level, branch
    for one in branch.items:
        yield from _levels(one, level + 1)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A tree at a width: how wide the boxes of each level are, and whether the lowest stand one under the other."""

    tree: Tree
    context: Context
    width: float
    stacked: bool
    wide: Mapping[int, float]
    words: Mapping[int, typeset.TextLayout]
    gap: float
    needed: float
    least: float

    @classmethod
    def of(cls, tree: Tree, context: Context, width: float, *, stacked: bool) -> _Shape:
        """Find widths for the levels, between what words would have and what they must."""
        levels: dict[int, list[Widths]] = {}
        for level, branch in _levels(tree):
            levels.setdefault(level, []).append(_widths(branch, context))
        by_level = {level: widest(widths) for level, widths in levels.items()}
        ideal = {level: max(NARROW, -(-one.ideal // STEP) * STEP) for level, one in by_level.items()}
        least = {level: max(56.0, one.least) for level, one in by_level.items()}
        ideal = _reaching(tree, ideal) if stacked else ideal
        gap = context.space("columns")
        needed, fewest = (_across(tree, 0, widths, gap, stacked) for widths in (ideal, least))
        part = 1.0 if needed <= width or needed <= fewest else max(0.0, min(1.0, (width - fewest) / (needed - fewest)))
        wide = {level: least[level] + (ideal[level] - least[level]) * part for level in ideal}
        for times in AIRY:
            wider = {level: one * times for level, one in wide.items()}
            wider = _reaching(tree, wider) if stacked else wider
            if part == 1.0 and _across(tree, 0, wider, gap * times * times, stacked) <= width:
                wide, gap = wider, gap * times * times
                break
        role = Role.SPAN if tree.alt is not None else None
        words = {
            id(branch): _words(branch, context, wide[level] - 2 * MARGIN, role, strong=level == 0)
            for level, branch in _levels(tree)
        }
        return cls(tree, context, width, stacked, wide, words, gap, needed, fewest)

    def height_of(self, branch: Tree | Branch) -> float:
        """Return how high a box must be: twice as high as its words, where there is air."""
        words = self.words[id(branch)].height
        air = min((LEAST - 1) * words, 2 * LOFTY) * min(1.0, self.context.air)
        return words + max(air, 2 * self.context.space("node"))

    def hangs(self, branch: Tree | Branch) -> bool:
        """Tell whether what hangs on a box stands one under the other."""
        return self.stacked and bool(branch.items) and not any(one.items for one in branch.items)

    def row(self, level: int) -> float:
        """Return the height of the boxes on a level."""
        return max(self.height_of(branch) for at, branch in _levels(self.tree) if at == level)

    def depth(self, branch: Tree | Branch, level: int, distance: float) -> float:
        """Return how high a box is with all that hangs on it."""
        own = self.row(level)
        if not branch.items:
            return own
        if self.hangs(branch):
            return own + sum(self.row(level + 1) + self.context.space("columns") * 0.75 for _ in branch.items)
        return own + distance + max(self.depth(one, level + 1, distance) for one in branch.items)

    def fragment(self, tree: Tree) -> Fragment:
        height, tallest = (self.depth(tree, 0, distance) for distance in (LEVEL, LEVEL * WIDER))

        def draw(box: Box) -> tuple[Node, ...]:
            part = (box.h - height) / (tallest - height) if tallest > height else 0.0
            return _draw(self, box, LEVEL * (1 + (WIDER - 1) * min(1.0, max(0.0, part))))

        overflow = tuple(
            one
            for _, branch in _levels(tree)
            for one in overflow_of(self.words[id(branch)], self.context.named(branch.heading), branch.origin)
        )
        if self.least > self.width + 0.5:
            overflow += (Overflow(self.least - self.width, self.context.named(tree.heading), tree.origin),)
        return Drawn(self.context.named(tree.heading), self.width, height, draw, tree.origin, tallest, overflow)


def _widths(branch: Tree | Branch, context: Context) -> Widths:
    parts = [words_widths(context.runs(branch.heading, "node-heading"))]
    if branch.note:
        parts.append(words_widths(context.runs(branch.note, "node-note")))
    return widest(parts).plus(2 * MARGIN)


def _reaching(tree: Tree, wide: Mapping[int, float]) -> dict[int, float]:
    """Return the widths of levels where boxes beneath others end level with them."""
    found = dict(wide)
    for level, branch in _levels(tree):
        if branch.items and not any(one.items for one in branch.items):
            found[level] = max(found[level], INDENT + found[level + 1])
            found[level + 1] = max(found[level + 1], found[level] - INDENT)
    return found


def _words(
    branch: Tree | Branch, context: Context, width: float, role: Role | None, *, strong: bool
) -> typeset.TextLayout:
    parts = []
    styles: tuple[StyleName, StyleName] = ("node-heading", "node-note")
    for text, style in zip((branch.heading, branch.note), styles, strict=True):
        if text:
            runs, leading = context.runs(text, style, colour="ink" if strong else None), context.leading(style)
            made = typeset.layout_paragraph(runs, leading, width, role=role, align="center", breaks="phrases")
            parts.append((made, 1.0))
    return typeset.stack(parts)


def _across(branch: Tree | Branch, level: int, wide: Mapping[int, float], gap: float, stacked: bool) -> float:
    """Return how wide a box is with all that hangs on it."""
    if not branch.items:
        return wide[level]
    if stacked and not any(one.items for one in branch.items):
        return max(wide[level], INDENT + wide[level + 1])
    below = sum(_across(one, level + 1, wide, gap, stacked) for one in branch.items) + gap * (len(branch.items) - 1)
    return max(wide[level], below)


# --------------------------------------------------------------------------------------------------------------- placing


@dataclass(slots=True)
class _Drawing:
    boxes: dict[int, Box]
    sites: dict[int, list[tuple[float, float]]]
    lines: list[tuple[int, int, tuple[tuple[float, float], ...], int, int]]
    """Between which boxes, the points, and at which sites."""


def _draw(shape: _Shape, box: Box, distance: float) -> tuple[Node, ...]:
    tree, context = shape.tree, shape.context
    made = _Drawing({}, {}, [])
    across = _across(tree, 0, shape.wide, shape.gap, shape.stacked)
    spare = max(0.0, box.h - shape.depth(tree, 0, distance)) / 2
    _place(shape, tree, 0, box.x + (box.w - across) / 2, box.y + spare, distance, made)
    keys = {id(branch): f"branch:{number}" for number, (_, branch) in enumerate(_levels(tree))}
    figure = tree.alt is not None
    nodes = list(_nodes(shape, tree, 0, made, keys, figure))
    names = {id(branch): context.named(branch.heading) for _, branch in _levels(tree)}
    stroke = Stroke(context.colour("accent"), THICKNESS - 0.5)
    for start, end, points, leaves, arrives in made.lines:
        xs, ys = zip(*points, strict=True)
        around = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        nodes.append(
            Connector(
                f"{context.words.line}: {names[start]} → {names[end]}",
                around,
                points,
                stroke,
                End(keys[start], leaves),
                End(keys[end], arrives),
                "straight" if len(points) == 2 else "elbow",
                end_arrow=False,
                origin=tree.origin,
            )
        )
    return (
        Group(
            context.named(tree.heading),
            box,
            tuple(nodes),
            role=Role.FIGURE if figure else Role.L,
            alt=None if tree.alt is None else inline.plain(inline.joined(tree.alt)),
            joined=True,
            origin=tree.origin,
        ),
    )


def _place(
    shape: _Shape, branch: Tree | Branch, level: int, x: float, y: float, distance: float, made: _Drawing
) -> None:
    """Place a box over the middle of what hangs on it, which is placed from `x` on."""
    wide, high = shape.wide[level], shape.row(level)
    across = _across(branch, level, shape.wide, shape.gap, shape.stacked)
    if shape.hangs(branch):
        own = Box(x, y, wide, high)
        made.boxes[id(branch)] = own
        made.sites[id(branch)] = [(LEDGE / wide, 1.0)]
        top = own.bottom
        for one in branch.items:
            top += shape.context.space("columns") * 0.75
            box = Box(x + INDENT, top, shape.wide[level + 1], shape.row(level + 1))
            made.boxes[id(one)] = box
            trunk = x + LEDGE
            corner: tuple[tuple[float, float], ...] = (
                (trunk, own.bottom),
                (trunk, box.centre[1]),
                (box.x, box.centre[1]),
            )
            made.lines.append((id(branch), id(one), corner, 4, 1))
            top = box.bottom
        return
    below = [_across(one, level + 1, shape.wide, shape.gap, shape.stacked) for one in branch.items]
    at = x + (across - sum(below) - shape.gap * max(0, len(below) - 1)) / 2
    for one, room in zip(branch.items, below, strict=True):
        _place(shape, one, level + 1, at, y + high + distance, distance, made)
        at += room + shape.gap
    children = [made.boxes[id(one)] for one in branch.items]
    middle = (children[0].centre[0] + children[-1].centre[0]) / 2 if children else x + across / 2
    own = Box(min(max(middle - wide / 2, x), x + across - wide), y, wide, high)
    made.boxes[id(branch)] = own
    start = (own.centre[0], own.bottom)
    for one, box in zip(branch.items, children, strict=True):
        end, turn = (box.centre[0], box.y), own.bottom + distance / 2
        straight = abs(start[0] - end[0]) < 0.05
        points = (start, (start[0], end[1])) if straight else (start, (start[0], turn), (end[0], turn), end)
        made.lines.append((id(branch), id(one), points, 2, 0))


def _nodes(
    shape: _Shape, branch: Tree | Branch, level: int, made: _Drawing, keys: Mapping[int, str], figure: bool
) -> Sequence[Node]:
    """Return a box, and what hangs on it as a list of its own."""
    context, box = shape.context, made.boxes[id(branch)]
    fill = context.colour("fill" if level == 0 else "background" if context.on_tint else "box")
    form = replace(round_rect(context.length("radius")), sites=tuple(made.sites.get(id(branch), ())))
    panel = Panel(form, fill, None if level == 0 else context.edge(fill))
    name = context.named(branch.heading)
    text = typeset.frame(
        name,
        shape.words[id(branch)],
        box,
        role=Role.DIV if figure else Role.LBODY,
        panel=panel,
        insets=(MARGIN, 0.0, MARGIN, 0.0),
        anchor="middle",
        key=keys[id(branch)],
        origin=branch.origin,
    )
    inner = [node for one in branch.items for node in _nodes(shape, one, level + 1, made, keys, figure)]
    if figure:
        return [text, *inner]
    own: list[Node] = [Group(name, box, (text,), role=Role.LI, origin=branch.origin)]
    if inner:
        own.append(Group(name, _around(inner), tuple(inner), role=Role.L, origin=branch.origin))
    return own


def _around(nodes: Sequence[Node]) -> Box:
    x, y = min(node.box.x for node in nodes), min(node.box.y for node in nodes)
    return Box(x, y, max(node.box.right for node in nodes) - x, max(node.box.bottom for node in nodes) - y)
