"""The fallback serves every text there is: titles, lists and their numbers, tables, charts, badges, footers, strips."""

import shutil
from pathlib import Path

import pytest

import making_fonts as make
import twindeck
from twindeck.diagnostics import DeckError
from twindeck.pipeline import compile_deck
from twindeck.scene import paragraphs, runs, texts
from twindeck.theme.fontfile import SYMBOLS

HERE = Path(__file__).parent
FACES = Path(twindeck.__file__).parent / "theme" / "faces"
DECKS = ["blocks", "night"]


@pytest.fixture
def beside(tmp_path):
    """Put a deck into a folder with a theme whose own faces have nothing but a dagger; returns the deck's path."""

    def made(deck: str, theme: str) -> Path:
        shutil.copytree(HERE / "decks" / "pictures", tmp_path / "pictures", dirs_exist_ok=True)
        shutil.copytree(HERE / "decks" / "fonts", tmp_path / "fonts", dirs_exist_ok=True)
        make.written(tmp_path, make.data(make.builder("†")), "empty.ttf")
        source = (HERE / "decks" / f"{deck}.yaml").read_text(encoding="utf-8")
        named = "theme: night.theme.yaml"
        source = source.replace(named, "theme: bare.theme.yaml")
        if named not in source and "theme:" not in source:
            source = "theme: bare.theme.yaml\n" + source
        (tmp_path / "bare.theme.yaml").write_text(theme, encoding="utf-8")
        (tmp_path / f"{deck}.yaml").write_text(source, encoding="utf-8")
        if deck == "night":
            shutil.copy(HERE / "decks" / "night.theme.yaml", tmp_path)
        return tmp_path / f"{deck}.yaml"

    return made


BARE = """extends: {extended}
fonts:
  regular: {{family: Bare, file: empty.ttf}}
  bold: {{family: Bare, file: empty.ttf, bold: true}}
  fallback: {{family: BIZ UDPGothic, file: BIZUDPGothic-Regular.ttf}}
"""


@pytest.mark.parametrize("deck", DECKS)
def test_every_text_of_a_deck_is_set_in_the_fallback(deck, beside) -> None:
    path = beside(deck, BARE.format(extended="night.theme.yaml" if deck == "night" else "civic"))
    scene = compile_deck(path.read_bytes(), path).scene
    found = [
        run for slide in scene.slides for text in (*texts(slide.nodes), *slide.footer) for run in runs(text.content)
    ]
    assert found
    assert {run.style.face.family for run in found if run.text.strip()} <= {"BIZ UDPGothic", "Work Sans", SYMBOLS}


def deck_of(tmp_path: Path, words: str, theme: str = "civic") -> Path:
    path = tmp_path / "deck.yaml"
    source = f"title: T\nlang: en\ntheme: {theme}\nslides:\n  - content: {{title: T, blocks: ['{words}']}}\n"
    path.write_text(source, encoding="utf-8")
    return path


def families(path: Path) -> list[tuple[str, str]]:
    scene = compile_deck(path.read_bytes(), path).scene
    body = [block for text in texts(scene.slides[0].nodes[1:]) for block in paragraphs(text.content)]
    return [(run.text, run.style.face.family) for block in body for run in block.runs]


def test_subscripts_arrows_and_check_marks_need_nothing_from_the_author(tmp_path) -> None:
    path = deck_of(tmp_path, "CO₂, 10⁻³ m², ☑ ✔ Łódź")
    assert not [one for one in twindeck.check(path) if one.code in ("no-glyph", "other-font")]
    assert ("₂", SYMBOLS) in families(path)


def test_a_bold_letter_has_a_bold_figure_below_it(tmp_path) -> None:
    path = deck_of(tmp_path, "**CO₂**")
    scene = compile_deck(path.read_bytes(), path).scene
    (text,) = texts(scene.slides[0].nodes[1:])
    assert all(run.style.face.bold for run in runs(text.content))


def test_a_theme_may_do_without_the_packages_symbols(tmp_path) -> None:
    (tmp_path / "own.theme.yaml").write_text("symbols: false\n", encoding="utf-8")
    found = twindeck.check(deck_of(tmp_path, "CO₂", "own.theme.yaml"))
    assert [one.code for one in found if one.code == "no-glyph"] == ["no-glyph"]


def test_a_letter_and_its_marks_are_in_one_face(tmp_path) -> None:
    """A face that has the letter and not the mark is not asked for half of it."""
    make.written(tmp_path, make.data(make.builder("abg ")), "bare.ttf")
    (tmp_path / "own.theme.yaml").write_text("fonts: {regular: bare.ttf}\n", encoding="utf-8")
    found = families(deck_of(tmp_path, "ag g\u0303 b", "own.theme.yaml"))
    assert [text for text, _ in found] == ["ag ", "g\u0303", " b"]


def test_words_of_a_fallback_keep_the_blanks_between_them(tmp_path) -> None:
    theme = "fonts: {regular: bare.ttf, fallback: {family: BIZ UDPGothic, file: BIZUDPGothic-Regular.ttf}}"
    make.written(tmp_path, make.data(make.builder("ab ")), "bare.ttf")
    (tmp_path / "own.theme.yaml").write_text(theme + "\n", encoding="utf-8")
    found = families(deck_of(tmp_path, "ab 日本 語 ab", "own.theme.yaml"))
    assert [text for text, _ in found] == ["ab ", "日本 語", " ab"]


def test_what_is_wrong_with_a_font_is_said_at_its_place_in_the_theme(tmp_path) -> None:
    make.written(tmp_path, make.changed(lambda font: setattr(font["OS/2"], "fsType", 2)), "locked.ttf")
    theme = ["name: own", "fonts:", "  regular:", "    file: locked.ttf", "  bold: {file: gone.ttf}"]
    theme.append("  italic: {file: empty.ttf, weight: 900}")
    (tmp_path / "own.theme.yaml").write_text("\n".join(theme), encoding="utf-8")
    make.written(tmp_path, make.data(make.builder()), "empty.ttf")
    with pytest.raises(DeckError) as raised:
        twindeck.build(deck_of(tmp_path, "a", "own.theme.yaml"), tmp_path / "out")
    places = [(one.span.line, one.span.column) for one in raised.value.diagnostics if one.span]
    assert places == [(4, 11), (5, 16), (6, 37)]
    assert all(one.hint for one in raised.value.diagnostics)
