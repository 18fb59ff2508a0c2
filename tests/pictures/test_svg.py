"""SVG: numbers that come out of it, files meant to do harm, and the illustrations of the report."""

import contextlib
import math
from pathlib import Path

import pytest
from drawings import svg
from hypothesis import given, settings
from hypothesis import strategies as st

from twindeck.geometry import Path as Outline
from twindeck.pictures import PictureError, intrinsic_size, load, rasters
from twindeck.pictures.svg import load_svg, pathdata
from twindeck.pictures.svg.colour import parse_colour
from twindeck.pictures.svg.length import fit_view_box, resolve
from twindeck.pictures.svg.matrix import IDENTITY, apply, parse_transform

ILLUSTRATIONS = sorted((Path(__file__).parents[2] / "assets" / "pictures").glob("*.svg"))


def path(data: str) -> Outline:
    drawn, problem = pathdata.read(data, IDENTITY)
    assert problem is None
    return drawn


# ------------------------------------------------------------------------------------------------------------- geometry


def test_relative_and_short_commands_become_absolute_lines():
    assert path("m10 10 5 0v5H10z") == (("M", 10, 10), ("L", 15, 10), ("L", 15, 15), ("L", 10, 15), ("Z",))


def test_a_quadratic_becomes_the_cubic_of_the_same_curve():
    assert path("M0 0Q30 60 60 0")[1] == pytest.approx(("C", 20, 40, 40, 40, 60, 0))


def test_a_smooth_curve_takes_the_last_handle_mirrored():
    assert path("M0 0C0 10 10 20 20 20S40 30 40 40")[2] == ("C", 30, 20, 40, 30, 40, 40)


def test_numbers_run_together_as_path_data_may():
    assert path("M1.5.5L-3e1+2") == (("M", 1.5, 0.5), ("L", -30, 2))
    assert path("M1.5.5-3e1.5e1") == (("M", 1.5, 0.5), ("L", -30, 5))


@pytest.mark.parametrize(("large", "sweep"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_every_point_of_an_arc_is_on_its_circle(large, sweep):
    drawn = path(f"M30 0A50 50 0 {large}{sweep} 80 50")
    centre = (80, 0) if large == sweep else (30, 50)
    ends = [command[-2:] for command in drawn]
    assert ends[-1] == (80, 50)
    assert all(math.dist(end, centre) == pytest.approx(50) for end in ends)
    assert len(drawn) - 1 == (3 if large else 1)


def test_an_arc_whose_radii_are_too_small_grows_to_reach_its_end():
    assert path("M0 0A1 1 0 0 1 20 0")[1][-1] == pytest.approx(-10)


def test_bounds_follow_a_curve_and_not_its_handles():
    assert pathdata.bounds(path("M0 0C0 40 100 40 100 0")) == pytest.approx((0, 0, 100, 30))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("translate(5)", (6, 2)),
        ("translate(5,7) scale(2)", (7, 11)),
        ("rotate(90)", (-2, 1)),
        ("rotate(180 10 10)", (19, 18)),
        ("matrix(1 0 0 -1 0 10)", (1, 8)),
        ("skewX(45)", (3, 2)),
        ("", (1, 2)),
    ],
)
def test_transforms_apply_from_the_right(text, point):
    matrix = parse_transform(text)
    assert matrix is not None
    assert apply(matrix, 1, 2) == pytest.approx(point)


@pytest.mark.parametrize("text", ["rotate(1 2)", "scale()", "translate(1,,2)", "spin(3)", "rotate(1", "scale(1e99)"])
def test_transforms_that_cannot_be_read_are_told_apart_from_none(text):
    assert parse_transform(text) is None


@pytest.mark.parametrize(
    ("text", "length"), [("1in", 96), ("72pt", 96), ("2.54cm", 96), ("25.4mm", 96), ("6pc", 96), ("50%", 100), ("3", 3)]
)
def test_units_come_to_the_same_length(text, length):
    assert resolve(text, 200) == pytest.approx(length)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("RebeccaPurple", ("663399", 1)),
        ("#1aF", ("11AAFF", 1)),
        ("#11223380", ("112233", 128 / 255)),
        ("rgb(300, -5, 50%)", ("FF0080", 1)),
        ("rgb(1 2 3 / 25%)", ("010203", 0.25)),
        ("hsl(120deg 100% 25%)", ("008000", 1)),
        ("transparent", ("000000", 0)),
        ("#12345", None),
        ("lab(1 2 3)", None),
        ("rgb(1,2)", None),
    ],
)
def test_colours(text, colour):
    assert parse_colour(text) == (None if colour is None else (colour[0], pytest.approx(colour[1])))


def test_a_view_box_is_fitted_as_its_aspect_says():
    assert fit_view_box((0, 0, 10, 10), 100, 50, "xMinYMid") == (5, 0, 0, 5, 0, 0)
    assert fit_view_box((0, 0, 10, 10), 100, 50, "xMidYMax slice") == (10, 0, 0, 10, 0, -50)
    assert fit_view_box((5, 5, 10, 10), 100, 50, "none") == (10, 0, 0, 5, -50, -25)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 20"', (30, 20)),
        ('viewBox="0 0 30 20" width="60"', (60, 40)),
        ('viewBox="0 0 30 20" width="100%" height="10mm"', (10 * 96 / 25.4 * 1.5, 10 * 96 / 25.4)),
        ('width="3in" height="2in"', (288, 192)),
    ],
)
def test_the_size_of_a_drawing_is_known_without_reading_all_of_it(attributes, size):
    data = svg("<g>", attributes)[: -len("</svg>")]
    assert intrinsic_size(data, "cut.svg") == pytest.approx(size)


# ---------------------------------------------------------------------------------------------------------------- harm


def test_deep_nesting_is_an_error_and_no_crash():
    with pytest.raises(PictureError, match="nests elements"):
        load(svg("<g>" * 5000 + "</g>" * 5000), name="deep.svg", shown=(9, 9))


def test_nesting_through_use_is_an_error_and_no_crash():
    chain = "".join(f'<g id="n{i}"><g><g><use href="#n{i + 1}"/></g></g></g>' for i in range(60))
    with pytest.raises(PictureError, match="deep through use"):
        load(svg(f'<defs>{chain}</defs><use href="#n0"/>'), name="deep.svg", shown=(9, 9))


def test_the_deepest_nesting_allowed_is_drawn():
    loaded = load(svg("<g>" * 90 + '<rect width="9" height="9"/>' + "</g>" * 90), name="deep.svg", shown=(9, 9))
    assert loaded.asset.vector is not None


def test_too_many_elements_are_an_error():
    with pytest.raises(PictureError, match="more than 50,000 elements"):
        load(svg("<g/>" * 50_001), name="many.svg", shown=(9, 9))


def test_too_many_segments_are_an_error():
    with pytest.raises(PictureError, match="more than 400,000 segments"):
        load(svg(f'<path d="M0 0{"h1" * 400_001}"/>'), name="long.svg", shown=(9, 9))


def test_a_file_too_large_is_an_error():
    with pytest.raises(PictureError, match="more than 20,000,000"):
        load(b"<svg>" + b" " * 20_000_000, name="large.svg", shown=(9, 9))


def test_numbers_that_invite_backtracking_are_read_in_one_go():
    loaded = load(svg(f'<path d="M0 0L{"1" * 5000}"/>'), name="digits.svg", shown=(9, 9))
    assert len(loaded.warnings) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7", "the file is a PDF"),
        (b"\x1f\x8b\x08\0", "the file is a compressed file"),
        (b"hello", "the file is neither an SVG nor an image"),
        (b"\0\0\0\x20ftypheic", "the file is an AVIF, HEIC or film file"),
    ],
)
def test_other_files_are_named_for_what_they_are(data, words):
    with pytest.raises(PictureError) as caught:
        load(data, name="x.svg", shown=(9, 9))
    assert words in caught.value.message
    assert caught.value.hint


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="MmZzLlHhVvCcSsQqTtAa0123456789.,-+eE \n%#", max_size=120),
    st.text(alphabet="matrixrotatescaleskewXYtranslate()0123456789.,-+e ", max_size=60),
)
def test_no_path_or_transform_does_worse_than_a_picture_error(data, transform):
    source = svg(f'<path d="M1 1 {data}" transform="{transform}" stroke="red"/>')
    try:
        drawn = load_svg(source)
    except PictureError:
        return
    if drawn.vector is not None:
        numbers = [number for one in drawn.vector.paths for command in one.path for number in command[1:]]
        assert all(math.isfinite(number) for number in numbers)


NUMBERS = st.floats(-500, 500).map(lambda number: f"{number:.3f}")
COMMANDS = st.sampled_from("MmLlHhVvCcSsQqTtAaZz").flatmap(
    lambda letter: st.lists(
        NUMBERS,
        min_size=(
            count := {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0, "A": 4}[letter.upper()]
        ),
        max_size=count,
    ).map(lambda n: letter + (" ".join([n[0], n[1], "30", "0", "1", n[2], n[3]]) if letter in "Aa" else " ".join(n)))
)


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=12))
def test_good_path_data_are_read_to_their_end(commands):
    drawn, problem = pathdata.read("M5 5" + "".join(commands), IDENTITY)
    assert problem is None
    assert drawn[0] == ("M", 5, 5)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_damage_to_a_file_does_worse_than_a_picture_error(noise, place):
    whole = svg('<style>.a{fill:red}</style><g transform="scale(2)"><rect class="a" width="9" height="9"/></g>' * 3)
    with contextlib.suppress(PictureError):
        load_svg(whole[:place] + noise + whole[place + len(noise) :])


# --------------------------------------------------------------------------------------------------------------- output


def test_the_same_file_gives_the_same_bytes_and_key():
    data = svg(
        '<linearGradient id="g"><stop/><stop offset="1" stop-color="red"/></linearGradient>'
        '<circle r="50" fill="url(#g)"/>'
    )
    assert load_svg(data) == load_svg(data)
    first, second = (load(data, name=name, shown=(50, 50)).asset for name in ("a.svg", "b.svg"))
    assert first == second


def test_what_goes_into_the_pptx_holds_only_paths_and_their_definitions():
    import xml.etree.ElementTree as ElementTree

    data = svg(
        '<title>x</title><g id="a" class="b" data-c="d"><use href="#r"/></g>'
        '<defs><rect id="r" width="9" height="9"/></defs>'
    )
    root = ElementTree.fromstring(load_svg(data).plain or b"")
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert names == {"svg", "path"}
    assert root.attrib == {"width": "100", "height": "100", "viewBox": "0 0 100 100"}


def test_rendering_later_gives_what_rendering_at_once_gives():
    data = svg('<circle cx="50" cy="50" r="40" fill="navy"/>')
    later = load(data, name="x.svg", shown=(30, 30), raster=False).asset
    at_once = load(data, name="x.svg", shown=(30, 30)).asset
    assert later.raster == b""
    assert later.key == at_once.key
    assert rasters([later, at_once]) == {at_once.key: at_once.raster}


def test_the_rendering_has_two_pixels_for_one_of_a_screen_s_but_no_more_than_two_thousand():
    data = svg("", 'viewBox="0 0 100 50"')
    assert load(data, name="x.svg", shown=(90, 45)).asset.pixels == (240, 120)
    assert load(data, name="x.svg", shown=(90, 90), fit="contain").asset.pixels == (240, 120)
    assert load(data, name="x.svg", shown=(90, 90), fit="cover").asset.pixels == (480, 240)
    assert load(data, name="x.svg", shown=(9000, 4500)).asset.pixels == (2000, 1000)


@pytest.mark.parametrize("file", ILLUSTRATIONS, ids=lambda file: file.stem)
def test_an_illustration_of_the_report_is_drawn_as_vectors_and_looks_the_same(file, by_resvg, on_white, difference):
    data = file.read_bytes()
    loaded = load(data, name=file.name, shown=(240, 240), fit="contain")
    assert loaded.warnings == ()
    original = by_resvg(data, *loaded.asset.pixels)
    assert loaded.asset.svg is not None
    mean, far = difference(by_resvg(loaded.asset.svg, *loaded.asset.pixels), original)
    assert mean < 0.2
    assert far < 0.001
    rendered = on_white(loaded.asset.raster)
    mean, far = difference(rendered.resize(original.size), original)
    assert mean < 1.5
    assert far < 0.02


def test_the_illustrations_together_stay_small():
    assets = [load(file.read_bytes(), name=file.name, shown=(240, 240), fit="contain").asset for file in ILLUSTRATIONS]
    assert sum(len(asset.raster) for asset in assets) < 100_000 * len(assets)


def test_numbers_are_written_without_idle_zeros():
    from twindeck.pictures.svg.write import as_svg
    from twindeck.vector import VectorDrawing, VectorPath

    outline: Outline = (("M", 10.0, 100.5), ("L", 0.05, 0.126), ("L", -0.001, 20.0), ("Z",))
    text = as_svg(VectorDrawing(640, 480, (VectorPath(outline, fill="000000"),))).decode()
    assert 'd="M10 100.5L0.05 0.13L-0 20Z"' in text
