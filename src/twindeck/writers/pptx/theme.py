"""The theme part: colour scheme, fonts, and the plain format scheme that every theme must have."""

from __future__ import annotations

from twindeck.theme import Theme
from twindeck.theme.contract import ACCENT_SLOTS, Slot
from twindeck.writers.pptx.units import HEAD, quoted

_SLOTS: tuple[tuple[Slot, str], ...] = (
    ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"),
    ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"),
    ("hlink", "0563C1"), ("folHlink", "954F72"),
)  # fmt: skip
"""The scheme's places in their order; the values are used where a theme has none."""


def theme_xml(theme: Theme) -> str:
    """Return the theme part."""
    given = {colour.slot: colour.rgb for colour in theme.colours.values() if colour.slot}
    own = [given[slot] for slot in ACCENT_SLOTS if slot in given]
    for number, slot in enumerate(ACCENT_SLOTS):
        # what a presenter draws takes these in turn: with fewer than six accents they begin again
        given.setdefault(slot, own[number % len(own)] if own else given.get("dk2", given.get("dk1", "000000")))
    colours = ""
    for slot, plain in _SLOTS:
        value = given.get(slot, plain)
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
