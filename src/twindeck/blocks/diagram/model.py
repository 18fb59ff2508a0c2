"""What an author writes of a diagram: nodes, with or without places, nodes within nodes, and arrows with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from twindeck.blocks.picture import PictureFile
from twindeck.boxes import Fragment
from twindeck.context import Context
from twindeck.model import Line, Model, Name, Prose, problem
from twindeck.text import inline
from twindeck.theme.contract import SpaceName

Look = Literal["panel", "solid", "box", "tint", "plain", "arrow"]
Arrange = Literal["column", "row", "grid", "flow"]
Direction = Literal["right", "down"]

MOST_NODES, MOST_ARROWS, DEEPEST = 60, 120, 4
"""How much a diagram may hold, and how deep nodes may stand within nodes."""


class NodeItem(Model):
    """Something within a node: its words, a short remark, a tag such as “new”, and what belongs to it."""

    shorthand: ClassVar[str | None] = "text"
    text: Line
    note: Line | None = None
    tag: Line | None = None
    items: list[Line] = []


class NodeModel(Model):
    """A node. `at` is its row and column, from 1; `span` how many of each it takes. Without `at` its arrows place it.

    `look`: panel (a box of words, or a panel with a heading over its items), solid (a strong one), box (a line around it),
    tint (a tinted box of words), plain (no ground), arrow (a wide arrow pointing right). `arrange` is how its items stand:
    below each other, in a row, in columns, or in a row with arrows from each to the next. A `text` stands over the items
    or under them, as it is written. With `nodes` it is a frame around them, which run in its own `direction`.
    """

    id: Name
    at: tuple[int, int] | None = None
    span: tuple[int, int] = (1, 1)
    heading: Line | None = None
    note: Line | None = None
    text: Prose | None = None
    items: list[NodeItem] = []
    nodes: list[NodeModel] = []
    direction: Direction | None = None
    arrange: Arrange = "column"
    columns: int = Field(default=2, ge=1, le=8)
    look: Look = "panel"
    accent: str | None = None
    picture: PictureFile | None = None
    side: bool = False

    @property
    def is_frame(self) -> bool:
        """Whether it holds other nodes."""
        return bool(self.nodes)

    @property
    def text_last(self) -> bool:
        """Whether the text stands under the items, as it is written under them."""
        order = list(self._written or ())
        return "text" in order and "items" in order and order.index("text") > order.index("items")

    @model_validator(mode="after")
    def _consistent(self) -> NodeModel:
        if self.at is not None and (min(*self.at, *self.span) < 1 or max(*self.at, *self.span) > 24):
            raise problem("rows and columns of a diagram count from 1, to 24 at most", "write at: [row, column]", "at")
        if self.at is None and self.span != (1, 1):
            raise problem("only a node with a place takes several rows or columns", "give it at: [row, column]", "span")
        if self.note and not self.heading:
            raise problem('"note" belongs to a heading, and there is none', 'add "heading: …", or write a text', "note")
        if self.nodes:
            for name in ("text", "items", "picture"):
                if getattr(self, name):
                    raise problem(
                        f"a node that holds nodes has no {name} of its own", "make it another node within", name
                    )
            _check_places(self.nodes)
        return self


def _check_places(nodes: Sequence[NodeModel]) -> None:
    """Raise where some neighbours have places and others none, or two have the same."""
    placed = [node for node in nodes if node.at is not None]
    if placed and len(placed) < len(nodes):
        without = next(node.id for node in nodes if node.at is None)
        raise problem(
            f'"{without}" has no place, and other nodes have one',
            "write at: [row, column] for every node, or for none",
            "nodes",
        )
    taken: dict[tuple[int, int], str] = {}
    for node in placed:
        for cell in cells(node):
            if cell in taken:
                raise problem(
                    f'"{node.id}" and "{taken[cell]}" are both at row {cell[0]}, column {cell[1]}',
                    "give each node cells of its own",
                    "nodes",
                )
            taken[cell] = node.id


def cells(node: NodeModel) -> Iterator[tuple[int, int]]:
    """Yield the rows and columns that a node with a place takes."""
    if node.at is None:
        return
    for row in range(node.at[0], node.at[0] + node.span[0]):
        for column in range(node.at[1], node.at[1] + node.span[1]):
            yield row, column


class ArrowModel(Model):
    """An arrow from a node to another, or to itself. `items` are what goes along it; `both` has heads at both ends.

    With `around` it goes round the outside; `plain` is a line without heads.
    """

    start: Name = Field(alias="from", examples=["id of a node"])
    to: Name = Field(examples=["id of a node"])
    label: Line | None = None
    items: list[Line] = []
    both: bool = False
    around: bool = False
    plain: bool = False


class Diagram(Model):
    """A diagram. With `alt` it is one figure, whose labels are text within; without it, its words are ordinary text.

    Nodes without places are laid out by their arrows, to the right or down: in the `direction` that suits the room, unless
    one is given. `columns` and `rows` share out width and height among nodes with places. With `stack: columns` each column
    stacks its nodes on its own, without regard to the rows of its neighbours.
    """

    space_before: ClassVar[SpaceName] = "blocks"
    alt: Prose | None = None
    direction: Direction | None = None
    columns: list[Annotated[float, Field(gt=0)]] = []
    rows: list[Annotated[float, Field(ge=0)]] = []
    stack: Literal["grid", "columns"] = "grid"
    nodes: list[NodeModel] = Field(min_length=1, max_length=MOST_NODES)
    arrows: list[ArrowModel] = Field(default=[], max_length=MOST_ARROWS)

    @model_validator(mode="after")
    def _consistent(self) -> Diagram:
        above = dict(_above(self.nodes, ()))
        everyone = list(every(self.nodes))
        if len(above) < len(everyone):
            raise problem("two nodes of a diagram have the same id", "give each node an id of its own", "nodes")
        if len(everyone) > MOST_NODES:
            raise problem(
                f"{len(everyone)} nodes are more than the {MOST_NODES} that a diagram may have",
                "make two diagrams of it",
                "nodes",
            )
        if max(len(frames) for frames in above.values()) >= DEEPEST:
            raise problem("nodes are nested too deeply", f"use {DEEPEST} levels at most", "nodes")
        _check_places(self.nodes)
        for node in everyone:
            _check_picture(node, self)
        for arrow in self.arrows:
            _check_arrow(arrow, above)
        return self

    @property
    def described(self) -> str | None:
        """The alternative text on one line; None where the words speak for themselves."""
        return None if self.alt is None else inline.plain(inline.joined(self.alt))

    def layout(self, context: Context, width: float) -> Fragment:
        """Lay out on the grid, or by the arrows."""
        from twindeck.blocks.diagram.layout import layout_diagram

        return layout_diagram(self, context, width)


def every(nodes: Sequence[NodeModel]) -> Iterator[NodeModel]:
    """Yield nodes and all nodes within them."""
    for node in nodes:
        yield node
        yield from every(node.nodes)


def _above(nodes: Sequence[NodeModel], frames: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each node's id with those of the frames it stands in, the outermost first."""
    for node in nodes:
        yield node.id, frames
        yield from _above(node.nodes, (*frames, node.id))


def _check_picture(node: NodeModel, diagram: Diagram) -> None:
    if diagram.alt is not None and node.picture is not None and node.picture.alt is not None:
        raise problem(
            "a picture in a diagram with an alternative text has none of its own",
            'say what it shows in that of the diagram, and write "decorative: true" here',
            place=node.picture.place("alt"),
            code="alt",
        )


def _check_arrow(arrow: ArrowModel, above: dict[str, tuple[str, ...]]) -> None:
    for end in (arrow.start, arrow.to):
        if end not in above:
            raise problem(
                f'an arrow leads to or from "{end}", and no node has that id',
                f"choose among {', '.join(sorted(above))}",
                "arrows",
            )
    for frame, inner in ((arrow.start, arrow.to), (arrow.to, arrow.start)):
        if frame in above[inner]:
            raise problem(
                f'an arrow joins "{frame}" to "{inner}", which is within it', "join nodes beside each other", "arrows"
            )
