"""The theme part: colour scheme, fonts, and the plain format scheme that every theme must have."""

from __future__ import annotations

from twindeck.theme import Slot, Theme
from twindeck.writers.pptx.units import HEAD, quoted

_FIRST: tuple[Slot, ...] = ("accent1", "dk2", "dk1")
"""Where the colour of accents that a theme does not name is taken from."""

_SLOTS: tuple[tuple[Slot, str], ...] = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"),
    ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"),
    ("hlink", "0563C1"), ("folHlink", "954F72"),
)  # fmt: skip
"""The scheme's places in their order; the values are used where a theme has none."""


def theme_xml(theme: Theme) -> str:
    """Return the theme part."""
    given = {colour.slot: colour.rgb for colour in theme.colours.values() if colour.slot}
    main = next((given[slot] for slot in _FIRST if slot in given), "")
    colours = ""
    for slot, plain in _SLOTS:
        value = given.get(slot) or (main if slot.startswith("accent") and main else plain)
        colours += f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
    heading, body = quoted(theme.bold.family), quoted(theme.regular.family)
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoted(theme.name)}>'
        f"<a:themeElements><a:clrScheme name={quoted(theme.name)}>{colours}</a:clrScheme>"
        f"<a:fontScheme name={quoted(theme.name)}><a:majorFont>{_fonts(heading)}</a:majorFont>"
        f"<a:minorFont>{_fonts(body)}</a:minorFont></a:fontScheme>{_FORMATS}</a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _fonts(family: str) -> str:
    scripts = f'<a:font script="Jpan" typeface={family}/>'
    return f'<a:latin typeface={family}/><a:ea typeface={family}/><a:cs typeface=""/>{scripts}'


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="12700" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS = (
    f'<a:fmtScheme name="plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
