"""The command line as its users meet it: exit codes, what goes where, and files that are whole or not there."""

import json
import os
import signal
import subprocess
import sys
import time
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

    @pytest.mark.skipif(os.name == "nt", reason="signals are another thing on Windows")
    def test_a_termination_leaves_no_half_written_files(self, tmp_path):
        slides = "".join(f"  - statement: {{title: 題{i}, text: 本文}}\n" for i in range(3000))
        (tmp_path / "deck.yaml").write_text(f"title: x\nslides:\n{slides}", encoding="utf-8")
        command = [sys.executable, "-m", "twindeck", "build", "deck.yaml", "--formats", "txt"]
        process = subprocess.Popen(command, cwd=tmp_path)
        time.sleep(0.7)
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=60)
        left = [path.name for path in tmp_path.glob("output/*")]
        assert (code, left) in ((128 + signal.SIGTERM, []), (0, ["deck.txt"]), (-signal.SIGTERM, []))

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
