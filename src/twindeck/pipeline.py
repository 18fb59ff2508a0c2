"""All stages in order: source, model, layout, lint, writers. Pure but for reading the files a deck names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from twindeck import source
from twindeck.assets import AssetLoader
from twindeck.deck import Deck, chapter_of_slides, chapters, chip_tones, models
from twindeck.diagnostics import DeckError, Diagnostic, Severity, Span, error, in_source_order
from twindeck.layout import inline
from twindeck.layout.context import Context
from twindeck.lint.registry import RULES
from twindeck.model import Model, validate
from twindeck.scene import Chapter, Scene, Slide, SlideLayout, Text
from twindeck.slides.slide import ChapterEntry, Surroundings, footer
from twindeck.source import span_of
from twindeck.theme import Theme
from twindeck.theme.load import find_theme

Progress = Callable[[int, int], None]
"""Called after each slide with how many are laid out, and how many there are."""


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
    Raises DeckError with every error found, ValueError for a slide that is not there.
    """
    read = source.read(data, str(path))  # source
    deck, found = validate(Deck, read)  # model
    if deck is None:
        raise DeckError(found)
    theme, problems = find_theme(deck.theme, path.parent, deck.place("theme"))
    if theme is None:
        raise DeckError(problems)
    loader = AssetLoader(path.parent, allow)
    scene, laid = lay_out(deck, theme, loader, slides=slides, created=created, progress=progress)  # layout
    findings = [*found, *problems, *loader.diagnostics, *laid]
    for rule in RULES.values():  # lint
        findings += rule(scene)
    diagnostics = in_source_order(findings)
    if any(d.severity is Severity.ERROR for d in diagnostics):
        raise DeckError(diagnostics)
    return Compiled(scene, diagnostics)


def lay_out(
    deck: Deck,
    theme: Theme,
    loader: AssetLoader,
    *,
    slides: Sequence[int] | None = None,
    created: int = 0,
    progress: Progress | None = None,
) -> tuple[Scene, list[Diagnostic]]:
    """Lay a deck out in a theme."""
    entries = chapters(deck, theme)
    of_slides = chapter_of_slides(deck, entries)
    wanted = _wanted(len(deck.slides), slides)
    position = {index: place for place, index in enumerate(wanted)}
    links = {slide.name: position[i] for i, slide in enumerate(deck.slides) if slide.name and i in position}
    shown = tuple(replace(entry, slide=position.get(entry.slide, 0)) for entry in entries)
    context = Context(
        theme=theme,
        lang=deck.lang,
        accent=theme.accents["key"],
        level=1,
        load=loader.load,
        slides=links,
        tones=chip_tones(deck, theme),
    )
    findings = _unknown_names(deck, theme)
    levels = _levels([(deck.slides[index].KIND, of_slides[index] is not None) for index in wanted])
    layouts: dict[str, SlideLayout] = {}
    made: list[Slide] = []
    if any(finding.code == "unknown-accent" for finding in findings):
        wanted = []
    contents = next(
        ((deck.slides[i].heading, place) for place, i in enumerate(wanted) if deck.slides[i].KIND == "contents"), None
    )
    for place, index in enumerate(wanted):
        slide = deck.slides[index]
        chapter = of_slides[index]
        own = next((entry for entry in shown if chapter and entry.number == chapter.number), None)
        level = levels[place]
        at = replace(context.with_accent(slide.accent), level=level, lang=slide.lang or deck.lang)
        around = Surroundings(index + 1, deck.title, shown, own, contents)
        laid = slide.lay(at, around)
        findings += laid.diagnostics
        key = slide.layout_key()
        if key not in layouts:
            layouts[key] = slide.make_layout(at)
        made.append(
            Slide(
                number=index + 1,
                key=slide.name or f"slide-{index + 1}",
                layout=key,
                title=_title(slide.heading, own, slide.KIND),
                level=level,
                nodes=laid.nodes,
                backdrop=laid.backdrop,
                footer=_footer(slide.KIND, at, around),
                notes=tuple(part.strip() for part in (slide.notes or "").split("\n\n") if part.strip()),
                lang=slide.lang,
                origin=slide.origin,
            )
        )
        if progress:
            progress(place + 1, len(wanted))
    scene = Scene(
        title=deck.title,
        lang=deck.lang,
        theme=theme,
        layouts=layouts,
        slides=tuple(made),
        chapters=_scene_chapters([of_slides[i] for i in wanted]),
        author=deck.author or "",
        subject=deck.subject or "",
        keywords=deck.keywords,
        created=created,
    )
    return scene, findings


def _levels(slides: Sequence[tuple[str, bool]]) -> list[int]:
    """Return the heading level of each slide, given its kind and whether it is in a chapter.

    H1 is the deck's title, H2 a chapter, H3 a slide of it; a slide outside chapters stands beside the chapters. Where a
    level is not there (no cover, a few slides only), the others move up: the first heading is an H1 and none is skipped.
    """
    nominal = [
        1 if place == 0 and kind == "cover" else 3 if chaptered and kind != "section" else 2
        for place, (kind, chaptered) in enumerate(slides)
    ]
    ranks = {level: rank for rank, level in enumerate(sorted(set(nominal)), 1)}
    result: list[int] = []
    for level in nominal:
        rank = max(1, ranks[level] - ranks[nominal[0]] + 1)
        result.append(min(rank, result[-1] + 1) if result else rank)
    return result


def _footer(kind: str, context: Context, around: Surroundings) -> tuple[Text, ...]:
    if kind in ("cover", "closing"):
        return ()
    if kind == "section":
        return footer(context, replace(around, chapter=None), colour="ink")
    return footer(context, around)


def _title(heading: str, chapter: ChapterEntry | None, kind: str) -> str:
    return chapter.heading if chapter is not None and kind == "section" else heading


def _wanted(count: int, slides: Sequence[int] | None) -> list[int]:
    if slides is None:
        return list(range(count))
    beyond = [number for number in slides if not 1 <= number <= count]
    if beyond:
        raise ValueError(f"there is no slide {beyond[0]}; the deck has {count}")
    return [number - 1 for number in sorted(set(slides))]


def _scene_chapters(of_slides: Sequence[ChapterEntry | None]) -> tuple[Chapter, ...]:
    found: list[Chapter] = []
    for place, chapter in enumerate(of_slides):
        if chapter is None:
            continue
        if found and found[-1].last == place and found[-1].title == chapter.heading:
            found[-1] = replace(found[-1], last=place + 1)
        else:
            found.append(Chapter(chapter.heading, place, place + 1))
    return tuple(found)


def _unknown_names(deck: Deck, theme: Theme) -> list[Diagnostic]:
    """Find accents that the theme does not have, links that lead nowhere, and names that two slides have."""
    findings: list[Diagnostic] = []
    names: set[str] = set()
    for slide in deck.slides:
        if slide.name in names:
            hint = "links lead to a slide by its name: give each its own"
            findings.append(error("same-name", f'two slides are named "{slide.name}"', slide.place("name"), hint))
        if slide.name:
            names.add(slide.name)
    for model in models(deck):
        accent = getattr(model, "accent", None)
        if accent is not None and accent not in theme.accents:
            hint = f"choose among {', '.join(theme.accents)}"
            message = f'the theme "{theme.name}" has no accent "{accent}"'
            findings.append(error("unknown-accent", message, model.place("accent"), hint))
        for field, text in _texts(model):
            if "](" in text:
                findings += _bad_links(text, span_of(text) or model.place(field), names)
    return findings


def _texts(model: Model) -> Iterator[tuple[str, str]]:
    for field in type(model).model_fields:
        value = getattr(model, field)
        for text in value if isinstance(value, list | tuple) else (value,):
            if isinstance(text, str):
                yield field, text


def _bad_links(text: str, place: Span | None, names: set[str]) -> Iterator[Diagnostic]:
    for part in inline.parse(text):
        address = part.address
        if address is None:
            continue
        if address.startswith("#"):
            if address[1:] not in names:
                known = f"choose among {', '.join(sorted(names))}" if names else 'give the slide it means a "name"'
                yield error("broken-link", f'no slide is named "{address[1:]}"', place, known)
        elif not address.startswith(("https://", "http://", "mailto:")):
            hint = "start it with https:// or mailto:, or with # and the name of a slide"
            yield error("broken-link", f'"{address}" is no address that a reader could open', place, hint)
