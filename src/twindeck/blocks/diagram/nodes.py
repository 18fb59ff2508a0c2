"""How a node is laid out: how wide it would be, its ground, its heading, its items.

A box of words is two to three and a half times as high as its words. What is over goes to the gaps between boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from twindeck.blocks.diagram.model import NodeItem, NodeModel
from twindeck.blocks.text import layout_paragraphs
from twindeck.boxes import Overflow, overflow_of
from twindeck.context import Context, spaced
from twindeck.geometry import RECT, Box, Geometry, round_rect
from twindeck.scene import Connector, End, Group, Node, Panel, Role, Run, Shape, Stroke
from twindeck.text import breaking, phrases, typeset
from twindeck.theme.contract import StyleName

LEAST, MOST = 2.0, 3.5
"""How many times as high as its words a box is: where there is room, and at most."""

AROUND = 26.0
"""The most room above words, and below, in a box that has room to spare, in points."""

LOFTY = 18.0
"""The most room above and below words of many lines, in points, where they do not ask for more."""

THICKNESS = 2.5
"""Thickness of an arrow's line, in points."""

FLOW_GAP = 34.0
"""Width of the room for the arrow between items of a flow, in points."""

SIDE = 8.0
"""Room between an item's edge and its words, beside them, in points."""

POINT = 18.0
"""How far the words of an arrow-shaped node stay away from its point, in points."""

TAG = 46.0
"""Room that an item's words leave for its tag, in points."""

ONE_LINE, TWO_LINES = 11.0, 26.0
"""Words up to this wide, in em, would stand on one line, or on two; wider ones on three."""

STEP = 12.0
"""Widths of boxes come in steps of this, in points, so that boxes with like words are equally wide."""

NARROW = 96.0
"""The least width that a box would have, in points, however short its words."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide something must be for its words to stay whole, how wide it would best be, and how wide it may become."""

    least: float
    ideal: float
    most: float

    def plus(self, more: float) -> Widths:
        """Return the widths of something with margins of so much in all."""
        return Widths(self.least + more, self.ideal + more, self.most + more)


def widest(widths: Sequence[Widths]) -> Widths:
    """Return the widths of things one under the other."""
    return Widths(
        max((one.least for one in widths), default=0.0),
        max((one.ideal for one in widths), default=0.0),
        max((one.most for one in widths), default=0.0),
    )


@dataclass(frozen=True, slots=True)
class NodeLayout:
    """A node laid out at a width, not yet in a place."""

    node: NodeModel
    context: Context
    role: Role
    width: float
    margin: float
    heading: typeset.TextLayout | None
    beside: float
    text: typeset.TextLayout | None
    items: tuple[ItemLayout, ...]
    picture: float
    height: float

    @property
    def key(self) -> str:
        """What connectors are glued to."""
        return key_of(self.node.id)

    @property
    def name(self) -> str:
        """What it is called: its heading, else its id."""
        return self.context.named(self.node.heading) or self.node.id

    @property
    def most(self) -> float:
        """The greatest height at which the node looks good, in points."""
        if self.node.picture:
            return 1.7 * self.height
        if self.items:
            rows = _rows(self.node, self.items)
            high = [max(item.height for item in row) for row in rows]
            words = [max(item.content.height for item in row) for row in rows]
            return self.height + sum(max(0.0, highest(w) - h) for w, h in zip(words, high, strict=True))
        if self.text is None and self.heading is not None:
            return max(self.height, highest(self.heading.height))
        return max(self.height, LEAST * (self.text.height if self.text else 0.0))

    @property
    def overflow(self) -> tuple[Overflow, ...]:
        """What is wider than the node."""
        found: list[Overflow] = []
        for content in (self.heading, self.text, *(item.content for item in self.items)):
            if content is None:
                continue
            found += overflow_of(content, self.name, self.node.origin)
            if content.width < 20:
                found.append(Overflow(20 - content.width, self.name, self.node.origin))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ItemLayout:
    """An item laid out: its words, and its natural height with margins."""

    item: NodeItem
    content: typeset.TextLayout
    tag: typeset.TextLayout | None
    width: float
    height: float


def key_of(name: str) -> str:
    """Return what connectors to a node are glued to."""
    return f"node:{name}"


# --------------------------------------------------------------------------------------------------------------- widths


def highest(words: float) -> float:
    """Return the greatest height of a box around words of a height."""
    return min(MOST * words, words + 2 * AROUND)


def words_widths(
    runs: Sequence[Run],
) -> Widths:
    """Return the widths of words, from one line's worth to as narrow as their longest phrase."""
    if not runs:
        return Widths(0.0, 0.0, 0.0)
    measured = typeset.measure(runs)
    places = [place for place, _ in phrases.chances(measured.text, runs[0].rules.lang, runs[0].rules.keep).upto(
        phrases.GENTLE
    )]  # fmt: skip
    sums = measured.sums(with_gaps=True)
    stops = [0, *places, len(measured.text)]
    longest = max(sums[measured.visible_end(a, b)] - sums[a] for a, b in pairwise(stops))
    size = max(run.style.size for run in runs)
    lines = 1 if sums[-1] <= ONE_LINE * size else 2 if sums[-1] <= TWO_LINES * size else 3
    room = max(longest, sums[-1] / lines)
    while len(breaking.first_fit(measured, room, places, with_gaps=True)) > lines:
        room += STEP
    # lines are written out with a reserve of a hundredth
    return Widths(longest / 0.98 + 1.0, room / 0.98 + 1.0, room / 0.98 + 1.0)


def node_widths(node: NodeModel, context: Context) -> Widths:
    """Return how wide a node that holds no other would be."""
    context = context.with_accent(node.accent)
    beside = heading_beside(node, context)
    inner: list[Widths] = []
    if node.heading and not beside:
        inner.append(words_widths(context.runs(node.heading, "node-heading")))
    if node.note and not beside:
        inner.append(words_widths(context.runs(node.note, "node-note")))
    if node.items:
        inner.append(_items_widths(node, context).plus(beside))
    if node.text:
        whole = typeset.text_width(context.runs(node.text.replace("\n", " "), "node"))
        inner.append(Widths(min(whole, 90.0), min(whole, 240.0) + 1, 0.0))
    if node.picture:
        inner.append(Widths(80.0, 200.0, 0.0))
    found = widest(inner).plus(2 * margin_of(node, context) + (POINT if node.look == "arrow" else 0.0))
    least = max(found.least, 56.0)
    ideal = max(-(-found.ideal // STEP) * STEP, NARROW, least)
    words_alone = _only_heading(node) and node.look not in ("plain", "arrow")
    return Widths(least, ideal, max(1.5 * ideal, 1.4 * NARROW) if words_alone else float("inf"))


def _items_widths(node: NodeModel, context: Context) -> Widths:
    columns = _columns(node)
    each = []
    for item in node.items:
        each.append(words_widths(context.runs(item.text, "node")).plus(2 * TAG if item.tag else 0.0))
        for words in ([item.note] if item.note else []) + list(item.items):
            each.append(words_widths(context.runs(words, "node-note")))
    one = widest(each).plus(2 * SIDE)
    gaps = _gap(node, context) * (columns - 1)
    return Widths(one.least * columns + gaps, one.ideal * columns + gaps, 0.0)


def margin_of(node: NodeModel, context: Context) -> float:
    """Return the room inside a node's edge, in points."""
    return 0.0 if node.look == "plain" else context.space("node") + 2


def _only_heading(node: NodeModel) -> bool:
    return not (node.items or node.text or node.picture)


# --------------------------------------------------------------------------------------------------------------- layout


def heading_beside(node: NodeModel, context: Context) -> float:
    """Return the width that a heading beside the items asks for, in points; 0 where it stands above them."""
    if not (node.side and node.items and node.heading):
        return 0.0
    return typeset.text_width(heading_runs(node, context)) + 14


def layout_node(node: NodeModel, context: Context, width: float, role: Role, beside: float = 0.0) -> NodeLayout:
    """Lay a node out at a width; `role` is what its words are (spans within a figure, else paragraphs).

    `beside` is the width that headings beside items share in the node's column.
    """
    context = context.with_accent(node.accent)
    inside = replace(context, ink="ink") if is_strong(node) else context
    margin = margin_of(node, context)
    centred = node.look in ("box", "tint", "arrow") or (not node.items and not node.text)
    inner = width - 2 * margin - (POINT if node.look == "arrow" else 0.0)
    beside = min(max(beside, heading_beside(node, context)), inner * 0.3) if heading_beside(node, context) else 0.0
    heading: typeset.TextLayout | None = None
    if node.heading:
        heading = lay_heading(node, inside, beside - 10 if beside else inner, role, centred=centred)
    text = layout_paragraphs(node.text, inside, inner, "node", role=role) if node.text else None
    items = _lay_items(node, context, inner - beside, role)
    stacked = _items_height(node, items, context)
    head = heading.height if heading else 0.0
    gap = context.space("items") + 4
    picture = inner * 0.45 if node.picture else 0.0
    parts = [h for h in (0.0 if beside else head, text.height if text else 0.0, stacked, picture) if h]
    height = sum(parts) + gap * max(0, len(parts) - 1) + 2 * margin
    if beside:
        height = max(height, head + 2 * margin)
    least = context.leading("node-heading") + 2 * context.space("node")
    if _only_heading(node):
        # twice its words, but a crowded slide takes that back
        least = max(least, head + min((LEAST - 1) * head, 2 * LOFTY) * min(1.0, context.air))
    return NodeLayout(node, context, role, width, margin, heading, beside, text, items, picture, max(height, least))


def lay_heading(node: NodeModel, context: Context, width: float, role: Role, *, centred: bool) -> typeset.TextLayout:
    """Set a heading with its note on one line over other things; else, or where both do not fit, the note under it."""
    align: Literal["center", "left"] = "center" if centred else "left"

    def paragraph(runs: tuple[Run, ...], style: StyleName) -> typeset.TextLayout:
        return typeset.layout_paragraph(runs, context.leading(style), width, role=role, align=align, breaks="phrases")

    runs = heading_runs(node, context)
    if not node.note or (not (_only_heading(node) and not node.nodes) and typeset.text_width(runs) <= width):
        return paragraph(runs, "node-heading")
    return typeset.stack(
        [
            (paragraph(context.runs(node.heading or "", "node-heading"), "node-heading"), 0.0),
            (paragraph(context.runs(node.note, "node-note"), "node-note"), 2.0),
        ]
    )


def heading_runs(node: NodeModel, context: Context) -> tuple[Run, ...]:
    """Return a node's heading with its note on the same line."""
    # on a ground without a colour of its own, the heading has the accent's
    coloured = node.accent is not None and node.look in ("box", "plain")
    runs = context.runs(node.heading or "", "node-heading", colour="accent" if coloured else None)
    if node.note:
        notes = context.runs(node.note, "node-note")
        runs = spaced(runs, notes, "  ") if runs and notes else (*runs, *notes)
    return runs


def is_strong(node: NodeModel) -> bool:
    """Tell whether a node's ground is of the strong colour."""
    return node.look in ("solid", "arrow")


def _columns(node: NodeModel) -> int:
    match node.arrange:
        case "column":
            return 1
        case "grid":
            return min(node.columns, len(node.items))
        case _:
            return len(node.items)


def _gap(node: NodeModel, context: Context) -> float:
    return FLOW_GAP if node.arrange == "flow" else context.space("tiles")


def _lay_items(node: NodeModel, context: Context, width: float, role: Role) -> tuple[ItemLayout, ...]:
    if not node.items:
        return ()
    columns = _columns(node)
    gap = _gap(node, context)
    wide = (width - gap * (columns - 1)) / columns
    laid = []
    for number, item in enumerate(node.items):
        alone = node.arrange == "grid" and number == len(node.items) - 1 and number % columns == 0 and columns > 1
        laid.append(_lay_item(item, context, width if alone else wide, role))
    return tuple(laid)


def _lay_item(item: NodeItem, context: Context, width: float, role: Role) -> ItemLayout:
    edge = context.space("node") - 2
    tag = None
    if item.tag:
        tag = typeset.layout_paragraph(
            context.runs(item.tag, "flag"), context.leading("flag"), 40.0, role=role, breaks="none",
            align="center",
        )  # fmt: skip
    room = width - 2 * SIDE
    parts = [
        (
            typeset.layout_paragraph(
                context.runs(item.text, "node"),
                context.leading("node"),
                room - (2 * TAG if tag else 0.0),
                role=role,
                align="center",
                breaks="phrases",
            ),
            0.0,
        )
    ]
    if tag:
        first, _ = parts[0]
        parts[0] = (replace(first, content=typeset.shifted(first.content, TAG, 0.0), width=room), 0.0)
    for words in ([item.note] if item.note else []) + list(item.items):
        parts.append(
            (
                typeset.layout_paragraph(
                    context.runs(words, "node-note"),
                    context.leading("node-note"),
                    room,
                    role=role,
                    align="center",
                    breaks="phrases",
                ),
                2.0,
            )
        )
    content = typeset.stack(parts)
    return ItemLayout(item, content, tag, width, content.height + 2 * edge)


def _rows(node: NodeModel, items: Sequence[ItemLayout]) -> list[Sequence[ItemLayout]]:
    columns = max(1, _columns(node))
    return [items[i : i + columns] for i in range(0, len(items), columns)]


def _items_height(node: NodeModel, items: Sequence[ItemLayout], context: Context) -> float:
    rows = _rows(node, items)
    gap = context.space("tiles")
    return sum(max(item.height for item in row) for row in rows) + gap * max(0, len(rows) - 1)


def place_node(laid: NodeLayout, box: Box, sites: tuple[tuple[float, float], ...]) -> Node:
    """Place a node in its box; `sites` are where arrows meet its edge, beyond the middles of its sides."""
    node, context = laid.node, laid.context
    panel = _panel(laid, box, sites)
    name = laid.name
    inner = box.inset(laid.margin)
    if node.look == "arrow":
        inner = Box(inner.x, inner.y, inner.w - POINT, inner.h)
    only_heading = laid.heading is not None and not laid.items and not laid.text and not laid.picture
    children: list[Node] = []
    if only_heading and laid.heading is not None:
        right = laid.margin + (POINT if node.look == "arrow" else 0.0)
        return typeset.frame(
            name,
            laid.heading,
            box,
            panel=panel,
            insets=(laid.margin, laid.margin, right, laid.margin),
            anchor="middle",
            key=laid.key,
            origin=node.origin,
        )
    ground = context.named(node.heading or node.id, context.words.panel)
    children.append(Shape(ground, box, panel, key=laid.key, origin=node.origin))
    text = context.named(node.heading or node.id, context.words.text)
    gap = context.space("items") + 4
    y, left = inner.y, inner.x
    if laid.heading is not None:
        if laid.beside:
            at = Box(inner.x, inner.y, laid.beside - 10, inner.h)
            children.append(typeset.frame(name, laid.heading, at, anchor="middle", origin=node.origin))
            left += laid.beside
        else:
            at = Box(inner.x, y, inner.w, laid.heading.height)
            children.append(typeset.frame(name, laid.heading, at, origin=node.origin))
            y += laid.heading.height + gap
    bottom = inner.bottom
    under: list[Node] = []
    if laid.text is not None and node.text_last:
        bottom -= laid.text.height
        at = Box(inner.x, bottom, inner.w, laid.text.height)
        under.append(typeset.frame(text, laid.text, at, origin=node.origin))
        bottom -= gap
    elif laid.text is not None:
        at = Box(inner.x, y, inner.w, laid.text.height)
        children.append(typeset.frame(text, laid.text, at, origin=node.origin))
        y += laid.text.height + gap
    if node.picture is not None:
        below = _items_height(node, laid.items, context) + gap if laid.items else 0.0
        place = Box(inner.x, y, inner.w, max(10.0, bottom - y - below))
        children += node.picture.nodes(context, place)
        y = place.bottom + gap
    children += _place_items(laid, Box(left, y, inner.right - left, bottom - y))
    children += under
    return Group(name, box, tuple(children), joined=True, origin=node.origin)


def _panel(laid: NodeLayout, box: Box, sites: tuple[tuple[float, float], ...]) -> Panel:
    context = laid.context
    radius = context.length("radius")
    geometry = round_rect(radius)
    match laid.node.look:
        case "solid":
            return Panel(replace(geometry, sites=sites), context.colour("fill"))
        case "box":
            fill = context.colour("background")
            return Panel(replace(geometry, sites=sites), fill, context.outline())
        case "plain":
            return Panel(replace(RECT, sites=sites))
        case "arrow":
            return Panel(Geometry("homePlate", (min(24.0, box.h / 2),), sites=sites), context.colour("fill"))
        case _:
            fill = context.colour("background" if context.on_tint else "box")
            return Panel(replace(geometry, sites=sites), fill, context.edge(fill))


def _place_items(laid: NodeLayout, box: Box) -> list[Node]:
    """Place the items, filling the box; in a flow with arrows between them."""
    node, context = laid.node, laid.context
    rows = _rows(node, laid.items)
    if not rows:
        return []
    gap = context.space("tiles")
    own = [max(item.height for item in row) for row in rows]
    words = [max(item.content.height for item in row) for row in rows]
    room = [max(0.0, highest(w) - h) for w, h in zip(words, own, strict=True)]
    spare = max(0.0, box.h - sum(own) - gap * (len(rows) - 1))
    part = min(1.0, spare / sum(room)) if sum(room) else 0.0
    left = spare - part * sum(room)
    wider = min(gap, left / (len(rows) - 1)) if len(rows) > 1 else 0.0
    left -= wider * (len(rows) - 1)
    nodes: list[Node] = []
    keys: list[tuple[str, Box]] = []
    names: list[str] = []
    # without an edge or a heading over them they stand in the middle
    y = box.y + (left / 2 if node.look == "plain" or laid.beside else 0.0)
    # items are told from what they stand on: white on a coloured ground, coloured on a white one
    white = is_strong(node) or (node.look in ("panel", "tint", "plain") and context.on_tint == (node.look == "plain"))
    ground = context.colour("background" if white else "box")
    line = context.edge(ground) if node.look == "plain" else None
    for row, height, more in zip(rows, own, room, strict=True):
        high = height + more * part
        x = box.x
        for item in row:
            at = Box(x, y, item.width, high)
            key = f"{laid.key}:{len(keys)}"
            nodes += _place_item(item, at, Panel(round_rect(5.0), ground, line), key, laid)
            keys.append((key, at))
            names.append(context.named(item.item.text))
            x += item.width + _gap(node, context)
        y += high + gap + wider
    if node.arrange == "flow":
        colour = context.colour("ink" if is_strong(node) else "accent")
        for ((a, before), (b, after)), (start, end) in zip(pairwise(keys), pairwise(names), strict=True):
            middle = before.y + before.h / 2
            points = ((before.right, middle), (after.x, middle))
            nodes.append(
                Connector(
                    f"{context.words.arrow}: {start} → {end}",
                    Box(before.right, middle, after.x - before.right, 0),
                    points,
                    Stroke(colour, THICKNESS),
                    End(a, 3),
                    End(b, 1),
                )
            )
    return nodes


def _place_item(item: ItemLayout, box: Box, panel: Panel, key: str, laid: NodeLayout) -> list[Node]:
    text = typeset.frame(
        laid.context.named(item.item.text),
        item.content,
        box,
        panel=panel,
        insets=(SIDE, 0.0, SIDE, 0.0),
        anchor="middle",
        key=key,
        origin=item.item.origin,
    )
    if item.tag is None:
        return [text]
    leading = laid.context.leading("flag")
    lines = laid.context.leading("node")
    top = box.y + (box.h - item.content.height) / 2 + (lines - leading) / 2 + 1
    at = Box(box.x + 6, max(box.y + 3, top - 2), 40.0, leading + 4)
    tag = typeset.frame(
        laid.context.named(item.item.tag),
        item.tag,
        at,
        panel=Panel(round_rect(4.0), laid.context.colour("fill")),
        anchor="middle",
        origin=item.item.origin,
    )
    return [text, tag]
