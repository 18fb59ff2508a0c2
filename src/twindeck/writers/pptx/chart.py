"""Native charts, each with a workbook behind it whose numbers a presenter can edit."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from twindeck.geometry import Box
from twindeck.scene import Chart, Series, TextStyle
from twindeck.theme import Colour, Theme
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.package import Package
from twindeck.writers.pptx.units import HEAD, language, quoted, words

_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(slots=True)
class ChartParts:
    """Makes the parts of charts: one chart part and one workbook each."""

    package: Package
    palette: Palette
    theme: Theme
    created: int
    count: int = 0
    _workbooks: dict[object, bytes] = field(default_factory=dict)

    def add(self, chart: Chart, lang: str) -> str:
        """Add a chart's parts and return the chart part's name; `lang` is the language of its labels."""
        self.count += 1
        name = f"ppt/charts/chart{self.count}.xml"
        book = f"ppt/embeddings/Microsoft_Excel_Sheet{self.count}.xlsx"
        part = self.package.add(name, _TYPE)
        relation = part.relate("package", book)
        part.data = _ChartXml(chart, self.palette, self.theme, language(lang)).write(relation).encode()
        self.package.add(book, None, self._workbook(chart))
        return name

    def _workbook(self, chart: Chart) -> bytes:
        """Return the workbook: categories down the first column, one column a series."""
        key = (chart.kind, chart.categories, tuple((s.name, s.values) for s in chart.series), chart.number_format)
        known = self._workbooks.get(key)
        if known is None:
            import xlsxwriter

            buffer = io.BytesIO()
            book = xlsxwriter.Workbook(buffer, {"in_memory": True})
            moment = datetime.fromtimestamp(self.created, UTC).replace(tzinfo=None)
            book.set_properties({"created": moment})
            sheet = book.add_worksheet("Sheet1")
            formats: dict[str, Any] = {}
            for row, category in enumerate(chart.categories, 1):
                sheet.write_string(row, 0, category)
            every = (*chart.series, *_spacers(chart)) if chart.kind == "ring" else chart.series
            for column, series in enumerate(every, 1):
                sheet.write_string(0, column, series.name)
                for row, value in enumerate(series.values, 1):
                    shown = number_format(chart, value)
                    if shown not in formats:
                        formats[shown] = book.add_format({"num_format": shown})
                    sheet.write_number(row, column, value, formats[shown])
            book.close()
            known = buffer.getvalue()
            self._workbooks[key] = known
        return known


@dataclass(frozen=True, slots=True)
class _ChartXml:
    """The chart part of one chart."""

    chart: Chart
    palette: Palette
    theme: Theme
    lang: str

    def write(self, relation: str) -> str:
        """Return the part; `relation` leads to its workbook."""
        chart = self.chart
        match chart.kind:
            case "ring":
                plot = self._ring(chart)
            case "bar":
                plot = self._bars(chart)
            case "stacked":
                plot = self._stacked(chart)
        return (
            f'{HEAD}<c:chartSpace {_SPACES}><c:date1904 val="0"/><c:lang val={quoted(self.lang)}/>'
            '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
            f"<c:plotArea>{_layout(chart)}{plot}</c:plotArea>"
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
            f"{self._text(chart.category_style or chart.label_style)}"
            f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _ring(self, chart: Chart) -> str:
        """Return a doughnut whose outermost ring alone is filled.

        How large the hole is, is PowerPoint's to obey, but LibreOffice gives hole and rings equal widths. With as many
        unfilled rings inside as bring its hole near the wished one, the visible ring is as thin in either.
        """
        series = chart.series[0]
        points = "".join(
            f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/>{self._fill(colour)}</c:dPt>'
            for i, colour in enumerate(series.colours)
        )
        empty = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        blanks = "".join(
            f'<c:dPt><c:idx val="{i}"/><c:bubble3D val="0"/>{empty}</c:dPt>' for i in range(len(series.values))
        )
        spacers = _spacers(chart)
        inner = "".join(
            f"<c:ser>{_head(spacer, number + 1, number)}{empty}{blanks}{_data(chart, spacer, number + 1)}</c:ser>"
            for number, spacer in enumerate(spacers)
        )
        count = len(spacers)
        hole = max(10, min(90, round((_hole(chart) * (count + 1) - count) * 100)))
        return (
            f'<c:doughnutChart><c:varyColors val="1"/>{inner}'
            f"<c:ser>{_head(series, 0, count)}{self._fill(series.colours[0])}{points}{_data(chart, series, 0)}</c:ser>"
            f'<c:firstSliceAng val="0"/><c:holeSize val="{hole}"/></c:doughnutChart>'
        )

    def _bars(self, chart: Chart) -> str:
        series = chart.series[0]
        points = ""
        if len(series.colours) > 1:
            points = "".join(
                f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{self._fill(colour)}</c:dPt>'
                for i, colour in enumerate(series.colours)
            )
        slot = (chart.plot or chart.box).h / max(1, len(series.values))
        gap = max(0, min(500, round((slot / chart.bar - 1) * 100))) if chart.bar else 50
        labels = self._labels(series, chart.label_style, "outEnd")
        return (
            '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            f'<c:ser>{_head(series, 0)}{self._fill(series.colours[0])}<c:invertIfNegative val="0"/>{points}{labels}'
            f'{_data(chart, series, 0)}</c:ser><c:gapWidth val="{gap}"/>'
            f'<c:axId val="111"/><c:axId val="112"/></c:barChart>{self._axes(chart, named=True)}'
        )

    def _stacked(self, chart: Chart) -> str:
        made = ""
        for number, series in enumerate(chart.series):
            style = chart.label_style
            if style is not None and series.label_colour is not None:
                style = TextStyle(style.face, style.size, series.label_colour)
            labels = self._labels(series, style, "ctr")
            made += (
                f"<c:ser>{_head(series, number)}{self._fill(series.colours[0])}"
                f'<c:invertIfNegative val="0"/>{labels}{_data(chart, series, number)}</c:ser>'
            )
        return (
            '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
            f'{made}<c:gapWidth val="0"/><c:overlap val="100"/>'
            f'<c:axId val="111"/><c:axId val="112"/></c:barChart>{self._axes(chart, named=False)}'
        )

    def _axes(self, chart: Chart, *, named: bool) -> str:
        """Return both axes: names without a line, first at the top; values from 0 to the maximum, not shown."""
        tick = "nextTo" if named else "none"
        none = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        return (
            '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
            f'<c:delete val="{0 if named else 1}"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{tick}"/>{none}'
            f"{self._text(chart.category_style)}"
            '<c:crossAx val="112"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
            f'<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/><c:max val="{chart.maximum:.10g}"/>'
            '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>'
            '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
            '<c:tickLblPos val="none"/><c:crossAx val="111"/><c:crosses val="autoZero"/>'
            '<c:crossBetween val="between"/></c:valAx>'
        )

    def _labels(self, series: Series, style: TextStyle | None, position: str) -> str:
        """Return the labels of a series' values; those in another format than the first each have their own."""
        first = number_format(self.chart, series.values[0]) if series.values else self.chart.number_format
        others = "".join(
            f'<c:dLbl><c:idx val="{i}"/>{self._label(own, style, position)}</c:dLbl>'
            for i, value in enumerate(series.values)
            if (own := number_format(self.chart, value)) != first
        )
        return f"<c:dLbls>{others}{self._label(first, style, position)}</c:dLbls>"

    def _label(self, shown: str, style: TextStyle | None, position: str) -> str:
        return (
            f'<c:numFmt formatCode={quoted(shown)} sourceLinked="0"/>'
            f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{self._text(style)}"
            f'<c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
            '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        )

    def _text(self, style: TextStyle | None) -> str:
        if style is None:
            return ""
        place = "mj" if style.face.family == self.theme.bold.family != self.theme.regular.family else "mn"
        return (
            '<c:txPr><a:bodyPr rot="0" vert="horz" wrap="none" anchor="ctr"/><a:lstStyle/><a:p><a:pPr>'
            f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.face.bold)}">{self.palette.fill(style.colour)}'
            f'<a:latin typeface="+{place}-lt"/><a:ea typeface="+{place}-ea"/></a:defRPr></a:pPr>'
            f"<a:endParaRPr lang={quoted(self.lang)}/></a:p></c:txPr>"
        )

    def _fill(self, colour: Colour) -> str:
        return f"<c:spPr>{self.palette.fill(colour)}<a:ln><a:noFill/></a:ln></c:spPr>"


def _layout(chart: Chart) -> str:
    """Return where the plot lies, as fractions of the chart: the very place it has in the PDF."""
    plot: Box = chart.plot or chart.box
    box = chart.box
    wide, high = box.w or 1.0, box.h or 1.0
    x, y = (plot.x - box.x) / wide, (plot.y - box.y) / high
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.6g}"/><c:y val="{y:.6g}"/><c:w val="{plot.w / wide:.6g}"/><c:h val="{plot.h / high:.6g}"/>'
        "</c:manualLayout></c:layout>"
    )


def number_format(chart: Chart, value: float) -> str:
    """Return the format of a value in a chart, without optional decimals: Excel would leave their point behind ("43.").

    Below a thousand its general format shows as many as there are, also once a presenter has changed the number.
    """
    optional = _OPTIONAL.search(chart.number_format)
    if optional is None:
        return chart.number_format
    if max(abs(one) for series in chart.series for one in series.values) < 1000:
        return f"General{chart.number_format[optional.end() :]}"
    places = len(f"{value:.{len(optional[2])}f}".rstrip("0").partition(".")[2])
    decimals = f".{'0' * places}" if places else ""
    return f"{optional[1]}{decimals}{chart.number_format[optional.end() :]}"


_OPTIONAL = re.compile(r"^([#,0]*0)\.(#+)")


def _column(number: int) -> str:
    """Return the letters of a series' column, the second of the sheet being that of number 0."""
    letters, rest = "", number + 2
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _hole(chart: Chart) -> float:
    """Return how large the hole of a ring is; a ring of no thickness at all could not be seen in any program."""
    return min(chart.hole, _THINNEST)


_THINNEST = 0.95


def _spacers(chart: Chart) -> list[Series]:
    """Return the series of the rings that are not seen: n of them make a hole of (n + 1) / (n + 2) in LibreOffice."""
    series, hole = chart.series[0], _hole(chart)
    count = max(0, round((2 * hole - 1) / (1 - hole)))
    values = tuple(100.0 if i == 0 else 0.0 for i in range(len(series.values)))
    return [replace(series, name=" " * (number + 1), values=values) for number in range(count)]


def _head(series: Series, number: int, order: int | None = None) -> str:
    """Return a series' number (its column in the workbook), its place in the order, and its name."""
    column, place = _column(number), number if order is None else order
    return (
        f'<c:idx val="{number}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{words(series.name)}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _data(chart: Chart, series: Series, number: int) -> str:
    last = len(chart.categories) + 1
    column = _column(number)
    names = "".join(f'<c:pt idx="{i}"><c:v>{words(name)}</c:v></c:pt>' for i, name in enumerate(chart.categories))
    values = "".join(
        f'<c:pt idx="{i}" formatCode={quoted(number_format(chart, value))}><c:v>{value:.15g}</c:v></c:pt>'
        for i, value in enumerate(series.values)
    )
    return (
        f'<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{len(chart.categories)}"/>'
        f"{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(series.values)}"/>{values}</c:numCache></c:numRef></c:val>'
    )
