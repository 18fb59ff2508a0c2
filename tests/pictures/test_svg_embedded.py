"""Images embedded in a drawing: read by us, and handed on anew, so that none is silently missing."""

import base64
import io

import pytest
from drawings import svg
from PIL import Image

from twindeck.pictures import PictureError, load
from twindeck.pictures.svg import load_svg


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def drawing(data: bytes, kind: str = "png") -> bytes:
    href = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    return svg(f'<image id="i" width="100" height="100" preserveAspectRatio="none" href="{href}"/>')


def shown(data: bytes, kind: str = "png") -> tuple[int, ...]:
    """Return the colour in the middle of what an embedded image comes to."""
    asset = load(drawing(data, kind), name="a.svg", shown=(90, 90)).asset
    found = Image.open(io.BytesIO(asset.raster)).convert("RGB").getpixel((50, 50))
    assert isinstance(found, tuple)
    return found


def test_printing_colours_are_those_of_the_screen():
    red, green, blue = shown(encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"), "jpeg")
    assert red > 200
    assert max(green, blue) < 80


def test_sixteen_bits_become_eight():
    assert shown(encoded(Image.new("I;16", (8, 8), 0x8080), "PNG")) == pytest.approx((128, 128, 128), abs=1)


def test_an_image_stored_turned_is_upright():
    upright = Image.new("RGB", (8, 8), "white")
    upright.paste("black", (0, 0, 8, 3))
    exif = Image.Exif()
    exif[0x0112] = 6
    data = encoded(upright.transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif)
    asset = load(drawing(data), name="a.svg", shown=(90, 90)).asset
    image = Image.open(io.BytesIO(asset.raster)).convert("L")
    top, bottom = image.getpixel((120, 30)), image.getpixel((120, 200))
    assert (top, bottom) == (0, 255)


def test_what_is_handed_on_holds_nothing_but_pixels():
    data = encoded(Image.new("RGB", (8, 8), "navy"), "JPEG", comment=b"the photographer's home")
    checked = load_svg(drawing(data, "jpeg")).checked
    handed_on = base64.b64decode(checked.partition("base64,")[2].partition('"')[0])
    assert b"photographer" not in handed_on
    assert handed_on.startswith(b"\xff\xd8")


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_broken_one_is_an_error_that_names_its_element(kind):
    image = Image.radial_gradient("L").convert("RGB")
    data = encoded(image, kind)
    with pytest.raises(PictureError, match=r"line 1 embeds an image on image|image #i \(line 1\) embeds an image"):
        load_svg(drawing(data[: len(data) // 2], kind))


def test_a_small_file_of_many_pixels_is_refused_before_it_is_decoded():
    data = encoded(Image.new("1", (8000, 8000)), "PNG")
    assert len(data) < 20_000
    with pytest.raises(PictureError, match="line 1 embeds images of more than 40,000,000 pixels"):
        load_svg(drawing(data))
