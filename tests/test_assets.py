"""The loader of a deck's pictures: what it refuses has its place, and limits hold for all pictures together."""

import io
import os
import unicodedata
import zlib
from dataclasses import replace

import pytest
from PIL import Image

import twindeck
from twindeck import assets, pictures
from twindeck.assets import AssetLoader, assets_of, rendered
from twindeck.diagnostics import DeckError, Span
from twindeck.pipeline import compile_deck

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><rect width="90" height="90" fill="red"/></svg>'
PLACE = Span("deck.yaml", 7, 20, 7, 30)


def load(loader, src, size=(90.0, 90.0)):
    return loader.load(src, size, "contain", PLACE)


def codes(loader):
    assert all(found.span == PLACE and found.hint for found in loader.diagnostics)
    return [found.code for found in loader.diagnostics]


def deck(folder, src, more=""):
    path = folder / "deck.yaml"
    picture = f"picture: {{src: {src}, alt: A square}}"
    path.write_text(
        f"title: T\nlang: en\nslides:\n  - content:\n      title: One\n      blocks:\n        - {picture}\n{more}",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def folders(tmp_path):
    for name in ("deck", "brand"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.svg").write_bytes(SVG)
    return tmp_path


class TestFolders:
    def test_pictures_come_from_the_deck_s_folder_and_those_allowed(self, folders):
        loader = AssetLoader(folders / "deck", allowed=[folders / "brand"])
        assert load(loader, "deck.svg") is not None
        assert load(loader, "../brand/brand.svg") is not None
        assert codes(loader) == []

    def test_elsewhere_they_are_refused_at_their_place(self, folders):
        loader = AssetLoader(folders / "deck")
        assert load(loader, "../brand/brand.svg") is None
        assert codes(loader) == ["outside-folder"]

    def test_build_and_check_take_the_folders_and_agree(self, folders):
        path = deck(folders / "deck", "../brand/brand.svg")
        (found,) = twindeck.check(path)
        assert (found.code, found.span.line, found.span.column) == ("outside-folder", 7, 20)
        with pytest.raises(DeckError) as raised:
            twindeck.build(path, folders / "out")
        assert raised.value.diagnostics == (found,)
        assert twindeck.check(path, allow=[folders / "brand"]) == ()
        assert len(twindeck.build(path, folders / "out", allow=[str(folders / "brand")]).files) == 2

    def test_the_command_takes_several(self, folders, twindeck_command):
        more = "  - content: {title: Two, blocks: [{picture: {src: ../logos/logo.svg, decorative: true}}]}\n"
        path = deck(folders / "deck", "../brand/brand.svg", more)
        (folders / "logos").mkdir()
        (folders / "logos" / "logo.svg").write_bytes(SVG)
        allow = ["--allow", folders / "brand", "--allow", folders / "logos"]
        assert twindeck_command("check", path, *allow[:2]).returncode == 1
        assert twindeck_command("check", path, *allow).returncode == 0
        assert twindeck_command("build", path, "-o", folders / "out", *allow).returncode == 0
        wrong = twindeck_command("check", path, "--allow", folders / "nowhere")
        assert wrong.returncode == 2
        assert b"is no folder" in wrong.stderr

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
    @pytest.mark.parametrize("command", ["check", "build"])
    def test_a_pipe_is_refused_at_once(self, folders, twindeck_command, command):
        os.mkfifo(folders / "deck" / "pipe.png")
        path = deck(folders / "deck", "pipe.png")
        done = twindeck_command(command, path, *(["-o", folders / "out"] if command == "build" else []))
        assert done.returncode == 1
        assert b'deck.yaml:7:20: error: "pipe.png" is a pipe [missing-file]' in done.stderr

    def test_a_file_named_in_another_normal_form_is_found(self, folders):
        (folders / "deck" / unicodedata.normalize("NFD", "ガ.svg")).write_bytes(SVG)
        loader = AssetLoader(folders / "deck")
        assert load(loader, unicodedata.normalize("NFC", "ガ.svg")) is not None
        assert codes(loader) == []


class TestLimits:
    def test_all_files_together(self, folders, monkeypatch):
        monkeypatch.setattr(assets, "ALL_BYTES", 3 * len(SVG))
        loader = AssetLoader(folders / "deck")
        for number in range(4):
            (folders / "deck" / f"{number}.svg").write_bytes(SVG)
        assert [load(loader, f"{number}.svg") is None for number in range(4)] == [False, False, False, True]
        assert codes(loader) == ["large-file"]

    def test_one_file_under_many_names_counts_once(self, folders, monkeypatch):
        monkeypatch.setattr(assets, "ALL_BYTES", len(SVG))
        loader = AssetLoader(folders / "deck")
        assert load(loader, "deck.svg") is not None
        assert load(loader, "./deck.svg") is not None
        assert codes(loader) == []

    def test_a_file_too_large(self, folders, monkeypatch):
        monkeypatch.setattr(assets, "FILE_BYTES", len(SVG) - 1)
        loader = AssetLoader(folders / "deck")
        assert load(loader, "deck.svg") is None
        assert codes(loader) == ["large-file"]

    def test_the_time_that_all_pictures_take(self, folders, monkeypatch):
        now = iter([0, 200, 1000, 1200, 2000, 2001, 3000, 3001])
        monkeypatch.setattr(assets.time, "monotonic", lambda: next(now))
        loader = AssetLoader(folders / "deck")
        assert load(loader, "deck.svg", (96, 96)) is not None
        assert load(loader, "deck.svg", (192, 96)) is not None
        assert load(loader, "deck.svg", (288, 96)) is None
        assert codes(loader) == ["picture"]
        assert "took more than 300 s" in loader.diagnostics[0].message


class TestRefusals:
    def png(self, pixels):
        """Return a PNG of one pixel whose data are these bytes, with checksums that hold."""
        file = io.BytesIO()
        Image.new("RGBA", (1, 1)).save(file, "PNG")
        data = file.getvalue()
        from twindeck.pictures.containers import _chunk

        return data[:33] + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")

    @pytest.mark.parametrize(
        "pixels",
        [
            zlib.compress(b"\0abcd")[:-6],
            zlib.compress(b"\0abcd")[:-1] + b"x",
            zlib.compress(b"\0abc"),
            zlib.compress(b"aabcd"),
            b"no zlib at all",
        ],
        ids=["cut short", "another checksum", "too few", "an unknown filter", "not packed"],
    )
    def test_check_and_build_refuse_a_png_without_its_pixels_at_its_place(self, tmp_path, pixels):
        (tmp_path / "short.png").write_bytes(self.png(pixels))
        path = deck(tmp_path, "short.png")
        found = twindeck.check(path)
        assert [(one.code, one.span.line, one.span.column) for one in found] == [("picture", 7, 20)]
        assert "short.png: the image is broken or cut short" in found[0].message
        with pytest.raises(DeckError) as raised:
            twindeck.build(path, tmp_path / "out")
        assert raised.value.diagnostics == found

    def test_what_is_refused_only_when_it_is_rendered_has_its_place_too(self, folders, monkeypatch):
        """No such picture is known; a machine without memory may come to it."""
        path = deck(folders / "deck", "deck.svg")
        scene = compile_deck(path.read_bytes(), path).scene
        (key,) = assets_of(scene)

        def failing(_assets):
            return {key: pictures.PictureError("no memory for the rendering", "try again")}

        monkeypatch.setattr(pictures, "rasters", failing)
        with pytest.raises(DeckError) as raised:
            rendered(scene)
        (found,) = raised.value.diagnostics
        assert (found.code, found.span.line, found.span.column) == ("picture", 7, 20)
        assert found.message == "deck.svg: no memory for the rendering"

    def test_drawings_get_their_pixels_once_for_all_their_places(self, folders):
        path = deck(folders / "deck", "deck.svg")
        scene = compile_deck(path.read_bytes(), path).scene
        (before,) = assets_of(scene).values()
        (after,) = assets_of(rendered(scene)).values()
        assert before.raster == b""
        assert after.raster.startswith(b"\x89PNG")
        assert replace(after, raster=b"") == before
