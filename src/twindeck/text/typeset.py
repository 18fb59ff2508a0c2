"""Setting text: runs and a width -> paragraphs with lines, lists, frames. Knows fonts and styles, not blocks or slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from twindeck.diagnostics import Span
from twindeck.geometry import Box
from twindeck.scene import (
    Line,
    LineRules,
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
from twindeck.text import breaking, hyphenation, kinsoku, phrases, scripts, shaping
from twindeck.text.kinsoku import INVISIBLE, SOFT_HYPHEN
from twindeck.theme.fonts import Font, open_font
from twindeck.theme.metrics import cap_height

BELOW_BASELINE = 0.2
"""How far the bottom of an exactly spaced line lies under its baseline, in em of its largest size: where LibreOffice
puts it, and PowerPoint to the eye. All spare leading is above the letters."""

SLACK = 2.0
"""Points that a frame of a single line is wider than its text, so that a rounding difference never wraps it."""

Align = Literal["left", "center", "right"]
"""How lines lie in their width; left is where a line starts, which is the right side in text that runs from there."""

Breaks = Literal["text", "phrases", "none"]

NARROW = 25
"""Letters a line must have room for if words are not to be parted with hyphens."""

_LETTER = 0.5
"""The width of a letter of Latin in em, on average."""


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
    """Whether a word had to be torn apart because it is wider than the line; in a heading also a phrase."""
    reserve: float = 0.0
    """How much of the height is kept for lines that only the other width model has."""


def measure(runs: Sequence[Run], shaped: shaping.Analysis | None = None) -> breaking.Measured:
    """Return the widths of the runs' characters, and the gaps LibreOffice would put before them.

    `shaped` is what is known of runs that are not plain.
    """
    text = "".join(run.text for run in runs)
    widths: list[float] = []
    gaps: list[float] = []
    before = ""
    hyphen = 0.0
    for run in runs:
        font = open_font(run.style.face)
        size = run.style.size
        scale = size / font.units_per_em
        for character in run.text:
            if character in INVISIBLE:
                widths.append(0.0)
                gaps.append(0.0)
                if character == SOFT_HYPHEN:
                    hyphen = max(hyphen, font.advance(hyphen_of(font)) * scale)
                continue
            widths.append(font.advance(character) * scale)
            gaps.append(breaking.GAP * size if before and breaking.has_gap(before, character) else 0.0)
            before = character
    return breaking.Measured(text, shaping.widths(shaped) if shaped else tuple(widths), tuple(gaps), hyphen)


def hyphen_of(font: Font) -> str:
    """Return what shows where a line ends at a soft hyphen: that character itself, which reads as one word to whoever
    extracts the text, where the font draws it as a hyphen; else a plain one.
    """
    return SOFT_HYPHEN if font.covers(SOFT_HYPHEN) and font.advance(SOFT_HYPHEN) == font.advance("-") else "-"


def text_width(runs: Sequence[Run], *, with_gaps: bool = True) -> float:
    """Return the width of runs on one line, in points; with LibreOffice's gaps unless told otherwise."""
    return measure(runs, shaping.analysed(runs)).sums(with_gaps=with_gaps)[-1]


def broken_paragraph(
    runs: Sequence[Run],
    leading: float,
    width: float,
    *,
    role: Role | None = Role.P,
    align: Literal["left", "center", "right"] = "left",
    breaks: Breaks = "text",
    space_before: float = 0.0,
    indent: float = 0.0,
) -> tuple[Paragraph, float, float, bool]:
    """Set one paragraph. Returns it (lines from its own top, space before not counted), its height, its widest line, and
    whether a word had to be torn (in a heading: a phrase).

    text: running text, broken between phrases so that the whole paragraph is best. phrases: a heading or display text, as
    even as can be. none: one line, however wide. A newline in the text is always a break. Lines are written out as breaks
    unless office programs make the very same ones; where the author leaves them to those, the height allows for either
    width model.
    What is read from the right is aligned and indented from there: left means where lines start.
    """
    lines = _lines(runs, width, breaks)
    runs, measured, shaped = lines.runs, lines.measured, lines.shaped
    rtl = shaped is not None and shaped.rtl
    if rtl:
        align = _MIRRORED[align]
    made = tuple(
        _line(runs, measured, start, end, number * leading, leading, width, align, indent)
        if shaped is None
        else _shaped_line(shaped, start, end, number * leading, leading, width, align, indent)
        for number, (start, end) in enumerate(breaking.stretches(lines.ends))
    )
    widest = max((line.width for line in made), default=0.0)
    if breaks == "none" and "\n" not in measured.text:
        # what the sums of two programs differ by: a line that fits to the tenth of a point in one is broken by the other
        widest = max(widest, measured.sums(with_gaps=True)[-1] + 0.6)
    paragraph = Paragraph(_as_read(runs), made, leading, role, space_before, align, lines.written, rtl)
    return paragraph, lines.count * leading, widest, lines.torn


_MIRRORED: dict[str, Literal["left", "center", "right"]] = {"left": "right", "center": "center", "right": "left"}


def as_seen(runs: Sequence[Run], align: Literal["left", "center", "right"]) -> Literal["left", "center", "right"]:
    """Return the alignment by which runs come to stand at a side as one sees it, whichever way they are read."""
    shaped = shaping.analysed(tuple(run for run in runs if run.text))
    return _MIRRORED[align] if shaped is not None and shaped.rtl else align


@dataclass(frozen=True, slots=True)
class _Lines:
    """A paragraph's lines: where they end, how many an office program may make of them, how they are written.

    `shaped` is what is known of a paragraph that is not plain.
    """

    runs: tuple[Run, ...]
    measured: breaking.Measured
    ends: tuple[int, ...]
    count: int
    written: Literal["soft", "hard", "none"]
    torn: bool
    shaped: shaping.Analysis | None = None


def _lines(runs: Sequence[Run], width: float, breaks: Breaks) -> _Lines:
    """Break runs into lines. Words are parted with hyphens in narrow columns, and where they are wider than a line."""
    runs = tuple(run for run in runs if run.text)
    if breaks == "none" or not runs or runs[0].rules.soft:
        return _lines_of(runs, width, breaks)
    is_narrow = breaks == "text" and width < NARROW * _LETTER * runs[0].style.size
    made = _lines_of(_with_hyphens(runs) if is_narrow else runs, width, breaks)
    if made.torn and not is_narrow:
        parted = _with_hyphens(runs)
        if parted != runs:
            made = _lines_of(parted, width, breaks)
            # a heading had better be set smaller than parted
            return replace(made, torn=True) if breaks == "phrases" else made
    return made


def _with_hyphens(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs with soft hyphens in the long words of the languages that have a dictionary."""
    found: list[Run] = []
    for run in runs:
        made = run.text
        if len(made) >= hyphenation.LEAST:
            made = hyphenation.hyphenated(made, run.lang or run.rules.lang)
        found.append(run if made == run.text else replace(run, text=made))
    return tuple(found)


def _lines_of(runs: tuple[Run, ...], width: float, breaks: Breaks) -> _Lines:
    rules = runs[0].rules if runs else LineRules()
    shaped = shaping.analysed(runs)
    measured = measure(runs, shaped)
    segments = _segments(measured.text)
    ends: list[int] = []
    count = 0
    is_torn, is_written = False, len(segments) > 1
    for start, end in segments:
        part = _part(measured, start, end)
        one_line = not part.text or (not rules.soft and breaking.is_one_line(part, width))
        if breaks == "none" or one_line:
            chosen: tuple[int, ...] = (len(part.text),)
            lines = 1
        elif rules.soft:
            places = scripts.refined(part.text, kinsoku.opportunities(part.text))
            chosen = breaking.first_fit(part, width, places)
            lines = max(len(chosen), len(breaking.first_fit(part, width * 0.995, places, with_gaps=True)))
            is_torn = is_torn or not set(places).issuperset(chosen[:-1])
        else:
            chances = phrases.chances(part.text, rules.lang, rules.keep)
            own = breaking.left_to_programs(part, width, chances) if breaks == "text" else None
            if own is not None:
                chosen = own
            elif breaks == "phrases":
                best = breaking.balanced(part, width, chances)
                chosen, is_torn, is_written = best.ends, is_torn or best.tears_phrases, True
            else:
                best = breaking.fitted(part, width, chances)
                chosen, is_torn, is_written = best.ends, is_torn or best.tears_words, True
            lines = len(chosen)
        ends += [start + place for place in chosen]
        count += lines
    written: Literal["soft", "hard", "none"] = "hard" if is_written and len(ends) > 1 else "soft"
    if len(segments) == 1 and (breaks == "none" or (breaks == "phrases" and count == 1 and not rules.soft)):
        written = "none"
    return _Lines(runs, measured, tuple(ends), count, written, is_torn, shaped)


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
    return breaking.Measured(text, measured.widths[start:end], measured.gaps[start:end], measured.hyphen)


def _as_read(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs as one reads them, whatever their lines: without line breaks and soft hyphens."""
    return tuple(
        replace(run, text=run.text.replace("\n", " ").replace(SOFT_HYPHEN, ""))
        if "\n" in run.text or SOFT_HYPHEN in run.text
        else run
        for run in runs
    )


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
    is_parted = start < end < len(measured.text) and measured.text[end - 1] == SOFT_HYPHEN
    hyphen = measured.hyphen if is_parted else 0.0
    line_width = sum(measured.widths[start : measured.visible_end(start, end)]) + hyphen
    shift = {"left": 0.0, "center": (width - line_width) / 2, "right": width - line_width}[align]
    pieces: list[Piece] = []
    x = indent + shift
    first, largest = 0, 0.0
    for index, run in enumerate(runs):
        last = first + len(run.text)
        a, b = max(start, first), min(end, last)
        if a < b:
            piece_width = sum(measured.widths[a:b])
            text = measured.text[a:b].replace("\n", " ").replace(SOFT_HYPHEN, "")
            if is_parted and b == end:
                text, piece_width = text + hyphen_of(open_font(run.style.face)), piece_width + hyphen
            if text:
                pieces.append(Piece(index, text, x, piece_width))
            x += piece_width
            largest = max(largest, run.style.size)
        first = last
    if not pieces and runs:
        largest = runs[0].style.size
    return Line(top + leading - BELOW_BASELINE * largest, indent + shift, line_width, tuple(pieces), largest)


def _shaped_line(
    shaped: shaping.Analysis,
    start: int,
    end: int,
    top: float,
    leading: float,
    width: float,
    align: str,
    indent: float,
) -> Line:
    hyphen = ""
    if start < end < len(shaped.text) and shaped.text[end - 1] == SOFT_HYPHEN:
        hyphen = hyphen_of(open_font(shaped.runs[shaped.owners[end - 1]].style.face))
    pieces, line_width = shaping.pieces(shaped, start, end, hyphen)
    shift = {"left": 0.0, "center": (width - line_width) / 2, "right": width - line_width}[align]
    x = shift if shaped.rtl else indent + shift
    largest = max((shaped.runs[piece.run].style.size for piece in pieces), default=shaped.runs[0].style.size)
    placed = tuple(replace(piece, x=piece.x + x) for piece in pieces if piece.text)
    return Line(top + leading - BELOW_BASELINE * largest, x, line_width, placed, largest)


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
                tuple(Piece(p.run, p.text, p.x + dx, p.width, p.glyphs, p.rtl) for p in line.pieces),
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
    breaks: Breaks = "text",
) -> TextLayout:
    """Set one paragraph as content of its own."""
    paragraph, height, widest, torn = broken_paragraph(runs, leading, width, role=role, align=align, breaks=breaks)
    single = paragraph.breaks == "none" and paragraph.align == "left"
    return TextLayout((paragraph,), width, height, widest, single, torn, height - len(paragraph.lines) * leading)


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
    """Set a list. `label` is the bullet (or, for its style, the number) as a run; `gap` the space between items.

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
    torn = False
    for number, entry in enumerate(entries):
        space = gap if number else 0.0
        y += space
        paragraph, height, line, is_torn = broken_paragraph(
            entry.runs, leading, width - left - indent, space_before=space, indent=left + indent
        )
        body: list[Paragraph | TextList] = list(shifted((paragraph,), 0, y))
        widest = max(widest, left + indent + line)
        torn = torn or is_torn
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
            torn = torn or inner.torn
        item_label = replace(label, text=numbers[number]) if numbered else label
        label_pieces, label_width = shaping.label(item_label, rtl=paragraph.rtl)
        label_x = width - left - label_width if paragraph.rtl else left
        items.append(ListItem(item_label, label_x, tuple(body), label_pieces))
    numbering: Literal["disc", "decimal"] = "decimal" if numbered else "disc"
    made = TextList(tuple(items), numbering, start, indent, left)
    return TextLayout((made,), width, y + reserve, widest, False, torn, reserve)


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
    if first is None or not first.lines or not first.lines[0].pieces:
        return insets
    largest = first.lines[0].size
    face = first.runs[first.lines[0].pieces[0].run].style.face
    left, top, right, bottom = insets
    above = max(0.0, round((first.leading - (2 * BELOW_BASELINE + cap_height(face)) * largest) * 2) / 2)
    moved = min(max(0.0, top), above / 2)
    return left, top - moved, right, bottom + above - moved


def drawn_height(content: TextLayout) -> float:
    """Return the height of the lines as broken here; `TextLayout.height` may keep room for more."""
    return text_bottom(content.content)


def text_bottom(content: TextContent) -> float:
    """Return how far the lowest line reaches below the top of what its baselines are measured from, in points."""
    lines = (line for paragraph in paragraphs(content) for line in paragraph.lines)
    return max((line.baseline + BELOW_BASELINE * line.size for line in lines), default=0.0)
