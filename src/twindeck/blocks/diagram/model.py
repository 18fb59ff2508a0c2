"""What an author writes of a diagram: nodes with their places, arrows with their words."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from twindeck.blocks.picture import PictureFile
from twindeck.boxes import Fragment
from twindeck.context import Context
from twindeck.model import Line, Model, Name, Prose, problem
from twindeck.text import inline
from twindeck.theme.contract import SpaceName

Look = Literal["panel", "solid", "box", "tint", "plain", "arrow"]
Arrange = Literal["column", "row", "grid", "flow"]


class NodeItem(Model):
    """Something within a node: its words, a short remark, a tag such as “new”, and what belongs to it."""

    shorthand: ClassVar[str | None] = "text"
    text: Line
    note: Line | None = None
    tag: Line | None = None
    items: list[Line] = []


class NodeModel(Model):
    """A node. `at` is its row and column, from 1; `span` how many of each it takes. Where no node of a diagram
    says where it is, the arrows tell.

    `look`: panel (a tinted ground with a heading), solid (a strong one), box (a line around it), tint (a tinted box of
    words), plain (no ground), arrow (a wide arrow pointing right). `arrange` is how its items stand: below each other, in
    a row, in two columns, or in a row with arrows from each to the next. A `text`
    stands over the items or under them, as it is written.
    """

    id: Name
    at: tuple[int, int] = (0, 0)
    span: tuple[int, int] = (1, 1)
    heading: Line | None = None
    note: Line | None = None
    text: Prose | None = None
    items: list[NodeItem] = []
    arrange: Arrange = "column"
    columns: int = Field(default=2, ge=1, le=8)
    look: Look = "panel"
    accent: str | None = None
    picture: PictureFile | None = None
    side: bool = False

    @property
    def text_last(self) -> bool:
        """Whether the text stands under the items, as it is written under them."""
        order = list(self._written or ())
        return "text" in order and "items" in order and order.index("text") > order.index("items")

    @model_validator(mode="after")
    def _on_grid(self) -> NodeModel:
        if "at" not in self.model_fields_set and max(self.span) == 1:
            return self
        if min(*self.at, *self.span) < 1 or max(*self.at, *self.span) > 24:
            raise problem("rows and columns of a diagram count from 1, to 24 at most", "write at: [row, column]", "at")
        if self.note and not self.heading:
            raise problem('"note" belongs to a heading, and there is none', 'add "heading: …", or write a text', "note")
        return self


class ArrowModel(Model):
    """An arrow from a node to another. `items` are what goes along it; `both` has heads at both ends."""

    start: Name = Field(alias="from", examples=["id of a node"])
    to: Name = Field(examples=["id of a node"])
    label: Line | None = None
    items: list[Line] = []
    both: bool = False
    curved: bool = False
    plain: bool = False


class Diagram(Model):
    """A diagram. With `alt` it is one figure, whose labels are text within; without it, its words are ordinary text.

    `columns` and `rows` share out width and height. With `stack: columns` each column stacks its nodes on its own,
    without regard to the rows of its neighbours.
    """

    space_before: ClassVar[SpaceName] = "blocks"
    alt: Prose | None = None
    columns: list[float] = []
    rows: list[float] = []
    stack: Literal["grid", "columns"] = "grid"
    nodes: list[NodeModel] = Field(min_length=1, max_length=60)
    arrows: list[ArrowModel] = []

    @model_validator(mode="after")
    def _consistent(self) -> Diagram:
        known = {node.id for node in self.nodes}
        if len(known) < len(self.nodes):
            raise problem("two nodes of a diagram have the same id", "give each node an id of its own", "nodes")
        for arrow in self.arrows:
            for end in (arrow.start, arrow.to):
                if end not in known:
                    raise problem(
                        f'an arrow leads to or from "{end}", and no node has that id',
                        f"choose among {', '.join(sorted(known))}",
                        "arrows",
                    )
            if arrow.start == arrow.to:
                raise problem(f'an arrow leads from "{arrow.to}" to itself', "name two nodes", "arrows")
        for node in self.nodes:
            if self.alt is not None and node.picture is not None and node.picture.alt is not None:
                raise problem(
                    "a picture in a diagram with an alternative text has none of its own",
                    'say what it shows in that of the diagram, and write "decorative: true" here',
                    place=node.picture.place("alt"),
                    code="alt",
                )
        unplaced = [node.id for node in self.nodes if "at" not in node.model_fields_set]
        if len(unplaced) == len(self.nodes):
            return self
        if unplaced:
            raise problem(
                f'"{unplaced[0]}" has no place, and other nodes have one',
                "write at: [row, column] for every node, or for none",
                "nodes",
            )
        taken: dict[tuple[int, int], str] = {}
        for node in self.nodes:
            for row in range(node.at[0], node.at[0] + node.span[0]):
                for column in range(node.at[1], node.at[1] + node.span[1]):
                    if (row, column) in taken:
                        raise problem(
                            f'"{node.id}" and "{taken[row, column]}" are both at row {row}, column {column}',
                            "give each node cells of its own",
                            "nodes",
                        )
                    taken[row, column] = node.id
        return self

    @property
    def is_placed(self) -> bool:
        """Whether the author says where the nodes are."""
        return self.nodes[0].at != (0, 0)

    @property
    def described(self) -> str | None:
        """The alternative text on one line; None where the words speak for themselves."""
        return None if self.alt is None else inline.plain(inline.joined(self.alt))

    def layout(self, context: Context, width: float) -> Fragment:
        """Lay out on the grid."""
        from twindeck.blocks.diagram.layout import layout_diagram

        return layout_diagram(self, context, width)
