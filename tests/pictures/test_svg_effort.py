"""What PDFium would take over a drawing: light ones are drawn in this process, all else under guard."""

import pytest
from drawings import svg

from twindeck.pictures import load, rasters
from twindeck.pictures.svg import effort, load_svg, rendering

ALL = '<rect width="100" height="100"/>'


def light(body: str, pixels: int = 1000) -> bool:
    drawn = load_svg(svg(body))
    assert drawn.vector is not None, drawn.warnings
    return drawn.is_light(pixels, pixels)


LIGHT = {
    "a hundred rectangles over all of it": ALL * 100,
    "ten thousand small ones": '<rect width="1" height="1"/>' * 10_000,
    "a long fine outline": f'<path d="M0 0{"l.1 .1" * 900}"/>',
    "a dashed line": '<path stroke="red" stroke-dasharray="1 1" d="M0 0h100"/>',
    "a large shape beyond the edges": '<circle cx="50" cy="50" r="1000"/>',
    "a gradient": '<linearGradient id="g"><stop/><stop offset="1" stop-color="red"/></linearGradient>'
    '<rect width="100" height="100" fill="url(#g)"/>',
}
HEAVY = {
    "a thousand rectangles over all of it": ALL * 1000,
    "many lines from end to end": f'<path d="M0 0{"L100 100L0 9L0 100L100 0" * 10_000}"/>',
    "thick strokes around many corners": f'<path stroke="red" stroke-width="90" d="M0 0{"h1v1h-1v-1" * 9000}"/>',
    "very many dashes": '<path stroke="red" stroke-width="50" stroke-dasharray=".01" d="M0 0H100V100"/>' * 100,
    "round corners of a stroke wider than the drawing": '<path stroke="red" stroke-width="1e5" stroke-linejoin="round" '
    f'd="M0 0{"h1v1" * 20_000}"/>',
    "far beyond the edges": '<rect width="1e6" height="1"/>',
    "clips over all of it for each of many": '<clipPath id="c"><circle cx="50" cy="50" r="50"/></clipPath>'
    + f'<g clip-path="url(#c)">{ALL}</g>{ALL}' * 500,
    "a gradient in a drawing of many pieces": '<linearGradient id="g"><stop/><stop offset="1" stop-color="red"/>'
    f'</linearGradient><path fill="url(#g)" d="M0 0{"h1v1" * 11_000}"/>',
}


@pytest.mark.parametrize("body", LIGHT.values(), ids=LIGHT)
def test_light_drawings(body):
    assert light(body)


@pytest.mark.parametrize("body", HEAVY.values(), ids=HEAVY)
def test_heavy_drawings(body):
    assert not light(body)


def test_the_size_in_pixels_counts():
    assert light(ALL * 1000, 100)
    assert not light(ALL * 1000, 1000)


@pytest.mark.parametrize("body", [*LIGHT.values(), *HEAVY.values()], ids=[*LIGHT, *HEAVY])
def test_the_quick_reckoning_is_never_below_the_exact_one(body):
    drawn = load_svg(svg(body))
    assert drawn.vector is not None
    quick, exact = drawn.effort.nanoseconds(1000, 1000), effort._nanoseconds(drawn.vector, 1000, 1000)
    assert quick >= min(exact, effort.LIGHT)


@pytest.fixture
def guarded(monkeypatch):
    """Note how many drawings are drawn under guard."""
    sizes = []
    draw = rendering.guard.pdf_as_pixels
    monkeypatch.setattr(rendering.guard, "pdf_as_pixels", lambda pdf, *size: sizes.append(size) or draw(pdf, *size))
    return sizes


def test_a_heavy_drawing_is_drawn_under_guard_when_it_is_loaded(guarded):
    """So that what is refused is refused by a check too."""
    asset = load(svg(ALL * 999, 'viewBox="0 0 100 99"'), name="a.svg", shown=(400, 400), raster=False).asset
    assert asset.raster
    assert guarded == [asset.pixels]
    assert rasters([asset]) == {asset.key: asset.raster}
    assert len(guarded) == 1


def test_a_light_one_is_drawn_later_and_here(guarded):
    asset = load(svg(ALL * 2, 'viewBox="0 0 100 98"'), name="a.svg", shown=(90, 90), raster=False).asset
    assert asset.raster == b""
    assert rasters([asset])[asset.key]
    assert guarded == []


def test_both_ways_give_the_same_pixels():
    drawing = load_svg(svg('<circle cx="50" cy="50" r="40" fill="navy" stroke="red"/>')).vector
    assert drawing is not None
    here, there = (rendering.render_drawing(drawing, 101, 99, light) for light in (True, False))
    assert here.tobytes() == there.tobytes()
