"""Brings a diagram together: nodes are placed, arrows led through the gaps between them, and the gaps made to fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from twindeck.blocks.diagram import labels
from twindeck.blocks.diagram.arrows import Sites, connector, sites
from twindeck.blocks.diagram.bodies import (
    Body,
    Cell,
    Flow,
    Frame,
    GapKey,
    Grid,
    Laid,
    LaidFrame,
    Leaf,
    Part,
    Placement,
)
from twindeck.blocks.diagram.labels import WordsBoth
from twindeck.blocks.diagram.layers import Layers, layered
from twindeck.blocks.diagram.model import ArrowModel, Diagram, Direction, NodeModel
from twindeck.blocks.diagram.nodes import Widths, is_strong, key_of, place_node
from twindeck.blocks.diagram.room import wanted
from twindeck.blocks.diagram.routing import LANE, Way, Wish, ways
from twindeck.blocks.diagram.tracks import run
from twindeck.boxes import Drawn, Fragment, Overflow
from twindeck.context import Context
from twindeck.geometry import Box, round_rect
from twindeck.scene import Group, Node, Panel, Role, Shape
from twindeck.text import typeset

ROUNDS = 6
"""How often gaps are made to fit what runs through them: what no longer changes is done."""

FOLDED = 5
"""How many nodes without arrows stand in one row or column."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A diagram as it is to be placed, in one direction: its nodes, and how arrows run among their layers."""

    diagram: Diagram
    context: Context
    role: Role
    body: Body
    above: Mapping[str, tuple[str, ...]]
    flows: Mapping[str, tuple[Direction, Layers]]
    """By the frame ("" for the diagram itself), for those whose nodes stand in layers."""

    def wish(self, arrow: ArrowModel, words: WordsBoth) -> Wish:
        """Return what an arrow wants: where its ends stand in layers, to run along them or back outside."""
        lane = labels.lane(words)
        frame, a, b = self._meeting(arrow)
        if frame not in self.flows or arrow.start == arrow.to:
            flow = self.flows[frame][0] if frame in self.flows else None
            return Wish(arrow, flow, lane=lane)
        level = {name: number for number, layer in enumerate(self.flows[frame][1].order) for name in layer}
        direction, layers = self.flows[frame]
        opposite = any(self._meeting(other)[1:] == (b, a) for other in self.diagram.arrows if other is not arrow)
        back = (a, b) in layers.back and not opposite
        others = [other for other in self.diagram.arrows if other is not arrow]
        fork = any(other.start == arrow.start or other.to == arrow.to for other in others)
        return Wish(arrow, direction, back, level[a] > level[b] and not back, fork, lane)

    def _meeting(self, arrow: ArrowModel) -> tuple[str, str, str]:
        """Return the innermost frame around both ends of an arrow, and what in it holds each of them."""
        return meeting(arrow, self.above)


def meeting(arrow: ArrowModel, above: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str]:
    """Return the innermost frame around both ends of an arrow, and what in it holds each of them."""
    start, end = (*above[arrow.start], arrow.start), (*above[arrow.to], arrow.to)
    depth = 0
    while depth < min(len(start), len(end)) - 1 and start[depth] == end[depth]:
        depth += 1
    return (start[depth - 1] if depth else ""), start[depth], end[depth]


# --------------------------------------------------------------------------------------------------------------- schemes


def schemes(diagram: Diagram, context: Context) -> list[Scheme]:
    """Return the ways to place a diagram, the preferred one first."""
    if diagram.direction is not None:
        return [_scheme(diagram, context, diagram.direction)]
    if diagram.nodes[0].at is not None or not diagram.arrows:
        return [_scheme(diagram, context, "right")]
    return [_scheme(diagram, context, "right"), _scheme(diagram, context, "down")]


def _scheme(diagram: Diagram, context: Context, direction: Direction) -> Scheme:
    role = Role.P if diagram.alt is None else Role.SPAN
    above: dict[str, tuple[str, ...]] = {}
    _note_above(diagram.nodes, (), above)
    flows: dict[str, tuple[Direction, Layers]] = {}
    body = _body("", diagram.nodes, diagram, context, role, direction, above, flows, 0.0, False)
    return Scheme(diagram, context, role, body, above, flows)


def _note_above(nodes: Sequence[NodeModel], frames: tuple[str, ...], into: dict[str, tuple[str, ...]]) -> None:
    for node in nodes:
        into[node.id] = frames
        _note_above(node.nodes, (*frames, node.id), into)


def _body(
    name: str,
    nodes: Sequence[NodeModel],
    diagram: Diagram,
    context: Context,
    role: Role,
    direction: Direction,
    above: Mapping[str, tuple[str, ...]],
    flows: dict[str, tuple[Direction, Layers]],
    padding: float,
    titled: bool,
) -> Body:
    """Return how nodes of a frame stand together: as the author says, else by the arrows among them."""
    parts = [_part(node, diagram, context, role, direction, above, flows) for node in nodes]
    if nodes[0].at is not None:
        return Grid(
            name,
            tuple(_cells(nodes, parts)),
            context,
            padding,
            tuple(diagram.columns) if not name else (),
            tuple(diagram.rows) if not name else (),
            diagram.stack == "columns" and not name,
            titled,
        )
    edges = [(a, b) for frame, a, b in (meeting(arrow, above) for arrow in diagram.arrows) if frame == name and a != b]
    if not edges:
        return Grid(name, tuple(_rows_of(parts, direction)), context, padding, titled=titled)
    layers = layered([node.id for node in nodes], edges)
    flows[name] = (direction, layers)
    return Flow(name, {part.name: part for part in parts}, layers, context, padding, direction == "down", titled)


def _part(
    node: NodeModel,
    diagram: Diagram,
    context: Context,
    role: Role,
    direction: Direction,
    above: Mapping[str, tuple[str, ...]],
    flows: dict[str, tuple[Direction, Layers]],
) -> Part:
    if not node.nodes:
        return Leaf(node, context, role)
    padding = context.space("node") + 4
    own = replace(context.with_accent(node.accent), ink="ink") if is_strong(node) else context.with_accent(node.accent)
    inside = replace(context.with_accent(node.accent), on_tint=node.look not in ("box", "plain") or context.on_tint)
    body = _body(
        node.id,
        node.nodes,
        diagram,
        inside,
        role,
        node.direction or direction,
        above,
        flows,
        padding,
        bool(node.heading),
    )
    return Frame(node, own, role, body, padding)


def _cells(nodes: Sequence[NodeModel], parts: Sequence[Part]) -> Iterator[Cell]:
    """Yield the places of nodes; rows and columns that no node stands in do not count."""
    placed = [(node.at or (1, 1), node.span) for node in nodes]
    rows = sorted({row for (first, _), (count, _) in placed for row in range(first, first + count)})
    columns = sorted({column for (_, first), (_, count) in placed for column in range(first, first + count)})
    for part, ((row, column), (high, wide)) in zip(parts, placed, strict=True):
        first, left = rows.index(row), columns.index(column)
        yield Cell(part, first, left, rows.index(row + high - 1) + 1, columns.index(column + wide - 1) + 1)


def _rows_of(parts: Sequence[Part], direction: Direction) -> Iterator[Cell]:
    """Yield places for nodes that no arrows join: across the direction in which others run, in a few lines."""
    lines = -(-len(parts) // FOLDED)
    each = -(-len(parts) // lines)
    for number, part in enumerate(parts):
        if direction == "right":
            row, column = number % each, number // each
        else:
            row, column = number // each, number % each
        yield Cell(part, row, column, row + 1, column + 1)


# ------------------------------------------------------------------------------------------------------------ solutions


@dataclass(slots=True)
class Solution:
    """A scheme at a width: nodes laid out, with room in the gaps for the arrows."""

    scheme: Scheme
    width: float
    words: list[WordsBoth]
    laid: Laid
    widths: Widths
    room: Mapping[GapKey, float]

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        """What is too wide, or torn."""
        found = self.laid.overflow
        over = self.widths.least - self.width
        if over > 0.5 and not found:
            diagram = self.scheme.diagram
            found = (Overflow(over, self.scheme.context.words.diagram, diagram.origin),)
        return found


def solve(scheme: Scheme, width: float) -> Solution:
    """Lay a scheme out at a width: gaps grow until what runs through them has room."""
    words = [labels.set_both(arrow, scheme.context, width, scheme.role) for arrow in scheme.diagram.arrows]
    room: dict[GapKey, float] = {}
    laid = scheme.body.lay(width, room)
    # what is too narrow without any room for arrows is not made better by it
    hopeless = any(not one.soft for one in laid.overflow) or scheme.body.widths(room).least > width
    for _ in range(ROUNDS if scheme.diagram.arrows and not hopeless else 0):
        placement = Placement()
        laid.place(Box(0.0, 0.0, width, laid.height), placement)
        led = _lead(scheme, placement, words)
        asked = {key: max(more, room.get(key, 0.0)) for key, more in led.room.items()}
        if all(more <= room.get(key, 0.0) + 0.5 for key, more in asked.items()):
            break
        room |= asked
        laid = scheme.body.lay(width, room)
        if any(not one.soft for one in laid.overflow):
            break
    return Solution(scheme, width, words, laid, scheme.body.widths(room), room)


@dataclass(frozen=True, slots=True)
class Led:
    """Arrows led between placed boxes: their ways, where their words stand, and the room that gaps should have."""

    ways: list[Way]
    spots: dict[int, labels.Spot]
    room: dict[GapKey, float]


def _lead(scheme: Scheme, placement: Placement, words: Sequence[WordsBoth], within: Box | None = None) -> Led:
    wishes = [scheme.wish(arrow, said) for arrow, said in zip(scheme.diagram.arrows, words, strict=True)]
    wishes = _one_behind_the_other(wishes, words)
    found = ways(wishes, placement, scheme.above)
    order = _order(found)
    carriers: dict[int, int] = {}
    sides: dict[int, tuple[float, float]] = {}
    for _ in range(2):
        # which part carries words depends on which ways go together, and that on where they run
        known = {number: (part, *sides[number]) for number, part in carriers.items()}
        bundles = run(found, placement, scheme.above, known)
        for number, (way, said) in enumerate(zip(found, words, strict=True)):
            part = labels.carrier(way, said, bundles.get(number))
            if part is not None:
                carriers[number] = part
                sides[number] = labels.sides_of(way, part, said, *order[number])
    run(found, placement, scheme.above, {number: (part, *sides[number]) for number, part in carriers.items()})
    spots = labels.spots(found, words, carriers, order, placement, within)
    ink = [box for spot in spots.values() for _, box in spot.parts]
    return Led(found, spots, wanted(found, placement, words, carriers, sides, scheme.above, ink))


def _order(found: Sequence[Way]) -> list[tuple[int, int]]:
    """Return which of how many straight arrows between the same two boxes each is, from the top or the left."""
    together: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, way in enumerate(found):
        if way.is_straight:
            together[tuple(sorted((way.arrow.start, way.arrow.to)))].append(number)
    result = [(0, 1)] * len(found)
    for numbers in together.values():
        for place, number in enumerate(numbers):
            result[number] = (place, len(numbers))
    return result


def _one_behind_the_other(wishes: Sequence[Wish], words: Sequence[WordsBoth]) -> list[Wish]:
    """Return wishes with the lanes of two arrows side by side narrow: their words stand on the outer sides."""
    together: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wish in enumerate(wishes):
        together[tuple(sorted((wish.arrow.start, wish.arrow.to)))].append(number)
    result = list(wishes)
    for numbers in together.values():
        if len(numbers) != 2:
            continue
        for number in numbers:
            said = words[number]
            items = said.lying.items.height if said.lying.items and number == numbers[0] else 0.0
            result[number] = replace(result[number], lane=(LANE + 4 + 2 * items, LANE + 14))
    return result


def _draw(solution: Solution, box: Box) -> tuple[Node, ...]:
    """Return a diagram's nodes in a box."""
    scheme = solution.scheme
    diagram, context = scheme.diagram, scheme.context
    placement, led = _stretched(solution, box)
    places = sites(led.ways, placement.boxes)
    names = {name: context.named(laid.node.heading) or name for name, laid in placement.laid.items()}
    nodes = [_node(node, placement, places, context) for node in diagram.nodes]
    nodes += [connector(way, context, names, placement.boxes, places) for way in led.ways]
    nodes += labels.frames(led.ways, led.spots, context)
    return (
        Group(
            context.words.diagram,
            box,
            tuple(nodes),
            role=Role.DIV if diagram.alt is None else Role.FIGURE,
            alt=diagram.described,
            joined=True,
            origin=diagram.origin,
        ),
    )


def _stretched(solution: Solution, box: Box) -> tuple[Placement, Led]:
    """Place a solution in a box as high as it looks good; less high where arrows would then run other ways than the gaps
    were made for.
    """
    least = solution.laid.height
    tallest = max(least, min(box.h, solution.laid.tallest))
    for part in (1.0, 0.5, 0.0):
        height = least + part * (tallest - least)
        placement = Placement()
        top = box.y + max(0.0, box.h - height) / 2
        solution.laid.place(Box(box.x, top, box.w, height), placement)
        led = _lead(solution.scheme, placement, solution.words, box)
        if height == least or _has_room(led, placement, solution.room):
            break
    return placement, led


def _has_room(led: Led, placement: Placement, room: Mapping[GapKey, float]) -> bool:
    """Tell whether all gaps are as wide as what runs through them asks."""
    wide: dict[GapKey, float] = {}
    for gap in placement.gaps:
        size = gap.high - gap.low if gap.key[1] not in ("left", "top", "right", "bottom") or gap.key[0] else 0.0
        wide[gap.key] = min(size, wide.get(gap.key, size))
    return all(more <= max(room.get(key, 0.0), wide[key]) + 0.5 for key, more in led.room.items())


def _node(node: NodeModel, placement: Placement, places: Sites, context: Context) -> Node:
    """Return a node in its place, with what is in it."""
    laid, box = placement.laid[node.id], placement.boxes[node.id]
    spots = tuple(places.get(node.id, ()))
    if not isinstance(laid, LaidFrame):
        return place_node(laid, box, spots)
    own = laid.context
    name = own.named(node.heading) or node.id
    children: list[Node] = [
        Shape(
            own.named(node.heading or node.id, own.words.panel),
            box,
            _panel(node, context, spots),
            key=key_of(node.id),
            origin=node.origin,
        )
    ]
    if laid.heading is not None:
        at = laid.heading_box(box)
        children.append(typeset.frame(name, laid.heading, at, origin=node.origin))
    inside = replace(context.with_accent(node.accent), on_tint=node.look not in ("box", "plain") or context.on_tint)
    children += [_node(one, placement, places, inside) for one in node.nodes]
    return Group(name, box, tuple(children), joined=True, origin=node.origin)


def _panel(node: NodeModel, context: Context, spots: tuple[tuple[float, float], ...]) -> Panel:
    """Return a frame's form: tinted, with a line where the tint cannot be told from its ground."""
    context = context.with_accent(node.accent)
    form = replace(round_rect(context.length("radius")), sites=spots)
    match node.look:
        case "solid" | "arrow":
            return Panel(form, context.colour("fill"))
        case "plain":
            return Panel(form)
        case "box":
            return Panel(form, context.colour("background"), context.outline())
        case _:
            fill = context.colour("background" if context.on_tint else "tint")
            return Panel(form, fill, context.edge(fill))


# -------------------------------------------------------------------------------------------------------------- fragment


def layout_diagram(diagram: Diagram, context: Context, width: float) -> Fragment:
    """Lay a diagram out at a width; in the direction that suits the room, where its nodes have no places."""
    found = [solve(scheme, width) for scheme in schemes(diagram, context)]
    whole = [one for one in found if not one.overflow] or found[:1]

    def draw(box: Box) -> tuple[Node, ...]:
        return _draw(_best(whole, box), box)

    return Drawn(
        context.words.diagram,
        width,
        min(one.laid.height for one in whole),
        draw,
        diagram.origin,
        tallest=max(one.laid.tallest for one in whole),
        overflow=whole[0].overflow,
    )


RIGHTWARD = 1.25
"""How much better the room must suit another direction than the first one for that to be taken."""


def _best(found: Sequence[Solution], box: Box) -> Solution:
    """Return the solution that suits a box: the one that could be drawn largest in it."""
    fitting = [one for one in found if one.laid.height <= box.h + 0.1] or [min(found, key=lambda one: one.laid.height)]

    def scale(one: Solution) -> float:
        first = RIGHTWARD if one is found[0] else 1.0
        return first * min(box.w / max(1.0, one.widths.ideal), box.h / max(1.0, one.laid.height))

    return max(fitting, key=scale)
