"""An image in a box of another shape: geometry only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.pictures import crop_for

LENGTHS = st.floats(0.5, 5000)
FRACTIONS = st.floats(0, 1)


def test_contain_centres_the_whole_image():
    placing = crop_for(200, 100, 100, 100, "contain")
    assert (placing.dx, placing.dy, placing.w, placing.h) == (0, 25, 100, 50)
    assert placing.crop == (0, 0, 0, 0)


def test_cover_cuts_what_is_over_on_both_sides():
    placing = crop_for(200, 100, 100, 100, "cover")
    assert (placing.dx, placing.dy, placing.w, placing.h) == (0, 0, 100, 100)
    assert placing.crop == (0.25, 0, 0.25, 0)


@pytest.mark.parametrize(
    ("focus", "crop"),
    [((0.0, 0.5), (0, 0, 0.5, 0)), ((1.0, 0.5), (0.5, 0, 0, 0)), ((0.6, 0.0), (0.35, 0, 0.15, 0))],
)
def test_cover_keeps_the_focus_as_central_as_the_image_allows(focus, crop):
    assert crop_for(200, 100, 100, 100, "cover", focus).crop == pytest.approx(crop)


@given(LENGTHS, LENGTHS, LENGTHS, LENGTHS)
def test_contain_never_leaves_the_box_and_never_distorts(image_w, image_h, box_w, box_h):
    placing = crop_for(image_w, image_h, box_w, box_h, "contain")
    assert 0 <= placing.dx <= placing.dx + placing.w <= box_w * (1 + 1e-12)
    assert 0 <= placing.dy <= placing.dy + placing.h <= box_h * (1 + 1e-12)
    assert placing.w / image_w == pytest.approx(placing.h / image_h)


@given(LENGTHS, LENGTHS, LENGTHS, LENGTHS, FRACTIONS, FRACTIONS)
def test_cover_shows_a_part_of_the_box_s_shape_with_the_focus_in_it(image_w, image_h, box_w, box_h, fx, fy):
    left, top, right, bottom = crop_for(image_w, image_h, box_w, box_h, "cover", (fx, fy)).crop
    assert min(left, top, right, bottom) >= 0
    visible_w, visible_h = image_w * (1 - left - right), image_h * (1 - top - bottom)
    assert visible_w * box_h == pytest.approx(visible_h * box_w, rel=1e-6)
    assert left - 1e-9 <= fx <= 1 - right + 1e-9
    assert top - 1e-9 <= fy <= 1 - bottom + 1e-9


def test_an_image_without_an_area_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="width and a height"):
        crop_for(0, 100, 100, 100, "cover")
