"""The id of a build: the same for the same deck anywhere, another one for anything that a reader could see or hear."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from twindeck.build_id import build_id
from twindeck.pipeline import compile_deck

DECK = """\
title: Report
author: Office
slides:
  - content:
      title: One
      notes: For the presenter.
      blocks:
        - text: "Some [words](https://example.org/) and **strong** ones"
        - bars: {label: Bars, items: [{label: a, value: 3}, {label: b, value: 4}]}
        - card: {heading: Card, badge: "1", blocks: [inside]}
"""


def of(text: str, folder: Path, version: str = "1", **options) -> str:
    folder.mkdir(exist_ok=True, parents=True)
    (folder / "deck.yaml").write_text(text)
    return build_id(compile_deck(text.encode(), folder / "deck.yaml", **options).scene, version)


def test_is_the_same_wherever_the_deck_lies(tmp_path):
    assert of(DECK, tmp_path / "a") == of(DECK, tmp_path / "b" / "c")
    assert re.fullmatch("[0-9a-f]{32}", of(DECK, tmp_path))


def test_is_not_that_of_another_place_in_the_source(tmp_path):
    assert of(DECK, tmp_path) == of("# a comment\n\n" + DECK, tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Report", "A report"),
        ("Office", "Bureau"),
        ("For the presenter", "For a presenter"),
        ("Some [", "some ["),
        ("example.org", "example.com"),
        ("**strong**", "strong"),
        ("value: 3", "value: 3.001"),
        ("title: One", "title: One\n      lang: fr"),
        ("title: One", "title: One\n      accent: b"),
    ],
)
def test_changes_with_the_deck(tmp_path, before, after):
    from twindeck.theme.load import find_theme

    theme, _ = find_theme("civic", tmp_path, None)
    accents = [name for name in theme.accents if name != "key"]
    changed = DECK.replace(before, after.replace("accent: b", f"accent: {accents[0]}"))
    assert changed != DECK
    assert of(changed, tmp_path) != of(DECK, tmp_path)


def test_changes_with_version_date_and_choice_of_slides(tmp_path):
    two = f"{DECK}  - statement: {{title: Two, text: More}}\n"
    ids = [
        of(two, tmp_path),
        of(two, tmp_path, version="2"),
        of(two, tmp_path, created=1),
        of(two, tmp_path, slides=[1]),
        of(two, tmp_path, slides=[2]),
    ]
    assert len(set(ids)) == len(ids)


def test_changes_with_a_colour_of_the_theme(tmp_path):
    scene = compile_deck(DECK.encode(), tmp_path / "deck.yaml").scene
    name, colour = next(iter(scene.theme.colours.items()))
    theme = replace(scene.theme, colours={**scene.theme.colours, name: replace(colour, rgb="123456")})
    assert build_id(replace(scene, theme=theme), "1") != build_id(scene, "1")


def test_changes_with_a_picture(tmp_path):
    from PIL import Image

    deck = "title: A\nslides:\n  - content: {title: One, blocks: [picture: {src: a.png, alt: A square}]}\n"
    found = set()
    for colour in ("red", "blue"):
        Image.new("RGB", (40, 40), colour).save(tmp_path / "a.png")
        found.add(of(deck, tmp_path))
    assert len(found) == 2
