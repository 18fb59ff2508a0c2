"""Files are replaced all at once or not at all, whatever ends a build and whenever it does."""

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from twindeck import folder_lock, output
from twindeck.output import abandon, replace_files

EARLIER = {"deck.pptx": b"old 1", "deck.pdf": b"old 2"}
NEW = {"deck.pptx": b"new one", "deck.pdf": b"new two", "deck.txt": b"new three"}

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fill(folder, files=EARLIER):
    for name, data in files.items():
        (folder / name).write_bytes(data)


def next_build(folder):
    """Build something else into a folder; returns what is then there beside it."""
    replace_files(folder, {"other.txt": b""})
    return {name: data for name, data in content(folder).items() if name != "other.txt"}


class TestReplacing:
    def test_files_are_written_into_a_new_folder(self, tmp_path):
        folder = tmp_path / "a" / "b"
        written = replace_files(folder, {"deck.pptx": b"1", "deck.pdf": b"2"})
        assert written == (folder / "deck.pptx", folder / "deck.pdf")
        assert content(folder) == {"deck.pptx": b"1", "deck.pdf": b"2"}

    def test_earlier_files_are_replaced_and_others_left(self, tmp_path):
        fill(tmp_path, {"deck.pdf": b"old", "notes.txt": b"mine"})
        replace_files(tmp_path, {"deck.pdf": b"new"})
        assert content(tmp_path) == {"deck.pdf": b"new", "notes.txt": b"mine"}

    def test_permissions_are_kept_or_follow_the_umask(self, tmp_path):
        (tmp_path / "old").write_bytes(b"")
        (tmp_path / "old").chmod(0o604)
        before = os.umask(0o027)
        try:
            replace_files(tmp_path, {"old": b"1", "new": b"2"})
        finally:
            os.umask(before)
        modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new")]
        assert modes == [0o604, 0o640]

    def test_a_link_stays_a_link(self, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "real.pdf").write_bytes(b"old")
        (tmp_path / "deck.pdf").symlink_to(tmp_path / "elsewhere" / "real.pdf")
        replace_files(tmp_path, {"deck.pdf": b"new"})
        assert (tmp_path / "deck.pdf").is_symlink()
        assert content(tmp_path / "elsewhere") == {"real.pdf": b"new"}

    def test_a_file_system_without_hard_links(self, tmp_path, monkeypatch):
        def refuse(*_):
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", refuse)
        fill(tmp_path)
        replace_files(tmp_path, NEW)
        assert content(tmp_path) == NEW

    def test_a_folder_in_the_way_is_an_error_before_anything_is_written(self, tmp_path):
        (tmp_path / "deck.pdf").mkdir()
        with pytest.raises(IsADirectoryError):
            replace_files(tmp_path, {"deck.pptx": b"new", "deck.pdf": b"new"})
        assert [path.name for path in tmp_path.iterdir()] == ["deck.pdf"]

    @pytest.mark.parametrize("name", ["../deck.pdf", "a/b", "", "..", "a\0b"])
    def test_names_stay_in_the_folder(self, tmp_path, name):
        with pytest.raises(ValueError, match="not the name of a file"):
            replace_files(tmp_path, {name: b""})


class TestFailures:
    @pytest.mark.parametrize("failing", ["fsync", "replace"])
    @pytest.mark.parametrize("at", [1, 2, 3, 4])
    def test_leave_everything_as_it_was(self, tmp_path, monkeypatch, failing, at):
        fill(tmp_path)
        owner = {"fsync": os, "replace": Path}[failing]
        real, calls = getattr(owner, failing), []

        def fails(*arguments):
            calls.append(arguments)
            if len(calls) == at:
                raise OSError(28, "no space left on device")
            return real(*arguments)

        monkeypatch.setattr(owner, failing, fails)
        with pytest.raises(OSError, match="no space left"):
            replace_files(tmp_path, NEW)
        monkeypatch.undo()
        assert content(tmp_path) == EARLIER

    def test_name_the_file_that_could_not_be_written(self, tmp_path, monkeypatch):
        real = os.open

        def full(path, *rest):
            if str(path).endswith("-1.new"):
                raise OSError(28, "No space left on device", str(path))
            return real(path, *rest)

        monkeypatch.setattr(os, "open", full)
        with pytest.raises(OSError, match="No space left") as wrong:
            replace_files(tmp_path, NEW)
        assert wrong.value.filename == str(tmp_path / "deck.pdf")

    def test_where_nothing_can_be_renamed_not_even_back_the_next_build_brings_the_earlier_files_back(
        self, tmp_path, monkeypatch
    ):
        fill(tmp_path)
        real = Path.replace

        def held(source, target):
            if Path(target).name in NEW and not Path(source).name.endswith("-0.new"):
                raise PermissionError(13, "Permission denied", str(target))
            return real(source, target)

        monkeypatch.setattr(Path, "replace", held)
        with pytest.raises(PermissionError):
            replace_files(tmp_path, NEW)
        monkeypatch.undo()
        assert next_build(tmp_path) == EARLIER


class Ended(BaseException):
    """What a signal raises."""


def crashing(at: int, crash: Callable[[], None], act: Callable[[], object]) -> int:
    """Do something, and crash before its `at`-th line in output.py; returns how many lines were begun."""
    lines = 0

    def trace(frame, event, _argument):
        nonlocal lines
        if frame.f_code.co_filename != output.__file__:
            return None
        if event == "line":
            lines += 1
            if lines == at:
                sys.settrace(None)
                crash()
        return trace

    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(None)
    return lines


LINES = 400
"""More lines than a build has: tests that crash at each go on until nothing crashes any more."""


class TestEndingAtAnyLine:
    @pytest.fixture(autouse=True)
    def _quick(self, monkeypatch):
        """Kills spare what the system has in its memory; what a loss of power would take makes no difference here."""
        monkeypatch.setattr(os, "fsync", lambda _: None)

    @pytest.mark.parametrize("earlier", [{}, EARLIER, {"deck.pdf": b"old 2"}], ids=["none", "both", "one"])
    def test_an_exception_leaves_one_whole_build(self, tmp_path, earlier):
        def raises():
            raise Ended

        outcomes = set()
        for at in range(1, LINES):
            folder = tmp_path / str(at)
            folder.mkdir()
            fill(folder, earlier)
            try:
                crashing(at, raises, lambda folder=folder: replace_files(folder, NEW))
            except Ended:
                found = content(folder)
                assert found in (earlier, NEW), f"line {at}"
                outcomes.add(found == NEW)
            else:
                break
        assert at > 100
        assert outcomes == {True, False}

    @needs_fork
    @pytest.mark.parametrize("earlier", [{}, EARLIER, {"deck.pdf": b"old 2"}], ids=["none", "both", "one"])
    def test_after_a_kill_the_next_build_leaves_one_whole_build(self, tmp_path, earlier):
        outcomes, kinds = set(), set()
        for at in range(1, LINES):
            folder = tmp_path / str(at)
            folder.mkdir()
            fill(folder, earlier)
            if killed(at, lambda folder=folder: replace_files(folder, NEW)):
                left = set(content(folder)) - set(NEW)
                kinds |= {name.rpartition(".")[2] for name in left}
                found = next_build(folder)
                assert found in (earlier, NEW), f"line {at}"
                outcomes.add(found == NEW)
            else:
                break
        assert at > 100
        assert outcomes == {True, False}
        assert kinds >= {"new", "parts", "replacing"}

    @needs_fork
    def test_a_repair_that_is_killed_is_repaired(self, tmp_path):
        outcomes = set()
        for first in range(1, LINES, 23):
            for second in range(1, LINES, 3):
                folder = tmp_path / f"{first}-{second}"
                folder.mkdir()
                fill(folder)
                if not killed(first, lambda folder=folder: replace_files(folder, NEW)):
                    break
                again = killed(second, lambda folder=folder: output.repair(folder))
                found = next_build(folder)
                assert found in (EARLIER, NEW), f"lines {first} and {second}"
                outcomes.add(found == NEW)
                if not again:
                    break
        assert outcomes == {True, False}

    @needs_fork
    def test_the_earlier_files_are_brought_back_whenever_that_is_killed(self, tmp_path, monkeypatch):
        for at in range(1, LINES):
            folder = tmp_path / str(at)
            folder.mkdir()
            fill(folder)
            real = Path.replace

            def last_fails(source, target, real=real):
                if Path(source).name.endswith("-2.new"):
                    raise PermissionError(13, "Permission denied")
                return real(source, target)

            monkeypatch.setattr(Path, "replace", last_fails)

            def build(folder=folder):
                with pytest.raises(PermissionError):
                    replace_files(folder, NEW)

            again = killed(at, build)
            monkeypatch.undo()
            assert next_build(folder) in ((EARLIER, NEW) if again else (EARLIER,)), f"line {at}"
            if not again:
                break

    @needs_fork
    def test_links_into_other_folders_are_repaired_too(self, tmp_path):
        for at in range(1, LINES):
            folder, other = tmp_path / str(at), tmp_path / f"{at}-other"
            folder.mkdir()
            other.mkdir()
            fill(other)
            for name in EARLIER:
                (folder / name).symlink_to(other / name)
            new = {name: NEW[name] for name in EARLIER}
            again = killed(at, lambda folder=folder, new=new: replace_files(folder, new))
            assert next_build(folder) in (EARLIER, new), f"line {at}"
            assert content(other) in (EARLIER, new), f"line {at}"
            if not again:
                break

    def test_what_a_signal_interrupts_is_settled_on_the_spot(self, tmp_path):
        for at in range(1, LINES):
            folder = tmp_path / str(at)
            folder.mkdir()
            fill(folder)
            seen = []

            def ends(folder=folder, seen=seen):
                abandon()
                seen.append(content(folder))
                raise Ended

            try:
                crashing(at, ends, lambda folder=folder: replace_files(folder, NEW))
            except Ended:
                assert seen[0] in (EARLIER, NEW), f"line {at}"
            else:
                break


def killed(at: int, act: Callable[[], object]) -> bool:
    """Do something in a process that is killed before its `at`-th line in output.py; tells whether it was."""
    child = os.fork()
    if not child:
        code = 1
        try:
            crashing(at, lambda: os.kill(os.getpid(), signal.SIGKILL), act)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


class TestWhatIsLeft:
    TOKEN = "0123456789abcdef"

    def journal(self, folder: Path, state: str, *entries: dict[str, object]) -> Path:
        journal = folder / f".twindeck-{self.TOKEN}.{state}"
        journal.write_text(json.dumps({"files": entries}))
        return journal

    def entry(self, name: str, data: bytes, *, existed: bool) -> dict[str, object]:
        import hashlib

        return {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "existed": existed}

    @needs_fork
    def test_whoever_changes_a_file_after_a_kill_has_the_last_word(self, tmp_path):
        fill(tmp_path)
        self.journal(tmp_path, "replacing", *(self.entry(name, NEW[name], existed=True) for name in EARLIER))
        for number, name in enumerate(EARLIER):
            (tmp_path / f".twindeck-{self.TOKEN}-{number}.new").write_bytes(NEW[name])
            (tmp_path / f".twindeck-{self.TOKEN}-{number}.old").write_bytes(EARLIER[name])
        (tmp_path / "deck.pdf").unlink()
        (tmp_path / "deck.pdf").write_bytes(b"edited")
        assert next_build(tmp_path) == {**EARLIER, "deck.pdf": b"edited"}

    @pytest.mark.parametrize("damage", ["cut", "gone"])
    def test_a_new_file_that_is_not_whole_is_never_put_in_place(self, tmp_path, damage):
        fill(tmp_path)
        self.journal(tmp_path, "replacing", *(self.entry(name, NEW[name], existed=True) for name in EARLIER))
        for number, name in enumerate(EARLIER):
            (tmp_path / f".twindeck-{self.TOKEN}-{number}.old").write_bytes(EARLIER[name])
        (tmp_path / f".twindeck-{self.TOKEN}-0.new").write_bytes(NEW["deck.pptx"])
        if damage == "cut":
            (tmp_path / f".twindeck-{self.TOKEN}-1.new").write_bytes(NEW["deck.pdf"][:-1])
        assert next_build(tmp_path) == EARLIER

    @pytest.mark.parametrize(
        "text", ["", "{", "[]", "{}", '{"files": 1}', '{"files": [1]}', '{"files": [{"name": 1}]}', "[" * 50_000]
    )
    @pytest.mark.parametrize("state", ["parts", "replacing", "returning"])
    def test_a_journal_that_cannot_be_read_is_taken_away(self, tmp_path, state, text):
        fill(tmp_path)
        self.journal(tmp_path, state).write_text(text)
        assert next_build(tmp_path) == EARLIER

    @pytest.mark.parametrize("name", ["../outside", "/outside", "a/b", "..", ""])
    def test_a_journal_reaches_nothing_outside_the_folder(self, tmp_path, name):
        folder = tmp_path / "folder"
        folder.mkdir()
        for beside in (tmp_path, folder, folder / "a"):
            beside.mkdir(exist_ok=True)
            (beside / f".twindeck-{self.TOKEN}-0.new").write_bytes(b"evil")
        self.journal(folder, "replacing", self.entry(name, b"evil", existed=False))
        replace_files(folder, {"other.txt": b""})
        assert not (tmp_path / "outside").exists()
        assert not (folder / "a" / "b").exists()

    def test_files_of_others_stay(self, tmp_path):
        names = (".twindeck-x.parts", ".deck.pdf.part", f".twindeck-{self.TOKEN}-0.new", ".twindeck", "deck.pdf")
        fill(tmp_path, dict.fromkeys(names, b"mine"))
        assert next_build(tmp_path) == dict.fromkeys(names, b"mine")

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
    def test_nothing_waits_for_a_pipe(self, tmp_path):
        os.mkfifo(tmp_path / f".twindeck-{self.TOKEN}.replacing")
        os.mkfifo(tmp_path / "deck.pptx")
        token = "f" * 16
        (tmp_path / f".twindeck-{token}.replacing").write_text(
            json.dumps({"files": [self.entry("deck.pptx", b"", existed=True)]})
        )
        replace_files(tmp_path, {"other.txt": b""})
        assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.pptx", "other.txt"]


class TestBuildsAtTheSameTime:
    def test_never_mix_their_files(self, tmp_path):
        def build(number: int) -> None:
            for _ in range(20):
                replace_files(tmp_path, {name: bytes([number]) * 1000 for name in ("a", "b", "c")})

        builds = [threading.Thread(target=build, args=(number,)) for number in range(4)]
        for one in builds:
            one.start()
        for one in builds:
            one.join()
        found = content(tmp_path)
        assert sorted(found) == ["a", "b", "c"]
        assert len(set(found.values())) == 1

    @needs_fork
    def test_leave_what_belongs_to_one_under_way(self, tmp_path):
        """A second build waits for the first, which another process holds up in the middle."""
        program = (
            "import sys, twindeck.output as output; from pathlib import Path\n"
            "real = output._write\n"
            "def slow(*a):\n"
            "    real(*a)\n"
            "    if str(a[0]).endswith('.new'): print('here', flush=True); sys.stdin.readline()\n"
            "output._write = slow\n"
            "output.replace_files(Path(sys.argv[1]), {'a': b'first'})\n"
        )
        first = subprocess.Popen(
            [sys.executable, "-c", program, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert first.stdout.readline() == "here\n"
        second = threading.Thread(target=replace_files, args=(tmp_path, {"a": b"second"}))
        second.start()
        second.join(0.2)
        assert second.is_alive()
        assert any(name.endswith(".new") for name in content(tmp_path))
        first.communicate("\n", timeout=60)
        second.join(60)
        assert first.returncode == 0
        assert content(tmp_path) == {"a": b"second"}

    @needs_fork
    def test_that_never_end_are_an_error(self, tmp_path, monkeypatch):
        monkeypatch.setattr(folder_lock, "PATIENCE", 0)
        with folder_lock.alone_in([tmp_path]), pytest.raises(TimeoutError, match="another build is writing here"):
            replace_files(tmp_path, {"a": b""})
        assert replace_files(tmp_path, {"a": b""})

    def test_without_locks_nothing_that_is_found_is_touched(self, tmp_path, monkeypatch):
        left = tmp_path / ".twindeck-0123456789abcdef.parts"
        left.write_text('{"files": []}')
        monkeypatch.setattr(folder_lock, "fcntl", None)
        fill(tmp_path)
        replace_files(tmp_path, NEW)
        assert content(tmp_path) == {**NEW, left.name: left.read_bytes()}


@needs_fork
def test_a_build_killed_between_two_files_is_completed_by_the_next(tmp_path, twindeck_command):
    """The same with a real build, a real signal, and `verify` as the judge."""
    (tmp_path / "deck.yaml").write_text("title: A\nslides:\n  - statement: {title: One, text: Words}\n")
    assert twindeck_command("build", "deck.yaml", cwd=tmp_path).returncode == 0
    before = content(tmp_path / "output")
    (tmp_path / "deck.yaml").write_text("title: A\nslides:\n  - statement: {title: One, text: Other words}\n")
    program = (
        "import os, signal, sys; from pathlib import Path; from twindeck import cli\n"
        "real = Path.replace\n"
        "def replace(path, target):\n"
        "    if path.name.endswith('-1.new'): os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(path, target)\n"
        "Path.replace = replace\n"
        "cli.main(['build', 'deck.yaml'])\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    after = content(tmp_path / "output")
    assert (after["deck.pptx"] != before["deck.pptx"], after["deck.pdf"] == before["deck.pdf"]) == (True, True)
    (tmp_path / "other.yaml").write_text((tmp_path / "deck.yaml").read_text())
    assert twindeck_command("build", "other.yaml", cwd=tmp_path).returncode == 0
    found = content(tmp_path / "output")
    assert sorted(found) == ["deck.pdf", "deck.pptx", "other.pdf", "other.pptx"]
    assert found["deck.pdf"] == found["other.pdf"]
    assert twindeck_command("verify", "output/deck.pptx", "output/deck.pdf", cwd=tmp_path).returncode == 0
