"""Colours that are worked out: whatever the brand, words on them can be read, and PowerPoint recolours them."""

import colorsys
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx.oxml.ns import qn
from reading import read_theme

from twindeck.theme.colours import contrast, modified, oklch
from twindeck.theme.contract import ACCENT_SLOTS
from twindeck.theme.derive import BOX, TINT, readable_on
from twindeck.writers.pptx.colour import Palette
from twindeck.writers.pptx.theme import theme_xml
from twindeck.writers.pptx.units import NAMESPACES

RGB = st.integers(0, 0xFFFFFF).map("{:06X}".format)
GROUNDS = st.sampled_from(["FFFFFF", "FFF8E7", "E9EEF2", "12161F", "000000", "1B2A22"])
ROLES = ("main", "tint", "box", "track", "soft", "faint", "ink")


def made_from(background: str, *brand: str):
    lines = (
        f'colours: {{background: "#{background}"}}\naccents:\n  business: none\n  administration: none\n  warm: none\n'
    )
    lines += "".join(f'  {name}: "#{one}"\n' for name, one in zip(("key", "second", "third"), brand, strict=False))
    with tempfile.TemporaryDirectory() as folder:
        return read_theme(Path(folder), lines)


@given(GROUNDS, RGB, RGB)
@settings(max_examples=150, deadline=None)
def test_any_brand_that_can_be_seen_is_a_theme_without_a_finding(background, first, second) -> None:
    """All pairs of the contract are checked on loading: contrast holds by construction, so nothing is found."""
    assume(min(contrast(first, background), contrast(second, background)) >= 1.31)
    theme, found = made_from(background, first, second)
    assert [one.message for one in found] == []
    assert theme is not None
    for accent, brand in zip(theme.accents.values(), (first, second), strict=True):
        assert theme.colours[accent.fill].rgb == brand


@given(GROUNDS, RGB)
@settings(max_examples=60, deadline=None)
def test_body_text_keeps_seven_to_one_on_panels(background, brand) -> None:
    assume(contrast(brand, background) >= 1.31)
    theme, _ = made_from(background, brand)
    tint = theme.colours[theme.accents["key"].tint].rgb
    assert contrast(theme.colours["text"].rgb, tint) >= 7


@given(RGB, RGB)
@settings(max_examples=60, deadline=None)
def test_equal_roles_of_different_accents_look_equally_strong(first, second) -> None:
    assume(min(contrast(first, "FFFFFF"), contrast(second, "FFFFFF")) >= 1.6)
    theme, _ = made_from("FFFFFF", first, second)
    for role, strength in (("tint", TINT), ("box", BOX)):
        for accent in theme.accents.values():
            assert contrast(theme.colours[getattr(accent, role)].rgb, "FFFFFF") == pytest.approx(strength, abs=0.05)


def test_a_colour_that_can_be_read_is_used_as_it_is(theme) -> None:
    key = theme('accents: {key: "#0B5C7A"}').accents["key"]
    assert key.main == key.fill


def test_a_colour_too_light_for_words_stays_on_what_is_not_read(theme) -> None:
    """Amber: section slides and badges are amber, words a brown of the same hue, and words on amber are dark."""
    made = theme('accents: {sun: "#F2B705"}')
    sun = made.accents["sun"]
    fill, main, ink = (made.colours[name].rgb for name in (sun.fill, sun.main, sun.ink))
    assert fill == "F2B705"
    assert contrast(main, "FFFFFF") >= 4.5
    assert oklch(main)[2] == pytest.approx(oklch(fill)[2], abs=0.2)
    assert ink == "1A1A1A"


def test_a_colour_between_the_two_is_the_graphics_colour(theme) -> None:
    """Too light for words, strong enough for bars: the brand is seen in them."""
    made = theme('accents: {sky: "#2E8BD8"}')
    assert made.accents["sky"].soft == made.accents["sky"].fill
    assert made.accents["sky"].main != made.accents["sky"].fill


@pytest.mark.parametrize("ground", ["FFFFFF", "000000", "777777", "FF0000", "9A5BE0"])
def test_there_is_always_an_ink_that_can_be_read(ground) -> None:
    """Also where neither the theme's text nor its background will do."""
    assert contrast(readable_on(ground, ("1A1A1A", "FFFFFF")), ground) >= 4.5


# ----------------------------------------------------------------------------------------------------------- PowerPoint


def in_powerpoint(element: etree._Element, slots: dict[str, str]) -> str:
    """Work a colour out as DrawingML says: hue, saturation, luminance, one modification after the other."""
    red, green, blue = (int(slots[element.get("val")][i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for one in element:
        value = int(one.get("val")) / 100000
        match etree.QName(one).localname:
            case "satMod":
                saturation = min(1.0, saturation * value)
            case "lumMod":
                light *= value
            case "lumOff":
                light = min(1.0, light + value)
            case other:
                raise AssertionError(other)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


@given(GROUNDS, RGB)
@settings(max_examples=60, deadline=None)
def test_powerpoint_shows_the_very_colours_of_the_pdf(background, brand) -> None:
    assume(contrast(brand, background) >= 1.31)
    theme, _ = made_from(background, brand)
    slots = {c.slot: c.rgb for c in theme.colours.values() if c.slot}
    for role in ROLES:
        colour = theme.colours[getattr(theme.accents["key"], role)]
        if colour.change is None:
            continue
        element = etree.fromstring(f"<x {NAMESPACES}>{Palette(theme).colour(colour)}</x>")[0]
        assert element.get("val") == "accent1"
        # a half is rounded up by one and down by the other: a step of 255, which nobody sees
        shown = bytes.fromhex(in_powerpoint(element, slots))
        assert all(abs(a - b) <= 1 for a, b in zip(shown, bytes.fromhex(colour.rgb), strict=True))


def test_another_accent_in_powerpoint_recolours_all_that_was_made_from_it(theme) -> None:
    """With the same modifications another brand's colours keep the order of their lightness."""
    made = theme('accents: {key: "#0B5C7A"}')
    changes = [made.colours[getattr(made.accents["key"], role)].change for role in ("tint", "box", "track", "soft")]
    assert None not in changes
    light = [oklch(modified("7A1F5C", change))[0] for change in changes]
    assert light == sorted(light, reverse=True)


def scheme(theme) -> dict[str, str]:
    element = etree.fromstring(theme_xml(theme).encode()).find(f".//{qn('a:clrScheme')}")
    return {etree.QName(one).localname: one[0].get("val") for one in element}


def test_the_six_places_for_accents_hold_accents(theme) -> None:
    """None holds a tint; with fewer than six they begin again."""
    made = theme('accents: {key: "#0B5C7A", sun: "#F2B705", business: none, administration: none, warm: none}')
    found = scheme(made)
    assert [found[slot] for slot in ACCENT_SLOTS] == ["0B5C7A", "F2B705"] * 3


def test_own_accents_come_before_inherited_ones(theme) -> None:
    found = scheme(theme('accents: {sun: "#F2B705"}'))
    assert [found[slot] for slot in ACCENT_SLOTS] == ["0017C1", "F2B705", "006F83", "5109AD", "AC3E00", "0017C1"]


def test_accents_beyond_the_sixth_are_written_as_they_are(theme) -> None:
    names = "abcd"
    made = theme("accents: {" + ", ".join(f'{name}: "#7A1F{i}C"' for i, name in enumerate(names)) + "}")
    xml = Palette(made).colour(made.colours[made.accents["warm"].tint])
    assert xml == f'<a:srgbClr val="{made.colours[made.accents["warm"].tint].rgb}"/>'
