"""Tiles of patterns: refused by their size in pixels before resvg makes images of them, with both elements named."""

import pytest
from drawings import svg

from twindeck.pictures import PictureError
from twindeck.pictures.svg import load_svg

RECT = '<rect width="100" height="100" fill="url(#p)"/>'


def pattern(attributes: str) -> str:
    return f'<pattern id="p" {attributes}><rect width="1" height="1"/></pattern>'


USER = 'patternUnits="userSpaceOnUse"'

FINE = {
    "small tiles": pattern(f'width="5" height="5" {USER}') + RECT,
    "one tile for all of a shape": pattern('width="1" height="1"') + RECT,
    "a shape twice as large as the drawing": pattern('width="1" height="1"') + f'<g transform="scale(2)">{RECT}</g>',
    "made smaller on the way": pattern(f'width="5e5" height="5e5" {USER}') + f'<g transform="scale(1e-4)">{RECT}</g>',
    "a size that is none": pattern(f'width="x" height="5" {USER}') + RECT,
    "no pattern at all": f'<symbol id="p"/>{RECT}',
}
LARGE = {
    "its own size": (pattern(f'width="5e2" height="5e2" {USER}') + RECT, "10,000 × 10,000"),
    "its transform": (
        pattern(f'width="5" height="5" {USER} patternTransform="rotate(30) scale(100)"') + RECT,
        "10,000 × 10,000",
    ),
    "a transform around it": (pattern('width="1" height="1"') + f'<g transform="scale(9)">{RECT}</g>', "18,000"),
    "a viewBox around it": (
        pattern('width="1" height="1"') + f'<svg viewBox="0 0 10 10">{RECT}</svg>',
        "20,000 × 20,000",
    ),
    "what uses it": (
        pattern('width="1" height="1"') + f'<defs><g id="a">{RECT}</g></defs><use href="#a" transform="scale(50)"/>',
        "100,000 × 100,000",
    ),
    "what it takes after": (
        f'<pattern id="q" width="9e2" height="9e2" {USER}><rect/></pattern><pattern id="p" href="#q"/>{RECT}',
        "18,000 × 18,000",
    ),
    "percentages": (pattern(f'width="500%" height="500%" {USER}') + RECT, "10,000 × 10,000"),
    "an inherited paint": (
        pattern(f'width="5e2" height="5e2" {USER}') + '<g stroke="url(#p)"><rect width="9" height="9"/></g>',
        "10,000 × 10,000",
    ),
    "a text": (pattern('width="9" height="9"') + '<text fill="url(#p)">a</text>', "18,000 × 18,000"),
    "a style sheet": (
        pattern(f'width="5e2" height="5e2" {USER}') + "<style>.a{fill:url(#p)}</style>"
        '<rect class="a" width="9" height="9"/>',
        "10,000 × 10,000",
    ),
    "a pattern in a pattern": (
        f'<pattern id="p" width="5" height="5" {USER}><rect width="9" height="9" fill="url(#q)"/></pattern>'
        f'<pattern id="q" width="5e2" height="5e2" {USER}><rect/></pattern>{RECT}',
        "10,000 × 10,000",
    ),
}


@pytest.mark.parametrize("body", FINE.values(), ids=FINE)
def test_tiles_no_larger_than_the_drawing_or_so_are_drawn(body):
    assert load_svg(svg(body)).vector is None


@pytest.mark.parametrize(("body", "size"), LARGE.values(), ids=LARGE)
def test_larger_ones_are_refused_whatever_makes_them_large(body, size):
    with pytest.raises(PictureError, match=rf"(rect|text) \(line 1\) is painted with pattern #\w .*{size}") as caught:
        load_svg(svg(body))
    assert caught.value.hint
