"""The Scene: a deck laid out. What both files are written from, and all that they are written from.

A Scene is slides holding a tree of nodes. The tree is the reading order, the paint order and the tag structure at once:
there is no z-index and no second tree. Every node has a role (what it means), a box (where it is, in points from the
slide's top left corner), its appearance, and its origin in the deck's source.

A node's `name` is what people call it in PowerPoint's selection pane, in the language of its slide: an author's words
without their markup, or a word for what it is, or both ("Arrivals – Panel").

The set of node kinds is closed: `Group`, `Text`, `Shape`, `Connector`, `Picture`, `Chart`, `Table`. Writers `match` on
it and end in `assert_never`, so the type checker names every place that a new kind must touch. The Scene holds the richer
form of everything: a writer may flatten it but never has to guess meaning back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from twindeck.diagnostics import Span
from twindeck.geometry import RECT, Box, Geometry
from twindeck.numerals import Numeral
from twindeck.theme import Colour, Face, Theme
from twindeck.vector import VectorDrawing


class Role(StrEnum):
    """What a node means: the structure types of PDF 1.7 (ISO 32000-1, 14.8.4), and `ARTIFACT` for mere decoration."""

    SECT = "Sect"
    DIV = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    P = "P"
    L = "L"
    LI = "LI"
    LBL = "Lbl"
    LBODY = "LBody"
    FIGURE = "Figure"
    CAPTION = "Caption"
    NOTE = "Note"
    TABLE = "Table"
    THEAD = "THead"
    TBODY = "TBody"
    TR = "TR"
    TH = "TH"
    TD = "TD"
    TOC = "TOC"
    TOCI = "TOCI"
    REFERENCE = "Reference"
    LINK = "Link"
    SPAN = "Span"
    ARTIFACT = "Artifact"


# ---------------------------------------------------------------------------------------------------------------- text


@dataclass(frozen=True, slots=True)
class Link:
    """Where a run leads: an address on the web, or a slide of this deck by its index from 0. `title` describes it."""

    uri: str | None = None
    slide: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a run looks; size in points. `name` is the style of the theme it was made from."""

    face: Face
    size: float
    colour: Colour
    underline: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class LineRules:
    """By what a text's lines break: its language, words that stay whole, whether it is left to the office program."""

    lang: str = "ja"
    keep: tuple[str, ...] = ()
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one appearance. `lang` is set where it differs from the deck's; `strong` is meant emphasis.

    A run with `field` shows a number that PowerPoint keeps up to date; `text` is its value. `rules` are what its lines
    were broken by; nobody needs them once they are.
    """

    text: str
    style: TextStyle
    lang: str | None = None
    link: Link | None = None
    strong: bool = False
    field: Literal["slidenum"] | None = None
    rules: LineRules = LineRules()


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of shaped text: its number in the face, and where its origin is from the left end of the piece's baseline,
    in points, `y` upwards.

    It stands for the characters of the piece from `start` up to `end`; glyphs of one cluster all say the same.
    """

    glyph: int
    start: int
    end: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one run on one line: `x` from the left of the line's frame, in points.

    The text is in the order in which it is read. With `glyphs`, which are in the order in which they stand from left to
    right, it was shaped; without, it shows as its characters' own glyphs, one after the other. `rtl`: read from the right.
    Where a line ends within a word, the text of its last piece ends in the hyphen that shows there, which no run has.
    """

    run: int
    text: str
    x: float
    width: float
    glyphs: tuple[Glyph, ...] = ()
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A broken line; its pieces are in the order in which they are read. `baseline` is from the top of the frame's box.

    A blank at the end of a line is kept in its text (the words stay apart for whoever extracts it) but not counted in
    `width`. `size` is the largest size on it, in points.
    """

    baseline: float
    x: float
    width: float
    pieces: tuple[Piece, ...]
    size: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs (what PowerPoint needs) and broken lines (what PDF needs).

    `leading` is the exact distance of baselines in points; `space_before` comes above it, and is 0 on the first paragraph
    of a frame. `breaks`: `soft` leaves the breaking to PowerPoint, `hard` has the lines of the PDF written into the .pptx
    as line breaks, `none` is a single line that must not be wrapped. `align` is the side that is seen; `rtl` tells that the
    paragraph is read from the right, whatever stands in it.
    `role` is None inside a frame whose own role takes all its paragraphs together.
    """

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    leading: float
    role: Role | None = Role.P
    space_before: float = 0.0
    align: Literal["left", "center", "right"] = "left"
    breaks: Literal["soft", "hard", "none"] = "soft"
    rtl: bool = False

    @property
    def text(self) -> str:
        """The paragraph's words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item: its label (bullet or number) as a run with its place, and what it says: paragraphs and nested lists.

    The first element of `body` is a Paragraph, whose first line the label stands before. `label_pieces` are the label as
    it is drawn, from `label_x`; none where its characters stand one after the other.
    """

    label: Run
    label_x: float
    body: tuple[Paragraph | TextList, ...]
    label_pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class TextList:
    """A list. `indent` is the distance from the label to the text in points, `left` that from the frame to the label; both
    from the right for items that are read from there.
    """

    items: tuple[ListItem, ...]
    numbering: Literal["disc", "decimal", "none"] = "disc"
    start: int = 1
    indent: float = 0.0
    left: float = 0.0


TextContent = tuple[Paragraph | TextList, ...]

LONGEST_NAME = 80
"""The most characters of a node's name: as many as the selection pane can show with some patience."""


# ---------------------------------------------------------------------------------------------------------------- nodes


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line around or along something; width in points."""

    colour: Colour
    width: float
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The shape a text stands in: form, fill and line."""

    geometry: Geometry = RECT
    fill: Colour | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A frame of the slide's layout that a text or picture fills. `index` is unique in the layout; the title has 0."""

    kind: Literal["title", "ctrTitle", "subTitle", "body", "pic", "ftr", "sldNum"]
    index: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A frame of text, with or without a shape around it.

    `insets` are left, top, right, bottom. A `role` other than DIV (a heading of two paragraphs, an artifact such as the
    footer) takes all content together; within a DIV each paragraph and list has its own. `wrap` is False where every
    paragraph is a single line that has to stay one. Lines are placed from the box's top left corner, `anchor` and insets
    already applied.
    """

    name: str
    box: Box
    content: TextContent
    role: Role = Role.DIV
    panel: Panel | None = None
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    anchor: Literal["top", "middle", "bottom"] = "top"
    wrap: bool = True
    placeholder: Placeholder | None = None
    lang: str | None = None
    key: str = ""
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A form without words; decoration unless it stands in a Figure."""

    name: str
    box: Box
    panel: Panel
    key: str = ""
    origin: Span | None = None

    @property
    def role(self) -> Role:
        """Decoration: what a form says stands in the figure around it, if there is one."""
        return Role.ARTIFACT


@dataclass(frozen=True, slots=True)
class End:
    """An end of a connector: glued to the shape or text with this `key` at a site of its outline.

    Sites 0 to 3 are the middles of top, left, bottom and right; from 4 on those its geometry names in `sites`.
    """

    key: str
    side: int


@dataclass(frozen=True, slots=True)
class Connector:
    """A line between two nodes of the same slide, with or without arrow heads.

    `points` run from begin to end: two for a straight one, more for one with corners, and for a `curved` one a cubic's
    two ends with its two handles between. `box` bounds them.
    """

    name: str
    box: Box
    points: tuple[tuple[float, float], ...]
    stroke: Stroke
    begin: End | None = None
    end: End | None = None
    form: Literal["straight", "elbow", "curved"] = "straight"
    begin_arrow: bool = False
    end_arrow: bool = True
    key: str = ""
    origin: Span | None = None

    @property
    def role(self) -> Role:
        """Decoration, as a shape is."""
        return Role.ARTIFACT


@dataclass(frozen=True, slots=True)
class Asset:
    """An image file, made safe, stored once however often it is used.

    `key` is a hash of what is in it. `raster` is the PNG or JPEG both files can show (for an SVG its rendering, at least
    twice the size at which it is shown), `svg` the cleaned source of a vector one and `vector` its drawing for the PDF
    (None where the SVG has something that cannot be drawn as vectors: then the PDF shows the raster too).
    `width` and `height` are the image's own size, in pixels or user units, after its orientation was applied.
    """

    key: str
    media_type: Literal["image/png", "image/jpeg"]
    raster: bytes = field(repr=False)
    pixels: tuple[int, int]
    width: float
    height: float
    svg: bytes | None = field(default=None, repr=False)
    vector: VectorDrawing | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in a box. `crop` is what is cut off at left, top, right and bottom, as fractions of the image.

    `alt` is the alternative text; None means decoration, and there is no third way.
    """

    name: str
    box: Box
    asset: Asset
    alt: str | None
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    radius: float = 0.0
    placeholder: Placeholder | None = None
    key: str = ""
    origin: Span | None = None

    @property
    def role(self) -> Role:
        """A figure where it says something, else decoration."""
        return Role.ARTIFACT if self.alt is None else Role.FIGURE


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers of a chart, with the units they are shown with. `colours` has one for the whole series, or one for
    each value. `labelled`: its numbers are written at its bars.
    """

    name: str
    numbers: tuple[Numeral, ...]
    colours: tuple[Colour, ...]
    label_colour: Colour | None = None
    labelled: bool = True

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers as spreadsheets keep them."""
        return tuple(numeral.number for numeral in self.numbers)


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers drawn: their data for PowerPoint's own chart, and the drawing for the PDF.

    ring: one series of two values, the share and the rest, starting at 12 o'clock, clockwise; `hole` is the diameter of
    the hole as a fraction of the ring's. bar: horizontal bars, one series, one category a bar, from the top;
    stacked: one bar of several series in one category. `plot` is the box of the bars alone, within `box`; `bar` is a
    bar's thickness in points; `maximum` the value at the plot's right edge.
    Numbers at bars are in `label_style`; category names stand left of the plot in `category_style`.
    `drawing` is what the PDF shows, shapes and texts in paint order, in slide coordinates.
    """

    name: str
    box: Box
    kind: Literal["ring", "bar", "stacked"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    drawing: tuple[Shape | Text, ...]
    maximum: float = 100.0
    plot: Box | None = None
    bar: float = 0.0
    hole: float = 0.0
    label_style: TextStyle | None = None
    category_style: TextStyle | None = None
    key: str = ""
    origin: Span | None = None

    @property
    def numbers(self) -> tuple[Numeral, ...]:
        """The numbers of all series."""
        return tuple(numeral for series in self.series for numeral in series.numbers)

    @property
    def role(self) -> Role:
        """A figure: its alternative text tells its numbers."""
        return Role.FIGURE


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `text` holds its content, fill (in its panel) and insets, at its place on the slide."""

    text: Text
    header: Literal["column", "row"] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A regular grid: the first row is its heads where the cells say so, and the first column may be row heads.

    `columns` and `rows` are widths and heights in points; `rule` is the line between rows.
    """

    name: str
    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[Cell, ...], ...]
    rule: Stroke | None = None
    summary: str | None = None
    key: str = ""
    origin: Span | None = None

    @property
    def role(self) -> Role:
        """A table."""
        return Role.TABLE


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that belong together, in reading order; `box` bounds them.

    A role of FIGURE needs `alt`, and makes all within part of one picture whose labels are still text. In the .pptx a
    group with `joined` set is a group shape; without it, it only orders its children.
    """

    name: str
    box: Box
    children: tuple[Node, ...]
    role: Role = Role.DIV
    alt: str | None = None
    joined: bool = False
    numbering: Literal["disc", "decimal", "none"] = "none"
    key: str = ""
    origin: Span | None = None

    def __post_init__(self) -> None:
        if (self.role is Role.FIGURE) != (self.alt is not None):
            raise ValueError(f"group {self.name!r}: a figure has an alternative text, and nothing else has")


Node = Group | Text | Shape | Connector | Picture | Chart | Table


# ---------------------------------------------------------------------------------------------------- slides and layouts


@dataclass(frozen=True, slots=True)
class LayoutFrame:
    """A placeholder of a slide layout: where it is, and how text in it looks unless a run says otherwise."""

    placeholder: Placeholder
    name: str
    box: Box
    style: TextStyle | None
    leading: float
    align: Literal["left", "center", "right"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    prompt: str = ""
    bullet: Colour | None = None


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """What slides of one kind share: ground, decoration and placeholders. `key` is unique, `name` is for people."""

    key: str
    name: str
    background: Colour
    backdrop: tuple[Shape | Picture, ...]
    frames: tuple[LayoutFrame, ...]


@dataclass(frozen=True, slots=True)
class NoteParagraph:
    """A paragraph of the presenter's notes; a newline in its text is a line break.

    An item of a list has its kind, its `level` from 0, and for numbers its own and the one that the list starts with.
    `is_apart` tells that a blank line stands above it.
    """

    text: str
    level: int = 0
    list_kind: Literal["disc", "decimal"] | None = None
    number: int = 0
    start: int = 0
    is_apart: bool = False

    @property
    def label(self) -> str:
        """What stands before an item; empty for other paragraphs."""
        return {"disc": "•", "decimal": f"{self.number}."}.get(self.list_kind or "", "")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `nodes` start with the title; `backdrop` is decoration of this slide alone, under its nodes.

    `title` is the heading as plain text, unique in the deck, for bookmarks and sections; `level` its heading level.
    `footer` are artifacts: chapter name and page number, in their placeholders.
    """

    number: int
    key: str
    layout: str
    title: str
    level: int
    nodes: tuple[Node, ...]
    backdrop: tuple[Shape | Picture, ...] = ()
    footer: tuple[Text, ...] = ()
    notes: tuple[NoteParagraph, ...] = ()
    lang: str | None = None
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Slides from `first` up to and not including `last` (indexes from 0); the slides before the first chapter and after
    the last belong to none. `title` is its heading with its number, as in the contents.
    """

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A deck laid out."""

    title: str
    lang: str
    theme: Theme
    layouts: Mapping[str, SlideLayout]
    slides: tuple[Slide, ...]
    chapters: tuple[Chapter, ...] = ()
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    created: int = 0
    """Seconds since 1970; what the files say of their date."""
    build: str = ""
    """The id that all files of a build carry; empty for none."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the slides in points."""
        return self.theme.width, self.theme.height


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield nodes and all their descendants in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from walk(node.children)


def paragraphs(content: TextContent) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in reading order, those in lists included."""
    for block in content:
        if isinstance(block, Paragraph):
            yield block
        else:
            for item in block.items:
                yield from paragraphs(item.body)


def texts(nodes: Iterable[Node]) -> Iterator[Text]:
    """Yield all frames of text, those in groups, tables and charts' drawings included, in reading order."""
    for node in nodes:
        match node:
            case Text():
                yield node
            case Group():
                yield from texts(node.children)
            case Table():
                yield from (cell.text for row in node.cells for cell in row)
            case Chart():
                yield from (part for part in node.drawing if isinstance(part, Text))
            case _:
                pass


def runs(content: TextContent) -> Iterator[Run]:
    """Yield the runs of a text in reading order, the labels of list items included."""
    for block in content:
        if isinstance(block, Paragraph):
            yield from block.runs
        else:
            for item in block.items:
                yield item.label
                yield from runs(item.body)
