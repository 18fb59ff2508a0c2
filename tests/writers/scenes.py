"""Scenes built by hand, small and plain: what the tests of the writers write and read back.

Text is set here without the engine's breaker: a newline in a text begins a line, and widths come from the font.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PIL import Image

from twindeck.geometry import Box, Path
from twindeck.numerals import Numeral, read
from twindeck.scene import (
    Asset,
    Cell,
    Chapter,
    Chart,
    LayoutFrame,
    Line,
    ListItem,
    Node,
    NoteParagraph,
    Panel,
    Paragraph,
    Piece,
    Placeholder,
    Role,
    Run,
    Scene,
    Series,
    Shape,
    Slide,
    SlideLayout,
    Stroke,
    Table,
    Text,
    TextContent,
    TextList,
    TextStyle,
)
from twindeck.theme import Theme
from twindeck.theme.fonts import open_font
from twindeck.theme.load import load_bundled
from twindeck.vector import VectorDrawing, VectorPath

THEME = load_bundled("civic")
BODY = Box(40, 100, 880, 396)
TITLE = Box(40, 24, 880, 64)


def colour(name: str, theme: Theme = THEME):
    return theme.colours[name]


def style(
    size: float = 13.0, *, bold: bool = False, ink: str = "text", theme: Theme = THEME, **other: Any
) -> TextStyle:
    return TextStyle(theme.bold if bold else theme.regular, size, theme.colours[ink], **other)


def run(
    text: str, size: float = 13.0, *, bold: bool = False, ink: str = "text", theme: Theme = THEME, **other: Any
) -> Run:
    return Run(text, style(size, bold=bold, ink=ink, theme=theme), **other)


def paragraph(*parts: str | Run, left: float = 0.0, leading: float = 20.0, **other: Any) -> Paragraph:
    """A paragraph of runs; its lines stand from 0, 0 and are put in place by `text`."""
    runs = [part if isinstance(part, Run) else run(part) for part in parts]
    lines: list[Line] = []
    pieces: list[Piece] = []
    x = left
    largest = max((one.style.size for one in runs), default=0.0)

    def close() -> None:
        nonlocal pieces, x
        lines.append(Line(len(lines) * leading + leading - 0.2 * largest, left, x - left, tuple(pieces), largest))
        pieces, x = [], left

    for number, one in enumerate(runs):
        for position, stretch in enumerate(one.text.split("\n")):
            if position:
                close()
            if stretch:
                face = open_font(one.style.face)
                width = sum(face.advance(c) for c in stretch) * one.style.size / face.units_per_em
                pieces.append(Piece(number, stretch, x, width))
                x += width
    close()
    plain = tuple(replace(one, text=one.text.replace("\n", "")) for one in runs)
    return Paragraph(plain, tuple(lines), leading, **other)


def item(*body: str | Paragraph | TextList, label: str = "•", left: float = 0.0, indent: float = 13.0) -> ListItem:
    said = tuple(paragraph(part, left=left + indent) if isinstance(part, str) else part for part in body)
    return ListItem(run(label, ink="key"), left, said)


def bullets(*items: Any, left: float = 0.0, indent: float = 13.0, **other: Any) -> TextList:
    """A list of texts, of tuples of what an item holds, or of items."""
    made = tuple(
        one
        if isinstance(one, ListItem)
        else item(*(one if isinstance(one, tuple) else (one,)), left=left, indent=indent)
        for one in items
    )
    return TextList(made, indent=indent, left=left, **other)


def numbered(*items: Any, start: int = 1, **other: Any) -> TextList:
    made = [
        item(*(one if isinstance(one, tuple) else (one,)), label=f"{number}.")
        for number, one in enumerate(items, start)
    ]
    return bullets(*made, numbering="decimal", start=start, **other)


def placed(content: Sequence[Paragraph | TextList], x: float, y: float) -> tuple[TextContent, float]:
    """Put blocks one under the other; returns them and where they end."""
    made: list[Paragraph | TextList] = []
    for block in content:
        if isinstance(block, Paragraph):
            y += block.space_before
            lines = tuple(
                replace(
                    line,
                    baseline=line.baseline + y,
                    x=line.x + x,
                    pieces=tuple(replace(piece, x=piece.x + x) for piece in line.pieces),
                )
                for line in block.lines
            )
            y += block.leading * len(lines)
            made.append(replace(block, lines=lines))
            continue
        items = []
        for one in block.items:
            body, y = placed(one.body, x, y)
            items.append(replace(one, label_x=one.label_x + x, body=body))
        made.append(replace(block, items=tuple(items)))
    return tuple(made), y


def text(*content: str | Paragraph | TextList, box: Box = BODY, name: str = "text", **other: Any) -> Text:
    insets = other.get("insets", (0.0, 0.0, 0.0, 0.0))
    blocks = [paragraph(block) if isinstance(block, str) else block for block in content]
    made, _ = placed(blocks, insets[0], insets[1])
    return Text(name, box, made, **other)


def title(words: str, kicker: str = "", *, level: int = 1, **other: Any) -> Text:
    parts = [paragraph(run(kicker, bold=True, ink="key"), role=None, leading=22.0, breaks="none")] if kicker else []
    parts.append(paragraph(run(words, 26.0, bold=True), role=None, leading=35.0, breaks="hard"))
    settings = {"role": Role(f"H{level}"), "placeholder": Placeholder("title", 0), "box": TITLE, "name": "title"}
    return text(*parts, **{**settings, **other})


def slide(
    *nodes: Node, heading: str = "表題", kicker: str = "", number: int = 1, level: int = 1, **other: Any
) -> Slide:
    first = title(heading, kicker, level=level)
    full = f"{kicker} {heading}".strip()
    settings = {"key": f"slide-{number}", "layout": "content", "title": full, "level": level}
    other["notes"] = tuple(NoteParagraph(one) if isinstance(one, str) else one for one in other.get("notes", ()))
    return Slide(number=number, nodes=(first, *nodes), **{**settings, **other})


def frames(theme: Theme = THEME) -> tuple[LayoutFrame, ...]:
    small = style(9.0, ink="muted", theme=theme)
    return (
        LayoutFrame(
            Placeholder("title", 0), "Title", TITLE, style(26.0, bold=True, theme=theme), 35.0, prompt="題を書く"
        ),
        LayoutFrame(Placeholder("body", 1), "Content", BODY, style(theme=theme), 20.0, bullet=theme.colours["key"]),
        LayoutFrame(Placeholder("pic", 2), "Picture", Box(600, 120, 300, 300), None, 0.0),
        LayoutFrame(Placeholder("ftr", 11), "Footer", Box(40, 508, 440, 14), small, 12.0),
        LayoutFrame(Placeholder("sldNum", 12), "Slide number", Box(860, 508, 60, 14), small, 12.0, align="right"),
    )


def layout(theme: Theme = THEME, **other: Any) -> SlideLayout:
    settings = {"name": "Content", "background": theme.colours["background"], "backdrop": (), "frames": frames(theme)}
    return SlideLayout(**{"key": "content", **settings, **other})


def scene(*slides: Slide, theme: Theme = THEME, **other: Any) -> Scene:
    settings = {
        "title": "報告",
        "lang": "ja",
        "theme": theme,
        "layouts": {"content": layout(theme)},
        "created": 1735689600,
    }
    return Scene(slides=tuple(slides), **{**settings, **other})


def of(*nodes: Node, **other: Any) -> Scene:
    """A deck of one slide with these nodes under its title."""
    return scene(slide(*nodes), **other)


def footer(number: int, chapter: str = "1. 章") -> tuple[Text, ...]:
    words = paragraph(run(chapter, 9.0, ink="muted"), role=None, leading=12.0, breaks="none")
    count = paragraph(
        run(str(number), 9.0, ink="muted", field="slidenum"), role=None, leading=12.0, breaks="none", align="right"
    )
    left, right = Box(40, 508, 440, 14), Box(860, 508, 60, 14)
    return (
        text(words, box=left, name="footer", role=Role.ARTIFACT, placeholder=Placeholder("ftr", 11), wrap=False),
        text(count, box=right, name="slide number", role=Role.ARTIFACT, placeholder=Placeholder("sldNum", 12)),
    )


def deck(count: int = 4) -> Scene:
    """A cover, a chapter, and slides after it that belong to none."""
    slides = [slide(text("本文"), heading=f"第{n}の題", number=n, footer=footer(n)) for n in range(1, count + 1)]
    chapters = (Chapter("1. 第2の題", 1, 3),) if count > 3 else ()
    return scene(*slides, chapters=chapters, author="著者", subject="件名", keywords=("鍵", "key"))


# ---------------------------------------------------------------------------------------------------------------- others


def panel(fill: str | None = "key", line: str | None = None, **other: Any) -> Panel:
    return Panel(fill=colour(fill) if fill else None, stroke=Stroke(colour(line), 1.0) if line else None, **other)


SMALL = Box(100, 200, 120, 60)


def shape(box: Box = SMALL, *, name: str = "shape", key: str = "", **other: Any) -> Shape:
    return Shape(name, box, panel(**other), key=key)


def raster(mode: str = "RGB", size: tuple[int, int] = (8, 4), kind: str = "PNG", key: str = "") -> Asset:
    """An image that is different in every quarter."""
    image = Image.new("RGBA", size, (10, 40, 200, 255))
    image.paste((240, 90, 10, 255), (0, 0, size[0] // 2, size[1] // 2))
    image.paste((0, 160, 90, 128 if "A" in mode else 255), (size[0] // 2, size[1] // 2, *size))
    file = io.BytesIO()
    image.convert(mode).save(file, kind)
    media = {"PNG": "image/png", "JPEG": "image/jpeg"}[kind]
    return Asset(key or f"{kind}-{mode}-{size}", media, file.getvalue(), size, float(size[0]), float(size[1]))


def square(x: float, y: float, side: float) -> Path:
    return (("M", x, y), ("L", x + side, y), ("L", x + side, y + side), ("L", x, y + side), ("Z",))


def vector(*paths: VectorPath, width: float = 100.0, height: float = 100.0, key: str = "vector") -> Asset:
    drawing = VectorDrawing(width, height, paths or (VectorPath(square(10, 10, 50), fill="0017C1"),))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"/>'.encode()
    pixels = raster(key="pixels")
    return Asset(key, "image/png", pixels.raster, pixels.pixels, width, height, svg, drawing)


def cell(words: str, box: Box, header: str | None = None, **other: Any) -> Cell:
    one = paragraph(words, role=None) if words else Paragraph((), (), 20.0, role=None)
    return Cell(text(one, box=box, name="cell", insets=(8.0, 5.0, 8.0, 5.0), **other), header)


def table(rows: Sequence[Sequence[str]], *, heads: bool = True, row_heads: bool = True, **other: Any) -> Table:
    wide, high = 120.0, 30.0
    cells = tuple(
        tuple(
            cell(
                words,
                Box(100 + x * wide, 150 + y * high, wide, high),
                "column" if heads and y == 0 else "row" if row_heads and x == 0 else None,
                **({"panel": panel("key")} if y == 0 else {}),
            )
            for x, words in enumerate(row)
        )
        for y, row in enumerate(rows)
    )
    box = Box(100, 150, wide * len(rows[0]), high * len(rows))
    columns, heights = (wide,) * len(rows[0]), (high,) * len(rows)
    return Table("table", box, columns, heights, cells, Stroke(colour("line"), 1.0), **other)


def numbers(*texts: str, unit: str = "", lang: str = "en") -> tuple[Numeral, ...]:
    """Numbers of a chart as they are written, each with the unit after it."""
    found = [read(text, lang) for text in texts]
    assert all(found), texts
    return tuple(numeral.followed_by(unit) for numeral in found if numeral)


def chart(kind: str, **other: Any) -> Chart:
    """A chart of each kind, with a drawing of a shape and a label."""
    box = Box(100, 150, 200, 100)
    drawing = (shape(Box(110, 160, 50, 20)), text(paragraph("65%", role=Role.SPAN), box=Box(120, 180, 40, 20)))
    label, names = style(12.0, bold=True), style(10.0)
    series: tuple[Series, ...]
    settings: dict[str, Any] = {
        "alt": f"{kind}: 65%",
        "drawing": drawing,
        "label_style": label,
        "category_style": names,
    }
    match kind:
        case "ring":
            box = Box(100, 150, 100, 100)
            series = (Series("割合", numbers("65", "35", unit="%"), (colour("key"), colour("key-track"))),)
            settings |= {"categories": ("割合", "その他"), "hole": 0.75}
        case "bar":
            tones = (colour("key-soft"), colour("key"))
            series = (Series("件数", numbers("1,200", "1,500.5", unit="件"), tones),)
            settings |= {"categories": ("2024年", "2025年"), "maximum": 1600.0}
            settings |= {"plot": Box(150, 150, 100, 100), "bar": 18.0}
        case _:
            series = (
                Series("甲", numbers("43", unit="%"), (colour("key"),), colour("background")),
                Series("乙", numbers("57.5", unit="%"), (colour("key-track"),), colour("text")),
            )
            settings |= {"categories": ("内訳",), "maximum": 100.5, "plot": box}
    return Chart(**{"name": f"{kind} chart", "kind": kind, "box": box, "series": series, **settings, **other})
