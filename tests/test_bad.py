"""Bad decks: each says in its first lines which errors it must get, by line, column and code, and gets no others."""

import re
from pathlib import Path

import pytest

import twindeck
from twindeck.diagnostics import DeckError, Severity, one_line

HERE = Path(__file__).parent / "bad"
DECKS = sorted(HERE.glob("*.yaml"))
EXPECTED = re.compile(r"# error (\d+):(\d+) ([a-z-]+)")


def expected(path: Path) -> list[tuple[int, int, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(int(m[1]), int(m[2]), m[3]) for line in lines if (m := EXPECTED.fullmatch(line))]


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_a_bad_deck_gets_its_errors_and_leaves_earlier_files_alone(path: Path, tmp_path) -> None:
    earlier = tmp_path / f"{path.stem}.pptx"
    earlier.write_bytes(b"earlier")
    with pytest.raises(DeckError) as raised:
        twindeck.build(path, tmp_path)
    found = [one for one in raised.value.diagnostics if one.severity is Severity.ERROR]
    shown = "\n".join(map(one_line, found))
    assert [(d.span.line, d.span.column, d.code) for d in found if d.span] == expected(path), shown
    for finding in found:
        assert finding.message[0] == finding.message[0].lower() or not finding.message[0].isalpha()
        assert not finding.message.endswith(".")
        assert finding.hint, finding.message
    assert [p.name for p in tmp_path.iterdir()] == [earlier.name]
    assert earlier.read_bytes() == b"earlier"


def test_a_deck_that_is_not_utf_8_is_told_where(tmp_path) -> None:
    deck = tmp_path / "deck.yaml"
    deck.write_bytes("title: 報告\nslides:\n  - message: {title: ".encode() + b"\x8e\x9e}\n")
    (finding,) = twindeck.check(deck)
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (3, 22)
    assert "UTF-8" in finding.message + (finding.hint or "")


def test_the_command_says_the_same_and_exits_with_1(twindeck_command, tmp_path) -> None:
    done = twindeck_command("build", HERE / "several.yaml", "-o", tmp_path)
    assert done.returncode == 1
    shown = done.stderr.decode()
    assert "several.yaml:11:11: error: unknown block" in shown
    assert 'did you mean "metric"?' in shown
    assert "Traceback" not in shown
    assert not list(tmp_path.iterdir())
