"""Small files that come to very much: what they repeat is counted each time, and no value is gone through twice."""

import contextlib

import pytest
from drawings import svg

from twindeck.pictures import PictureError
from twindeck.pictures.svg import load_svg

RECT = '<rect width="9" height="9"/>'
PAINTED = '<rect width="9" height="9" fill="url(#g)"/>'
USE = '<use href="#a"/>'
CLIPPED = '<g clip-path="url(#c)">'
STOPS = '<stop/><stop offset="1" stop-color="red"/>'
ATTRIBUTES = " ".join(f'a{i}=""' for i in range(501))
BOUNDS = '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width="1" height="1"/></clipPath>'


REPEATED = {
    "gradient of many stops": (
        f'<linearGradient id="g">{STOPS * 500}</linearGradient>{PAINTED * 1000}',
        "more than 400,000 path segments",
    ),
    "clip of many segments": (
        f'<clipPath id="c"><path d="M0 0{"h1v1" * 50_000}"/></clipPath><g clip-path="url(#c)">{RECT * 1000}</g>',
        "its clip paths come to more than 2,000,000 segments, at rect",
    ),
    # What a use leads to is gone through again though nothing of it is drawn.
    "uses of definitions": (
        f'<g id="a">{"<defs/>" * 20_000}</g>{USE * 10}',
        "more than 50,000 elements",
    ),
    "uses of a switch": (
        f'<switch id="a">{"<set/>" * 20_000}</switch>{USE * 10}',
        "more than 50,000 elements",
    ),
    "bounds of one path at each level": (
        f'{BOUNDS}{CLIPPED * 90}<path d="M0 0{"h1v1" * 9000}"/>{"</g>" * 90}',
        "more than 400,000 path segments",
    ),
    "lengths of dashes": (
        f'<path stroke="red" stroke-dasharray="{"1 " * 101}" d="M0 0h9"/>',
        "repeats more than 100 dashes",
    ),
    "far away": ('<path d="M0 0h9e6"/>', r"more than 20,000 times as far as it is large, at path \(line 1\)"),
    "attributes": (f"<rect {ATTRIBUTES}/>", "more than 500 attributes on rect"),
    "closings": (f'<path d="M0 0{"z" * 400_001}"/>', "more than 400,000 segments"),
    "points": (f'<polygon points="{"1 " * 1_600_001}"/>', "more than 400,000 segments"),
}


@pytest.mark.parametrize(("body", "words"), REPEATED.values(), ids=REPEATED)
def test_what_a_small_file_repeats_is_counted_each_time(body, words):
    with pytest.raises(PictureError, match=words):
        load_svg(svg(body))


def test_see_through_groups_within_each_other_are_compared_within_reason():
    """Beyond a number of comparisons groups are not known to be of paths that are apart, and are shown as pixels."""
    row = "".join(f'<path d="M{x / 4} 0{"h.001v.001" * 200}"/>' for x in range(300))
    for levels, as_vectors in ((20, True), (90, False)):
        drawn = load_svg(svg('<g opacity=".99">' * levels + row + "</g>" * levels))
        assert (drawn.vector is not None) is as_vectors


@pytest.mark.parametrize(
    "body",
    [
        f'<rect width="9" height="9" fill="url(#a{" " * 500_000}"/>',
        f'<rect width="9" height="9" transform="translate(1{" " * 500_000}x)"/>',
        f'<rect width="9" height="9" transform="translate({"1 " * 4900}x)"/>',
        f'<rect width="9" height="9" fill="rgb({"1" * 500_000}x,1,1)"/>',
        f'<rect width="1{" " * 500_000}x" height="9"/>',
        f'<line stroke="red" x2="9" stroke-dasharray="{"1" * 500_000}"/>',
        f'<rect width="9" height="9" style="fill:{"url(" * 100_000}"/>',
    ],
)
def test_values_of_any_length_are_gone_through_once(body):
    """Half a million blanks or digits: an expression that goes back over them takes hours."""
    with contextlib.suppress(PictureError):
        load_svg(svg(body))
