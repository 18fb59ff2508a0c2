"""Fields keep their promise: what an author may write is in both files, or a finding says why not.

The decks are made from the models themselves (`fields.py`); the files are read by programs that did not write them.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fields import Case, all_but_one, alone, full, kinds
from said import said_in_pdf, said_in_pptx, strings_of_pdf, strings_of_pptx
from twindeck.blocks.kinds import BLOCKS
from twindeck.diagnostics import DeckError, Diagnostic, Severity, one_line
from twindeck.pipeline import compile_deck
from twindeck.scene import Scene
from twindeck.writers.registry import writer

HERE = Path(__file__).parent / "decks"

ROOM = "960x2400"
"""Slides on which everything fits, so that nothing is refused for its size."""

UNSEEN = {("notes",): "told by the presenter: in the notes of the .pptx alone"}
"""Texts of slides that are no part of what is shown."""

REFUSED = {"value", "alt", "missing"}
"""Codes of findings that say that a field cannot be without another, or with it."""

KINDS = list(kinds())
CONTAINERS = [kind for kind in KINDS if full(kind)[0].blocks]


def slide_of(case: Case, number: int) -> dict[str, Any]:
    """Return a case as a slide of its own."""
    if case.kind.startswith("slide "):
        return {case.kind.removeprefix("slide "): case.data}
    return {"content": {"title": f"Case {number}", "blocks": [{case.kind: case.data}]}}


def deck_of(slides: list[dict[str, Any]]) -> str:
    """Return a deck as YAML, one value a line, so that a finding's line tells what it is about."""
    head = {"title": "T", "lang": "en", "size": ROOM}
    chapter = {"section": {"title": "A chapter, for contents to tell"}}
    return json.dumps({**head, "slides": [*slides, chapter]}, indent=1, ensure_ascii=False)


def compiled(slides: list[dict[str, Any]]) -> tuple[Scene | None, tuple[Diagnostic, ...]]:
    """Return the slides laid out, or None and why not."""
    try:
        made = compile_deck(deck_of(slides).encode(), HERE / "deck.yaml")
    except DeckError as refused:
        return None, tuple(one for one in refused.diagnostics if one.severity is Severity.ERROR)
    return made.scene, made.diagnostics


# ------------------------------------------------------------------------------------------------------------- reading


def files_of(slides: list[dict[str, Any]]) -> tuple[list[str], list[str], bytes, bytes]:
    scene, findings = compiled(slides)
    assert scene is not None, "\n".join(map(one_line, findings))
    pptx, pdf = writer("pptx")(scene), writer("pdf")(scene)
    return said_in_pptx(pptx)[: len(slides)], said_in_pdf(pdf)[: len(slides)], pptx, pdf


def missing(case: Case, pptx: str, pdf: str) -> list[str]:
    """Return which marks of a case are not in both files."""
    found = []
    for mark, path in case.marks.items():
        if mark not in pptx:
            found.append(f"{case.kind} {'.'.join(path)} is not in the .pptx")
        if mark not in pdf and not (case.kind.startswith("slide ") and path in UNSEEN):
            found.append(f"{case.kind} {'.'.join(path)} is not in the PDF")
    return found


# --------------------------------------------------------------------------------------------------------------- tests


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_a_kind_is_in_both_files(kind):
    """All its fields together, and each by itself; a field that cannot stand by itself is refused at its place."""
    shown: list[Case] = []
    for case in [*full(kind), *alone(kind), *all_but_one(kind)]:
        scene, findings = compiled([slide_of(case, 1)])
        if scene is not None:
            shown.append(case)
            continue
        assert case not in full(kind), "\n".join(map(one_line, findings))
        assert all(one.hint and one.span and one.code in REFUSED for one in findings), findings
    pptx, pdf, *_ = files_of([slide_of(case, number) for number, case in enumerate(shown, 1)])
    assert [line for case, *said in zip(shown, pptx, pdf, strict=True) for line in missing(case, *said)] == []


@pytest.mark.parametrize("container", CONTAINERS)
def test_every_kind_of_block_is_told_within_every_other(container):
    """A block is put wherever blocks may stand."""
    blocks = [case for kind in BLOCKS for case in full(kind)[:2]]
    pptx, pdf, *_ = files_of([filled(container, case, number) for number, case in enumerate(blocks, 1)])
    assert [line for case, *said in zip(blocks, pptx, pdf, strict=True) for line in missing(case, *said)] == []


def filled(container: str, case: Case, number: int) -> dict[str, Any]:
    """Return a slide whose container holds the block in place of the texts it would hold."""
    (outer, *_) = full(container, letter="C")

    def put(value: Any) -> Any:
        if isinstance(value, str) and value in outer.blocks:
            return {case.kind: case.data}
        if isinstance(value, list):
            return [put(one) for one in value]
        return {name: put(one) for name, one in value.items()} if isinstance(value, dict) else value

    return slide_of(Case(container, put(outer.data), {}), number)


@pytest.mark.parametrize("kind", KINDS)
def test_markup_is_read_in_every_text_and_shown_in_none(kind):
    """Not in words, alternative texts or names of shapes, nor in bookmarks: what is told is what is meant."""
    cases = full(kind, style="[**{}**]{{lang=ja}}")
    pptx, pdf, *files = files_of([slide_of(case, number) for number, case in enumerate(cases, 1)])
    assert [line for case, *said in zip(cases, pptx, pdf, strict=True) for line in missing(case, *said)] == []
    assert [text for text in (*strings_of_pptx(files[0]), *strings_of_pdf(files[1])) if MARKUP.search(text)] == []


MARKUP = re.compile(r"\*\*|\]\{|\{lang")


def test_what_a_deck_says_of_itself_is_in_both_files():
    head = {"title": "Q1x", "author": "Q2x", "subject": "Q3x", "keywords": ["Q4x", "Q5x"]}
    deck = {**head, "slides": [{"message": {"title": "Hello"}}]}
    scene = compile_deck(json.dumps(deck).encode(), HERE / "deck.yaml").scene
    for strings in (strings_of_pptx(writer("pptx")(scene)), strings_of_pdf(writer("pdf")(scene))):
        text = "\n".join(strings)
        assert [mark for mark in ("Q1x", "Q2x", "Q3x", "Q4x", "Q5x") if mark not in text] == []
