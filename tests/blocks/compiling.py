"""Decks of one slide, laid out."""

from pathlib import Path

from twindeck.pipeline import compile_deck
from twindeck.scene import Chart, Node, Scene, Slide, Text, runs, texts, walk

DECKS = Path(__file__).parent.parent / "decks"


def compiled(blocks: str, lang: str = "en") -> Scene:
    """Return a deck of one slide with these blocks, written as YAML in one line."""
    deck = f"title: T\nlang: {lang}\nslides:\n  - content: {{title: T, blocks: {blocks}}}\n"
    return compile_deck(deck.encode(), DECKS / "deck.yaml").scene


def slide(blocks: str, lang: str = "en") -> Slide:
    return compiled(blocks, lang).slides[0]


def nodes(blocks: str, lang: str = "en") -> list[Node]:
    return list(walk(slide(blocks, lang).nodes))


def chart(blocks: str, lang: str = "en") -> Chart:
    (found,) = [node for node in nodes(blocks, lang) if isinstance(node, Chart)]
    return found


def words_of(text: Text) -> str:
    return "".join(run.text for run in runs(text.content))


def words(blocks: str, lang: str = "en") -> list[str]:
    """Return the words of all frames of text, those of charts' drawings included."""
    return [words_of(text) for text in texts(slide(blocks, lang).nodes)]
