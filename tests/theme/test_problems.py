"""Everything wrong in a theme is an error with its place in the theme file and a cure."""

import os
from pathlib import Path

import pytest

from twindeck.diagnostics import Severity
from twindeck.theme.load import find_theme

CASES = {
    # names
    "a misspelt length": ("lengths: {margn: 30}", "1:11 unknown-name", 'did you mean "margin"?'),
    "a misspelt style": ("styles: {titel: {size: 30}}", "1:10 unknown-name", 'did you mean "title"?'),
    "a misspelt distance": ("spacing: {colums: [9, 3]}", "1:11 unknown-name", 'did you mean "columns"?'),
    "a misspelt face": ("fonts: {regulr: x.ttf}", "1:9 unknown-name", 'did you mean "regular"?'),
    "a misspelt role": ('accents: {key: {fil: "#123456"}}', "1:17 unknown-field", 'did you mean "fill"?'),
    "a misspelt key": ("lenghts: {margin: 30}", "1:1 unknown-field", 'did you mean "lengths"?'),
    "a theme that is not there": ("extends: civil", "1:10 unknown-theme", "civic"),
    # colours
    "a colour that is none": ("colours: {key: blue}", "1:16 value", "#0B6FA4"),
    "a colour without quotes": ("colours:\n  key: #0B6FA4", "2:7 missing-field", "in quotes"),
    "a style in no colour": ("styles: {body: {colour: txet}}", "1:25 unknown-name", 'did you mean "text"?'),
    "an accent in no colour": ("accents: {sun: yelow}", "1:16 unknown-name", "#0B6FA4"),
    "a chip in no colour": ("chip-tones: [line, key-trak]", "1:20 unknown-name", 'did you mean "key-track"?'),
    "an empty accent": ("accents:\n  sun:\n", "2:3 missing-field", "sun"),
    "no accent for most slides": ("accents: {key: none}", "1:16 value", "another colour"),
    # values
    "no number": ("lengths: {margin: wide}", "1:19 value", "digits"),
    "not a number": ("lengths: {margin: .nan}", "1:19 value", "digits"),
    "infinite": ("spacing: {cards: [.inf, 2]}", "1:19 value", "digits"),
    "negative": ("lengths: {line: -1}", "1:17 value", "0.25"),
    "zero": ("lengths: {grid: 0}", "1:17 value", "0.5"),
    "a list for a number": ("lengths: {margin: [3]}", "1:19 value", "digits"),
    "smallest before largest": ("spacing: {cards: [4, 9]}", "1:18 value", "first"),
    "smallest over size": ("styles: {body: {size: 12, smallest: 14}}", "1:37 value", "fitted down"),
    "largest under size": ("styles: {body: {size: 14, largest: 12}}", "1:36 value", "grow"),
    "type of no size": ("styles: {body: {size: 0}}", "1:23 value", "13"),
    "a ring without a hole": ("lengths: {ring-hole: 1}", "1:22 value", "0.95"),
    "an icon of no size": ("spacing: {icon: [0, 0]}", "1:17 value", "8"),
    "a slide too small": ("width: 100", "1:8 value", "960"),
    "a slide too long": ("width: 2400", "1:8 value", "960"),
    # regions
    "margins wider than the slide": ("lengths: {margin: 480}", "1:19 no-room", "margin 480"),
    "a body that ends before it begins": ("lengths: {body-top: 500}", "1:21 no-room", "body-bottom"),
    "a body under the footer": ("lengths: {body-bottom: 530}", "1:24 no-room", "footer-top"),
    "a panel as wide as the slide": ("lengths: {panel-width: 940}", "1:24 no-room", "panel-width 940"),
    "a panel without room": ("lengths: {panel-width: 1}", "1:24 no-room", "panel-width 1"),
    "a footer below the slide": ("lengths: {footer-top: 600}", "1:23 no-room", "540"),
    # files
    "no such font": ("fonts: {regular: none.ttf}", "1:18 missing-file", "relative to the folder of the theme"),
    "a font that is a text": ("fonts: {bold: text.ttf}", "1:15 font", ".ttf"),
    "a font that is empty": ("fonts: {bold: empty.ttf}", "1:15 font", ".ttf"),
    "a font cut short": ("fonts: {bold: cut.ttf}", "1:15 font", ".ttf"),
    "a face beyond the file's": ("fonts: {bold: {file: BIZUDPGothic-Bold.ttf, index: 9}}", "1:52 font", "leave"),
    "a folder for a font": ("fonts: {regular: folder}", "1:18 missing-file", "font"),
    "a font elsewhere": ("fonts: {regular: ../outside.ttf}", "1:18 outside-folder", "copy"),
    "a font at an absolute path": ("fonts: {regular: /etc/hosts}", "1:18 outside-folder", "copy"),
    "a link that leads elsewhere": ("fonts: {regular: link.ttf}", "1:18 outside-folder", "copy"),
    "a theme elsewhere": ("extends: ../outside.yaml", "1:10 outside-folder", "copy"),
    "a pipe": ("fonts: {regular: pipe}", "1:18 missing-file", "font"),
    "a logo that is not there": ("logo: {src: logo.svg, decorative: true}", "1:13 missing-file", "relative"),
    "a logo without words": ("logo: {src: text.ttf}", "1:7 alt", "decorative"),
    "a logo too high": ("logo: {src: dot.svg, decorative: true, height: 120}", "1:13 no-room", "body-top"),
    "a logo higher than the foot": (
        "logo: {src: dot.svg, decorative: true, height: 40, place: bottom-left}", "1:13 no-room", "footer",
    ),
    # the file itself
    "no theme at all": ("[a, b]", "1:1 value", "mapping"),
    "broken": ("colours: {key: ", "1:15", ""),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path) -> Path:
    """A theme's folder with bad files in it, and good ones beside it."""
    (tmp_path / "outside.ttf").write_bytes(b"x")
    (tmp_path / "outside.yaml").write_text("name: x")
    inner = tmp_path / "themes"
    (inner / "folder").mkdir(parents=True)
    (inner / "text.ttf").write_text("no font")
    (inner / "empty.ttf").write_bytes(b"")
    face = Path(__file__).parents[1] / "decks" / "fonts" / "WorkSans-Bold.ttf"
    (inner / "cut.ttf").write_bytes(face.read_bytes()[:200])
    (inner / "link.ttf").symlink_to(tmp_path / "outside.ttf")
    (inner / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    os.mkfifo(inner / "pipe")
    return inner


@pytest.mark.parametrize("case", CASES)
def test_it_is_an_error_with_its_place_and_a_cure(case, folder) -> None:
    lines, place, cure = CASES[case]
    (folder / "own.theme.yaml").write_text(lines, encoding="utf-8")
    made, found = find_theme("own.theme.yaml", folder, None)
    assert made is None
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert place in [f"{one.span.line}:{one.span.column} {one.code}".removesuffix("" if " " in place else f" {one.code}")
                     for one in errors]  # fmt: skip
    for one in errors:
        assert Path(one.span.file) == folder / "own.theme.yaml"
        assert one.hint
        assert not one.message.endswith(".")
    assert any(cure in one.hint or cure in one.message for one in errors)


def test_all_that_is_wrong_is_said_at_once(found) -> None:
    _, problems = found(
        """\
        colours: {text: "#BBBBBB"}
        lengths: {margn: 3, line: -1}
        fonts: {regular: none.ttf}
        """
    )
    assert [(one.span.line, one.code) for one in problems] == [(2, "unknown-name"), (2, "value"), (3, "missing-file")]


def test_a_theme_file_that_cannot_be_found(tmp_path) -> None:
    (tmp_path / "dir.yaml").mkdir()
    expected = {
        "none.yaml": "missing-file",
        "../none.yaml": "outside-folder",
        "civil": "unknown-theme",
        "a\0b.yaml": "missing-file",
        f"{'x' * 300}.yaml": "missing-file",
        "dir.yaml": "missing-file",
    }
    for name, code in expected.items():
        made, (error,) = find_theme(name, tmp_path, None)
        assert (made, error.code) == (None, code), name


def test_a_colour_that_nothing_has_is_a_warning(found) -> None:
    made, (warning,) = found('colours: {backgrund: "#FFFFFF"}')
    assert made is not None
    assert (warning.severity, warning.code, warning.span.column) == (Severity.WARNING, "unused-colour", 22)
    assert warning.hint == 'did you mean "background"?'


def test_a_place_that_accents_have_is_a_warning(found) -> None:
    made, (warning,) = found('colours: {muted: {rgb: "#444444", slot: accent6}}')
    assert made is not None
    assert warning.code == "no-effect"


def test_names_of_earlier_versions_have_no_effect_and_do_no_harm(found) -> None:
    made, (warning,) = found("lengths: {columns: 12}")
    assert made is not None
    assert (warning.code, warning.span.column) == ("no-effect", 11)
