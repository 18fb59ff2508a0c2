"""What the tests of pictures share: rendering by resvg, and how much two images differ."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from twindeck.pictures.svg.resvg import render


def _on_white(png):
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


@pytest.fixture
def on_white():
    return _on_white


@pytest.fixture
def by_resvg():
    def rendered(svg: bytes, width: int = 400, height: int = 400) -> Image.Image:
        return _on_white(render(svg.decode(), width, height))

    return rendered


@pytest.fixture
def difference():
    """Tell the mean difference of two images in steps of 255, and the share of pixels further apart than 48 steps."""

    def measured(first, second):
        assert first.size == second.size
        apart = ImageChops.difference(first, second)
        worst = ImageChops.lighter(ImageChops.lighter(apart.getchannel(0), apart.getchannel(1)), apart.getchannel(2))
        far = sum(worst.histogram()[48:]) / (first.width * first.height)
        return sum(ImageStat.Stat(apart).mean) / 3, far

    return measured
