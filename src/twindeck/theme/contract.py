"""The contract between code and themes: every name that the code asks a theme for, with what it means.

Code names a style, a distance, a length or a colour by one of the literals below, which mypy checks; a theme file may name
them and no others, and `civic`, from which every theme inherits, gives each a value. A new name is a line in a literal, a
line in the table below it, and a value in `bundled/civic.yaml`; `tests/theme/test_contract.py` finds what is missing, and
what nobody uses. `docs/themes.md` shows these tables to authors.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

# -------------------------------------------------------------------------------------------------------------- colours

Slot = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"
]
"""A place in PowerPoint's colour scheme (ECMA-376 part 1, 20.1.6.2)."""

ACCENT_SLOTS: Final[tuple[Slot, ...]] = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")

PaletteName = Literal["background", "text", "muted", "line", "quiet", "link", "visited"]
"""Colours that are the same in every accent."""

RoleName = Literal["accent", "fill", "ink", "faint", "tint", "box", "track", "soft"]
"""Colours of the accent a block stands in."""

ColourName = PaletteName | RoleName
"""What code calls a colour: one of the palette, or a role of the accent at hand."""


@dataclass(frozen=True, slots=True)
class PaletteColour:
    """What a colour is for, and its place in PowerPoint's scheme."""

    meaning: str
    slot: Slot | None = None


PALETTE: Final[Mapping[PaletteName, PaletteColour]] = {
    "background": PaletteColour("the ground of slides and cards", "lt1"),
    "text": PaletteColour("running text and headings", "dk1"),
    "muted": PaletteColour("notes, footers and earlier figures; worked out from text and background", "dk2"),
    "line": PaletteColour("lines around cards and between the rows of a table; worked out from text and background"),
    "quiet": PaletteColour("PowerPoint's second light colour; worked out from text and background", "lt2"),
    "link": PaletteColour("links in running text; the main colour of the accent key", "hlink"),
    "visited": PaletteColour("links that were opened, in PowerPoint; as link", "folHlink"),
}

ROLES: Final[Mapping[RoleName, str]] = {
    "accent": "words, numbers, rules and charts; the fill itself where it can be read on background and tint, else a "
    "shade of it that can",
    "fill": "the brand's colour as it is: grounds of section slides, table heads, badges and solid boxes",
    "ink": "words on fill",
    "faint": "quieter words and rules on fill",
    "tint": "the ground of panels and bands",
    "box": "the ground of boxes in diagrams, and of tiles",
    "track": "what a chart leaves unfilled, and chips",
    "soft": "graphics between accent and track: bars but the last; lines around what its ground alone does not show",
}
"""The roles of an accent. In a theme file an accent's `main` is the role `accent`."""

ACCENT: Final = "key"
"""The accent of slides that name none; every theme has it."""

# --------------------------------------------------------------------------------------------------------------- styles

StyleName = Literal[
    "display",
    "message",
    "message-kicker",
    "title",
    "kicker",
    "chapter-number",
    "strip",
    "cover-note",
    "contents-number",
    "contents-title",
    "lead",
    "reading",
    "headline",
    "group-heading",
    "band-heading",
    "column-heading",
    "card-heading",
    "card-note",
    "sub-heading",
    "item-heading",
    "badge",
    "date",
    "body",
    "label",
    "value",
    "hero",
    "hero-unit",
    "value-text",
    "unit",
    "note",
    "chip",
    "tile",
    "circle",
    "stage",
    "sign",
    "flag",
    "bar-value",
    "bar-label",
    "node-heading",
    "node",
    "node-note",
    "arrow",
    "arrow-item",
    "table-heading",
    "table",
    "numeral",
    "footer",
]

Ground = Literal["background", "tint", "box", "fill", "chip"]
"""What words stand on; `chip` is each colour that a chip may have."""


@dataclass(frozen=True, slots=True)
class StyleUse:
    """What a style is for, and the grounds that its own colour must be readable on."""

    meaning: str
    on: tuple[Ground, ...]


_BODY: Final[tuple[Ground, ...]] = ("background", "tint")

STYLES: Final[Mapping[StyleName, StyleUse]] = {
    "display": StyleUse("titles of cover, section and closing", ("background",)),
    "message": StyleUse("the words of a message slide", ("tint",)),
    "message-kicker": StyleUse("kickers of message and closing", _BODY),
    "title": StyleUse("slide titles", _BODY),
    "kicker": StyleUse("the small line over a title", _BODY),
    "chapter-number": StyleUse("the number on a section slide", ("fill",)),
    "strip": StyleUse("the chapters along the foot of a section slide, and the way back to the contents", ("fill",)),
    "cover-note": StyleUse("date and publisher on the cover", ("background",)),
    "contents-number": StyleUse("chapter numbers in the contents", ("background",)),
    "contents-title": StyleUse("chapter titles in the contents", ("background",)),
    "lead": StyleUse("leading sentences", _BODY),
    "reading": StyleUse("text that is a slide's main matter", _BODY),
    "headline": StyleUse("a line to be seen first", _BODY),
    "group-heading": StyleUse("headings over cards that belong together, and over circles", _BODY),
    "band-heading": StyleUse("the heading at the side of a band", ("tint",)),
    "column-heading": StyleUse("headings of a matrix's columns", ("fill",)),
    "card-heading": StyleUse("headings of cards", _BODY),
    "card-note": StyleUse("what follows a heading in smaller type", _BODY),
    "sub-heading": StyleUse("headings within cards, and over charts", _BODY),
    "item-heading": StyleUse("the first line of numbered items", _BODY),
    "badge": StyleUse("the number in an item's badge", ("fill",)),
    "date": StyleUse("dates of a timeline", _BODY),
    "body": StyleUse("running text and lists", _BODY),
    "label": StyleUse("what a number counts, and the names of bars", _BODY),
    "value": StyleUse("the digits of a metric", _BODY),
    "hero": StyleUse("the digits of the one metric that a slide says first", _BODY),
    "hero-unit": StyleUse("what stands beside the digits of that metric", _BODY),
    "value-text": StyleUse("the value of a metric where it is words", _BODY),
    "unit": StyleUse("what stands beside the digits of a metric", _BODY),
    "note": StyleUse("dates, notes, sources: small print", _BODY),
    "chip": StyleUse("words in chips", ("chip",)),
    "tile": StyleUse("words in tiles", ("background", "box")),
    "circle": StyleUse("words in circles", ("fill",)),
    "stage": StyleUse("dates of a roadmap", ("fill",)),
    "sign": StyleUse("words at a plus or a block arrow", _BODY),
    "flag": StyleUse("flags of cards, and tags in diagrams", ("fill",)),
    "bar-value": StyleUse("values of charts", _BODY),
    "bar-label": StyleUse("values within the parts of a stacked bar, each in the ink that can be read on it", ()),
    "node-heading": StyleUse("headings of boxes in diagrams", ("background", "tint", "box")),
    "node": StyleUse("words of boxes in diagrams", ("background", "tint", "box")),
    "node-note": StyleUse("remarks in boxes of diagrams", ("background", "tint", "box")),
    "arrow": StyleUse("labels of arrows", _BODY),
    "arrow-item": StyleUse("what goes along an arrow", _BODY),
    "table-heading": StyleUse("the head of a table", ("fill",)),
    "table": StyleUse("cells of a table", ("background",)),
    "numeral": StyleUse("the badge before a card's heading", ("background",)),
    "footer": StyleUse("chapter and page number at the foot", _BODY),
}

ROLE_GROUNDS: Final[tuple[tuple[ColourName, tuple[Ground, ...]], ...]] = (
    ("accent", ("background", "tint")),
    ("ink", ("fill",)),
    ("faint", ("fill",)),
    ("muted", ("background", "tint", "box")),
    ("link", ("background", "tint", "box")),
)
"""Words that code sets in a colour of its own choosing, whatever their style says, and what they stand on."""

TEXT_CONTRAST: Final = 4.5
"""The least contrast of words with their ground (WCAG 2.2, 1.4.3)."""

BODY_CONTRAST: Final = 7.0
"""What is aimed at for running text where grounds are worked out (WCAG 2.2, 1.4.6)."""


@dataclass(frozen=True, slots=True)
class ShapePair:
    """Two colours that lie beside or on each other, and the least contrast at which one is told from the other."""

    shape: ColourName
    ground: ColourName
    least: float
    meaning: str


SHAPES: Final[tuple[ShapePair, ...]] = (
    ShapePair("fill", "background", 1.3, "badges, flags and solid boxes"),
    ShapePair("box", "background", 1.3, "boxes of diagrams, tiles, and white items within them"),
    ShapePair("track", "background", 1.3, "the rest of a ring"),
    ShapePair("track", "tint", 1.3, "the rest of a ring on a panel"),
    ShapePair("accent", "track", 1.3, "the share of a ring"),
    ShapePair("soft", "background", 1.3, "bars"),
    ShapePair("soft", "tint", 1.3, "bars on a panel"),
    ShapePair("soft", "track", 1.3, "neighbouring parts of a stacked bar"),
    ShapePair("accent", "soft", 1.3, "the last bar among the others"),
    ShapePair("line", "background", 1.3, "the line around a card"),
    ShapePair("line", "tint", 1.3, "lines on a panel"),
)
"""Graphics that say something by their colour. A ground that only groups what its heading and its place group already
(a panel, a card on a panel) may be as quiet as a theme likes. What stands on another ground than these, such as a chip on
a panel, is given a line where its fill has less than `SHAPE_CONTRAST`."""

SHAPE_CONTRAST: Final = 1.3
LINE_CONTRAST: Final = 3.0
"""The least contrast of a shape with its ground, and that of a line around one that has less."""

# -------------------------------------------------------------------------------------------------------------- spacing

SpaceName = Literal[
    "cards",
    "columns",
    "blocks",
    "list",
    "paragraphs",
    "reading",
    "items",
    "numbered",
    "steps",
    "metrics",
    "chips",
    "matrix",
    "card-margin",
    "card-top",
    "rule",
    "icon",
    "sign",
    "tiles",
    "tile-edge",
    "circles",
    "node",
    "cell",
]


@dataclass(frozen=True, slots=True)
class Space:
    """A distance that is fitted: its meaning, and the least and most it may be, in points."""

    meaning: str
    least: float = 0.0
    most: float = 200.0


SPACING: Final[Mapping[SpaceName, Space]] = {
    "cards": Space("between cards, rows and stages"),
    "columns": Space("between columns"),
    "blocks": Space("between blocks of a column"),
    "list": Space("over a list"),
    "paragraphs": Space("between paragraphs, and between a heading and what is under it"),
    "reading": Space("between paragraphs of reading text"),
    "items": Space("between items of a list"),
    "numbered": Space("between numbered items"),
    "steps": Space("between steps of a timeline"),
    "metrics": Space("between metrics side by side, and between parts of a legend"),
    "chips": Space("between chips"),
    "matrix": Space("between cells of a matrix"),
    "card-margin": Space("from the sides of a card or panel to what is in it"),
    "card-top": Space("from the top of a card to what is in it"),
    "rule": Space("over and under the short rule of a card"),
    "icon": Space("size of a card's icon", 8, 400),
    "sign": Space("size of a plus or a block arrow", 8, 400),
    "tiles": Space("between tiles, and between the items of a box"),
    "tile-edge": Space("over and under the words of a tile"),
    "circles": Space("height of interlocking circles", 40, 2000),
    "node": Space("from the edge of a box in a diagram to its words"),
    "cell": Space("from the edge of a table's cell to its words"),
}

# -------------------------------------------------------------------------------------------------------------- lengths

LengthName = Literal[
    "margin",
    "grid",
    "gutter",
    "radius",
    "line",
    "rule-width",
    "rule-height",
    "title-top",
    "title-height",
    "title-gap",
    "body-top",
    "body-bottom",
    "contents-top",
    "footer-top",
    "footer-height",
    "page-number-width",
    "panel-width",
    "panel-margin",
    "panel-top",
    "panel-title-height",
    "panel-gap",
    "panel-body-top",
    "statement-width",
    "cover-split",
    "cover-gap",
    "cover-mark-top",
    "cover-mark-width",
    "cover-mark-height",
    "cover-title-top",
    "cover-title-bottom",
    "cover-date-top",
    "cover-publisher-top",
    "cover-note-height",
    "message-bar",
    "message-margin",
    "message-top",
    "message-bottom",
    "section-margin",
    "section-top",
    "section-bottom",
    "section-topics-gap",
    "section-back-top",
    "section-rule-height",
    "section-rule-gap",
    "section-strip-bottom",
    "closing-top",
    "closing-height",
    "closing-gap",
    "closing-bottom",
    "band-heading",
    "ring-hole",
    "bar",
]

Follows = Literal["type", "width", "bottom", "share"]
"""What a length does on a slide of another size: `type` stays (and grows with the type on a much larger slide), `width`
keeps its share of the width, `bottom` its distance from the lower edge; a `share` is a fraction, not points."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length that is not fitted: its meaning, how it follows the slide's size, and its least and most value."""

    meaning: str
    follows: Follows = "type"
    least: float = 0.0
    most: float = 4032.0


LENGTHS: Final[Mapping[LengthName, Length]] = {
    "margin": Length("from the sides of the slide to what is on it"),
    "grid": Length("tops of bodies are multiples of it", least=0.5, most=100),
    "gutter": Length("between the chapters along the foot of a section slide", most=200),
    "radius": Length("corners of cards, panels and boxes", most=200),
    "line": Length("thickness of lines", least=0.25, most=12),
    "rule-width": Length("width of the short rule under a card's heading", least=0.5, most=400),
    "rule-height": Length("height of that rule", least=0.25, most=40),
    "title-top": Length("top of the heading"),
    "title-height": Length("room for the heading", least=12),
    "title-gap": Length("least distance from the heading's last line to the body", most=200),
    "body-top": Length("top of the body under a heading of one line"),
    "body-bottom": Length("foot of the body", "bottom"),
    "contents-top": Length("top of the table of contents"),
    "footer-top": Length("top of chapter and page number", "bottom"),
    "footer-height": Length("their height", least=4, most=200),
    "page-number-width": Length("room for the page number", least=12, most=400),
    "panel-width": Length("width of the panel of a change slide", "width"),
    "panel-margin": Length("from the panel's edge to the words on either side of it", most=400),
    "panel-top": Length("top of the heading in a panel"),
    "panel-title-height": Length("room for the heading in a panel", least=12),
    "panel-gap": Length("from the heading in a panel to the picture under it", most=400),
    "panel-body-top": Length("top of the body beside a panel"),
    "statement-width": Length("width of the panel of a statement slide", "width"),
    "cover-split": Length("where the cover's picture begins", "share", 0.2, 0.9),
    "cover-gap": Length("from the cover's words to its picture", most=200),
    "cover-mark-top": Length("top of the mark on the cover"),
    "cover-mark-width": Length("width of the mark", least=0.5, most=1000),
    "cover-mark-height": Length("height of the mark", least=0.25, most=200),
    "cover-title-top": Length("top of the cover's title"),
    "cover-title-bottom": Length("foot of the cover's title", "bottom"),
    "cover-date-top": Length("top of the date on the cover", "bottom"),
    "cover-publisher-top": Length("top of the publisher on the cover", "bottom"),
    "cover-note-height": Length("room for date and publisher", least=6, most=400),
    "message-bar": Length("width of the bar at the left of a message", most=200),
    "message-margin": Length("from the sides of the slide to the words of a message"),
    "message-top": Length("top of the words of a message"),
    "message-bottom": Length("foot of the words of a message", "bottom"),
    "section-margin": Length("from the sides of a section slide to its words"),
    "section-top": Length("top of a section's title"),
    "section-bottom": Length("foot of a section's title", "bottom"),
    "section-topics-gap": Length("over and under the topics of a section", most=200),
    "section-back-top": Length("top of the way back to the contents"),
    "section-rule-height": Length("height of the rule over each chapter's name", least=0.25, most=40),
    "section-rule-gap": Length("from the top of that rule to the name", most=200),
    "section-strip-bottom": Length("foot of the chapters' names on a section slide", "bottom"),
    "closing-top": Length("top of the last words"),
    "closing-height": Length("room for the last words", least=12),
    "closing-gap": Length("from the last words to the picture under them", most=400),
    "closing-bottom": Length("foot of the closing picture", "bottom"),
    "band-heading": Length("width of the heading at the side of a band", least=12, most=1000),
    "ring-hole": Length("diameter of a ring's hole as a fraction of the ring's", "share", 0.2, 0.95),
    "bar": Length("thickness of bars", least=1, most=200),
}

# ---------------------------------------------------------------------------------------------------------------- fonts

FontKey = Literal["regular", "bold", "italic", "bold-italic", "fallback"]

FONTS: Final[Mapping[FontKey, str]] = {
    "regular": "running text",
    "bold": "headings and emphasis",
    "italic": "running text set in italics",
    "bold-italic": "emphasis set in italics",
    "fallback": "characters that the others lack; `fallback-thai`, `fallback-2` and so on are looked in after it",
}

_FONT_KEY = re.compile(r"regular|(bold-)?italic|bold|fallback([0-9]{1,2}|(-[a-z0-9]{1,16}){1,4})?")


def is_font_key(key: str) -> bool:
    """Tell whether a theme may call a face so."""
    return _FONT_KEY.fullmatch(key) is not None


RETIRED: Final = frozenset({"columns"})
"""Names that earlier versions of the contract had: a theme that has them still is told so, and works."""
