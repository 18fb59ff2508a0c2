"""Files that a deck names: from which folders they are read, and what is no ordinary file.

Every case is a name as a deck may have it, and what must come of it.
"""

import os
import socket
import threading
import unicodedata
from pathlib import Path

import pytest

from twindeck.paths import PathRefused, read_regular, resolve_inside

COMPOSED, DECOMPOSED = unicodedata.normalize("NFC", "ガ.svg"), unicodedata.normalize("NFD", "ガ.svg")


@pytest.fixture
def tree(tmp_path):
    """A deck's folder, with a picture in it and one in a folder inside, beside a folder that is not the deck's."""
    for name in ("deck/a.svg", "deck/pictures/b.svg", "brand/logo.svg", "secret.svg"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def found(tree, name, *allowed):
    return resolve_inside(tree / "deck", [tree / folder for folder in allowed], name).read_text(encoding="utf-8")


def refused(tree, name, *allowed):
    with pytest.raises(PathRefused) as caught:
        resolve_inside(tree / "deck", [tree / folder for folder in allowed], name)
    assert caught.value.hint
    return caught.value.code, caught.value.message, caught.value.hint


class TestInside:
    @pytest.mark.parametrize("name", ["a.svg", "./a.svg", "pictures/../a.svg", "pictures/../../deck/a.svg"])
    def test_a_name_may_go_any_way_that_ends_inside(self, tree, name):
        assert found(tree, name) == "deck/a.svg"

    def test_an_absolute_path_may_lead_into_the_folder(self, tree):
        assert found(tree, str(tree / "deck" / "a.svg")) == "deck/a.svg"

    def test_a_link_may_lead_to_a_file_inside(self, tree):
        (tree / "deck" / "link.svg").symlink_to(tree / "deck" / "pictures" / "b.svg")
        assert found(tree, "link.svg") == "deck/pictures/b.svg"

    def test_the_folder_itself_may_be_reached_through_a_link(self, tree):
        (tree / "current").symlink_to(tree / "deck")
        assert resolve_inside(tree / "current", [], "a.svg") == tree / "deck" / "a.svg"

    def test_the_folder_may_be_relative(self, tree, monkeypatch):
        monkeypatch.chdir(tree / "deck")
        assert resolve_inside(Path(), [], "a.svg") == tree / "deck" / "a.svg"


class TestOutside:
    @pytest.mark.parametrize("name", ["../secret.svg", "pictures/../../secret.svg", "/etc/passwd", "../deck2/a.svg"])
    def test_names_that_lead_out_are_refused_whether_the_file_is_there_or_not(self, tree, name):
        code, message, hint = refused(tree, name)
        assert code == "outside-folder"
        assert message == f'"{name}" is outside the folder of the deck'
        assert "--allow" in hint

    def test_a_folder_whose_name_begins_alike_is_not_inside(self, tree):
        (tree / "deck-secrets").mkdir()
        assert refused(tree, "../deck-secrets/a.svg")[0] == "outside-folder"

    @pytest.mark.parametrize("target", ["secret.svg", "nowhere.svg"])
    def test_links_that_lead_out_are_refused(self, tree, target):
        (tree / "deck" / "link.svg").symlink_to(tree / target)
        code, message, _ = refused(tree, "link.svg")
        assert (code, message) == ("outside-folder", '"link.svg" leads outside the folder of the deck')

    def test_so_are_links_of_folders_on_the_way(self, tree):
        (tree / "deck" / "up").symlink_to("..")
        assert refused(tree, "up/secret.svg")[0] == "outside-folder"

    def test_a_folder_that_is_allowed_serves_with_all_in_it(self, tree):
        assert found(tree, "../brand/logo.svg", "brand") == "brand/logo.svg"
        (tree / "deck" / "logo.svg").symlink_to(tree / "brand" / "logo.svg")
        assert found(tree, "logo.svg", "brand") == "brand/logo.svg"
        assert refused(tree, "../secret.svg", "brand")[0] == "outside-folder"

    def test_an_allowed_folder_is_no_place_for_relative_names(self, tree):
        assert refused(tree, "logo.svg", "brand")[0] == "missing-file"

    def test_who_names_the_file_is_said(self, tree):
        with pytest.raises(PathRefused, match="outside the folder of the theme"):
            resolve_inside(tree / "deck", [], "../secret.svg", of="theme")


class TestMissing:
    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("A.SVG", 'did you mean "a.svg"?'),
            ("pictures/bb.svg", 'did you mean "b.svg"?'),
            ("xyz", "paths are relative to the folder of the deck"),
            ("pictures\\nothing", 'write "/" between folders and files'),
            ("https://example.org/a.svg", "nothing is fetched: save it as a file beside the deck"),
        ],
    )
    def test_the_cure_is_what_was_probably_meant(self, tree, name, hint):
        assert refused(tree, name) == ("missing-file", f'there is no file "{name}"', hint)

    @pytest.mark.parametrize("name", ["a\0b", "a" * 5000, "a/" * 3000 + "b", "\ud800.svg"])
    def test_what_can_be_no_path_is_refused(self, tree, name):
        assert refused(tree, name)[0] == "missing-file"

    def test_links_in_a_ring_are_refused(self, tree):
        (tree / "deck" / "one.svg").symlink_to("two.svg")
        (tree / "deck" / "two.svg").symlink_to("one.svg")
        assert refused(tree, "one.svg")[0] == "missing-file"


class TestNormalForms:
    @pytest.mark.parametrize("there", [COMPOSED, DECOMPOSED])
    @pytest.mark.parametrize("asked", [COMPOSED, DECOMPOSED])
    def test_a_name_is_found_in_whichever_form_it_is_stored(self, tree, there, asked):
        (tree / "deck" / there).write_text("found", encoding="utf-8")
        assert found(tree, asked) == "found"

    @pytest.mark.parametrize("asked", [COMPOSED, DECOMPOSED])
    def test_the_very_name_goes_first(self, tree, asked):
        for name in (COMPOSED, DECOMPOSED):
            (tree / "deck" / name).write_text(str(name == asked), encoding="utf-8")
        assert found(tree, asked) == "True"

    def test_folders_too(self, tree):
        folder = tree / "deck" / unicodedata.normalize("NFD", "図ガ")
        folder.mkdir()
        (folder / DECOMPOSED).write_text("found", encoding="utf-8")
        assert found(tree, f"図ガ/{COMPOSED}") == "found"

    def test_a_link_found_so_is_followed_within_the_folder_only(self, tree):
        (tree / "deck" / DECOMPOSED).symlink_to(tree / "secret.svg")
        assert refused(tree, COMPOSED)[0] == "outside-folder"

    def test_no_folder_outside_is_looked_through(self, tree):
        (tree / "deck" / "up").symlink_to("..")
        (tree / DECOMPOSED).write_text("secret", encoding="utf-8")
        assert refused(tree, f"up/{COMPOSED}")[0] == "outside-folder"


def reading_refused(path, limit=100):
    with pytest.raises(PathRefused) as caught:
        read_regular(path, limit, "x.svg")
    assert caught.value.hint
    return caught.value.code, caught.value.message


class TestReading:
    def test_an_ordinary_file_up_to_the_limit(self, tmp_path):
        (tmp_path / "a").write_bytes(b"1" * 100)
        assert read_regular(tmp_path / "a", 100, "a") == b"1" * 100

    def test_a_larger_one_is_refused_by_its_size(self, tmp_path):
        with open(tmp_path / "a", "wb") as file:
            file.truncate(1 << 40)  # a terabyte of nothing, which no test should read
        assert reading_refused(tmp_path / "a", 64_000_000) == ("large-file", '"x.svg" has more than 64 MB')

    def test_a_folder(self, tmp_path):
        assert reading_refused(tmp_path) == ("missing-file", '"x.svg" is a folder')

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
    def test_a_pipe_that_nobody_writes_to_does_not_hold_up_the_build(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        results = []
        reader = threading.Thread(target=lambda: results.append(reading_refused(tmp_path / "pipe")), daemon=True)
        reader.start()
        reader.join(20)
        assert results == [("missing-file", '"x.svg" is a pipe')]

    def test_a_device_without_an_end(self):
        if not Path("/dev/zero").exists():
            pytest.skip("no such device on this system")
        assert reading_refused(Path("/dev/zero")) == ("missing-file", '"x.svg" is a device')

    @pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets with names on this system")
    def test_a_socket(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("socket")
            assert reading_refused(tmp_path / "socket") == ("missing-file", '"x.svg" is a socket')

    def test_a_file_that_says_it_is_empty_and_is_not(self):
        endless = Path("/proc/self/maps")
        if not endless.exists():
            pytest.skip("no such file on this system")
        assert reading_refused(endless, 10)[0] == "large-file"

    def test_a_file_that_is_gone_by_now(self, tmp_path):
        assert reading_refused(tmp_path / "gone")[0] == "missing-file"
