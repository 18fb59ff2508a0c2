"""Files are replaced all at once or not at all."""

import os
import stat
from pathlib import Path

import pytest

from twindeck.output import replace_files


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_written_into_a_new_folder(tmp_path):
    folder = tmp_path / "a" / "b"
    assert replace_files(folder, {"deck.pptx": b"1", "deck.pdf": b"2"}) == (folder / "deck.pptx", folder / "deck.pdf")
    assert content(folder) == {"deck.pptx": b"1", "deck.pdf": b"2"}


def test_earlier_files_are_replaced_and_others_left(tmp_path):
    (tmp_path / "deck.pdf").write_bytes(b"old")
    (tmp_path / "notes.txt").write_bytes(b"mine")
    replace_files(tmp_path, {"deck.pdf": b"new"})
    assert content(tmp_path) == {"deck.pdf": b"new", "notes.txt": b"mine"}


def test_permissions_are_kept_or_follow_the_umask(tmp_path):
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o604)
    before = os.umask(0o027)
    try:
        replace_files(tmp_path, {"old": b"1", "new": b"2"})
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new")]
    assert modes == [0o604, 0o640]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "real.pdf").write_bytes(b"old")
    (tmp_path / "deck.pdf").symlink_to(tmp_path / "elsewhere" / "real.pdf")
    replace_files(tmp_path, {"deck.pdf": b"new"})
    assert (tmp_path / "deck.pdf").is_symlink()
    assert content(tmp_path / "elsewhere") == {"real.pdf": b"new"}


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_failure_leaves_everything_as_it_was(tmp_path, monkeypatch, failing, at):
    earlier = {"deck.pptx": b"old 1", "deck.pdf": b"old 2"}
    for name, data in earlier.items():
        (tmp_path / name).write_bytes(data)
    owner = {"fsync": os, "link": os, "replace": Path}[failing]
    real, calls = getattr(owner, failing), []

    def fails(*arguments):
        calls.append(arguments)
        if len(calls) == at:
            raise OSError(28, "no space left on device")
        return real(*arguments)

    monkeypatch.setattr(owner, failing, fails)
    with pytest.raises(OSError, match="no space left"):
        replace_files(tmp_path, {"deck.pptx": b"new 1", "deck.pdf": b"new 2", "deck.txt": b"new 3"})
    monkeypatch.undo()
    assert content(tmp_path) == earlier


def test_an_interrupt_is_a_failure_too(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, {"a": b"new"})
    monkeypatch.undo()
    assert content(tmp_path) == {"a": b"old"}


def test_a_folder_in_the_way_is_an_error_before_anything_is_written(tmp_path):
    (tmp_path / "deck.pdf").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_files(tmp_path, {"deck.pptx": b"new", "deck.pdf": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["deck.pdf"]


@pytest.mark.parametrize("name", ["../deck.pdf", "a/b", "", ".."])
def test_names_stay_in_the_folder(tmp_path, name):
    with pytest.raises(ValueError, match="not the name of a file"):
        replace_files(tmp_path, {name: b""})
