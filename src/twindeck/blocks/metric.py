"""A metric: a number that is the hero, what it counts, and when. With a share it is drawn as a ring too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from pydantic import PrivateAttr, model_validator

from twindeck.blocks.block import Laid
from twindeck.blocks.chart import ring
from twindeck.boxes import Drawn, Fragment, Level, Overflow, Row, TextFragment, stacked
from twindeck.context import Context, beside, join
from twindeck.geometry import Box, Geometry
from twindeck.model import Line, Model, numeral, problem
from twindeck.numerals import Numeral
from twindeck.scene import Node, Panel, Run, Shape
from twindeck.text import inline, typeset
from twindeck.theme.contract import SpaceName, StyleName

_NUMBER = re.compile(r"[0-9][0-9,.  ]*[0-9]|[0-9]|[–−-](?=[0-9])|[+±](?=[0-9])")


class Metric(Model):
    """A number. `lead` and `unit` stand on its line; `as_of` says when, `note` and `source` what else is to be known.

    `share: true` says that the value is a percentage of a whole, and draws it as a ring. Instead of `value`, `before`
    and `after` are two metrics with an arrow between them; what is said of both stands around the two. `emphasis: hero`
    sets the number very large: the one thing that a slide says first.
    """

    space_before: ClassVar[SpaceName] = "blocks"
    label: Line | None = None
    lead: Line | None = None
    value: Line | None = None
    unit: Line | None = None
    as_of: Line | None = None
    note: Line | None = None
    source: Line | None = None
    share: bool = False
    emphasis: Literal["hero", "normal"] = "normal"
    before: Metric | None = None
    after: Metric | None = None

    _numeral: Numeral | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _whole(self) -> Metric:
        pair = self.before is not None, self.after is not None
        if any(pair) and (not all(pair) or self.value is not None):
            raise problem("a metric has either a value, or before and after together", 'write "before" and "after"')
        if any(pair):
            self._check_pair()
        elif self.value is None:
            raise problem("a metric needs a value", 'add "value: …", or "before" and "after"', code="missing")
        self._numeral = numeral(self.value or "")
        if self.share and (self._numeral is None or not 0 <= self._numeral.value <= 100):
            raise problem(
                "a share is a number from 0 to 100", "write the percentage as value, or remove share", "value"
            )
        return self

    def _check_pair(self) -> None:
        """Refuse what only a number can have, and pairs of pairs."""
        for field in ("lead", "unit", "share"):
            if getattr(self, field):
                message = f'"{field}" belongs to one number, and here are two'
                raise problem(message, f'write it in "before" and in "after", as {field}: …', field)
        for field in ("before", "after"):
            if getattr(self, field).before is not None:
                raise problem(f'"{field}" is one number, and here are two', 'give it a "value"', field)

    @property
    def percentage(self) -> Numeral:
        """The share of a metric that is one, with what stands around its number."""
        if self._numeral is None:
            raise ValueError("only a metric whose value is a number has a share")
        lead, unit = inline.plain(self.lead or ""), inline.plain(self.unit or "")
        before = beside(lead, self._numeral.text).removesuffix(self._numeral.text)
        after = beside(self._numeral.text, unit).removeprefix(self._numeral.text)
        return self._numeral.preceded_by(before).followed_by(after)

    def name(self, context: Context) -> str:
        """Return what it is called."""
        return context.named(self.label or self.value) or context.words.metric

    def layout(self, context: Context, width: float) -> Fragment:
        """Lay out alone in a row of its own."""
        return self.layout_together([self], context, width)[0][0]

    @classmethod
    def layout_together(cls, blocks: Sequence[Laid], context: Context, width: float) -> list[tuple[Fragment, float]]:
        """Lay metrics out in rows of as many as fit, all columns alike."""
        metrics = [block for block in blocks if isinstance(block, Metric)]
        gap = context.space("metrics")
        count = _columns(metrics, context, width, gap)
        wide = (width - gap * (count - 1)) / count
        rows: list[tuple[Fragment, float]] = []
        for start in range(0, len(metrics), count):
            row = metrics[start : start + count]
            labels = [metric.label_height(context, wide) for metric in row]
            children = [metric.layout_column(context, wide, max(labels)) for metric in row]
            lead = max(child.lead for child in children)
            fragment = (
                children[0]
                if count == 1
                else Row(tuple(children), gap, width, "metrics", row[0].origin, fixed=True, track="metric", lead=lead)
            )
            rows.append((fragment, context.space("blocks")))
        return rows

    def comfortable(self, context: Context, width: float) -> bool:
        """Tell whether the metric reads well in a column: its number on one line, its label on two."""
        if self.before is not None and self.after is not None:
            half = (width - _arrow_width(context)) / 2
            return self.before.comfortable(context, half) and self.after.comfortable(context, half)
        if self.share:
            aside = width - _ring_text(self, context).diameter - 12
            if beside_ring(self, context, width):
                return self._lines(context, aside) <= 3
            low = self.label_height(context, width) <= 2 * context.leading("label") + 0.1
            return low and _ring_text(self, context).diameter <= width
        if typeset.text_width(value_runs(self, context)) + typeset.SLACK > width:
            return False
        if self.note and len(self.note) * context.size("note") > 3.2 * width:
            return False
        return self.label_height(context, width) <= 2 * context.leading("label") + 0.1

    def _lines(self, context: Context, width: float) -> int:
        """Return how many lines the label takes at a width."""
        return round(_label(self, context, width).height / context.leading("label")) if self.label else 0

    def label_height(self, context: Context, width: float) -> float:
        """Return the height of the label over the number, 0 where it stands elsewhere: beside a ring, or over a pair."""
        if not self.label or self.before is not None or (self.share and beside_ring(self, context, width)):
            return 0.0
        return _label(self, context, width).height

    def layout_column(self, context: Context, width: float, label_height: float) -> Fragment:
        """Lay out in a column whose row has labels of the given height, so that the numbers share a baseline."""
        if self.before is not None and self.after is not None:
            return _before_after(self, self.before, self.after, context, width)
        if self.share:
            return _ring_fragment(self, context, width, label_height)
        return _plain(self, context, width, label_height)


def _columns(metrics: Sequence[Metric], context: Context, width: float, gap: float) -> int:
    """Return how many metrics stand side by side: as many as read well, in rows of the same number if that can be."""
    count = len(metrics)
    if any(metric.emphasis == "hero" for metric in metrics):
        return 1
    fitting = [
        columns
        for columns in range(count, 0, -1)
        if columns == 1 or all(m.comfortable(context, (width - gap * (columns - 1)) / columns) for m in metrics)
    ]
    even = [columns for columns in fitting if count % columns == 0]
    return even[0] if even[0] > 1 else fitting[0]


def value_runs(metric: Metric, context: Context) -> tuple[Run, ...]:
    """Return the number's line: digits large, words and units smaller, on one baseline."""
    value = inline.plain(metric.value or "")
    digits: StyleName = "hero" if metric.emphasis == "hero" else "value"
    beside_it: StyleName = "hero-unit" if metric.emphasis == "hero" else "unit"
    runs: list[Run] = []
    if not _NUMBER.search(value):
        runs += context.runs(value, "value-text")
    else:
        position = 0
        for match in _NUMBER.finditer(value):
            if match.start() > position:
                runs += context.runs(value[position : match.start()], beside_it)
            runs += context.runs(match[0], digits)
            position = match.end()
        if value[position:]:
            runs += context.runs(value[position:], beside_it)
    lead = context.runs(metric.lead, beside_it) if metric.lead else ()
    unit = context.runs(metric.unit, beside_it) if metric.unit else ()
    return join(join(lead, runs), unit)


def _label(metric: Metric, context: Context, width: float) -> typeset.TextLayout:
    return typeset.layout_paragraph(
        context.runs(metric.label or "", "label"), context.leading("label"), width, breaks="phrases"
    )


def _remarks(metric: Metric, context: Context) -> list[str]:
    """Return what stands under a number: its date, its note, its source."""
    date = [context.words.as_of(date=metric.as_of)] if metric.as_of else []
    return date + [text for text in (metric.note, metric.source) if text]


def _small(metric: Metric, context: Context, width: float) -> list[tuple[typeset.TextLayout, float]]:
    """Set the remarks of a metric at a width."""
    leading = context.leading("note")
    return [
        (typeset.layout_paragraph(context.runs(text, "note"), leading, width), 1.0)
        for text in _remarks(metric, context)
    ]


def _plain(metric: Metric, context: Context, width: float, label_height: float) -> Fragment:
    parts: list[tuple[typeset.TextLayout, float]] = []
    drop = 0.0
    if metric.label:
        label = _label(metric, context, width)
        parts.append((label, 0.0))
        drop = max(0.0, label_height - label.height)
    runs = value_runs(metric, context)
    leading = context.leading("hero" if metric.emphasis == "hero" else "value")
    parts.append((typeset.layout_paragraph(runs, leading, width, breaks="none"), 0.0))
    parts += _small(metric, context, width)
    name = metric.name(context)
    lead = label.height if metric.label else 0.0
    text = TextFragment(name, typeset.stack(parts), metric.origin, alone=True, track="metric", lead=lead)
    # a short label stands on its number, level with the last line of its neighbours'
    return Level(text, text.height + drop, drop) if drop else text


SMALLEST = 9.0
"""The smallest size of what stands in a ring, in points."""

RING = 5.8
"""The diameter of a ring, in em of its label."""


@dataclass(frozen=True, slots=True)
class _RingText:
    runs: tuple[Run, ...]
    width: float
    diameter: float


def _ring_text(metric: Metric, context: Context) -> _RingText:
    """Set the number that a ring holds: rings are of one size, and the number is as large as the hole allows."""
    diameter = round(RING * context.size("label") / 2) * 2.0
    room = diameter * context.length("ring-hole") - 8
    size = 2 * context.size("label")
    while True:
        runs = tuple(
            replace(
                run,
                style=replace(
                    run.style, size=size if run.style.size >= context.size("value") else max(SMALLEST, size * 0.55)
                ),
            )
            for run in value_runs(metric, context)
        )
        width = typeset.text_width(runs, with_gaps=False)
        if width <= room or size <= SMALLEST:
            return _RingText(runs, width, diameter)
        size -= 0.5


def beside_ring(metric: Metric, context: Context, width: float) -> bool:
    """Tell whether there is room for the label beside the ring; else it stands above it, as over a plain number."""
    return width - _ring_text(metric, context).diameter - 12 >= 6.5 * context.size("label")


def _ring_fragment(metric: Metric, context: Context, width: float, label_height: float) -> Fragment:
    """Set a ring with its number in it. Words are read in the order label, ring, number, date, wherever they stand."""
    inside = _ring_text(metric, context)
    diameter = inside.diameter
    left = diameter + 12
    aside = beside_ring(metric, context, width)
    label = _label(metric, context, width - left if aside else width) if metric.label else None
    above = 0.0 if aside or label is None else max(label_height, label.height) + 3
    longest = max((typeset.text_width(context.runs(text, "note")) for text in _remarks(metric, context)), default=0.0)
    small_width = width - left if aside or longest <= width - left else width
    small = _small(metric, context, small_width)
    under = typeset.stack(small) if small else None
    text_height = (label.height + 1 if label and aside else 0.0) + (under.height if under else 0.0)
    below = under.height + 2 if under and small_width == width else 0.0
    height = above + max(diameter, 0.0 if below else text_height) + below
    # a line whose middle is the middle of its digits
    leading = round(1.12 * max(run.style.size for run in inside.runs) * 2) / 2
    value_line = typeset.layout_paragraph(inside.runs, leading, diameter, align="center", breaks="none")
    name = metric.name(context)

    def draw(box: Box) -> tuple[Node, ...]:
        nodes: list[Node] = []
        room = height - above - below
        y = box.y + above + (room - text_height) / 2
        if label is not None and aside:
            place = Box(box.x + left, y, width - left, label.height)
            nodes.append(typeset.frame(name, label, place, origin=metric.origin))
            y += label.height + 1
        elif label is not None:
            place = Box(box.x, box.y + above - 3 - label.height, width, label.height)
            nodes.append(typeset.frame(name, label, place, origin=metric.origin))
        circle = Box(box.x, box.y + above + (room - diameter) / 2, diameter, diameter)
        share = metric.percentage
        nodes.append(ring(context, circle, share, label=metric.label, as_of=metric.as_of, origin=metric.origin))
        inner = context.named(metric.label or metric.value, context.words.value)
        nodes.append(typeset.frame(inner, value_line, circle, anchor="middle", origin=metric.origin))
        if under is not None:
            place = Box(box.x + left, y, small_width, under.height)
            if below:
                place = Box(box.x, circle.bottom + 2, width, under.height)
            below_it = context.named(metric.label or metric.value, context.words.note)
            nodes.append(typeset.frame(below_it, under, place, origin=metric.origin))
        return tuple(nodes)

    overflow = (Overflow(diameter - width, name, metric.origin),) if diameter > width else ()
    return Drawn(name, width, height, draw, metric.origin, overflow=overflow, track="metric")


def _arrow_width(context: Context) -> float:
    return 20 + 2 * context.space("rule") + 8


def _wanted_width(metric: Metric, context: Context) -> float:
    """Return the width of a metric's widest line that should not break."""
    lines = [value_runs(metric, context)] if metric.value and not metric.share else []
    lines += [context.runs(text, "note") for text in (metric.note,) if text]
    lines += [context.runs(metric.label, "label")] if metric.label else []
    least = _ring_text(metric, context).diameter if metric.share else 60.0
    return max(least, *(typeset.text_width(line) for line in lines)) + typeset.SLACK


def _before_after(metric: Metric, before: Metric, after: Metric, context: Context, width: float) -> Fragment:
    """Set two metrics with an arrow between; the earlier one is quieter."""
    muted = replace(context, accent=replace(context.accent, main="muted", track="line"))
    arrow = _arrow_width(context)
    room = width - arrow
    wants = [_wanted_width(part, context) for part in (before, after)]
    # side by side and near the arrow where there is room, else shared out by what each needs
    beside = min(wants[0] + (room - sum(wants)) / 2, 1.3 * wants[0])
    first = beside if sum(wants) <= room else room * wants[0] / sum(wants)
    widths = (first, room - first)
    labels = max(before.label_height(context, widths[0]), after.label_height(context, widths[1]))
    left = before.layout_column(muted, widths[0], labels)
    right = after.layout_column(context, widths[1], labels)
    colour = context.colour("accent")
    line = context.leading("value")

    def draw(box: Box) -> tuple[Node, ...]:
        digits = context.middle_of_digits("value", box.y + labels, line)
        middle = box.y + box.h / 2 if before.share else digits
        shape = Box(box.x + (arrow - 22) / 2 - 2, middle - 7, 22, 14)
        return (Shape(context.words.arrow, shape, Panel(Geometry("rightArrow", (3.0, 9.0)), colour)),)

    # the numbers keep a little room each, as two programs space digits and words between them differently
    excess = (
        max(
            1.04 * typeset.text_width(value_runs(part, context)) - wide
            for part, wide in zip((before, after), widths, strict=True)
            if part.value and not part.share
        )
        if not (before.share and after.share)
        else 0.0
    )
    tight = (Overflow(excess, metric.name(context), metric.origin),) if excess > 0.5 else ()
    sign = Drawn("arrow", arrow, 0.0, draw, overflow=tight)
    name = metric.name(context)
    row = Row((left, sign, right), 0.0, width, name, metric.origin, fixed=True)
    parts: list[tuple[Fragment, float]] = []
    if metric.label:
        parts.append((TextFragment(name, _label(metric, context, width), metric.origin, alone=True), 0.0))
    parts.append((row, context.space("rule")))
    small = _small(metric, context, width)
    if small:
        under = TextFragment(
            context.named(metric.label, context.words.note), typeset.stack(small), metric.origin, alone=True
        )
        parts.append((under, context.space("rule")))
    return row if len(parts) == 1 else stacked(parts, width, name=name)
