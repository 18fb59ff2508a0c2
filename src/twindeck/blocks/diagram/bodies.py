"""How nodes stand together: on an author's grid, or in layers by their arrows; each may be a frame around others.

A body says how wide it would be and is laid out at a width; placed in a box it says where each node is, and where the gaps
between them are that arrows run through. How wide a gap must be is known once arrows have been led through it (`Room`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from twindeck.blocks.diagram.aligning import aligned
from twindeck.blocks.diagram.layers import Layers
from twindeck.blocks.diagram.model import NodeModel
from twindeck.blocks.diagram.nodes import (
    NodeLayout,
    Widths,
    heading_beside,
    heading_runs,
    lay_heading,
    layout_node,
    node_widths,
    widest,
    words_widths,
)
from twindeck.boxes import Overflow
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Role
from twindeck.text import typeset

GapKey = tuple[str, str, int]
"""Which gap: the frame it is in ("" for the diagram itself), what kind of gap, and which one."""

Room = Mapping[GapKey, float]
"""How wide gaps must be for what runs through them, in points."""

OUTSIDE = 18.0
"""Where an arrow round the outside runs at first, before there is room made for it, in points."""

ARROW = 38.0
"""The least length of an arrow, in points."""

LONG, LONGEST = 1.4, 4.5
"""How many times as long as they must be arrows become before boxes become wider, and after that."""

STRAIGHT = ("layer", "column", "row")
"""Kinds of gaps that arrows are to be seen in; others are passed."""

LEVEL = 1.4
"""How many times as high as it must be a box may become to end level with its neighbours."""

PASSING = 20.0
"""Room that an arrow takes which passes a layer, in points."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch free of boxes: upright from x `low` to `high`, or lying from y `low` to `high`, and how far it goes."""

    key: GapKey
    upright: bool
    low: float
    high: float
    first: float
    last: float

    @property
    def middle(self) -> float:
        """Half way across."""
        return (self.low + self.high) / 2


@dataclass(slots=True)
class Placement:
    """Where everything is: the boxes of nodes and frames, the words of frames, and the gaps."""

    boxes: dict[str, Box] = field(default_factory=dict)
    headings: list[tuple[str, Box]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    laid: dict[str, NodeLayout | LaidFrame] = field(default_factory=dict)

    @property
    def frames(self) -> set[str]:
        """The names of what holds other nodes."""
        return {name for name, laid in self.laid.items() if isinstance(laid, LaidFrame)}


class Laid(Protocol):
    """A part or a body laid out at a width."""

    @property
    def height(self) -> float:
        """What it needs."""

    @property
    def tallest(self) -> float:
        """What it looks good at, at most."""

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        """What in it is too wide, or torn."""

    def place(self, box: Box, into: Placement) -> None:
        """Say where everything in it is."""


class Part(Protocol):
    """A node, or a frame around nodes."""

    @property
    def name(self) -> str:
        """Its id."""

    @property
    def node(self) -> NodeModel:
        """What the author wrote."""

    def widths(self, room: Room) -> Widths:
        """Return how wide it would be."""

    def lay(self, width: float, room: Room, beside: float = 0.0) -> Laid:
        """Lay it out at a width; `beside` is what headings beside their items share."""


class Body(Protocol):
    """Nodes that stand together."""

    def widths(self, room: Room) -> Widths:
        """Return how wide they would be."""

    def lay(self, width: float, room: Room) -> Laid:
        """Lay them out at a width."""


# ---------------------------------------------------------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class LaidLeaf:
    """A node that holds no other, laid out."""

    layout: NodeLayout

    @property
    def height(self) -> float:
        return self.layout.height

    @property
    def tallest(self) -> float:
        return self.layout.most

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return self.layout.overflow

    def place(self, box: Box, into: Placement) -> None:
        into.boxes[self.layout.node.id] = box
        into.laid[self.layout.node.id] = self.layout


@dataclass(frozen=True, slots=True)
class Leaf:
    """A node that holds no other. It remembers how it was laid out, as it is at the same width again and again."""

    node: NodeModel
    context: Context
    role: Role
    _known: dict[tuple[float, float], LaidLeaf] = field(default_factory=dict)
    _widths: list[Widths] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.node.id

    def widths(self, room: Room) -> Widths:
        if not self._widths:
            self._widths.append(node_widths(self.node, self.context))
        return self._widths[0]

    def lay(self, width: float, room: Room, beside: float = 0.0) -> LaidLeaf:
        key = round(width, 2), beside
        if key not in self._known:
            self._known[key] = LaidLeaf(layout_node(self.node, self.context, width, self.role, beside))
        return self._known[key]


@dataclass(frozen=True, slots=True)
class LaidFrame:
    """A frame laid out: its heading, and the body in it."""

    node: NodeModel
    context: Context
    heading: typeset.TextLayout | None
    body: Laid
    padding: float

    @property
    def _above(self) -> float:
        return self.padding * 0.75 + self.heading.height if self.heading else 0.0

    @property
    def height(self) -> float:
        return self.body.height + self._above

    @property
    def tallest(self) -> float:
        return self.body.tallest + self._above

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return self.body.overflow

    def place(self, box: Box, into: Placement) -> None:
        into.boxes[self.node.id] = box
        into.laid[self.node.id] = self
        if self.heading is not None:
            into.headings.append((self.node.id, self.heading_box(box)))
        self.body.place(Box(box.x, box.y + self._above, box.w, box.h - self._above), into)

    def heading_box(self, box: Box) -> Box:
        """Return where the heading stands."""
        if self.heading is None:
            return Box(box.x, box.y, 0.0, 0.0)
        wide = min(self.heading.widest + typeset.SLACK + 0.04 * self.heading.widest, box.w - 2 * self.padding)
        return Box(box.x + self.padding, box.y + self.padding * 0.75, wide, self.heading.height)


@dataclass(frozen=True, slots=True)
class Frame:
    """A node around others."""

    node: NodeModel
    context: Context
    role: Role
    body: Body
    padding: float

    @property
    def name(self) -> str:
        return self.node.id

    def widths(self, room: Room) -> Widths:
        widths = self.body.widths(room)
        if not self.node.heading:
            return widths
        heading = words_widths(heading_runs(self.node, self.context)).plus(2 * self.padding)
        return widest([widths, heading])

    def lay(self, width: float, room: Room, beside: float = 0.0) -> LaidFrame:
        heading = None
        if self.node.heading:
            heading = lay_heading(self.node, self.context, width - 2 * self.padding, self.role, centred=False)
        return LaidFrame(self.node, self.context, heading, self.body.lay(width, room), self.padding)


# --------------------------------------------------------------------------------------------------------------- widths


def shared(
    columns: Sequence[Widths], gaps: Sequence[float], stretch: Sequence[float], width: float
) -> tuple[list[float], list[float], float]:
    """Share a width out among columns and the gaps between them; returns both, and what is left over.

    Gaps with arrows become longer first (`stretch` is how long each must be, 0 where none runs), then boxes wider, then
    arrows longer still.
    """
    rest = width - sum(gaps)
    wide = [column.ideal for column in columns]
    between = list(gaps)
    spare = rest - sum(wide)
    if spare < 0:
        least = [column.least for column in columns]
        give = sum(wide) - sum(least)
        part = min(1.0, -spare / give) if give > 0 else 1.0
        wide = [w - (w - low) * part for w, low in zip(wide, least, strict=True)]
        over = sum(wide) - rest
        if over > 0.01:
            wide = [w - over * w / sum(wide) for w in wide]
        return wide, between, 0.0
    spare = _lengthen(between, stretch, LONG, spare)
    spare = _widen(wide, [column.most for column in columns], spare)
    spare = _lengthen(between, stretch, LONGEST, spare)
    return wide, between, spare


def _lengthen(between: list[float], stretch: Sequence[float], times: float, spare: float) -> float:
    """Make gaps with arrows longer in place, the shortest first, up to so many times the longest; returns what is left."""
    limit = times * max(stretch, default=0.0)
    most = [max(limit, now) if more else now for more, now in zip(stretch, between, strict=True)]
    return _widen(between, most, spare)


def _widen(wide: list[float], most: Sequence[float], spare: float) -> float:
    """Make columns wider in place, the narrowest first, none beyond its limit; returns what is left."""
    while spare > 0.01:
        growing = [i for i, w in enumerate(wide) if w < most[i] - 0.01]
        if not growing:
            return spare
        level = min(wide[i] for i in growing)
        lowest = [i for i in growing if wide[i] < level + 0.01]
        others = [wide[i] for i in growing if wide[i] >= level + 0.01]
        step = min([spare / len(lowest), *(most[i] - wide[i] for i in lowest), *(w - level for w in others)])
        for i in lowest:
            wide[i] += step
        spare -= step * len(lowest)
    return 0.0


def too_narrow(part: Part, width: float, room: Room) -> tuple[Overflow, ...]:
    """Return by how much a width is too narrow for the words of a part to stay whole."""
    least = part.widths(room).least
    if width >= least - 0.5 or isinstance(part, Frame):
        return ()
    return (Overflow(least - width, part.node.heading or part.name, part.node.origin),)


@dataclass(frozen=True, slots=True)
class Margins:
    """Room round a body: for arrows that go round the outside, and in a frame its padding."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, name: str, padding: float, room: Room, *, under_heading: bool = False) -> Margins:
        """Return the margins of the body of a frame; `padding` where no arrow asks for more."""
        sides = {side: max(padding, room.get((name, side, 0), 0.0)) for side in ("left", "top", "right", "bottom")}
        if under_heading:
            sides["top"] = max(padding * 0.75, room.get((name, "top", 0), 0.0))
        return cls(**sides)

    def within(self, box: Box) -> Box:
        """Return a box without the margins."""
        return box.inset(self.left, self.top, self.right, self.bottom)

    def gaps(self, name: str, box: Box) -> list[Gap]:
        """Return the margins as gaps; where there is none, what lies outside."""
        inner = self.within(box)

        def edge(size: float) -> float:
            return size if size > 0 else OUTSIDE

        return [
            Gap((name, "left", 0), True, inner.x - edge(self.left), inner.x, box.y, box.bottom),
            Gap((name, "right", 0), True, inner.right, inner.right + edge(self.right), box.y, box.bottom),
            Gap((name, "top", 0), False, inner.y - edge(self.top), inner.y, box.x, box.right),
            Gap((name, "bottom", 0), False, inner.bottom, inner.bottom + edge(self.bottom), box.x, box.right),
        ]


# ----------------------------------------------------------------------------------------------------------------- grid


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a part stands on a grid, counted from 0: the first row and column, and those after the last."""

    part: Part
    row: int
    column: int
    end_row: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Nodes in rows and columns. With `stacked` each column stands on its own."""

    name: str
    cells: tuple[Cell, ...]
    context: Context
    padding: float
    shares: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()
    stacked: bool = False
    titled: bool = False

    @property
    def columns(self) -> int:
        return max(cell.end_column for cell in self.cells)

    @property
    def rows(self) -> int:
        return max(cell.end_row for cell in self.cells)

    def gaps(self, kind: str, count: int, room: Room) -> tuple[list[float], list[float]]:
        """Return the gaps between columns or rows, and which of them may become longer from how much on."""
        plain = self.context.space("columns") * (1.0 if kind == "column" else 0.85)
        asked = [room.get((self.name, kind, number), 0.0) for number in range(1, count)]
        return [max(plain, more) for more in asked], asked

    def column_widths(self, room: Room) -> list[Widths]:
        """Return the widths of the columns, those of wide nodes shared out among theirs."""
        gaps, _ = self.gaps("column", self.columns, room)
        least = [0.0] * self.columns
        ideal = [0.0] * self.columns
        most = [0.0] * self.columns
        for cell in sorted(self.cells, key=lambda cell: cell.end_column - cell.column):
            widths = cell.part.widths(room)
            span = range(cell.column, cell.end_column)
            between = sum(gaps[cell.column : cell.end_column - 1])
            for have, want in ((least, widths.least), (ideal, widths.ideal), (most, widths.most)):
                short = want - between - sum(have[i] for i in span)
                if short > 0:
                    for i in span:
                        have[i] += short / len(span)
        return [Widths(*three) for three in zip(least, ideal, most, strict=True)]

    def widths(self, room: Room) -> Widths:
        gaps, asked = self.gaps("column", self.columns, room)
        columns = self.column_widths(room)
        margins = Margins.of(self.name, self.padding, room)
        more = sum(gaps) + margins.left + margins.right
        longer = sum(max(0.0, LONG * one - gap) for one, gap in zip(asked, gaps, strict=True))
        return Widths(
            sum(column.least for column in columns) + more,
            sum(column.ideal for column in columns) + more,
            sum(column.most for column in columns) + more + longer,
        )

    def lay(self, width: float, room: Room) -> LaidGrid:
        margins = Margins.of(self.name, self.padding, room, under_heading=self.titled)
        inner = width - margins.left - margins.right
        gaps, asked = self.gaps("column", self.columns, room)
        left = 0.0
        if self.shares:
            shares = (list(self.shares) + [1.0] * self.columns)[: self.columns]
            rest = max(0.0, inner - sum(gaps))
            wide = [rest * share / sum(shares) for share in shares]
        else:
            wide, gaps, left = shared(self.column_widths(room), gaps, asked, inner)
        x = [margins.left + left / 2]
        for w, gap in zip(wide, [*gaps, 0.0], strict=True):
            x.append(x[-1] + w + gap)
        beside = [0.0] * self.columns
        for cell in self.cells:
            beside[cell.column] = max(beside[cell.column], heading_beside(cell.part.node, self.context))
        laid = tuple(
            cell.part.lay(
                x[cell.end_column - 1] + wide[cell.end_column - 1] - x[cell.column], room, beside[cell.column]
            )
            for cell in self.cells
        )
        down, down_asked = self.gaps("row", self.rows, room)
        narrow = tuple(
            one
            for cell in self.cells
            for one in too_narrow(cell.part, x[cell.end_column - 1] + wide[cell.end_column - 1] - x[cell.column], room)
        )
        return LaidGrid(self, laid, tuple(x), tuple(wide), tuple(down), tuple(down_asked), margins, narrow)


@dataclass(frozen=True, slots=True)
class LaidGrid:
    """A grid at a width: columns at `x`, `wide`, with gaps `down` between the rows."""

    grid: Grid
    laid: tuple[Laid, ...]
    x: tuple[float, ...]
    wide: tuple[float, ...]
    down: tuple[float, ...]
    asked: tuple[float, ...]
    margins: Margins
    extra: tuple[Overflow, ...] = ()

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        return (*self.extra, *(one for laid in self.laid for one in laid.overflow))

    @property
    def height(self) -> float:
        return self._total(tall=False)

    @property
    def tallest(self) -> float:
        return max(self.height, self._total(tall=True))

    def _total(self, *, tall: bool) -> float:
        around = self.margins.top + self.margins.bottom
        gaps = self._gaps(tall=tall)
        if self.grid.stacked:
            return around + max(
                sum(self._high(i, tall=tall) for i in stack) + sum(self._below(gaps, i) for i in stack[:-1])
                for stack in self._stacks()
            )
        return around + sum(self._rows(tall=tall)) + sum(gaps)

    def _high(self, number: int, *, tall: bool) -> float:
        return self.laid[number].tallest if tall else self.laid[number].height

    def _gaps(self, *, tall: bool) -> list[float]:
        if not tall:
            return list(self.down)
        return [gap * (2.2 if more else 1.6) for gap, more in zip(self.down, self.asked, strict=True)]

    def _stacks(self) -> list[list[int]]:
        columns: dict[int, list[int]] = {}
        for number, cell in enumerate(self.grid.cells):
            columns.setdefault(cell.column, []).append(number)
        return [sorted(stack, key=lambda number: self.grid.cells[number].row) for _, stack in sorted(columns.items())]

    def _below(self, gaps: Sequence[float], number: int) -> float:
        return gaps[min(self.grid.cells[number].row, len(gaps) - 1)] if gaps else 0.0

    def _rows(self, *, tall: bool) -> list[float]:
        """Return the rows' heights: as high as their highest, or as high as their lowest can use."""
        count = self.grid.rows
        rows = [0.0] * count
        limits = [float("inf")] * count
        gaps = self._gaps(tall=tall)
        order = sorted(range(len(self.laid)), key=lambda i: self.grid.cells[i].end_row - self.grid.cells[i].row)
        for number in order:
            cell = self.grid.cells[number]
            span = range(cell.row, cell.end_row)
            between = sum(gaps[cell.row : cell.end_row - 1])
            short = self.laid[number].height - between - sum(rows[i] for i in span)
            if short > 0:
                for i in span:
                    rows[i] += short / len(span)
            if len(span) == 1:
                limits[cell.row] = min(limits[cell.row], self.laid[number].tallest)
        if not tall:
            return rows
        return [max(row, limit) if limit < float("inf") else row for row, limit in zip(rows, limits, strict=True)]

    def place(self, box: Box, into: Placement) -> None:
        inner = Box(box.x, box.y + self.margins.top, box.w, box.h - self.margins.top - self.margins.bottom)
        into.gaps += self.margins.gaps(self.grid.name, box)
        for number in range(1, len(self.wide)):
            low = box.x + self.x[number - 1] + self.wide[number - 1]
            gap = Gap((self.grid.name, "column", number), True, low, box.x + self.x[number], inner.y, inner.bottom)
            into.gaps.append(gap)
        if self.grid.stacked:
            self._place_stacks(inner, into)
        else:
            self._place_rows(inner, into)

    def _place_rows(self, inner: Box, into: Placement) -> None:
        low, high = self._rows(tall=False), self._rows(tall=True)
        low_gaps, high_gaps = self._gaps(tall=False), self._gaps(tall=True)
        weights = (list(self.grid.heights) + [0.0] * len(low))[: len(low)] if self.grid.heights else None
        spare = max(0.0, inner.h - sum(low) - sum(low_gaps))
        room = [h - one for h, one in zip(high, low, strict=True)]
        if weights:
            room = [more if weight else 0.0 for more, weight in zip(room, weights, strict=True)]
        longer = [h - one for h, one in zip(high_gaps, low_gaps, strict=True)]
        total = sum(room) + sum(longer)
        part = min(1.0, spare / total) if total else 0.0
        rows = [one + more * part for one, more in zip(low, room, strict=True)]
        gaps = [one + more * part for one, more in zip(low_gaps, longer, strict=True)]
        y = [inner.y + max(0.0, inner.h - sum(rows) - sum(gaps)) / 2]
        for height, gap in zip(rows, [*gaps, 0.0], strict=True):
            y.append(y[-1] + height + gap)
        for number in range(1, len(rows)):
            key = (self.grid.name, "row", number)
            into.gaps.append(Gap(key, False, y[number] - gaps[number - 1], y[number], inner.x, inner.right))
        for cell, laid in zip(self.grid.cells, self.laid, strict=True):
            bottom = y[cell.end_row - 1] + rows[cell.end_row - 1]
            x, right = self.x[cell.column], self.x[cell.end_column - 1] + self.wide[cell.end_column - 1]
            laid.place(Box(inner.x + x, y[cell.row], right - x, bottom - y[cell.row]), into)

    def _place_stacks(self, inner: Box, into: Placement) -> None:
        """Stack every column on its own over the whole height, its last node ending at the foot."""
        gaps = self._gaps(tall=False)
        for stack in self._stacks():
            low = [self.laid[i].height for i in stack]
            room = [self.laid[i].tallest - self.laid[i].height for i in stack]
            between = [self._below(gaps, i) for i in stack[:-1]]
            longer = [1.2 * gap for gap in between]
            spare = max(0.0, inner.h - sum(low) - sum(between))
            total = sum(room) + sum(longer)
            part = min(1.0, spare / total) if total else 0.0
            left = max(0.0, spare - total)
            y = inner.y if between else inner.y + left / 2
            for place, number in enumerate(stack):
                cell = self.grid.cells[number]
                if place:
                    gap = between[place - 1] + longer[place - 1] * part + left / len(between)
                    key = (self.grid.name, "row", cell.row)
                    x = inner.x + self.x[cell.column]
                    into.gaps.append(Gap(key, False, y, y + gap, x, x + self.wide[cell.column]))
                    y += gap
                high = low[place] + room[place] * part
                x, right = self.x[cell.column], self.x[cell.end_column - 1] + self.wide[cell.end_column - 1]
                self.laid[number].place(Box(inner.x + x, y, right - x, high), into)
                y += high


# --------------------------------------------------------------------------------------------------------------- layers


@dataclass(frozen=True, slots=True)
class Flow:
    """Nodes in layers by their arrows, from left to right or (`down`) from top to bottom."""

    name: str
    parts: Mapping[str, Part]
    layers: Layers
    context: Context
    padding: float
    down: bool
    titled: bool = False

    def _aside(self, room: Room) -> float:
        """Return the room between neighbours in a layer."""
        plain = self.context.space("columns") * (1.5 if self.down else 1.25)
        return max(plain, room.get((self.name, "aside", 0), 0.0))

    def _between(self, room: Room) -> list[float]:
        count = len(self.layers.order) - 1
        return [max(ARROW, room.get((self.name, "layer", number), 0.0)) for number in range(1, count + 1)]

    def _parts(self, layer: Sequence[str]) -> list[Part]:
        return [self.parts[name] for name in layer if name in self.parts]

    def _layer(self, layer: Sequence[str], room: Room) -> Widths:
        """Return the widths that a layer's nodes would have; of frames each has its own."""
        return widest([part.widths(room) for part in self._parts(layer)])

    def widths(self, room: Room) -> Widths:
        margins = Margins.of(self.name, self.padding, room)
        more = margins.left + margins.right
        if not self.down:
            layers = [self._layer(layer, room) for layer in self.layers.order]
            between = sum(self._between(room))
            return Widths(
                sum(layer.least for layer in layers) + between + more,
                sum(layer.ideal for layer in layers) + between + more,
                sum(layer.most for layer in layers) + LONG * between + more,
            )
        least, ideal = [], []
        for layer in self.layers.order:
            gaps = self._aside(room) * (len(layer) - 1) + PASSING * (len(layer) - len(self._parts(layer)))
            each = [part.widths(room) for part in self._parts(layer)]
            least.append(sum(one.least for one in each) + gaps)
            ideal.append(sum(self._own(part, layer, room) for part in self._parts(layer)) + gaps)
        return Widths(max(least) + more, max(ideal) + more, 1.6 * max(ideal) + more)

    def _own(self, part: Part, layer: Sequence[str], room: Room) -> float:
        """Return the width of one of a layer: nodes that hold no other are all equally wide."""
        if part.node.is_frame:
            return part.widths(room).ideal
        return max(one.widths(room).ideal for one in self._parts(layer) if not one.node.is_frame)

    def lay(self, width: float, room: Room) -> LaidFlow:
        margins = Margins.of(self.name, self.padding, room, under_heading=self.titled)
        inner = width - margins.left - margins.right
        between = self._between(room)
        if self.down:
            return self._lay_down(inner, margins, between, room)
        layers = [self._layer(layer, room) for layer in self.layers.order]
        wide, gaps, left = shared(layers, between, between, inner)
        laid: dict[str, Laid] = {}
        own: dict[str, float] = {}
        for layer, w in zip(self.layers.order, wide, strict=True):
            parts = self._parts(layer)
            leaves = max((part.widths(room).most for part in parts if not part.node.is_frame), default=0.0)
            for part in parts:
                own[part.name] = w if part.node.is_frame else min(w, leaves)
                laid[part.name] = part.lay(own[part.name], room)
        narrow = self._narrow(own, room)
        return LaidFlow(self, laid, own, tuple(wide), tuple(gaps), self._aside(room), margins, left / 2, inner, narrow)

    def _lay_down(self, inner: float, margins: Margins, between: list[float], room: Room) -> LaidFlow:
        aside = self._aside(room)
        laid: dict[str, Laid] = {}
        own: dict[str, float] = {}
        for layer in self.layers.order:
            parts = self._parts(layer)
            free = inner - aside * (len(layer) - 1) - PASSING * (len(layer) - len(parts))
            ideal = [self._own(part, layer, room) for part in parts]
            least = [part.widths(room).least for part in parts]
            over = sum(ideal) - free
            if over > 0:
                give = sum(i - low for i, low in zip(ideal, least, strict=True))
                part_of = min(1.0, over / give) if give > 0 else 1.0
                ideal = [i - (i - low) * part_of for i, low in zip(ideal, least, strict=True)]
                over = sum(ideal) - free
                if over > 0.01:
                    ideal = [max(20.0, i - over * i / sum(ideal)) for i in ideal]
            for part, w in zip(parts, ideal, strict=True):
                own[part.name] = w
                laid[part.name] = part.lay(w, room)
        return LaidFlow(self, laid, own, (), tuple(between), aside, margins, 0.0, inner, self._narrow(own, room))

    def _narrow(self, own: Mapping[str, float], room: Room) -> tuple[Overflow, ...]:
        return tuple(one for name, part in self.parts.items() for one in too_narrow(part, own[name], room))


@dataclass(frozen=True, slots=True)
class LaidFlow:
    """Layers at a width. `wide` are those of layers that run to the right, `between` the gaps after each."""

    flow: Flow
    laid: Mapping[str, Laid]
    own: Mapping[str, float]
    wide: tuple[float, ...]
    between: tuple[float, ...]
    aside: float
    margins: Margins
    left: float
    inner: float
    extra: tuple[Overflow, ...] = ()
    _known: dict[float, tuple[dict[str, float], float, list[float]]] = field(default_factory=dict)

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        found = [*self.extra, *(one for laid in self.laid.values() for one in laid.overflow)]
        for layer in self.flow.layers.order if self.flow.down else ():
            taken = self.aside * (len(layer) - 1) + sum(self.own.get(name, PASSING) for name in layer)
            if taken > self.inner + 0.5:
                first = self.flow.parts[next(name for name in layer if name in self.flow.parts)]
                found.append(Overflow(taken - self.inner, "diagram", first.node.origin))
        return tuple(found)

    @property
    def height(self) -> float:
        return self._solved(0.0)[1] + self.margins.top + self.margins.bottom

    @property
    def tallest(self) -> float:
        return max(self.height, self._solved(1.0)[1] + self.margins.top + self.margins.bottom)

    def _heights(self, part: float) -> dict[str, float]:
        """Return how high each node is: boxes of words all alike, as far as that does not make one too high."""
        words = [one.height for one in self.laid.values() if isinstance(one, LaidLeaf) and not one.layout.node.items]
        even = max(words, default=0.0)
        found = {}
        frames = [one.height for one in self.laid.values() if isinstance(one, LaidFrame)]
        for name, one in self.laid.items():
            low = max([one.height, *frames]) if isinstance(one, LaidFrame) and self._alone(name) else one.height
            if isinstance(one, LaidLeaf) and not one.layout.node.items:
                low = max(low, min(even, one.tallest))
            found[name] = low + max(0.0, min(one.tallest, 1.35 * low) - low) * part
        return found

    def _alone(self, name: str) -> bool:
        """Tell whether a node is the only one of its layer."""
        return any(name in layer and sum(one in self.laid for one in layer) == 1 for layer in self.flow.layers.order)

    def _solved(self, part: float) -> tuple[dict[str, float], float, list[float]]:
        """Return the middles across the layers, the height of all, and the heights of rows; 0 to 1 of what can grow."""
        if part not in self._known:
            self._known[part] = self._solve(part)
        return self._known[part]

    def _solve(self, part: float) -> tuple[dict[str, float], float, list[float]]:
        flow = self.flow
        high = self._heights(part)
        aside = self.aside
        passing = dict.fromkeys(flow.layers.passing, PASSING)
        weight = {
            (a, b): 1.0 + 3.0 * (a in flow.layers.passing) + 3.0 * (b in flow.layers.passing)
            for a, b in flow.layers.links
        }
        if not flow.down:
            size = {**{name: high[name] for name in self.laid}, **passing}
            middles, extent = aligned(flow.layers.order, flow.layers.links, size, aside * (1 + 1.2 * part), weight)
            return middles, extent, []
        size = {**self.own, **passing}
        middles, extent = aligned(flow.layers.order, flow.layers.links, size, aside, weight)
        shift = (self.inner - extent) / 2
        middles = {name: middle + shift for name, middle in middles.items()}
        rows = [max((high[name] for name in layer if name in high), default=0.0) for layer in flow.layers.order]
        return middles, sum(rows) + sum(self.between) * (1 + 1.2 * part), rows

    def _part(self, height: float) -> float:
        """Return how much of what can grow has to, for a height."""
        low, high = self._solved(0.0)[1], self._solved(1.0)[1]
        part = 0.0 if high <= low else min(1.0, max(0.0, (height - low) / (high - low)))
        while part > 0 and self._solved(round(part, 3))[1] > height + 0.01:
            part = max(0.0, part - 0.05)
        return round(part, 3)

    def place(self, box: Box, into: Placement) -> None:
        into.gaps += self.margins.gaps(self.flow.name, box)
        inner = Box(box.x + self.margins.left, box.y, self.inner, box.h).inset(
            0.0, self.margins.top, 0.0, self.margins.bottom
        )
        part = self._part(inner.h)
        if self.flow.down:
            self._place_down(inner, part, into)
        else:
            self._place_right(inner, part, into)

    def _place_right(self, inner: Box, part: float, into: Placement) -> None:
        middles, extent, _ = self._solved(part)
        high = self._heights(part)
        top = inner.y + max(0.0, inner.h - extent) / 2
        x = inner.x + self.left
        for number, (layer, w) in enumerate(zip(self.flow.layers.order, self.wide, strict=True)):
            if number:
                gap = self.between[number - 1]
                key = (self.flow.name, "layer", number)
                into.gaps.append(Gap(key, True, x, x + gap, inner.y, inner.bottom))
                x += gap
            last: float | None = None
            for name in layer:
                if name not in self.laid:
                    middle = top + middles[name]
                    self._note_passing(into, middle, x, x + w, upright=False)
                    continue
                box = Box(
                    x + (w - self.own[name]) / 2, top + middles[name] - high[name] / 2, self.own[name], high[name]
                )
                if last is not None:
                    into.gaps.append(Gap((self.flow.name, "aside", 0), False, last, box.y, x, x + w))
                last = box.bottom
                self.laid[name].place(box, into)
            x += w

    def _place_down(self, inner: Box, part: float, into: Placement) -> None:
        middles, _, rows = self._solved(part)
        high = self._heights(part)
        factor = 1 + 1.2 * part
        y = inner.y + max(0.0, inner.h - sum(rows) - sum(self.between) * factor) / 2
        for number, (layer, row) in enumerate(zip(self.flow.layers.order, rows, strict=True)):
            if number:
                gap = self.between[number - 1] * factor
                key = (self.flow.name, "layer", number)
                into.gaps.append(Gap(key, False, y, y + gap, inner.x, inner.right))
                y += gap
            last: float | None = None
            for name in layer:
                if name not in self.laid:
                    self._note_passing(into, inner.x + middles[name], y, y + row, upright=True)
                    continue
                level = max(self.laid[name].tallest, LEVEL * high[name]) >= row or self.flow.parts[name].node.is_frame
                tall = row if level else high[name]
                middle = inner.x + middles[name]
                box = Box(middle - self.own[name] / 2, y + (row - tall) / 2, self.own[name], tall)
                if last is not None:
                    into.gaps.append(Gap((self.flow.name, "aside", 0), True, last, box.x, y, y + row))
                last = box.right
                self.laid[name].place(box, into)
            y += row

    def _note_passing(self, into: Placement, middle: float, first: float, last: float, *, upright: bool) -> None:
        """Note the room that is kept for an arrow through a layer."""
        key = (self.flow.name, "passing", 0)
        into.gaps.append(Gap(key, upright, middle - PASSING / 2, middle + PASSING / 2, first, last))
