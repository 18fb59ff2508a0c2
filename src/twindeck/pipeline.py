"""All stages in order: source, model, rules of the deck, compose, rules of the Scene. Reads the files that a deck names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from twindeck import source
from twindeck.assets import AssetLoader
from twindeck.choice import chosen
from twindeck.compose import Progress, compose
from twindeck.deck import Deck
from twindeck.diagnostics import DeckError, Diagnostic, Severity, in_source_order
from twindeck.lint.left_out import left_out_links
from twindeck.lint.registry import DECK_RULES, SCENE_RULES
from twindeck.model import validate
from twindeck.scene import Scene
from twindeck.theme.load import find_theme


@dataclass(frozen=True, slots=True)
class Compiled:
    """A deck laid out, with what was found; there are no errors among it."""

    scene: Scene
    diagnostics: tuple[Diagnostic, ...]


def compile_deck(
    data: bytes,
    path: Path,
    *,
    slides: Sequence[int] | None = None,
    allow: Sequence[Path] = (),
    created: int = 0,
    progress: Progress | None = None,
) -> Compiled:
    """Compile a deck's bytes into a Scene. `slides` are numbers from 1; the others are left out. Files that the deck
    names are read from its folder and from those of `allow`.
    Raises DeckError with every error found, UsageError for a slide that is not there.
    """
    read = source.read(data, str(path))
    deck, found = validate(Deck, read)
    if deck is None:
        raise DeckError(found)
    theme, problems = find_theme(deck.theme, path.parent, deck.place("theme"), deck.slide_size, deck.place("size"))
    if theme is None:
        raise DeckError(problems)
    findings = [*found, *problems]
    for deck_rule in DECK_RULES.values():
        findings += deck_rule.check(deck, theme)
    loader = AssetLoader(path.parent, allow)
    scene, laid = compose(deck, theme, loader, slides=slides, created=created, progress=progress)
    findings += [*loader.diagnostics, *laid, *left_out_links(deck, chosen(len(deck.slides), slides))]
    for scene_rule in SCENE_RULES.values():
        findings += scene_rule.check(scene)
    diagnostics = in_source_order(findings)
    if any(d.severity is Severity.ERROR for d in diagnostics):
        raise DeckError(diagnostics)
    return Compiled(scene, diagnostics)
