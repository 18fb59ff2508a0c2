"""Slides of a family share the size of their type: one degree or two, none larger than a slide has room for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twindeck.slides.families import degrees, shared
from twindeck.slides.fitting import DEGREES
from twindeck.slides.slide import Draft


@given(st.lists(st.sampled_from(DEGREES), min_size=1, max_size=20))
def test_a_family_has_two_degrees_at_most_and_none_too_large(best) -> None:
    given_ = shared(best)
    assert len(set(given_)) <= 2
    assert all(one <= most for one, most in zip(given_, best, strict=True))
    assert set(given_) <= set(DEGREES)


@pytest.mark.parametrize(
    ("best", "expected"),
    [
        ([1.0, 1.0, 1.0], [1.0, 1.0, 1.0]),
        # one dense slide is no reason to set all others small
        ([1.5, 1.5, 1.5, 1.5, 0.0], [1.5, 1.5, 1.5, 1.5, 0.0]),
        # half a degree is not worth a second size
        ([1.0, 1.0, 0.5], [0.5, 0.5, 0.5]),
        # one slide with little to say is set large
        ([0.5, 0.5, 0.5, 2.0], [0.5, 0.5, 0.5, 2.0]),
    ],
)
def test_most_slides_are_near_their_best(best, expected) -> None:
    assert shared(best) == expected


def test_families_are_apart() -> None:
    drafts = [Draft(lambda _: None, best, family) for best, family in ((2.0, "a"), (0.0, "b"), (2.0, "a"), (None, ""))]
    assert degrees(drafts) == [2.0, 0.0, 2.0, 1.0]
