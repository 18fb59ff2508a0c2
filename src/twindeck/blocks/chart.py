"""Charts: numbers drawn, with their data kept for PowerPoint and their alternative text made from the data."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from twindeck.boxes import Drawn, Fragment, Overflow, TextFragment, stacked
from twindeck.context import Context, beside, coloured, join
from twindeck.diagnostics import Span
from twindeck.geometry import RECT, Box, Geometry
from twindeck.model import Amount, Line, Model, Whole, problem
from twindeck.numerals import Numeral
from twindeck.scene import Chart, Group, Node, Panel, Role, Run, Series, Shape, Text
from twindeck.text import inline, typeset
from twindeck.theme import Colour
from twindeck.theme.contract import ColourName, SpaceName, StyleName


def ring(
    context: Context,
    box: Box,
    share: Numeral,
    *,
    label: str | None,
    as_of: str | None = None,
    origin: Span | None = None,
) -> Chart:
    """Return a ring that shows a share of a whole, from 0 to 100, clockwise from the top.

    `share` is shown with all that stands around it; `label` may have markup.
    """
    words = context.words
    hole = context.length("ring-hole")
    thickness = box.w * (1 - hole) / 2
    main, track = context.colour("accent"), context.colour("track")
    pieces = [Shape(words.rest, box, Panel(Geometry("blockArc", (0.0, 360.0, thickness)), track))]
    if share.value > 0:
        turn = 3.6 * share.number
        pieces.append(Shape(words.value, box, Panel(Geometry("blockArc", (0.0, turn, thickness)), main)))
    name = inline.plain(label or "")
    told = words.quantity(label=name, value=share.text) if name else share.text
    if as_of:
        told = words.dated(text=told, date=inline.plain(as_of))
    # the rest is told nowhere, but stands in the workbook beside the share
    rest = share.like(100 - share.value)
    return Chart(
        name=context.named(label, words.ring),
        box=box,
        kind="ring",
        categories=(name or words.value, words.rest),
        series=(Series(name or words.value, (share, rest), (main, track)),),
        alt=words.ring_alt(what=told),
        drawing=tuple(pieces),
        hole=hole,
        origin=origin,
    )


class Quantity(Model):
    """A number with a name: a bar, or a part of one."""

    label: Line
    value: Amount = Field(
        examples=["43"], description="charts show numbers from 0 up; tell a loss as a metric, or in a table"
    )
    as_of: Line | None = None

    def named(self, context: Context) -> str:
        """Return its label with the time that it is of; markup is kept."""
        return context.words.dated(text=self.label, date=self.as_of) if self.as_of else self.label


class _Plot(Model):
    """What the kinds of chart have in common."""

    space_before: ClassVar[SpaceName] = "blocks"
    label: Line | None = None
    note: Line | None = None
    unit: Line | None = Field(default=None, max_length=60)
    source: Line | None = None
    items: list[Quantity]

    @model_validator(mode="after")
    def _told_once(self) -> Self:
        if self.note and not self.label:
            raise problem(
                "a note stands beside a label, and there is none", 'add "label: …", or write a block `note`', "note"
            )
        return self

    @model_validator(mode="after")
    def _read_alike(self) -> Self:
        """Refuse a number that reads one way by the deck's language, and another by the numbers beside it."""
        if any(item.value.plain and (item.value.decimals or item.value.grouped) for item in self.items):
            for item in self.items:
                if item.value.other is not None and not item.value.plain:
                    one = f"“{item.value.text}” could be {item.value.value} or {item.value.other}"
                    raise problem(
                        f"{one}, as other numbers of the chart have a decimal point",
                        "write all numbers of a chart in one way",
                        place=item.place("value"),
                    )
        return self

    def around(self, context: Context, width: float, plot: Fragment) -> Fragment:
        """Put the heading over a plot, and its source under it."""
        parts: list[tuple[Fragment, float]] = []
        if self.label:
            runs = context.runs(self.label, "sub-heading")
            if self.note:
                runs = join(runs, context.runs(self.note, "card-note"))
            heading = typeset.layout_paragraph(
                runs, context.leading("sub-heading"), width, role=context.heading, breaks="phrases"
            )
            parts.append((TextFragment(context.named(self.label), heading, self.origin, alone=True), 0.0))
        parts.append((plot, context.space("items") + 3))
        if self.source:
            note = typeset.layout_paragraph(context.runs(self.source, "note"), context.leading("note"), width)
            parts.append((TextFragment(context.named(self.source), note, self.origin, alone=True), 2.0))
        return stacked(parts, width, name=plot.name, origin=self.origin)

    def unit_of(self, item: Quantity) -> str:
        """Return what follows a number; a percent sign that it has itself is not said twice."""
        unit = self.unit or ""
        return "" if unit in PERCENT and item.value.after.strip() in PERCENT else unit

    def value_runs(self, item: Quantity, context: Context, style: StyleName, unit: StyleName) -> tuple[Run, ...]:
        """Return a number and its unit, each in its style."""
        return join(context.runs(item.value.text, style), context.runs(self.unit_of(item), unit))

    def shown(self, item: Quantity) -> Numeral:
        """Return a number as it is shown, with its unit."""
        unit = inline.plain(self.unit_of(item))
        return item.value.followed_by(beside(item.value.text, unit)[len(item.value.text) :])

    def told(self, context: Context) -> str:
        """Return what the alternative text says: what is compared, and every number."""
        words = context.words
        parts = []
        for item in self.items:
            told = words.quantity(label=inline.plain(item.label), value=self.shown(item).text)
            parts.append(words.dated(text=told, date=inline.plain(item.as_of)) if item.as_of else told)
        what = words.separator.join(parts)
        return words.labelled(label=inline.plain(self.label), what=what) if self.label else what


PERCENT = ("%", "％")


class Bars(_Plot):
    """Bars to compare, one an item, from the top. The last one, the latest, is the strongest."""

    items: list[Quantity] = Field(min_length=1, max_length=20)
    maximum: Whole | None = None

    @model_validator(mode="after")
    def _within(self) -> Bars:
        for item in self.items:
            if self.maximum is not None and item.value.value > self.maximum.value:
                raise problem(
                    f"“{item.value.text}” is more than the maximum, {self.maximum.text}",
                    "raise the maximum, or check the number",
                    place=item.place("value"),
                )
        return self

    def layout(self, context: Context, width: float) -> Fragment:
        """Names left of the bars, values at their ends."""
        names = [context.runs(item.named(context), "label") for item in self.items]
        values = [self.value_runs(item, context, "bar-value", "bar-value") for item in self.items]
        left = max(typeset.text_width(runs) for runs in names) + 10
        right = max(typeset.text_width(runs) for runs in values) + 12
        slot = max(context.leading("bar-value"), context.length("bar")) + 4
        height = slot * len(self.items)
        name = context.named(self.label) or context.words.bars
        plot = Drawn(
            name,
            width,
            height,
            lambda box: (self._chart(context, box, left, right),),
            self.origin,
            tallest=1.9 * height,
            overflow=(Overflow(left + right + 60 - width, name, self.origin),) if left + right + 60 > width else (),
        )
        return self.around(context, width, plot)

    def _chart(self, context: Context, box: Box, left: float, right: float) -> Chart:
        slot = box.h / len(self.items)
        bar = round(max(context.length("bar"), min(0.62 * slot, 2 * context.length("bar"))) * 2) / 2
        plot = Box(box.x + left, box.y, box.w - left - right, box.h)
        most = self.maximum.number if self.maximum else max(item.value.number for item in self.items) or 1.0
        last = len(self.items) - 1
        colours = tuple(context.colour("accent" if i == last else "soft") for i in range(len(self.items)))
        drawing: list[Shape | Text] = []
        for i, item in enumerate(self.items):
            top = box.y + i * slot
            long = plot.w * item.value.number / most
            piece = Box(plot.x, top + (slot - bar) / 2, long, bar)
            name = context.named(item.label)
            drawing.append(Shape(name, piece, Panel(RECT, colours[i])))
            names = context.runs(item.named(context), "label")
            drawing.append(_label(context, name, names, "label", Box(box.x, top, left - 6, slot)))
            runs = self.value_runs(item, context, "bar-value", "bar-value")
            value = Box(piece.right + 6, top, right - 6, slot)
            drawing.append(_label(context, name, runs, "bar-value", value))
        return Chart(
            name=context.named(self.label) or context.words.bars,
            box=box,
            kind="bar",
            categories=tuple(inline.plain(item.named(context)) for item in self.items),
            series=(Series(inline.plain(self.label or ""), tuple(self.shown(item) for item in self.items), colours),),
            alt=context.words.bars_alt(what=self.told(context)),
            drawing=tuple(drawing),
            maximum=most,
            plot=plot,
            bar=bar,
            label_style=context.text_style("bar-value"),
            category_style=context.text_style("label"),
            origin=self.origin,
        )


def _label(context: Context, name: str, runs: tuple[Run, ...], style: StyleName, box: Box) -> Text:
    content = typeset.layout_paragraph(runs, context.leading(style), box.w, breaks="none", role=Role.SPAN)
    return typeset.frame(name, content, box, anchor="middle")


class Stacked(_Plot):
    """One bar of parts of a whole, each part told below it. `total` is the whole where the parts are less."""

    items: list[Quantity] = Field(min_length=1, max_length=6)
    total: Whole | None = None

    @model_validator(mode="after")
    def _within(self) -> Stacked:
        if self.total is not None and sum(item.value.value for item in self.items) > self.total.value:
            raise problem("the parts are more than the total", "raise the total, or check the parts", "total")
        return self

    def layout(self, context: Context, width: float) -> Fragment:
        """The bar over its legend, one column a part."""
        bar = context.length("bar") * 1.5
        gap = context.space("metrics")
        wide = (width - gap * (len(self.items) - 1)) / len(self.items)
        legend = [self._legend(context, item, wide - 16) for item in self.items]
        below = context.space("paragraphs")
        height = bar + below + max(content.height for content in legend)

        def draw(box: Box) -> tuple[Node, ...]:
            nodes: list[Node] = [self._chart(context, Box(box.x, box.y, box.w, bar))]
            top = box.y + bar + below
            items: list[Node] = []
            for i, (item, content) in enumerate(zip(self.items, legend, strict=True)):
                x = box.x + i * (wide + gap)
                high = context.leading("label")
                swatch = Box(x, context.middle_of_digits("label", top, high) - 5, 10, 10)
                key = context.named(item.label, context.words.key)
                items.append(Shape(key, swatch, Panel(RECT, self._colours(context)[i])))
                at = Box(x + 16, top, wide - 16, content.height)
                name = context.named(item.label)
                text = typeset.frame(name, content, at, origin=item.origin)
                items.append(Group(name, at, (text,), role=Role.LI, origin=item.origin))
            whole = Box(box.x, top, box.w, box.bottom - top)
            name = context.named(self.label, context.words.key)
            nodes.append(Group(name, whole, tuple(items), role=Role.L, origin=self.origin))
            return tuple(nodes)

        overflow = tuple(
            Overflow(content.widest - content.width, context.named(item.label), item.origin)
            for item, content in zip(self.items, legend, strict=True)
            if content.widest > content.width + 0.5
        )
        name = context.named(self.label) or context.words.parts
        return self.around(context, width, Drawn(name, width, height, draw, self.origin, overflow=overflow))

    def _legend(self, context: Context, item: Quantity, width: float) -> typeset.TextLayout:
        parts = [
            (
                typeset.layout_paragraph(
                    context.runs(item.label, "label"), context.leading("label"), width, role=Role.LBODY
                ),
                0.0,
            )
        ]
        value = self.value_runs(item, context, "bar-value", "unit")
        parts.append(
            (typeset.layout_paragraph(value, context.leading("bar-value"), width, breaks="none", role=Role.LBODY), 0.0)
        )
        if item.as_of:
            text = context.words.as_of(date=item.as_of)
            parts.append(
                (
                    typeset.layout_paragraph(
                        context.runs(text, "note"), context.leading("note"), width, role=Role.LBODY
                    ),
                    0.0,
                )
            )
        return typeset.stack(parts)

    def _colours(self, context: Context) -> list[Colour]:
        """Return the colours of the parts, each told from its neighbours and from the ground."""
        order: tuple[ColourName, ...] = ("accent", "soft", "track", "muted", "line", "box")
        return [context.colour(name) for name in order]

    def _chart(self, context: Context, box: Box) -> Chart:
        whole = self.total.number if self.total else sum(item.value.number for item in self.items) or 1.0
        drawing: list[Shape | Text] = []
        series: list[Series] = []
        x = box.x
        for item, fill in zip(self.items, self._colours(context), strict=False):
            ink = context.ink_on(fill)
            part = Box(x, box.y, box.w * item.value.number / whole, box.h)
            name = context.named(item.label)
            drawing.append(Shape(name, part, Panel(RECT, fill)))
            runs = coloured(self.value_runs(item, context, "bar-label", "bar-label"), ink)
            fits = typeset.text_width(runs) <= part.w
            if fits:
                content = typeset.layout_paragraph(
                    runs, context.leading("bar-label"), part.w, align="center", breaks="none", role=Role.SPAN
                )
                drawing.append(typeset.frame(name, content, part, anchor="middle"))
            series.append(Series(inline.plain(item.label), (self.shown(item),), (fill,), ink, labelled=fits))
            x += part.w
        return Chart(
            name=context.named(self.label) or context.words.parts,
            box=box,
            kind="stacked",
            categories=(inline.plain(self.label or ""),),
            series=tuple(series),
            alt=context.words.stacked_alt(what=self.told(context)),
            drawing=tuple(drawing),
            maximum=whole,
            plot=box,
            bar=box.h,
            label_style=context.text_style("bar-label"),
            origin=self.origin,
        )
