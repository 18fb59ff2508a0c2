"""PNG, JPEG, WebP and GIF: upright, in sRGB, without metadata, no larger than needed. The files are made here."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageStat
from PIL.PngImagePlugin import PngInfo

from twindeck.pictures import PictureError, intrinsic_size, load

LARGE = (2000, 2000)
"""A box so large that no image of these tests is made smaller for it."""


def encoded(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(width=96, height=64):
    """Return an image of many colours, its left top corner red."""
    image = Image.merge(
        "RGB", [Image.linear_gradient("L").rotate(turn).resize((width, height)) for turn in (0, 90, 180)]
    )
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill="red")
    return image


def shown(data, box=LARGE, name="x.png"):
    loaded = load(data, name=name, shown=box)
    image = Image.open(io.BytesIO(loaded.asset.raster))
    image.load()
    return loaded, image


def apart(first, second):
    return sum(ImageStat.Stat(ImageChops.difference(first.convert("RGB"), second.convert("RGB"))).mean) / 3


# ------------------------------------------------------------------------------------------------------------- as it is


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_jpeg_that_serves_keeps_every_pixel_and_loses_its_metadata(mode):
    exif = Image.Exif()
    exif[0x010E] = "the photographer's home"
    exif[0x0112] = 1
    data = encoded(photo().convert(mode), "JPEG", exif=exif, comment=b"secret", quality=80, progressive=True)
    loaded, image = shown(data)
    assert loaded.asset.media_type == "image/jpeg"
    assert ImageChops.difference(image, Image.open(io.BytesIO(data))).getbbox() is None
    assert b"photographer" not in loaded.asset.raster
    assert b"secret" not in loaded.asset.raster
    assert len(image.getexif()) == 0


def test_a_png_that_serves_keeps_every_pixel_and_loses_its_metadata():
    notes = PngInfo()
    notes.add_text("Author", "somebody")
    notes.add_itxt("Comment", "something", zip=True)
    data = encoded(photo().convert("RGBA"), "PNG", pnginfo=notes, dpi=(300, 300))
    loaded, image = shown(data)
    assert loaded.asset.media_type == "image/png"
    assert ImageChops.difference(image, photo().convert("RGBA")).getbbox(alpha_only=False) is None
    assert set(image.info) == set()


def test_bytes_after_the_image_are_not_kept():
    data = encoded(photo(), "JPEG") + b"<script>" * 20
    assert b"script" not in load(data, name="x.jpg", shown=LARGE).asset.raster


# ------------------------------------------------------------------------------------------------------------- upright


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_image_stored_turned_is_shown_upright(orientation, kind):
    upright = photo()
    stored = upright.transpose(
        {
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270,
        }[orientation]
    )
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(stored, kind, exif=exif, quality=95)
    loaded, image = shown(data)
    assert intrinsic_size(data, "x") == (96, 64) == (loaded.asset.width, loaded.asset.height)
    assert image.size == (96, 64)
    assert apart(image, upright) < 4


# ------------------------------------------------------------------------------------------------------------- colours


def test_a_palette_with_transparency_keeps_it():
    image = Image.new("P", (20, 20), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (0, 0, 10, 20))
    _, result = shown(encoded(image, "PNG", transparency=0))
    assert result.convert("RGBA").getpixel((15, 5))[3] == 0
    assert result.convert("RGBA").getpixel((5, 5)) == (0, 0, 255, 255)


def test_sixteen_bits_of_grey_become_eight():
    image = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 0x7FFF, 0x8080, 0xFFFF)):
        image.putpixel((x, 0), value)
    _, result = shown(encoded(image, "PNG"))
    assert [result.getpixel((x, 0)) for x in range(4)] == pytest.approx([0, 127, 128, 255], abs=1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_comes_out_in_a_plain_one(mode):
    _, result = shown(encoded(photo().convert(mode), "PNG"))
    assert apart(result.convert("RGB"), photo().convert(mode).convert("RGB")) < 0.5
    assert result.mode in ("1", "L", "LA", "P", "RGB", "RGBA")


def test_alpha_that_hides_nothing_goes_when_the_image_is_written_anew():
    _, result = shown(encoded(photo(900, 600).convert("RGBA"), "PNG"), (20, 20))
    assert result.mode == "RGB"


def test_printing_colours_become_screen_colours():
    data = encoded(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG", quality=95)
    _, result = shown(data)
    assert result.mode == "RGB"
    red, green, blue = result.getpixel((8, 8))
    assert red > 200
    assert max(green, blue) < 80


def test_an_image_with_a_profile_of_its_own_is_brought_to_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = encoded(photo(), "JPEG", icc_profile=b"no profile at all")
    assert shown(broken)[1].mode == "RGB"
    assert "icc_profile" not in shown(broken)[1].info
    unfit = encoded(photo(), "PNG", icc_profile=profile)
    assert apart(shown(unfit)[1], photo()) < 12
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = encoded(photo(), "JPEG", icc_profile=srgb)
    assert ImageChops.difference(shown(kept)[1], Image.open(io.BytesIO(kept))).getbbox() is None


# --------------------------------------------------------------------------------------------------------------- size


def test_a_photograph_too_large_is_made_as_large_as_the_slide_needs():
    data = encoded(photo(3000, 2000), "JPEG", quality=90)
    loaded, result = shown(data, (144, 96))
    assert (loaded.asset.width, loaded.asset.height) == (3000, 2000)
    assert result.size == loaded.asset.pixels == (440, 293)
    assert loaded.asset.media_type == "image/jpeg"
    assert apart(result, photo(440, 293)) < 3


def test_an_image_a_little_too_large_is_left_alone():
    data = encoded(photo(550, 366), "JPEG")
    assert shown(data, (144, 96))[0].asset.pixels == (550, 366)


def test_a_large_photograph_in_a_png_becomes_a_jpeg_but_a_drawing_does_not():
    assert shown(encoded(photo(1200, 800), "PNG"), (72, 48))[0].asset.media_type == "image/jpeg"
    flat = Image.new("RGB", (1200, 800), "#0017C1")
    assert shown(encoded(flat, "PNG"), (72, 48))[0].asset.media_type == "image/png"


def test_alpha_is_kept_when_an_image_is_made_smaller():
    image = photo(1200, 800).convert("RGBA")
    image.putalpha(Image.new("L", image.size, 128))
    loaded, result = shown(encoded(image, "PNG"), (72, 48))
    assert loaded.asset.media_type == "image/png"
    assert result.getpixel((10, 10))[3] == 128


def test_a_box_that_shows_all_of_an_image_needs_fewer_pixels_than_one_it_fills():
    data = encoded(photo(3000, 1000), "JPEG")
    assert load(data, name="x", shown=(72, 72), fit="contain").asset.pixels == (220, 73)
    assert load(data, name="x", shown=(72, 72), fit="cover").asset.pixels == (660, 220)


@pytest.mark.parametrize(("kind", "options"), [("WEBP", {"quality": 80}), ("WEBP", {"lossless": True}), ("GIF", {})])
def test_other_formats_become_png_or_jpeg(kind, options):
    loaded, result = shown(encoded(photo(), kind, **options))
    lossy = kind == "WEBP" and "lossless" not in options
    assert loaded.asset.media_type == ("image/jpeg" if lossy else "image/png")
    assert apart(result, photo()) < 8


# ------------------------------------------------------------------------------------------------------ odd and hostile


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_of_an_animation_the_first_picture_is_shown_with_a_warning(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    loaded, result = shown(data, name="film.x")
    assert loaded.warnings == ("film.x: the image is animated, and only its first picture is shown",)
    assert apart(result.convert("RGB"), frames[0]) < 4
    assert b"acTL" not in loaded.asset.raster


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_file_cut_short_is_refused(kind, share):
    whole = encoded(photo(), kind)
    with pytest.raises(PictureError, match=r"^x\.png: the image (is broken or cut short|cannot be read)"):
        load(whole[: int(len(whole) * share)], name="x.png", shown=LARGE)


def test_a_png_with_a_damaged_middle_is_refused():
    whole = bytearray(encoded(photo(), "PNG"))
    whole[len(whole) // 2] ^= 0xFF
    with pytest.raises(PictureError, match="broken"):
        load(bytes(whole), name="x.png", shown=LARGE)


def png_of(width, height, body):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(20_000, 20_000), (10_001, 10_000), (2**31 - 1, 2**31 - 1)])
def test_an_image_of_too_many_pixels_is_refused_before_it_is_decoded(size):
    with pytest.raises(PictureError, match="pixels"):
        load(png_of(*size, zlib.compress(b"\0" * 1000)), name="bomb.png", shown=LARGE)


def test_notes_that_unpack_to_very_much_are_refused_or_dropped():
    data = encoded(photo(), "PNG")
    note = b"k\0\0" + zlib.compress(b"\0" * 200_000_000, 9)
    chunk = struct.pack(">I", len(note)) + b"zTXt" + note + struct.pack(">I", zlib.crc32(b"zTXt" + note))
    try:
        loaded = load(data[:33] + chunk + data[33:], name="x.png", shown=LARGE)
    except PictureError:
        return
    assert len(loaded.asset.raster) < len(data) + 100


def test_the_same_image_is_the_same_asset_whatever_its_name_and_metadata():
    plain, noted = encoded(photo(), "JPEG"), encoded(photo(), "JPEG", comment=b"a note")
    first, second = (load(data, name=name, shown=LARGE).asset for data, name in ((plain, "a"), (noted, "b")))
    assert first == second


def test_a_box_without_an_area_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="width and a height"):
        load(encoded(photo(), "PNG"), name="x.png", shown=(0, 10))
