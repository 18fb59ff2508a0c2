"""Slides of another size: lengths follow, decks build and fit, absurd sizes are errors."""

from pathlib import Path

import pytest

import twindeck
from twindeck.geometry import Box
from twindeck.pipeline import compile_deck
from twindeck.scene import texts
from twindeck.theme.canvas import followed, growth, resized, size_of, wrong_with
from twindeck.theme.load import load_bundled

DECKS = Path(__file__).parents[1] / "decks"
CIVIC = load_bundled("civic")


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("16:9", (960, 540)),
        ("4:3", (720, 540)),
        ("16:10", (864, 540)),
        ("A4", (841.89, 595.28)),
        ("1280x720", (1280, 720)),
        ("1280 × 720", (1280, 720)),
        ("800ptx600pt", (800, 600)),
        ("297x210mm", (841.89, 595.28)),
        ("29.7x21cm", (841.89, 595.28)),
        ("13.333x7.5in", (959.98, 540)),
        ("4:4", None),
        ("960", None),
        ("960x", None),
        ("960x540px", None),
        ("-960x540", None),
        ("1e3x540", None),
        ("wide", None),
    ],
)
def test_how_sizes_are_written(written, size) -> None:
    assert size_of(written) == size


@pytest.mark.parametrize(
    ("size", "right"),
    [((960, 540), True), ((540, 960), True), ((4032, 2268), True), ((100, 100), False), ((5000, 2000), False),
     ((2400, 500), False), ((0, 0), False)],
)  # fmt: skip
def test_absurd_sizes_are_refused(size, right) -> None:
    assert (wrong_with(size) is None) == right


def test_type_grows_on_slides_that_are_larger_both_ways_and_stays_on_others() -> None:
    assert growth((960, 540), (1920, 1080)) == 2
    assert growth((960, 540), (1920, 600)) == pytest.approx(600 / 540)
    assert growth((960, 540), (720, 540)) == growth((960, 540), (842, 595)) == 1


@pytest.mark.parametrize(
    ("name", "narrower", "twice"),
    [
        ("margin", 1.0, 2.0),  # stays, and grows with the type
        ("panel-width", 0.75, 2.0),  # a share of the width
        ("body-bottom", 1.0, 2.0),  # a distance from the lower edge, which is as low
        ("cover-split", 1.0, 1.0),  # a fraction
    ],
)
def test_how_a_length_follows(name, narrower, twice) -> None:
    value = CIVIC.lengths[name]
    assert followed(name, value, (960, 540), (720, 540)) == narrower * value
    assert followed(name, value, (960, 540), (1920, 1080)) == twice * value


def test_the_foot_of_a_higher_slide_keeps_its_distance() -> None:
    assert resized(CIVIC, (960, 720)).lengths["footer-top"] == 720 - (540 - CIVIC.lengths["footer-top"])


def test_a_theme_of_its_own_size_has_what_it_inherits_follow(theme) -> None:
    made = theme("width: 720\nlengths: {statement-width: 300}")
    assert (made.width, made.height, made.lengths["statement-width"]) == (720, 540, 300)
    assert made.lengths["panel-width"] == 0.75 * CIVIC.lengths["panel-width"]


def test_a_much_larger_theme_has_what_it_inherits_grow(theme) -> None:
    made = theme("width: 1920\nheight: 1080\nstyles: {title: {size: 60}}")
    assert (made.styles["body"].size, made.styles["title"].size) == (2 * CIVIC.styles["body"].size, 60)
    assert made.spacing["cards"] == tuple(2 * value for value in CIVIC.spacing["cards"])


SIZES = ["16:9", "16:10", "4:3", "a4", "1280x720", "1920x1080", "297x210mm", "595x842"]


@pytest.fixture(params=SIZES)
def resized_deck(request, tmp_path) -> Path:
    """The brand's deck, which has every kind of slide, in another size."""
    text = (DECKS / "brand.yaml").read_text(encoding="utf-8")
    for path in (*DECKS.glob("brand.theme.yaml"), *DECKS.glob("fonts/*"), *DECKS.glob("pictures/*")):
        to = tmp_path / path.relative_to(DECKS)
        to.parent.mkdir(exist_ok=True)
        to.write_bytes(path.read_bytes())
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"size: {request.param}\n{text}", encoding="utf-8")
    return deck


def test_a_deck_builds_and_fits_in_every_size(resized_deck, tmp_path) -> None:
    """No error, and every frame of text within the slide."""
    scene = compile_deck(resized_deck.read_bytes(), resized_deck).scene
    page = Box(0, 0, *scene.size)
    for slide in scene.slides:
        for text in (*texts(slide.nodes), *slide.footer):
            assert page.contains(text.box, 0.5), f"slide {slide.number}: {text.name}"
        for node in (*scene.layouts[slide.layout].backdrop, *scene.layouts[slide.layout].frames):
            assert page.contains(node.box, 0.5), f"layout of slide {slide.number}: {node.name}"
    assert len(twindeck.build(resized_deck, tmp_path / "out").files) == 2


@pytest.mark.parametrize(
    ("size", "code", "cure"), [("100x100", "value", "960x540"), ("4:4", "value", "16:9"), ("320x240", "no-room", "")]
)
def test_a_size_that_will_not_do_is_an_error_at_its_place(size, code, cure, tmp_path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_text(f"title: T\nsize: {size}\nslides:\n  - message: {{title: Hello}}\n", encoding="utf-8")
    found = twindeck.check(deck)
    assert {(one.code, one.span.line, one.span.column) for one in found} == {(code, 2, 7)}
    assert all(cure in (one.hint or "") for one in found)
