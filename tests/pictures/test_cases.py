"""Each file in cases/ says in a comment what becomes of it.

`vector` is drawn as paths, and those paths look as resvg shows the file itself; `pixels` is shown as pixels for a
reason that the warning names; `error` is refused. Both may name part of a warning.
"""

import re
from pathlib import Path

import pytest

from twindeck.pictures import PictureError, load

CASES = sorted((Path(__file__).parent / "cases").glob("*.svg"))
EXPECTATION = re.compile(r"<!-- expect (?P<kind>vector|pixels|error)(?:,? ?(?:warning)?: (?P<words>.*?))? -->")


def expected(case):
    found = EXPECTATION.search(case.read_text("utf-8"))
    assert found is not None, f"{case.name} does not say what it expects"
    return found["kind"], found["words"] or ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_picture_becomes_what_it_says(case, by_resvg, difference):
    kind, words = expected(case)
    data = case.read_bytes()
    if kind == "error":
        with pytest.raises(PictureError) as caught:
            load(data, name=case.name, shown=(100, 100))
        assert words in caught.value.message
        assert caught.value.message.startswith(f"{case.name}: ")
        assert not caught.value.message.endswith(".")
        return
    loaded = load(data, name=case.name, shown=(100, 100))
    if words:
        assert any(words in warning for warning in loaded.warnings), loaded.warnings
    else:
        assert loaded.warnings == ()
    assert all(warning.startswith(f"{case.name}: ") and not warning.endswith(".") for warning in loaded.warnings)
    if kind == "pixels":
        assert loaded.asset.vector is None
        assert loaded.asset.svg is None
        assert loaded.asset.raster
        return
    assert loaded.asset.vector is not None
    mean, far = difference(by_resvg(loaded.asset.svg), by_resvg(data))
    assert mean < 0.12
    assert far < 0.001


@pytest.mark.parametrize("case", [case for case in CASES if expected(case)[0] == "vector"], ids=lambda case: case.stem)
def test_the_png_shows_what_the_plain_svg_shows(case, on_white, by_resvg, difference):
    """The PNG comes from PDFium, the SVG is rendered by resvg: two ways that share no code from the drawing on."""
    asset = load(case.read_bytes(), name=case.name, shown=(150, 150), fit="contain").asset
    image = on_white(asset.raster)
    mean, far = difference(image, by_resvg(asset.svg, *image.size).resize(image.size))
    assert mean < 0.5
    assert far < 0.004
