"""Colours refer to the theme and come out as the Scene has them: by the formulas of HSL, worked out anew here."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from pptx.oxml.ns import qn

from twindeck.theme import Colour
from twindeck.writers.pptx import write
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.theme import theme_xml
from twindeck.writers.pptx.units import NAMESPACES
from writers import scenes as s
from writers.pptx.opened import Opened, near, resolved

RGB = st.text("0123456789ABCDEF", min_size=6, max_size=6)


def element(xml: str):
    return etree.fromstring(f"<x {NAMESPACES}>{xml}</x>")[0]


@pytest.mark.parametrize("name", s.THEME.colours)
def test_every_colour_of_the_theme_refers_to_the_scheme_and_is_what_it_is(name):
    made = element(Palette(s.THEME).colour(s.THEME.colours[name]))
    assert made.tag == qn("a:schemeClr")
    assert near(resolved(made, etree.fromstring(theme_xml(s.THEME).encode())), s.THEME.colours[name].rgb)


@given(base=RGB, wanted=RGB)
@example(base="0017C1", wanted="CCCCCC")
@example(base="0017C1", wanted="333333")
@example(base="4D4D4D", wanted="E8F1FE")
@example(base="000000", wanted="808080")
@example(base="FFFFFF", wanted="FFEEE2")
def test_any_tint_of_any_colour_is_what_it_is(base, wanted):
    colours = {"base": Colour("base", base, "accent1"), "tint": Colour("tint", wanted, of="accent1")}
    theme = replace(s.THEME, colours={**s.THEME.colours, "key": Colour("key", base), **colours})
    made = element(Palette(theme).colour(colours["tint"]))
    assert near(resolved(made, etree.fromstring(theme_xml(theme).encode())), wanted)


def test_a_colour_that_is_not_the_scheme_s_is_written_as_it_is():
    palette = Palette(s.THEME)
    assert element(palette.colour(Colour("other", "123456", "accent1"))).get("val") == "123456"
    assert element(palette.colour(Colour("other", "123456"))).get("val") == "123456"


def test_a_theme_without_some_slots():
    kept = {name: replace(one, slot=None, of=None) for name, one in s.THEME.colours.items()}
    kept["key"] = s.THEME.colours["key"]
    opened = Opened(write(s.of(s.shape(fill="business", line="line"), theme=replace(s.THEME, colours=kept))))
    scheme = opened.xml("ppt/theme/theme1.xml").find(f".//{qn('a:clrScheme')}")
    assert [child.tag.rpartition("}")[2] for child in scheme] == [
        "dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"
    ]  # fmt: skip
    fill = opened.shapes()[1]._element.spPr.find(qn("a:solidFill"))[0]
    assert (fill.tag, fill.get("val")) == (qn("a:srgbClr"), "006F83")
