"""Font files: every kind is read, and what is wrong with one is said before anything is set in it."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTWriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import making_fonts as make
from twindeck.theme import Face
from twindeck.theme.fontfile import FontError, examine, read, subset, symbol_faces
from twindeck.theme.fonts import Font, open_font

FONTS = Path(__file__).parent.parent / "decks" / "fonts"


def wrong(path: Path, **asked: object) -> FontError:
    with pytest.raises(FontError) as raised:
        examine(path, **asked)  # type: ignore[arg-type]
    return raised.value


KINDS = {
    "truetype": lambda: make.data(make.builder()),
    "cff": lambda: make.data(make.builder(cff=True)),
    "woff": lambda: make.data(make.builder(), "woff"),
    "woff2": lambda: make.data(make.builder(), "woff2"),
    "collection": lambda: make.collection([make.builder(), make.builder("xyz")]),
    "collection-of-cff": lambda: make.collection([make.builder(cff=True)]),
    "variable": lambda: make.data(make.variable()),
    "variable-cff2": lambda: make.data(make.variable_cff2()),
    "variable-woff2": lambda: make.data(make.variable(), "woff2"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_font_file_is_read_measured_and_cut_down(kind, tmp_path) -> None:
    path = make.written(tmp_path, KINDS[kind]())
    font = Font(examine(path).face("regular"))
    assert font.advance("B") == make.advance(2)
    assert font.covers("B")
    assert font.covers(" ")
    assert not font.covers("Z")
    embedded = TTFont(io.BytesIO(font.subset([0, 2])))
    assert ("CFF " in embedded) == ("cff" in kind)
    assert not {"CFF2", "fvar", "gvar"} & set(embedded.keys())
    assert hb.Font(hb.Face(hb.Blob(font.subset([0, 2])))).get_glyph_h_advance(2) == make.advance(2)


def test_a_web_font_gives_the_same_bytes_every_time(tmp_path) -> None:
    packed = make.data(make.builder(), "woff2")
    first, second = (make.written(tmp_path, packed, name) for name in ("one.woff2", "two.woff2"))
    assert read(first) == read(second)
    assert TTFont(io.BytesIO(read(first))).getBestCmap() == make.builder().font.getBestCmap()


class TestWhatAFaceIs:
    def test_family_weight_and_slope_are_the_fonts_own(self, tmp_path) -> None:
        def change(font: TTFont) -> None:
            font["OS/2"].usWeightClass = 700
            font["OS/2"].fsSelection |= 1

        found = examine(make.written(tmp_path, make.changed(change)))
        assert (found.family, found.weight, found.italic) == ("Tiny", 700, True)
        assert found.face("bold").bold

    def test_the_face_of_a_collection_is_chosen_by_its_number(self, tmp_path) -> None:
        path = make.written(tmp_path, KINDS["collection"]())
        assert Font(examine(path, 1).face("regular")).covers("x")
        assert not Font(examine(path, 0).face("regular")).covers("x")

    @pytest.mark.parametrize(
        ("asked", "wider"), [({}, 0), ({"bold": True}, 75), ({"weight": 900}, 125), ({"weight": 100}, -75)]
    )
    def test_an_instance_of_a_variable_font_has_the_weight_asked_for(self, asked, wider, tmp_path) -> None:
        face = examine(make.written(tmp_path, make.data(make.variable())), **asked).face("bold")
        font = Font(face)
        assert font.advance("A") == make.advance(1) + wider
        embedded = hb.Font(hb.Face(hb.Blob(font.subset([0, 1]))))
        assert embedded.get_glyph_h_advance(1) == font.advance("A")

    def test_layout_and_embedded_instance_agree_on_every_advance(self) -> None:
        face = examine(FONTS / "Arabic-variable.ttf", weight=613).face("regular")
        font = Font(face)
        glyphs = list(range(font.hb_face.glyph_count))
        embedded = hb.Font(hb.Face(hb.Blob(font.subset(glyphs))))
        assert [font.glyph_advance(g) for g in glyphs] == [embedded.get_glyph_h_advance(g) for g in glyphs]

    def test_an_italic_instance_is_taken_from_the_axis_of_slant(self, tmp_path) -> None:
        path = make.written(tmp_path, make.data(make.variable(italic=True)))
        assert dict(examine(path, italic=True).variations) == {"slnt": -12.0, "wght": 400.0}
        assert examine(path, italic=True).face("italic").italic
        assert dict(examine(path).variations)["slnt"] == 0.0
        assert not examine(path).italic

    def test_another_weight_than_a_font_has_is_an_error(self, tmp_path) -> None:
        fixed = make.written(tmp_path, make.data(make.builder()), "fixed.ttf")
        assert wrong(fixed, weight=700).message == 'the font "fixed.ttf" has one weight, 400, not 700'
        assert examine(fixed, weight=400).weight == 400
        path = make.written(tmp_path, make.data(make.variable()), "variable.ttf")
        error = wrong(path, weight=950)
        assert error.message == 'the font "variable.ttf" has weights from 100 to 900, not 950'
        assert error.about == "weight"


class TestWhatIsRefused:
    def test_a_file_that_is_not_there_empty_or_no_file(self, tmp_path) -> None:
        assert "there is no font file" in wrong(tmp_path / "none.ttf").message
        assert "is empty" in wrong(make.written(tmp_path, b"")).message
        assert "is not a file" in wrong(tmp_path).message
        assert "no name of a file" in wrong(Path("a\0b")).message

    def test_a_pipe_is_refused_without_waiting_for_it(self, tmp_path) -> None:
        os.mkfifo(tmp_path / "pipe.ttf")
        assert "is not a file" in wrong(tmp_path / "pipe.ttf").message

    @pytest.mark.parametrize(
        "content", [b"plain words", b"\0\1\0\0", b"OTTO" + b"\0" * 40, b"%!PS-AdobeFont-1.0", b"ttcf"]
    )
    def test_what_is_no_font(self, content, tmp_path) -> None:
        error = wrong(make.written(tmp_path, content))
        assert "is not a font" in error.message or "holds 0 fonts" in error.message
        assert error.hint

    @pytest.mark.parametrize("table", ["cmap", "head", "hhea", "hmtx", "OS/2", "maxp", "glyf"])
    def test_a_font_that_lacks_what_it_is_set_or_embedded_with(self, table, tmp_path) -> None:
        said = "no outlines" if table == "glyf" else f"table {table}"
        assert said in wrong(make.written(tmp_path, make.without(table))).message

    def test_a_number_that_a_collection_does_not_have(self, tmp_path) -> None:
        path = make.written(tmp_path, KINDS["collection"](), "two.ttc")
        error = wrong(path, index=99)
        assert error.message == '"two.ttc" holds 2 fonts; there is no number 99'
        assert error.hint == "they are numbered from 0 to 1"
        assert error.about == "index"
        assert "one font" in wrong(make.written(tmp_path, make.data(make.builder())), index=1).message

    @pytest.mark.parametrize(
        ("bits", "allowed"), [(0, True), (2, False), (4, True), (8, True), (6, True), (0x200, False)]
    )
    def test_licence_bits_are_kept(self, bits, allowed, tmp_path) -> None:
        path = make.written(tmp_path, make.changed(lambda font: setattr(font["OS/2"], "fsType", bits)))
        if allowed:
            assert not examine(path).whole
        else:
            assert "may not be embedded" in wrong(path).message

    def test_a_font_that_may_not_be_cut_down_is_embedded_whole(self, tmp_path) -> None:
        path = make.written(tmp_path, make.changed(lambda font: setattr(font["OS/2"], "fsType", 0x100)))
        assert examine(path).whole
        embedded = TTFont(io.BytesIO(Font(examine(path).face("regular")).subset([0, 1])))
        assert all(embedded["glyf"][name].numberOfContours for name in embedded.getGlyphOrder()[1:4])

    def test_a_font_of_coloured_pictures_alone(self, tmp_path) -> None:
        font = TTFont(io.BytesIO(make.without("glyf")))
        made = io.BytesIO()
        writer = SFNTWriter(made, len(font.reader.keys()) + 1)
        for tag in font.reader.keys():  # noqa: SIM118
            writer[tag] = font.reader[tag]
        writer["SVG "] = b"\0" * 10
        writer.close()
        assert "coloured pictures" in wrong(make.written(tmp_path, made.getvalue())).message

    def test_a_web_font_that_unpacks_to_any_size_is_refused_before_it_does(self, tmp_path) -> None:
        import brotli

        bomb = brotli.compress(b"\0" * (80 << 20))
        directory = bytes([0x01]) + bytes([0x85, 0x80, 0x80, 0x80, 0x00])
        length = 48 + len(directory) + len(bomb)
        head = struct.pack(">4sIIHHII6I", b"wOF2", 0x10000, length, 1, 0, 1000, len(bomb), *[0] * 6)
        head = head[:48].ljust(48, b"\0")
        assert "unpacks to more than" in wrong(make.written(tmp_path, head + directory + bomb, "b.woff2")).message
        packed = zlib.compress(b"\0" * (80 << 20))
        entry = struct.pack(">4sIIII", b"glyf", 64, len(packed), 1000, 0)
        head = struct.pack(">4sIIHHIHHIIIII", b"wOFF", 0x10000, 64 + len(packed), 1, 0, 1000, 1, 0, 0, 0, 0, 0, 0)
        assert wrong(make.written(tmp_path, head + entry + packed, "b.woff")).hint

    @pytest.mark.parametrize("flavour", ["woff", "woff2"])
    def test_a_web_font_that_is_cut_short(self, flavour, tmp_path) -> None:
        packed = make.data(make.builder(), flavour)
        for end in (4, 20, 50, len(packed) // 2, len(packed) - 1):
            assert "damaged" in wrong(make.written(tmp_path, packed[:end], f"{end}.{flavour}")).message


SOUND = [make.data(make.builder()), make.data(make.builder(cff=True)), make.data(make.variable())]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=st.integers(0, len(SOUND) - 1),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=24),
    number=st.integers(0, 10**9),
)
def test_a_damaged_font_is_refused_or_serves(which, changes, number, tmp_path) -> None:
    """Whatever is accepted can be measured, asked and embedded."""
    content = bytearray(SOUND[which])
    for place, value in changes:
        content[int(place * len(content))] = value
    path = make.written(tmp_path, bytes(content), f"{number}-{len(list(tmp_path.iterdir()))}.ttf")
    try:
        found = examine(path)
    except FontError:
        return
    font = Font(found.face("regular"))
    for letter in "A 9é":
        font.covers(letter)
        assert font.advance(letter) >= 0
    font.shape("AB", 0, 2, script="", language="en", rtl=False)
    assert font.subset([0, 1, 2])


def test_a_glyph_that_is_only_a_coloured_picture_counts_as_missing(tmp_path) -> None:
    """An emoji font of layers has a glyph without outlines for the character, which a PDF would show as a gap."""
    font = make.builder("A☺ ").font
    font["glyf"]["g263A"] = type(font["glyf"]["g0020"])()
    opened = Font(Face("regular", "Tiny", False, str(make.written(tmp_path, make.data(font)))))
    assert opened.glyph("☺")
    assert not opened.covers("☺")
    assert opened.covers("A")
    assert opened.covers(" ")


def test_what_shows_nothing_needs_no_glyph() -> None:
    font = open_font(symbol_faces()["symbols"])
    assert all(font.covers(character) for character in "\u200b\u200d\ufe0f\U000e0100\u2060")
    assert not font.covers("語")


NEEDED = "₀₉⁰⁹⁻⁺ⁿ₂²³ ←→↑↓↔⇒✓✔✗✘☐☑☒★☆●○■□▲▼①⑳≤≥≠≈±×÷√∞∑∫∂∆µΩ€£¥₩₹₽ –—‑…‰ °℃№™ ½⅓¾ ŁłŚšőß ĂăĐđơư αβγ Привет"


@pytest.mark.parametrize("key", ["symbols", "symbols-bold"])
def test_the_packages_own_symbols_have_what_texts_need(key) -> None:
    font = open_font(symbol_faces()[key])
    fallback = open_font(symbol_faces()["symbols"])
    missing = [character for character in NEEDED if not font.covers(character) and not fallback.covers(character)]
    assert not missing
    # what stands beside bold letters within a word is bold itself
    assert all(font.covers(character) for character in "₂²³⁻½łőαжơ€①")


def test_the_packages_own_symbols_are_small_and_free() -> None:
    paths = [Path(face.path) for face in symbol_faces().values()]
    assert sum(path.stat().st_size for path in paths) < 420_000
    assert all(examine(path).family == face.family for path, face in zip(paths, symbol_faces().values(), strict=True))
    assert "SIL Open Font License" in (paths[0].parent / "OFL-TwindeckSymbols.txt").read_text(encoding="utf-8")


def test_ids_of_glyphs_stay_in_a_subset(tmp_path) -> None:
    path = make.written(tmp_path, make.data(make.builder(cff=True)))
    face = hb.Face(hb.Blob(read(path)))
    small = TTFont(io.BytesIO(subset(face, [0, 3])))
    assert small["CFF "].cff.topDictIndex[0].CharStrings.charStrings is not None
    assert hb.Font(hb.Face(hb.Blob(subset(face, [0, 3])))).get_glyph_h_advance(3) == make.advance(3)
