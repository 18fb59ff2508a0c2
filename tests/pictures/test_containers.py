"""The containers of images: what of a file counts, and files made to keep their readers busy."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat

from twindeck.pictures import PictureError, containers, load
from twindeck.pictures.containers import PARTS

LARGE = (2000, 2000)


def encoded(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


PHOTO = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn).resize((40, 30)) for turn in (0, 90, 180)])
EXIF = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
"""Notes that say nothing but that the image has to be turned to the right."""


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks, head=(4, 4, 8, 0, 0, 0, 0)):
    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", *head)), *chunks, chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


ROWS = zlib.compress(b"\0\1\2\3\4" * 4)
PIXELS = chunk(b"IDAT", ROWS)


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_size_and_kind_of_a_file_are_known_without_decoding_it(kind):
    found = containers.read(encoded(PHOTO, kind))
    assert (found.kind, found.width, found.height) == (kind, 40, 30)


class TestPng:
    def test_notes_after_the_pixels_turn_it_too(self):
        assert containers.read(png(PIXELS, chunk(b"eXIf", EXIF))).orientation == 6

    def test_pixels_in_pieces_are_put_together(self):
        halves = (chunk(b"IDAT", ROWS[:5]), chunk(b"IDAT", ROWS[5:]))
        assert Image.open(io.BytesIO(load(png(*halves), name="x", shown=LARGE).asset.raster)).size == (4, 4)

    @pytest.mark.parametrize(
        "data",
        [
            png(),
            png(chunk(b"IDAT", b"")),
            b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
            png(PIXELS, head=(0, 4, 8, 0, 0, 0, 0)),
            png(PIXELS)[:-12],
            png(PIXELS)[:-1],
            png(PIXELS).replace(b"IDAT", b"IDAU"),
            png(PIXELS, head=(4, 4, 3, 0, 0, 0, 0)),
            png(PIXELS, head=(4, 4, 8, 3, 0, 0, 0)),
        ],
        ids=["no pixels", "none in them", "no head", "no width", "no end", "cut", "renamed", "3 bits", "no palette"],
    )
    def test_what_is_no_whole_file_is_refused(self, data):
        with pytest.raises(PictureError, match=r"^x: the image (is broken or cut short|cannot be read)"):
            load(data, name="x", shown=LARGE)

    @pytest.mark.parametrize(
        ("chunks", "head"),
        [
            ([chunk(b"IDAT", zlib.compress(b"\0\1\2\3\4" * 5))], (4, 4, 8, 0, 0, 0, 0)),
            ([chunk(b"IDAT", ROWS + b"more")], (4, 4, 8, 0, 0, 0, 0)),
            ([chunk(b"PLTE", b"abc"), PIXELS], (4, 4, 8, 3, 0, 0, 0)),
            ([chunk(b"PLTE", b"abc" * 9), chunk(b"tRNS", b"a" * 10), PIXELS], (4, 4, 8, 3, 0, 0, 0)),
            ([chunk(b"PLTE", b"abc" * 9), PIXELS], (4, 4, 8, 0, 0, 0, 0)),
            ([chunk(b"tRNS", b"abc"), PIXELS], (4, 4, 8, 0, 0, 0, 0)),
        ],
        ids=["rows over", "bytes over", "few colours", "many alphas", "a palette for grey", "odd alpha"],
    )
    def test_what_readers_may_take_offence_at_is_written_anew(self, chunks, head):
        data = png(*chunks, head=head)
        made = load(data, name="x", shown=LARGE).asset.raster
        again = containers.read(made)
        assert again.bare == made
        assert containers.png_is_exact(again)
        assert Image.open(io.BytesIO(made)).size == (4, 4)

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
    def test_what_pillow_writes_is_kept(self, mode):
        data = encoded(PHOTO.convert(mode), "PNG")
        found = containers.read(data)
        assert containers.png_is_exact(found)
        assert load(data, name="x", shown=LARGE).asset.raster == found.bare

    def test_very_many_chunks_are_refused(self):
        with pytest.raises(PictureError, match=f"more than {PARTS:,} chunks"):
            containers.read(png(chunk(b"tEXt", b"") * PARTS, PIXELS))


class TestJpeg:
    WHOLE = encoded(PHOTO, "JPEG", quality=90)

    def with_segments(self, *segments):
        return self.WHOLE[:2] + b"".join(segments) + self.WHOLE[2:]

    def same(self, data):
        """Tell whether a file shows the same as the plain one."""
        shown = Image.open(io.BytesIO(load(data, name="x", shown=LARGE).asset.raster))
        return ImageChops.difference(shown, Image.open(io.BytesIO(self.WHOLE))).getbbox() is None

    def test_notes_and_thumbnails_do_not_get_to_a_decoder(self):
        data = self.with_segments(
            segment(0xE1, b"Exif\0\0II*\0"),
            segment(0xE0, b"JFXX\0thumbnail"),
            segment(0xED, b"Photoshop"),
            segment(0xFE, b"x"),
        )
        found = containers.read(data)
        assert found.data == found.bare == containers.read(self.WHOLE).bare
        assert self.same(data)

    def test_the_first_notes_turn_it(self):
        data = self.with_segments(
            segment(0xE1, b"Exif\0\0" + EXIF), segment(0xE1, b"Exif\0\0" + EXIF.replace(b"\6", b"\3"))
        )
        assert containers.read(data).orientation == 6

    def test_a_profile_gets_to_the_decoder_and_not_to_the_reader(self):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        found = containers.read(encoded(PHOTO, "JPEG", icc_profile=profile))
        assert b"ICC_PROFILE" in found.data
        assert b"ICC_PROFILE" not in (found.bare or b"ICC_PROFILE")

    @pytest.mark.parametrize("junk", [b"\xff\xff\xff", b"junk", b"\xff\0\xff\xd0", b"\xff\x01"])
    def test_junk_between_segments_is_passed_over(self, junk):
        data = self.with_segments(segment(0xE1, b""), junk)
        shown = Image.open(io.BytesIO(load(data, name="x", shown=LARGE).asset.raster))
        apart = ImageChops.difference(shown, Image.open(io.BytesIO(self.WHOLE)))
        assert sum(ImageStat.Stat(apart).mean) < 6

    def test_very_many_segments_are_refused(self):
        with pytest.raises(PictureError, match=f"more than {PARTS:,} segments"):
            containers.read(self.with_segments(segment(0xE1, b"") * PARTS))

    def test_what_is_between_markers_is_gone_through_once(self):
        containers.read(self.with_segments(b"\xff\0" * 5_000_000, b"\xff" * 5_000_000))

    def test_very_many_passes_over_many_pixels_are_refused(self):
        data = bytearray(encoded(PHOTO, "JPEG", progressive=True))
        head = data.index(b"\xff\xc2")
        data[head + 5 : head + 9] = struct.pack(">HH", 10_000, 10_000)
        scans = containers.read(bytes(data)).scans
        scan = bytes(data)[data.rindex(b"\xff\xda") : -2]
        more = bytes(data)[:-2] + scan * (13 - scans) + b"\xff\xd9"
        with pytest.raises(PictureError, match="is drawn in 13 passes, which takes too long"):
            load(more, name="x", shown=LARGE)


class TestGif:
    def test_the_first_picture_alone_gets_to_the_decoder(self):
        frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
        data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=b"x" * 5000)
        found = containers.read(data)
        assert found.animated
        assert len(found.data) < len(data) - 5000
        assert getattr(Image.open(io.BytesIO(found.data)), "n_frames", 1) == 1

    def test_a_picture_larger_than_its_screen_is_of_that_size(self):
        data = bytearray(encoded(Image.new("P", (20, 20)), "GIF"))
        data[6:10] = struct.pack("<HH", 5, 5)
        found = containers.read(bytes(data))
        assert (found.width, found.height) == (20, 20)
        assert load(bytes(data), name="x", shown=LARGE).asset.pixels == (20, 20)

    def test_very_many_blocks_are_refused(self):
        data = encoded(Image.new("P", (20, 20)), "GIF")
        start = data.index(b",", 13)
        with pytest.raises(PictureError, match=f"more than {PARTS:,} blocks"):
            containers.read(data[:start] + b"!\xfe" + b"\1x" * PARTS + b"\0" + data[start:])


class TestWebp:
    @pytest.mark.parametrize("options", [{"quality": 80}, {"lossless": True}, {"exif": b"Exif\0\0" + EXIF}])
    def test_its_head_is_read_in_all_three_forms(self, options):
        found = containers.read(encoded(PHOTO, "WEBP", **options))
        assert (found.width, found.height, found.lossless) == (40, 30, "lossless" in options)
        assert found.orientation == (6 if "exif" in options else 1)

    def test_a_canvas_of_very_many_pixels_is_refused_before_it_is_made(self):
        data = bytearray(encoded(PHOTO, "WEBP", exif=b"Exif\0\0" + EXIF))
        place = data.index(b"VP8X") + 12
        data[place : place + 6] = b"\xff\xff\xff\xff\xff\x00"
        with pytest.raises(PictureError, match="pixels, more than 50,000,000 in all"):
            load(bytes(data), name="x", shown=LARGE)


@pytest.mark.parametrize("order", ["little", "big"])
@pytest.mark.parametrize("value", range(1, 9))
def test_exif_turns_an_image_in_either_order_of_bytes(order, value):
    exif = Image.Exif()
    exif.endian = "<" if order == "little" else ">"
    exif[0x010F] = "a camera"
    exif[0x0112] = value
    assert containers.read(png(PIXELS, chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0")))).orientation == value


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_no_notes_do_worse_than_to_say_nothing(notes):
    assert 1 <= containers.read(png(PIXELS, chunk(b"eXIf", b"II*\0" + notes))).orientation <= 8


def test_a_strip_that_fills_a_box_is_not_stored_for_what_is_cut_off():
    """A thousand times as high as wide: all of it would be stored at the density of the little that is seen."""
    data = encoded(Image.new("L", (300, 90_000)), "PNG")
    asset = load(data, name="x", shown=(900, 500), fit="cover").asset
    assert asset.pixels[0] * asset.pixels[1] <= 16_100_000
    assert (asset.width, asset.height) == (300, 90_000)


def test_a_profile_with_elements_of_its_own_making_is_left_aside():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    odd = profile.replace("sRGB".encode("utf-16-be"), "oRGB".encode("utf-16-be")).replace(b"sRGB", b"mpet")
    data = encoded(PHOTO, "PNG", icc_profile=odd)
    image = Image.open(io.BytesIO(load(data, name="x", shown=LARGE).asset.raster))
    assert ImageChops.difference(image, PHOTO).getbbox() is None
