"""The command line as its users meet it: exit codes, what goes where, and files that are whole or not there."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import twindeck
from twindeck import cli
from twindeck.diagnostics import DeckError, error, warning
from twindeck.terminal import Progress, painter, say

DECK = """\
title: 報告
lang: ja
slides:
  - statement: {title: 一枚目, text: 本文}
  - statement: {title: 二枚目, text: 本文}
  - statement: {title: 三枚目, text: 本文}
"""


@pytest.fixture
def deck(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    return "deck.yaml"


def run(capsys, *arguments):
    """Run a command in this process; returns its exit code, stdout and stderr."""
    try:
        code = cli.main([str(argument) for argument in arguments])
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    return code, said.out, said.err


class TestBuild:
    def test_writes_both_files_and_says_so_in_one_line(self, deck, capsys, tmp_path):
        code, out, err = run(capsys, "build", deck)
        assert (code, err) == (0, "")
        assert {path.name for path in (tmp_path / "output").iterdir()} == {"deck.pptx", "deck.pdf"}
        assert out.startswith(f"{Path('output', 'deck.pptx')} ")
        assert " KB · " in out
        assert " · 3 slides · " in out
        assert out.endswith(" s\n")
        assert out.count("\n") == 1

    def test_folder_name_formats_and_slides_are_as_asked(self, deck, capsys, tmp_path):
        code, out, _ = run(
            capsys, "build", deck, "-o", "a/b", "--name", "report", "--formats", "txt", "--slides", "3,1"
        )
        assert (code, "2 slides" in out) == (0, True)
        (file,) = (tmp_path / "a" / "b").iterdir()
        assert file.name == "report.txt"
        words = file.read_text(encoding="utf-8")
        assert "一枚目" in words
        assert "二枚目" not in words

    def test_a_mistake_of_ours_is_no_wrong_use(self, deck, capsys, monkeypatch):
        monkeypatch.delenv("TWINDECK_DEBUG", raising=False)
        monkeypatch.setattr(twindeck, "build", lambda *_, **__: int("x"))
        assert run(capsys, "build", deck)[0] == 70

    def test_quiet_says_nothing(self, deck, capsys):
        assert run(capsys, "build", deck, "--formats", "txt", "-q") == (0, "", "")

    def test_json_is_all_there_is_on_stdout(self, deck, capsys):
        code, out, err = run(capsys, "build", deck, "--formats", "txt", "--json")
        assert (code, json.loads(out), err) == (0, [], "")

    def test_warnings_do_not_stop_it(self, deck, capsys, monkeypatch):
        found = (warning("thin", "the line is thin", hint="make it thicker"),)
        monkeypatch.setattr(twindeck, "build", lambda *_, **__: twindeck.Built((), 3, found))
        code, out, err = run(capsys, "build", deck)
        assert (code, "1 warning" in out) == (0, True)
        assert err == "warning: the line is thin [thin]\n  help: make it thicker\n"


class TestErrorsInADeck:
    def test_are_shown_with_a_caret_and_nothing_is_written(self, deck, capsys, tmp_path):
        (tmp_path / deck).write_text("title: 報告\nslids:\n  - a\n", encoding="utf-8")
        code, out, err = run(capsys, "build", deck)
        assert (code, out) == (1, "")
        assert 'deck.yaml:2:1: error: unknown field "slids" [unknown-field]\n  2 | slids:\n    | ^^^^^\n' in err
        assert 'help: did you mean "slides"?' in err
        assert err.endswith("2 errors; nothing was written\n")
        assert not (tmp_path / "output").exists()

    def test_leave_the_earlier_files_as_they_were(self, deck, capsys, tmp_path):
        run(capsys, "build", deck, "--formats", "txt")
        before = (tmp_path / "output" / "deck.txt").read_bytes()
        (tmp_path / deck).write_text("title: [", encoding="utf-8")
        assert run(capsys, "build", deck, "--formats", "txt")[0] == 1
        assert (tmp_path / "output" / "deck.txt").read_bytes() == before

    @pytest.mark.parametrize("command", ["build", "check"])
    def test_are_told_to_programs_as_json(self, deck, capsys, tmp_path, command):
        (tmp_path / deck).write_text("title: 報告\nslides: [a: b: c]\n", encoding="utf-8")
        code, out, err = run(capsys, command, deck, "--json")
        (found,) = json.loads(out)
        assert (code, err, found["file"], found["line"], found["severity"]) == (1, "", "deck.yaml", 2, "error")

    def test_check_finds_them_without_writing(self, deck, capsys, tmp_path):
        assert run(capsys, "check", deck) == (0, "deck.yaml: nothing is wrong\n", "")
        (tmp_path / deck).write_text("", encoding="utf-8")
        code, out, err = run(capsys, "check", deck)
        assert (code, out) == (1, "deck.yaml: 1 error\n")
        assert err.startswith("deck.yaml:1:1: error: the deck is empty [empty]\n")
        assert not (tmp_path / "output").exists()

    def test_are_coloured_for_a_terminal_unless_told_otherwise(self, monkeypatch):
        class Terminal:
            def isatty(self):
                return True

        for name in ("NO_COLOR", "TERM"):
            monkeypatch.delenv(name, raising=False)
        assert painter(Terminal())("error", "x") == "\x1b[1;31mx\x1b[0m"
        monkeypatch.setenv("NO_COLOR", "1")
        assert painter(Terminal())("error", "x") == "x"

    def test_are_not_coloured_in_a_pipe(self, deck, tmp_path, twindeck_command):
        (tmp_path / deck).write_text("title: [", encoding="utf-8")
        assert b"\x1b" not in twindeck_command("check", deck, cwd=tmp_path).stderr


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ([], "COMMAND"),
            (["biuld"], "invalid choice"),
            (["build"], "DECK"),
            (["build", "deck.yaml", "--colour"], "unrecognized"),
            (["build", "nothing.yaml"], "there is no file nothing.yaml"),
            (["build", "."], "is a folder"),
            (["build", "deck.yaml", "--formats", "doc"], "unknown format doc"),
            (["build", "deck.yaml", "--formats", ","], "unknown format"),
            (["build", "deck.yaml", "--slides", "3-1"], "a range runs upwards"),
            (["build", "deck.yaml", "--slides", "0"], "slides count from 1"),
            (["build", "deck.yaml", "--slides", "x"], "as in 3,9-12"),
            (["build", "deck.yaml", "--name", "../up"], "--out"),
            (["build", "deck.yaml", "--name", ""], "--out"),
            (["build", "deck.yaml", "--slides", "4"], "there is no slide 4; the deck has 3"),
            (["build", "deck.yaml", "--formats", "txt", "--out", "deck.yaml/in"], "deck.yaml"),
            (["verify", "a.pptx", "a.pdf"], "there is no file a.pptx"),
        ],
    )
    def test_is_said_in_a_line_and_ends_with_2(self, deck, capsys, arguments, words):
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (2, "")
        assert words in err
        assert "Traceback" not in err

    def test_a_folder_that_cannot_be_written(self, deck, capsys, monkeypatch):
        def refuse(*_, **__):
            raise PermissionError(13, "Permission denied", "output")

        monkeypatch.setattr(twindeck, "build", refuse)
        assert run(capsys, "build", deck) == (2, "", "twindeck: error: output: permission denied\n")


class TestMishaps:
    def test_a_mistake_of_ours_is_told_without_a_traceback(self, deck, capsys, monkeypatch):
        monkeypatch.delenv("TWINDECK_DEBUG", raising=False)
        monkeypatch.setattr(twindeck, "build", lambda *_, **__: 1 / 0)
        code, _, err = run(capsys, "build", deck)
        assert code == 70
        assert "internal error: ZeroDivisionError: division by zero\n" in err
        assert "TWINDECK_DEBUG=1" in err
        monkeypatch.setenv("TWINDECK_DEBUG", "1")
        with pytest.raises(ZeroDivisionError):
            cli.main(["build", deck])

    def test_an_interrupt_ends_with_130(self, deck, capsys, monkeypatch):
        def interrupted(*_, **__):
            raise KeyboardInterrupt

        monkeypatch.setattr(twindeck, "build", interrupted)
        assert run(capsys, "build", deck)[0] == 130

    def test_an_endless_file_is_too_large(self, deck, capsys):
        code, _, err = run(capsys, "check", "/dev/zero")
        assert (code, "the deck is larger than 10 MB" in err) == (1, True)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
    def test_a_deck_may_come_through_a_pipe(self, tmp_path, twindeck_command):
        os.mkfifo(tmp_path / "deck.yaml")
        writer = threading.Thread(target=(tmp_path / "deck.yaml").write_text, args=("title: [",))
        writer.start()
        done = twindeck_command("check", "deck.yaml", cwd=tmp_path)
        writer.join()
        assert (done.returncode, b"error" in done.stderr) == (1, True)

    def test_a_reader_that_goes_away_is_no_error(self, deck, tmp_path):
        command = f"{sys.executable} -m twindeck build deck.yaml --formats txt | true; exit ${{PIPESTATUS[0]}}"
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize("encoding", ["ascii", "cp932", "latin-1"])
    def test_a_terminal_that_lacks_characters(self, deck, tmp_path, twindeck_command, encoding):
        (tmp_path / deck).write_text("title: 報告…\n🐟: a\nslides: [", encoding="utf-8")
        done = twindeck_command("check", deck, cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": encoding})
        assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
        done = twindeck_command("check", deck, "--json", cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": encoding})
        assert json.loads(done.stdout.decode("utf-8"))

    def test_a_deck_cannot_steer_the_terminal(self, deck, capsys, tmp_path):
        (tmp_path / deck).write_bytes(b"title: \x1b[2J\x07x\nslides: [a]\n")
        _, _, err = run(capsys, "check", deck)
        assert "\x1b" not in err
        assert "\x07" not in err


@pytest.mark.skipif(os.name == "nt", reason="signals are another thing on Windows")
class TestSignals:
    """A signal ends the command wherever it is, at once, and without a word from Python."""

    HEAD = (
        "import os, signal, sys, threading, time\n"
        "number = int(sys.argv.pop())\n"
        "def stop():\n"
        "    os.kill(os.getpid(), number)\n"
        "    time.sleep(60)\n"
    )
    PHASES = {
        "while something is imported": (
            "class Finder:\n"
            "    def find_spec(self, name, *_):\n"
            "        if name == 'pydantic': stop()\n"
            "sys.meta_path.insert(0, Finder())\n"
        ),
        "while it is laid out": "import twindeck.compose as c\nc.Scene = lambda **_: stop()\n",
        "in a library that lets no exception out": (
            "import twindeck.compose as c\n"
            "def swallow(**_):\n"
            "    try: stop()\n"
            "    except BaseException: pass\n"
            "c.Scene = swallow\n"
        ),
        "while a thread renders": (
            "import twindeck.assets as a, twindeck.writers.pdf as p\n"
            "started = threading.Event()\n"
            "def render(scene):\n"
            "    started.set()\n"
            "    while True: time.sleep(0.01)\n"
            "a.rendered = render\n"
            "def write(scene):\n"
            "    started.wait()\n"
            "    stop()\n"
            "p.write = write\n"
        ),
        "while a file is written": (
            "import twindeck.output as o\n"
            "real = o._write\n"
            "def write(path, data, like):\n"
            "    real(path, data, like)\n"
            "    if path.suffix == '.new': stop()\n"
            "o._write = write\n"
        ),
        "while files are put in place": (
            "from pathlib import Path\n"
            "real = Path.replace\n"
            "def replace(path, target):\n"
            "    if path.name.endswith('-1.new'):\n"
            "        Path.replace = real\n"
            "        stop()\n"
            "    return real(path, target)\n"
            "Path.replace = replace\n"
        ),
        "when all is done": "import atexit\natexit.register(stop)\n",
    }
    WRITTEN = ("while files are put in place", "when all is done")

    @pytest.mark.parametrize("phase", PHASES)
    @pytest.mark.parametrize(("number", "word"), [(signal.SIGINT, "interrupted"), (signal.SIGTERM, "terminated")])
    def test_ends_it(self, deck, tmp_path, phase, number, word):
        program = f"{self.HEAD}{self.PHASES[phase]}from twindeck.start import run\nrun()\n"
        command = [sys.executable, "-c", program, "build", deck, "-q", str(int(number))]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=50, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (128 + number, "", f"{word}\n")
        left = sorted(path.name for path in tmp_path.glob("output/*"))
        assert left == (["deck.pdf", "deck.pptx"] if phase in self.WRITTEN else [])

    def test_what_is_to_be_ignored_stays_so(self, deck, tmp_path):
        program = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + self.HEAD.replace(
            "    time.sleep(60)\n", ""
        )
        program += "import atexit\natexit.register(stop)\nfrom twindeck.start import run\nrun()\n"
        command = [sys.executable, "-c", program, "check", deck, str(int(signal.SIGINT))]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=50, check=False)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
class TestStreams:
    """Where the command's words go is no matter of its work."""

    def shell(self, folder: Path, line: str) -> subprocess.CompletedProcess[str]:
        command = line.replace("twindeck", f"{sys.executable} -m twindeck")
        return subprocess.run(
            ["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60, check=False
        )

    @pytest.mark.parametrize(
        "line",
        [
            "twindeck build deck.yaml >&-",
            "twindeck build deck.yaml 2>&-",
            "twindeck build deck.yaml >&- 2>&- <&-",
            "twindeck build deck.yaml --json >&-",
            "twindeck build deck.yaml | head -0; exit ${PIPESTATUS[0]}",
            "twindeck build deck.yaml --json | head -c 0; exit ${PIPESTATUS[0]}",
        ],
    )
    def test_that_are_closed_change_nothing(self, deck, tmp_path, line):
        done = self.shell(tmp_path, line)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "" or "2>&-" in line
        assert sorted(path.name for path in tmp_path.glob("output/*")) == ["deck.pdf", "deck.pptx"]
        assert (tmp_path / "output" / "deck.pdf").read_bytes().startswith(b"%PDF-")
        assert (tmp_path / "output" / "deck.pptx").read_bytes().startswith(b"PK")

    @pytest.mark.parametrize("line", ["twindeck check deck.yaml 2>&-", "twindeck check deck.yaml --json >&-"])
    def test_that_are_closed_leave_the_exit_code(self, deck, tmp_path, line):
        (tmp_path / deck).write_text("title: [")
        assert self.shell(tmp_path, line).returncode == 1

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize("option", ["", "--json"])
    def test_that_are_full_are_named(self, deck, tmp_path, option):
        done = self.shell(tmp_path, f"twindeck build deck.yaml {option} > /dev/full")
        assert done.returncode == 2
        assert done.stderr == "twindeck: error: standard output: no space left on device\n"
        assert sorted(path.name for path in tmp_path.glob("output/*")) == ["deck.pdf", "deck.pptx"]


class TestDate:
    @pytest.mark.parametrize("value", ["", "0", "1757030400", "253402300799"])
    def test_is_a_number_of_seconds_or_left_out(self, deck, capsys, monkeypatch, value):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        assert run(capsys, "build", deck)[0] == 0

    @pytest.mark.parametrize("value", ["x", "-1", "1.5", " 1", "1e9", "253402300800", "²", "9" * 30, "2025-01-01"])
    def test_that_is_none_names_the_variable(self, deck, capsys, monkeypatch, tmp_path, value):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
        code, out, err = run(capsys, "build", deck)
        assert (code, out) == (2, "")
        assert err.startswith(f'twindeck: error: SOURCE_DATE_EPOCH is "{value}", which is no date: ')
        assert not (tmp_path / "output").exists()
        assert run(capsys, "check", deck)[0] == 0


@pytest.mark.parametrize("name", ["yaml", "pptx", "signal", "pathlib", "twindeck_local", "reportlab"])
def test_modules_beside_a_deck_are_never_run(deck, tmp_path, twindeck_command, name):
    (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'was-run')!r}, 'w').close()\nraise SystemExit(9)\n")
    assert twindeck_command("build", deck, "-q", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "was-run").exists()


class TestHelp:
    def test_version(self, capsys):
        assert run(capsys, "--version") == (0, f"twindeck {twindeck.__version__}\n", "")

    def test_help_shows_examples(self, capsys):
        code, out, _ = run(capsys, "--help")
        assert (code, "twindeck build deck.yaml --slides 3,9-12" in out) == (0, True)

    def test_themes(self, capsys):
        code, out, _ = run(capsys, "themes")
        assert (code, "civic" in out.split()) == (0, True)

    @pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "missing.yaml"]])
    def test_nothing_heavy_is_loaded_before_it_is_needed(self, arguments):
        program = (
            "import sys; from twindeck import cli\n"
            f"try: cli.main({arguments!r})\n"
            "except SystemExit: pass\n"
            "print(sorted({'pydantic', 'yaml', 'pptx', 'reportlab', 'uharfbuzz', 'PIL', 'lxml'} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
        assert done.stdout.splitlines()[-1] == "[]"

    def test_the_formats_named_in_the_help_are_those_there_are(self, capsys):
        from twindeck.writers.registry import WRITERS

        assert ", ".join(WRITERS) in " ".join(run(capsys, "build", "--help")[1].split())


class TestProgress:
    class Terminal:
        encoding = "utf-8"

        def __init__(self, terminal=True):
            self.written = ""
            self.terminal = terminal

        def isatty(self):
            return self.terminal

        def write(self, text):
            self.written += text

        def flush(self):
            pass

    def test_is_shown_for_a_long_deck_and_taken_away(self):
        terminal = self.Terminal()
        progress = Progress(terminal, "slides")
        for done in range(1, 201):
            progress(done, 200)
        progress.clear()
        assert "200 of 200 slides" in terminal.written
        assert terminal.written.rpartition("\r")[0].rpartition("\r")[2].strip() == ""

    @pytest.mark.parametrize(("terminal", "total"), [(True, 100), (False, 1000)])
    def test_is_not_shown_for_a_short_deck_or_a_pipe(self, terminal, total):
        stream = self.Terminal(terminal)
        progress = Progress(stream, "slides")
        progress(total, total)
        progress.clear()
        assert stream.written == ""

    def test_lines_are_spelled_otherwise_where_the_encoding_lacks_characters(self):
        stream = self.Terminal()
        stream.encoding = "ascii"
        say("a · b … 報", stream)
        assert stream.written == "a - b ... \\u5831\n"


def test_errors_without_a_place_are_shown_too(deck, capsys, monkeypatch):
    def fails(*_, **__):
        raise DeckError([error("odd", "something is odd")])

    monkeypatch.setattr(twindeck, "build", fails)
    assert run(capsys, "build", deck) == (1, "", "error: something is odd [odd]\n1 error; nothing was written\n")
