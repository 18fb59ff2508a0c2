"""The grid that brings nodes and arrows together: widths, heights, and the room that arrows need between cells."""

from __future__ import annotations

from dataclasses import dataclass

from twindeck.blocks.diagram.arrows import (
    BEND,
    CURVE,
    HEADROOM,
    Flow,
    Words,
    as_fractions,
    connector,
    place_words,
    routes,
    set_words,
    sites,
)
from twindeck.blocks.diagram.layered import places as layered_places
from twindeck.blocks.diagram.model import ArrowModel, Diagram, NodeModel
from twindeck.blocks.diagram.nodes import NodeLayout, heading_beside, layout_node, place_node
from twindeck.boxes import Drawn, Fragment, Overflow
from twindeck.context import Context
from twindeck.geometry import Box
from twindeck.scene import Group, Node, Role

WIDEST_WORDS = 0.24
"""The most of a diagram's width that the words of one gap between columns may take."""


@dataclass(frozen=True, slots=True)
class _Grid:
    columns: tuple[float, ...]
    column_gaps: tuple[float, ...]
    row_gaps: tuple[float, ...]
    swing: float
    side: float

    def x(self, column: int) -> float:
        """The left edge of a column, counted from 0."""
        return self.side + sum(self.columns[:column]) + sum(self.column_gaps[:column])

    def span(self, node: NodeModel) -> float:
        """The width of the columns a node takes, with the gaps between them."""
        first, last = node.at[1] - 1, node.at[1] + node.span[1] - 2
        return sum(self.columns[first : last + 1]) + sum(self.column_gaps[first:last])


def layout_diagram(diagram: Diagram, context: Context, width: float) -> Fragment:
    """Lay a diagram out at a width."""
    flow: Flow | None = None
    if not diagram.is_placed:
        diagram, flow = _placed(diagram, context, width)
    figure = diagram.alt is not None
    role = Role.SPAN if figure else Role.P
    places = {node.id: node for node in diagram.nodes}
    # arrows between columns lie, whichever rows they join
    stacked = diagram.stack == "columns" or flow == "right"
    words = _words(diagram, context, width, role, places, stacked)
    grid = _grid(diagram, context, width, places, words, BEND if flow else 0.0, stacked)
    beside = {column[0].at[1]: max(heading_beside(node, context) for node in column) for column in _stacks(diagram)}
    laid = {node.id: layout_node(node, context, grid.span(node), role, beside[node.at[1]]) for node in diagram.nodes}
    natural = _heights(diagram, grid, laid)
    height = (
        max(
            (sum(laid[n.id].height for n in column) + _stack_gaps(grid, column) for column in _stacks(diagram)),
            default=0.0,
        )
        if diagram.stack == "columns"
        else sum(natural) + sum(grid.row_gaps)
    ) + 2 * grid.swing

    def draw(box: Box) -> tuple[Node, ...]:
        inner = Box(box.x, box.y + grid.swing, box.w, box.h - 2 * grid.swing)
        boxes = _boxes(diagram, grid, laid, natural, inner)
        found = routes(diagram.arrows, boxes, flow)
        extra = sites(found)
        nodes: list[Node] = [
            place_node(laid[node.id], boxes[node.id], as_fractions(extra.get(node.id, ()))) for node in diagram.nodes
        ]
        keys = {name: one.key for name, one in laid.items()}
        names = {identifier: one.name for identifier, one in laid.items()}
        for route in found:
            nodes.append(connector(route, context, keys, names, extra))
        for route in found:
            nodes += place_words(route, words[id(route.arrow)], context)
        return (
            Group(
                context.words.diagram,
                box,
                tuple(nodes),
                role=Role.FIGURE if figure else Role.DIV,
                alt=diagram.described,
                joined=True,
                origin=diagram.origin,
            ),
        )

    overflow = tuple(t for one in laid.values() for t in one.overflow)
    if min(grid.columns) < 40:
        overflow += (Overflow(40 - min(grid.columns), context.words.diagram, diagram.origin),)
    return Drawn(
        context.words.diagram,
        width,
        height,
        draw,
        diagram.origin,
        tallest=_tallest(diagram, grid, laid, natural),
        overflow=overflow,
    )


NARROWEST = 7.0
"""How narrow a box may be in em before a diagram runs downwards rather than to the right."""


def _placed(diagram: Diagram, context: Context, width: float) -> tuple[Diagram, Flow]:
    """Return a diagram with its nodes placed by the arrows: to the right where there is room for that, else downwards."""
    edges = [(arrow.start, arrow.to) for arrow in diagram.arrows]
    found, back = layered_places([node.id for node in diagram.nodes], edges)
    count = max(layer for _, layer in found.values())
    size = context.size("node-heading")
    said = any(arrow.label or arrow.items for arrow in diagram.arrows)
    flow: Flow = "right" if count * size * NARROWEST * (1.6 if said else 1.25) <= width else "down"
    nodes = [
        node.model_copy(update={"at": found[node.id] if flow == "right" else found[node.id][::-1]})
        for node in diagram.nodes
    ]
    arrows = [
        arrow.model_copy(update={"curved": True}) if (arrow.start, arrow.to) in back else arrow
        for arrow in diagram.arrows
    ]
    return diagram.model_copy(update={"nodes": nodes, "arrows": arrows}), flow


def _lying(arrow: ArrowModel, places: dict[str, NodeModel], stacked: bool) -> bool:
    """Tell whether an arrow runs between columns rather than rows."""
    a, b = places[arrow.start], places[arrow.to]
    apart = a.at[1] + a.span[1] <= b.at[1] or b.at[1] + b.span[1] <= a.at[1]
    if stacked:
        return apart
    level = a.at[0] < b.at[0] + b.span[0] and b.at[0] < a.at[0] + a.span[0]
    return apart and (level or a.at[0] == b.at[0])


def _words(
    diagram: Diagram, context: Context, width: float, role: Role, places: dict[str, NodeModel], stacked: bool
) -> dict[int, Words]:
    found: dict[int, Words] = {}
    for arrow in diagram.arrows:
        lying = arrow.curved or _lying(arrow, places, stacked)
        room = width * WIDEST_WORDS if lying else width * 0.3
        words = set_words(arrow, context, room, role, lying=lying)
        if lying and words.width:
            # set again no wider than needed, so that the gap between the columns is no wider than its words
            words = set_words(arrow, context, min(room, words.width + 8), role, lying=True)
        found[id(arrow)] = words
    return found


def _grid(
    diagram: Diagram,
    context: Context,
    width: float,
    places: dict[str, NodeModel],
    words: dict[int, Words],
    bend: float,
    stacked: bool,
) -> _Grid:
    columns = max(node.at[1] + node.span[1] - 1 for node in diagram.nodes)
    rows = max(node.at[0] + node.span[0] - 1 for node in diagram.nodes)
    plain = context.space("columns")
    across = [plain] * (columns - 1)
    down = [plain * 0.75] * (rows - 1)
    swing = side = 0.0
    for arrow in diagram.arrows:
        said = words[id(arrow)]
        a, b = places[arrow.start], places[arrow.to]
        if arrow.curved:
            if a.at[1] + a.span[1] <= b.at[1] or b.at[1] + b.span[1] <= a.at[1]:
                swing = max(swing, CURVE + said.height + 8)
            else:
                side = max(side, CURVE + said.width + 12)
            continue
        if _lying(arrow, places, stacked):
            first = min(a.at[1] + a.span[1], b.at[1] + b.span[1]) - 2
            across[first] = max(across[first], said.width + 26 + bend, HEADROOM)
        else:
            first = min(a.at[0] + a.span[0], b.at[0] + b.span[0]) - 2
            if 0 <= first < len(down):
                down[first] = max(down[first], said.height + 12 + bend, HEADROOM)
    shares = (diagram.columns + [1.0] * columns)[:columns]
    room = width - sum(across) - 2 * side
    return _Grid(tuple(room * share / sum(shares) for share in shares), tuple(across), tuple(down), swing, side)


def _stacks(diagram: Diagram) -> list[list[NodeModel]]:
    columns: dict[int, list[NodeModel]] = {}
    for node in diagram.nodes:
        columns.setdefault(node.at[1], []).append(node)
    return [sorted(nodes, key=lambda node: node.at[0]) for _, nodes in sorted(columns.items())]


def _stack_gaps(grid: _Grid, column: list[NodeModel]) -> float:
    return sum(_gap_below(grid, node) for node in column[:-1])


def _gap_below(grid: _Grid, node: NodeModel) -> float:
    return grid.row_gaps[min(node.at[0] - 1, len(grid.row_gaps) - 1)] if grid.row_gaps else 0.0


def _heights(diagram: Diagram, grid: _Grid, laid: dict[str, NodeLayout]) -> list[float]:
    """Return the rows' natural heights: each as high as its highest node, spans made up for in their last row."""
    rows = len(grid.row_gaps) + 1
    heights = [0.0] * rows
    for node in sorted(diagram.nodes, key=lambda node: node.span[0]):
        first, last = node.at[0] - 1, node.at[0] + node.span[0] - 2
        have = sum(heights[first : last + 1]) + sum(grid.row_gaps[first:last])
        heights[last] += max(0.0, laid[node.id].height - have)
    return heights


WIDER = 2.0
"""How many times as high as it must be a gap between rows may become where there is room."""


def _tallest(diagram: Diagram, grid: _Grid, laid: dict[str, NodeLayout], natural: list[float]) -> float:
    """Return the greatest height at which a diagram looks good: its gaps wide, its boxes not hollow."""
    if diagram.stack == "columns":
        columns = _stacks(diagram)
        least = max(sum(laid[n.id].height for n in column) + _stack_gaps(grid, column) for column in columns)
        most = min(sum(laid[n.id].most for n in column) + WIDER * _stack_gaps(grid, column) for column in columns)
        return max(least, most) + 2 * grid.swing
    return sum(_row_mosts(diagram, laid, natural)) + WIDER * sum(grid.row_gaps) + 2 * grid.swing


def _row_mosts(diagram: Diagram, laid: dict[str, NodeLayout], natural: list[float]) -> list[float]:
    """Return the greatest heights of the rows: no node of theirs hollow, each as high as it must be."""
    mosts: list[float] = []
    for row, height in enumerate(natural, 1):
        own = [laid[node.id].most for node in diagram.nodes if node.at[0] == row and node.span[0] == 1]
        mosts.append(max(height, min(own, default=height)))
    return mosts


def _shared_out(
    diagram: Diagram, grid: _Grid, laid: dict[str, NodeLayout], natural: list[float], height: float
) -> tuple[list[float], list[float]]:
    """Return the heights of rows and gaps in a height: spare room goes to the gaps, then to the boxes.

    An author's shares of the height are kept to; else what is more than both can use is left at the foot.
    """
    gaps = list(grid.row_gaps)
    spare = max(0.0, height - sum(natural) - sum(gaps))
    if any(diagram.rows):
        weights = (diagram.rows + [0.0] * len(natural))[: len(natural)]
        return [high + spare * w / sum(weights) for high, w in zip(natural, weights, strict=True)], gaps
    wide = min(spare, (WIDER - 1) * sum(gaps))
    if wide:
        gaps = [gap * (1 + wide / sum(gaps)) for gap in gaps]
    room = [most - high for most, high in zip(_row_mosts(diagram, laid, natural), natural, strict=True)]
    part = min(1.0, (spare - wide) / sum(room)) if sum(room) else 0.0
    return [high + part * more for high, more in zip(natural, room, strict=True)], gaps


def _boxes(
    diagram: Diagram, grid: _Grid, laid: dict[str, NodeLayout], natural: list[float], box: Box
) -> dict[str, Box]:
    if diagram.stack == "columns":
        return _stacked_boxes(diagram, grid, laid, box)
    rows, gaps = _shared_out(diagram, grid, laid, natural, box.h)
    boxes: dict[str, Box] = {}
    for node in diagram.nodes:
        first, last = node.at[0] - 1, node.at[0] + node.span[0] - 2
        y = box.y + sum(rows[:first]) + sum(gaps[:first])
        high = sum(rows[first : last + 1]) + sum(gaps[first:last])
        boxes[node.id] = Box(box.x + grid.x(node.at[1] - 1), y, grid.span(node), high)
    return boxes


def _stacked_boxes(diagram: Diagram, grid: _Grid, laid: dict[str, NodeLayout], box: Box) -> dict[str, Box]:
    """Stack every column on its own over the whole height."""
    boxes: dict[str, Box] = {}
    for column in _stacks(diagram):
        spare = box.h - sum(laid[node.id].height for node in column) - _stack_gaps(grid, column)
        total = sum(laid[node.id].height for node in column)
        y = box.y
        for number, node in enumerate(column):
            if number:
                y += _gap_below(grid, column[number - 1])
            high = laid[node.id].height + max(0.0, spare) * laid[node.id].height / total
            boxes[node.id] = Box(box.x + grid.x(node.at[1] - 1), y, grid.span(node), high)
            y += high
    return boxes
