"""Colour arithmetic: contrast as WCAG has it, lightness as OKLCH has it, tints as PowerPoint makes them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.theme.colours import (
    Modification,
    contrast,
    from_oklch,
    hexadecimal,
    luminance,
    modified,
    nearest,
    oklch,
    shade,
)

RGB = st.integers(0, 0xFFFFFF).map("{:06X}".format)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#0B6FA4", "0B6FA4"),
        ("0b6fa4", "0B6FA4"),
        ("#0B6", "00BB66"),
        (" #FFF ", "FFFFFF"),
        ("0B6", None),  # three digits without # are more likely a name
        ("#12345", None),
        ("blue", None),
        ("#GGGGGG", None),
        ("", None),
    ],
)
def test_how_colours_are_written(written, read) -> None:
    assert hexadecimal(written) == read


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("767676", "FFFFFF", 4.54), ("FF0000", "FFFFFF", 4.0), ("0017C1", "0017C1", 1.0)],
)
def test_contrast(one, other, ratio) -> None:
    """Values of the W3C's own examples."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize(
    ("rgb", "lightness", "chroma", "degrees"),
    [("FF0000", 0.628, 0.258, 29.2), ("00FF00", 0.866, 0.295, 142.5), ("0000FF", 0.452, 0.313, 264.1)],
)
def test_oklch(rgb, lightness, chroma, degrees) -> None:
    """Values of CSS Color 4 for the primaries."""
    found = oklch(rgb)
    assert found[:2] == pytest.approx((lightness, chroma), abs=0.001)
    assert math.degrees(found[2]) % 360 == pytest.approx(degrees, abs=0.1)


@given(RGB)
def test_there_and_back(rgb) -> None:
    assert from_oklch(*oklch(rgb)) == rgb


@given(st.floats(0.15, 1), st.floats(0, 0.5), st.floats(-math.pi, math.pi))
def test_a_colour_too_strong_for_the_screen_loses_chroma_not_hue(lightness, chroma, hue) -> None:
    made = oklch(from_oklch(lightness, chroma, hue))
    assert made[0] == pytest.approx(lightness, abs=0.02)
    assert made[1] <= chroma + 0.01


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (Modification(), "4472C4"),
        # Office's own "lighter 80 %", "lighter 40 %" and "darker 25 %" of its blue
        (Modification(factor=200, offset=800), "DAE3F3"),
        (Modification(factor=600, offset=400), "8FAADC"),
        (Modification(factor=750), "2F5597"),
        (Modification(saturation=0), "848484"),
    ],
)
def test_modifications_are_those_of_powerpoint(change, made) -> None:
    assert modified("4472C4", change) == made


@given(RGB, st.sampled_from(["FFFFFF", "FFF8E7", "777777", "12161F", "000000"]), st.floats(1.05, 4), st.booleans())
def test_a_shade_has_the_contrast_that_was_asked_for(base, ground, wanted, at_most) -> None:
    """On its side of the promise, and no further off than a step of the eight bits allows."""
    lighter = luminance(ground) < 0.18
    made = modified(base, shade(base, ground, wanted, lighter=lighter, chroma=0.1, at_most=at_most))
    ratio = contrast(made, ground)
    if contrast("FFFFFF" if lighter else "000000", ground) < wanted:
        assert made in ("FFFFFF", "000000")
    elif at_most:
        assert ratio <= wanted + 1e-6
    else:
        assert ratio >= wanted - 1e-6
        assert ratio <= wanted * 1.12


@given(RGB, st.floats(0.01, 0.2))
def test_a_shade_has_no_more_chroma_than_it_may(base, chroma) -> None:
    made = modified(base, shade(base, "FFFFFF", 1.5, lighter=False, chroma=chroma))
    assert oklch(made)[1] <= chroma + 0.006


@given(RGB)
def test_the_nearest_colour_works_and_nothing_nearer_does(rgb) -> None:
    def works(one: str) -> bool:
        return contrast(one, "FFFFFF") >= 4.5

    found = nearest(rgb, works)
    assert found is not None
    assert works(found)
    if not works(rgb):
        _, chroma, hue = oklch(rgb)
        assert not works(from_oklch(oklch(found)[0] + 0.02, chroma, hue))


def test_no_colour_may_do() -> None:
    assert nearest("777777", lambda _: False) is None
