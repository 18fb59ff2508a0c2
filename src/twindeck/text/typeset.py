"""Setting text: runs and a width -> paragraphs with lines, lists, frames. Knows fonts and styles, not blocks or slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import (
    Line,
    ListItem,
    Panel,
    Paragraph,
    Piece,
    Placeholder,
    Role,
    Run,
    Text,
    TextContent,
    TextList,
    paragraphs,
)
from twindeck.text import breaking
from twindeck.theme.fonts import open_font

BELOW_BASELINE = 0.2
"""How far the bottom of an exactly spaced line lies under its baseline, in em of its largest size: where LibreOffice
puts it, and PowerPoint to the eye. All spare leading is above the letters."""

SLACK = 2.0
"""Points that a frame of a single line is wider than its text, so that a rounding difference never wraps it."""

Breaks = Literal["soft", "phrases", "none"]


@dataclass(frozen=True, slots=True)
class TextLayout:
    """Content set in a width: its height as needed by the worse of the two width models, and its widest line.

    Lines' baselines are from the top of the content, not yet of a frame.
    """

    content: TextContent
    width: float
    height: float
    widest: float
    single_lines: bool
    torn: bool = False
    """Whether a phrase had to be torn apart because it is wider than the line."""
    reserve: float = 0.0
    """How much of the height is kept for lines that only the other width model has."""


def measure(runs: Sequence[Run]) -> breaking.Measured:
    """Return the widths of the runs' characters, and the gaps LibreOffice would put before them."""
    text = "".join(run.text for run in runs)
    widths: list[float] = []
    gaps: list[float] = []
    before = ""
    for run in runs:
        font = open_font(run.style.face)
        size = run.style.size
        scale = size / font.units_per_em
        for character in run.text:
            widths.append(font.advance(character) * scale)
            gaps.append(breaking.GAP * size if before and breaking.has_gap(before, character) else 0.0)
            before = character
    return breaking.Measured(text, tuple(widths), tuple(gaps))


def text_width(runs: Sequence[Run], *, with_gaps: bool = True) -> float:
    """Return the width of runs on one line, in points; with LibreOffice's gaps unless told otherwise."""
    return measure(runs).sums(with_gaps=with_gaps)[-1]


def broken_paragraph(
    runs: Sequence[Run],
    leading: float,
    width: float,
    *,
    role: Role | None = Role.P,
    align: Literal["left", "center", "right"] = "left",
    breaks: Breaks = "soft",
    space_before: float = 0.0,
    indent: float = 0.0,
) -> tuple[Paragraph, float, float]:
    """TextLayout one paragraph. Returns it (lines from its own top, space before not counted), its height and widest line.

    soft: PowerPoint will break it, so the height allows for either width model. phrases: broken here, between phrases,
    and written out as breaks. none: one line, however wide. A newline in the text is always a break.
    """
    runs = tuple(run for run in runs if run.text)
    measured = measure(runs)
    segments = _segments(measured.text)
    ends: list[int] = []
    count = 0
    for start, end in segments:
        part = _part(measured, start, end)
        if breaks == "none" or not part.text:
            chosen: tuple[int, ...] = (len(part.text),)
            count += 1
        elif breaks == "phrases":
            places = breaking.keep_units(part.text, breaking.phrase_opportunities(part.text))
            chosen = breaking.balanced(part, width, places)
            count += len(chosen)
        else:
            places = breaking.opportunities(part.text)
            chosen = breaking.first_fit(part, width, places)
            count += max(len(chosen), len(breaking.first_fit(part, width * 0.995, places, with_gaps=True)))
        ends += [start + place for place in chosen]
    starts = [0, *ends[:-1]]
    lines = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        lines.append(_line(runs, measured, start, end, number * leading, leading, width, align, indent))
    widest = max((line.width for line in lines), default=0.0)
    if breaks == "none" and len(segments) == 1:
        widest = max(widest, measured.sums(with_gaps=True)[-1])
    one_line = len(lines) == 1 and count == 1
    written: Literal["soft", "hard", "none"]
    if breaks == "phrases" or len(segments) > 1:
        written = "none" if one_line else "hard"
    else:
        written = "none" if breaks == "none" else "soft"
    paragraph = Paragraph(_without_newlines(runs), tuple(lines), leading, role, space_before, align, written)
    return paragraph, count * leading, widest


def _segments(text: str) -> list[tuple[int, int]]:
    """Split at newlines; each segment keeps its newline, so that runs and lines count the same characters."""
    found, start = [], 0
    for i, character in enumerate(text):
        if character == "\n":
            found.append((start, i + 1))
            start = i + 1
    found.append((start, len(text)))
    return found


def _part(measured: breaking.Measured, start: int, end: int) -> breaking.Measured:
    text = measured.text[start:end].replace("\n", " ")
    return breaking.Measured(text, measured.widths[start:end], measured.gaps[start:end])


def _without_newlines(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(replace(run, text=run.text.replace("\n", " ")) if "\n" in run.text else run for run in runs)


def _line(
    runs: Sequence[Run],
    measured: breaking.Measured,
    start: int,
    end: int,
    top: float,
    leading: float,
    width: float,
    align: str,
    indent: float,
) -> Line:
    visible = end
    while visible > start and measured.text[visible - 1] in " \n":
        visible -= 1
    line_width = sum(measured.widths[start:visible])
    shift = {"left": 0.0, "center": (width - line_width) / 2, "right": width - line_width}[align]
    pieces: list[Piece] = []
    x = indent + shift
    first, largest = 0, 0.0
    for index, run in enumerate(runs):
        last = first + len(run.text)
        a, b = max(start, first), min(end, last)
        if a < b:
            piece_width = sum(measured.widths[a:b])
            pieces.append(Piece(index, measured.text[a:b].replace("\n", " "), x, piece_width))
            x += piece_width
            largest = max(largest, run.style.size)
        first = last
    if not pieces and runs:
        largest = runs[0].style.size
    return Line(top + leading - BELOW_BASELINE * largest, indent + shift, line_width, tuple(pieces), largest)


def shifted(content: TextContent, dx: float, dy: float) -> TextContent:
    """Return content with all its lines moved, in points."""
    if not dx and not dy:
        return content
    return tuple(_shift_block(block, dx, dy) for block in content)


def _shift_block(block: Paragraph | TextList, dx: float, dy: float) -> Paragraph | TextList:
    if isinstance(block, Paragraph):
        lines = tuple(
            Line(
                line.baseline + dy,
                line.x + dx,
                line.width,
                tuple(Piece(p.run, p.text, p.x + dx, p.width) for p in line.pieces),
                line.size,
            )
            for line in block.lines
        )
        return replace(block, lines=lines)
    items = tuple(replace(item, label_x=item.label_x + dx, body=shifted(item.body, dx, dy)) for item in block.items)
    return replace(block, items=items)


def stack(parts: Sequence[tuple[TextLayout, float]]) -> TextLayout:
    """Put sets one under the other in one content, each with the space above it (ignored for the first)."""
    content: list[Paragraph | TextList] = []
    y = widest = width = reserve = 0.0
    single = True
    for number, (part, space) in enumerate(parts):
        if number:
            y += space
        moved = shifted(part.content, 0, y)
        if moved and number:
            moved = (_with_space(moved[0], space), *moved[1:])
        content += moved
        y += part.height - part.reserve
        reserve += part.reserve
        widest, width = max(widest, part.widest), max(width, part.width)
        single = single and part.single_lines
    torn = any(part.torn for part, _ in parts)
    return TextLayout(tuple(content), width, y + reserve, widest, single, torn, reserve)


def _with_space(block: Paragraph | TextList, space: float) -> Paragraph | TextList:
    """Add space above the first paragraph of a block."""
    if isinstance(block, Paragraph):
        return replace(block, space_before=space)
    if not block.items or not block.items[0].body:
        return block
    first = block.items[0]
    return replace(
        block, items=(replace(first, body=(_with_space(first.body[0], space), *first.body[1:])), *block.items[1:])
    )


def layout_paragraph(
    runs: Sequence[Run],
    leading: float,
    width: float,
    *,
    role: Role | None = Role.P,
    align: Literal["left", "center", "right"] = "left",
    breaks: Breaks = "soft",
) -> TextLayout:
    """TextLayout one paragraph as content of its own."""
    paragraph, height, widest = broken_paragraph(runs, leading, width, role=role, align=align, breaks=breaks)
    torn = breaks == "phrases" and _is_torn(paragraph)
    single = paragraph.breaks == "none" and align == "left"
    return TextLayout((paragraph,), width, height, widest, single, torn, height - len(paragraph.lines) * leading)


def _is_torn(paragraph: Paragraph) -> bool:
    text = paragraph.text
    places = set(breaking.phrase_opportunities(text))
    end = 0
    for line in paragraph.lines[:-1]:
        end += sum(len(piece.text) for piece in line.pieces)
        if end not in places and text[end - 1 : end] != " ":
            return True
    return False


@dataclass(frozen=True, slots=True)
class ListEntry:
    """What a list item says, before it is set: its runs and the list nested in it."""

    runs: tuple[Run, ...]
    nested: tuple[ListEntry, ...] = ()
    numbered: bool = False


def layout_list(
    entries: Sequence[ListEntry],
    leading: float,
    width: float,
    *,
    label: Run,
    gap: float,
    numbered: bool = False,
    start: int = 1,
    left: float = 0.0,
    indent: float | None = None,
) -> TextLayout:
    """TextLayout a list. `label` is the bullet (or, for its style, the number) as a run; `gap` the space between items.

    The text of an item stands `indent` to the right of its label: by default one em of the label for a bullet, the
    widest number and a third of an em for numbers.
    """
    size = entries[0].runs[0].style.size if entries and entries[0].runs else label.style.size
    numbers = [f"{start + i}." for i in range(len(entries))]
    if indent is None:
        indent = size
        if numbered:
            indent = max(text_width((replace(label, text=number),)) for number in numbers) + size / 3
    items: list[ListItem] = []
    y = reserve = widest = 0.0
    for number, entry in enumerate(entries):
        space = gap if number else 0.0
        y += space
        paragraph, height, line = broken_paragraph(
            entry.runs, leading, width - left - indent, space_before=space, indent=left + indent
        )
        body: list[Paragraph | TextList] = list(shifted((paragraph,), 0, y))
        widest = max(widest, left + indent + line)
        y += len(paragraph.lines) * leading
        reserve += height - len(paragraph.lines) * leading
        if entry.nested:
            inner = layout_list(
                entry.nested,
                leading,
                width,
                label=label,
                gap=gap,
                numbered=entry.numbered,
                left=left + indent,
            )
            y += gap
            moved = shifted(inner.content, 0, y)
            body += [_with_space(moved[0], gap)]
            y += inner.height - inner.reserve
            reserve += inner.reserve
            widest = max(widest, inner.widest)
        item_label = replace(label, text=numbers[number]) if numbered else label
        items.append(ListItem(item_label, left, tuple(body)))
    numbering: Literal["disc", "decimal"] = "decimal" if numbered else "disc"
    made = TextList(tuple(items), numbering, start, indent, left)
    return TextLayout((made,), width, y + reserve, widest, False, False, reserve)


def frame(
    name: str,
    content: TextLayout,
    box: Box,
    *,
    role: Role = Role.DIV,
    panel: Panel | None = None,
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
    anchor: Literal["top", "middle", "bottom"] = "top",
    placeholder: Placeholder | None = None,
    lang: str | None = None,
    key: str = "",
    origin: Span | None = None,
) -> Text:
    """Return a text frame with the content placed in the box: insets and anchor applied to the lines."""
    if anchor == "middle" and panel is not None:
        insets = _optically_centred(content, insets)
    inner = box.inset(*insets)
    free = inner.h - drawn_height(content)
    drop = {"top": 0.0, "middle": free / 2, "bottom": free}[anchor]
    return Text(
        name=name,
        box=box,
        content=shifted(content.content, insets[0], insets[1] + drop),
        role=role,
        panel=panel,
        insets=insets,
        anchor=anchor,
        wrap=not content.single_lines,
        placeholder=placeholder,
        lang=lang,
        key=key,
        origin=origin,
    )


def _optically_centred(
    content: TextLayout, insets: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Return insets that make up for the leading above the letters, which would push words below the middle of a panel.

    As much as can be is moved from the top inset to the bottom one: a table's row grows where both leave less than the
    height of its words.
    """
    first = next(paragraphs(content.content), None)
    if first is None or not first.lines:
        return insets
    largest = first.lines[0].size
    left, top, right, bottom = insets
    above = max(0.0, round((first.leading - (2 * BELOW_BASELINE + 0.76) * largest) * 2) / 2)
    moved = min(max(0.0, top), above / 2)
    return left, top - moved, right, bottom + above - moved


def drawn_height(content: TextLayout) -> float:
    """Return the height of the lines as broken here; `TextLayout.height` may keep room for more."""
    return text_bottom(content.content)


def text_bottom(content: TextContent) -> float:
    """Return how far the lowest line reaches below the top of what its baselines are measured from, in points."""
    lines = (line for paragraph in paragraphs(content) for line in paragraph.lines)
    return max((line.baseline + BELOW_BASELINE * line.size for line in lines), default=0.0)
