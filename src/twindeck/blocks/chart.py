"""Charts: numbers drawn, with their data kept for PowerPoint and their alternative text made from the data."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from twindeck.boxes import Drawn, Fragment, Overflow, TextFragment, stacked
from twindeck.context import Context, coloured, join
from twindeck.diagnostics import Span
from twindeck.geometry import RECT, Box, Geometry
from twindeck.model import Line, Model, Number, problem
from twindeck.scene import Chart, Group, Node, Panel, Role, Series, Shape, Text
from twindeck.text import inline, typeset
from twindeck.theme import Colour
from twindeck.theme.contract import ColourName, SpaceName, StyleName
from twindeck.theme.wording import filled


def ring(
    context: Context,
    box: Box,
    share: float,
    *,
    label: str,
    shown: str,
    as_of: str | None = None,
    origin: Span | None = None,
) -> Chart:
    """Return a ring that shows a share of a whole, from 0 to 100, clockwise from the top."""
    words = context.theme.words
    label = inline.plain(label)
    hole = context.length("ring-hole")
    thickness = box.w * (1 - hole) / 2
    main, track = context.colour("accent"), context.colour("track")
    pieces = [Shape("rest", box, Panel(Geometry("blockArc", (0.0, 360.0, thickness)), track))]
    if share > 0:
        pieces.append(Shape("share", box, Panel(Geometry("blockArc", (0.0, 3.6 * share, thickness)), main)))
    alt = filled(words.get("ring-alt", "{label}: {value}"), label=label, value=shown)
    if as_of:
        alt += filled(words.get("as_of", " ({})"), as_of)
    return Chart(
        name=f"{label} – ring",
        box=box,
        kind="ring",
        categories=(label, words.get("rest", "rest")),
        series=(Series(label, (share, round(100 - share, 6)), (main, track)),),
        alt=alt,
        drawing=tuple(pieces),
        number_format='0.##"%"',
        hole=hole,
        origin=origin,
    )


class Quantity(Model):
    """A number with a name: a bar, or a part of one."""

    label: Line
    value: Number = Field(ge=0, examples=["43"])
    as_of: Line | None = None


class _Plot(Model):
    """What the kinds of chart have in common."""

    space_before: ClassVar[SpaceName] = "blocks"
    label: Line | None = None
    note: Line | None = None
    unit: Line = ""
    source: Line | None = None

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
            parts.append((TextFragment(self.label, heading, self.origin, alone=True), 0.0))
        parts.append((plot, context.space("items") + 3))
        if self.source:
            note = typeset.layout_paragraph(context.runs(self.source, "note"), context.leading("note"), width)
            parts.append((TextFragment(self.source, note, self.origin, alone=True), 2.0))
        return stacked(parts, width, name=self.label or "chart", origin=self.origin)

    def shown(self, value: float) -> str:
        """Return a value as it is shown, with its unit."""
        return f"{value:,.10g}{self.unit}"

    def described(self, context: Context, quantities: list[Quantity]) -> str:
        """Return the alternative text: what is compared, and every number."""
        words = context.theme.words
        parts = words.get("and", ", ").join(
            filled(words.get("quantity", "{label} {value}"), label=q.label, value=self.shown(q.value))
            + (filled(words.get("as_of", " ({})"), q.as_of) if q.as_of else "")
            for q in quantities
        )
        kind = words.get(f"{type(self).__name__.lower()}-alt", "{label}: {parts}")
        return inline.plain(filled(kind, label=self.label or "", parts=parts).strip(" :"))


class Bars(_Plot):
    """Bars to compare, one an item, from the top. The last one, the latest, is the strongest."""

    items: list[Quantity] = Field(min_length=1, max_length=20)
    maximum: Number | None = Field(default=None, gt=0)

    def layout(self, context: Context, width: float) -> Fragment:
        """Names left of the bars, values at their ends."""
        names = [context.runs(item.label, "label") for item in self.items]
        values = [context.runs(self.shown(item.value), "bar-value") for item in self.items]
        left = max(typeset.text_width(runs) for runs in names) + 10
        right = max(typeset.text_width(runs) for runs in values) + 12
        slot = max(context.leading("bar-value"), context.length("bar")) + 4
        height = slot * len(self.items)
        plot = Drawn(
            self.label or "bars",
            width,
            height,
            lambda box: (self._chart(context, box, left, right, slot),),
            self.origin,
            overflow=(Overflow(left + right + 60 - width, self.label or "bars", self.origin),)
            if left + right + 60 > width
            else (),
        )
        return self.around(context, width, plot)

    def _chart(self, context: Context, box: Box, left: float, right: float, slot: float) -> Chart:
        bar = context.length("bar")
        plot = Box(box.x + left, box.y, box.w - left - right, box.h)
        most = self.maximum or max(max(item.value for item in self.items), 1e-9)
        last = len(self.items) - 1
        colours = tuple(context.colour("accent" if i == last else "soft") for i in range(len(self.items)))
        drawing: list[Shape | Text] = []
        slot = box.h / len(self.items)
        for i, item in enumerate(self.items):
            top = box.y + i * slot
            long = plot.w * min(1.0, item.value / most)
            piece = Box(plot.x, top + (slot - bar) / 2, long, bar)
            drawing.append(Shape(item.label, piece, Panel(RECT, colours[i])))
            drawing += _label(context, item.label, "label", Box(box.x, top, left - 6, slot))
            value = Box(piece.right + 6, top, right - 6, slot)
            drawing += _label(context, self.shown(item.value), "bar-value", value)
        return Chart(
            name=self.label or "bars",
            box=box,
            kind="bar",
            categories=tuple(inline.plain(item.label) for item in self.items),
            series=(Series(inline.plain(self.label or ""), tuple(item.value for item in self.items), colours),),
            alt=self.described(context, self.items),
            drawing=tuple(drawing),
            number_format=f'#,##0.##"{self.unit}"' if self.unit else "#,##0.##",
            maximum=most,
            plot=plot,
            bar=bar,
            labels=tuple(self.shown(item.value) for item in self.items),
            label_style=context.text_style("bar-value"),
            category_style=context.text_style("label"),
            origin=self.origin,
        )


def _label(context: Context, text: str, style: StyleName, box: Box) -> list[Text]:
    content = typeset.layout_paragraph(
        context.runs(text, style), context.leading(style), box.w, breaks="none", role=Role.SPAN
    )
    return [typeset.frame(text, content, box, anchor="middle")]


class Stacked(_Plot):
    """One bar of parts of a whole, each part told below it. `total` is the whole where the parts are less."""

    items: list[Quantity] = Field(min_length=1, max_length=6)
    total: Number | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _within(self) -> Stacked:
        if self.total is not None and sum(item.value for item in self.items) > self.total + 1e-9:
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
                items.append(Shape(f"{item.label} – key", swatch, Panel(RECT, self._colours(context)[i])))
                at = Box(x + 16, top, wide - 16, content.height)
                text = typeset.frame(item.label, content, at, origin=item.origin)
                items.append(Group(item.label, at, (text,), role=Role.LI, origin=item.origin))
            whole = Box(box.x, top, box.w, box.bottom - top)
            nodes.append(Group(f"{self.label} – key", whole, tuple(items), role=Role.L, origin=self.origin))
            return tuple(nodes)

        overflow = tuple(
            Overflow(content.widest - content.width, item.label, item.origin)
            for item, content in zip(self.items, legend, strict=True)
            if content.widest > content.width + 0.5
        )
        return self.around(
            context, width, Drawn(self.label or "parts", width, height, draw, self.origin, overflow=overflow)
        )

    def _legend(self, context: Context, item: Quantity, width: float) -> typeset.TextLayout:
        parts = [
            (
                typeset.layout_paragraph(
                    context.runs(item.label, "label"), context.leading("label"), width, role=Role.LBODY
                ),
                0.0,
            )
        ]
        value = context.runs(f"{item.value:,.10g}", "bar-value")
        value += context.runs(self.unit, "unit") if self.unit else ()
        parts.append(
            (typeset.layout_paragraph(value, context.leading("bar-value"), width, breaks="none", role=Role.LBODY), 0.0)
        )
        if item.as_of:
            text = filled(context.theme.words.get("as_of", "{}"), item.as_of).strip()
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
        whole = self.total or sum(item.value for item in self.items) or 1.0
        drawing: list[Shape | Text] = []
        series: list[Series] = []
        x = box.x
        for item, fill in zip(self.items, self._colours(context), strict=False):
            ink = context.ink_on(fill)
            part = Box(x, box.y, box.w * item.value / whole, box.h)
            drawing.append(Shape(item.label, part, Panel(RECT, fill)))
            runs = coloured(context.runs(self.shown(item.value), "bar-label"), ink)
            if typeset.text_width(runs) <= part.w:
                content = typeset.layout_paragraph(
                    runs, context.leading("bar-label"), part.w, align="center", breaks="none", role=Role.SPAN
                )
                drawing.append(typeset.frame(item.label, content, part, anchor="middle"))
            series.append(Series(inline.plain(item.label), (item.value,), (fill,), ink))
            x += part.w
        return Chart(
            name=self.label or "parts",
            box=box,
            kind="stacked",
            categories=(inline.plain(self.label or ""),),
            series=tuple(series),
            alt=self.described(context, self.items),
            drawing=tuple(drawing),
            number_format=f'#,##0.##"{self.unit}"' if self.unit else "#,##0.##",
            maximum=whole,
            plot=box,
            bar=box.h,
            labels=tuple(self.shown(item.value) for item in self.items),
            label_style=context.text_style("bar-label"),
            origin=self.origin,
        )
