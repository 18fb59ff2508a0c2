"""Deck -> Scene: which slides, in which order, with which chapters, heading levels and footers. Knows no kind of slide.

What differs from kind to kind (whether it opens a chapter, its level, its footer) each slide answers itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from twindeck.assets import AssetLoader
from twindeck.choice import chosen, is_run
from twindeck.context import Context
from twindeck.deck import Deck, models
from twindeck.diagnostics import Diagnostic
from twindeck.scene import Chapter, Scene, Slide, SlideLayout
from twindeck.slides import families, logo
from twindeck.slides.slide import ChapterEntry, Draft, SlideContext
from twindeck.text import inline
from twindeck.text.notes import note_paragraphs
from twindeck.theme import Theme
from twindeck.theme.contract import ACCENT

Progress = Callable[[int, int], None]
"""Called after each slide with how many are laid out, and how many there are."""


def compose(
    deck: Deck,
    theme: Theme,
    loader: AssetLoader,
    *,
    slides: Sequence[int] | None = None,
    created: int = 0,
    progress: Progress | None = None,
) -> tuple[Scene, list[Diagnostic]]:
    """Lay a deck out in a theme, and return what was found too wide or too high.

    `slides` are numbers from 1, the others are left out; raises UsageError for one that is not there.
    """
    wanted = chosen(len(deck.slides), slides)
    position = {index: place for place, index in enumerate(wanted)}
    entries = _chapters(deck)
    of_slides = _chapter_of_slides(deck, entries)
    shown = tuple(replace(entry, slide=position.get(entry.index)) for entry in entries)
    own = {entry.number: entry for entry in shown}
    contents = _contents(deck, wanted)
    levels = _levels([deck.slides[index].level(of_slides[index] is not None, index == 0) for index in wanted])
    base = Context(
        theme=theme,
        lang=deck.lang,
        accent=theme.accents[ACCENT],
        level=1,
        load=loader.load,
        logo=loader.logo(theme.logo, theme.width * logo.WIDEST),
        logo_on_accent=loader.logo(theme.logo_on_accent, theme.width * logo.WIDEST),
        keep=deck.keep,
        soft_breaks=deck.breaks == "soft",
        slides={slide.name: position[i] for i, slide in enumerate(deck.slides) if slide.name and i in position},
        tones=_tones(deck, theme),
    )
    findings: list[Diagnostic] = []
    layouts: dict[str, SlideLayout] = {}
    made: list[Slide] = []
    drafts: list[tuple[Context, SlideContext, Draft]] = []
    for place, index in enumerate(wanted):
        slide, chapter = deck.slides[index], of_slides[index]
        context = replace(
            base.with_accent(slide.accent), level=levels[place], lang=slide.lang or deck.lang
        ).with_breaks(slide.breaks)
        mine = own[chapter.number] if chapter else None
        around = SlideContext(index + 1, shown, mine, contents, is_counted=is_run(wanted))
        drafts.append((context, around, slide.draft(context, around)))
    degrees = families.degrees([draft for _, _, draft in drafts])
    for place, (index, (context, around, draft)) in enumerate(zip(wanted, drafts, strict=True)):
        slide = deck.slides[index]
        laid = draft.finish(degrees[place])
        findings += laid.diagnostics
        key = slide.layout_key()
        if key not in layouts:
            shared = replace(context, lang=deck.lang)
            made_layout = slide.make_layout(shared)
            layouts[key] = replace(made_layout, backdrop=(*made_layout.backdrop, *slide.logo(shared)))
        made.append(
            Slide(
                number=index + 1,
                key=slide.name or f"slide-{index + 1}",
                layout=key,
                title=slide.outline_title(around),
                level=levels[place],
                nodes=laid.nodes,
                backdrop=laid.backdrop,
                footer=slide.footer(context, around),
                notes=note_paragraphs(slide.notes) if slide.notes else (),
                lang=slide.lang,
                origin=slide.origin,
            )
        )
        if progress:
            progress(place + 1, len(wanted))
    scene = Scene(
        title=inline.plain(deck.title),
        lang=deck.lang,
        theme=theme,
        layouts=layouts,
        slides=tuple(made),
        chapters=_scene_chapters([of_slides[i] for i in wanted]),
        author=inline.plain(deck.author or ""),
        subject=inline.plain(deck.subject or ""),
        keywords=tuple(map(inline.plain, deck.keywords)),
        created=created,
    )
    return scene, findings


# ------------------------------------------------------------------------------------------------------------- chapters


def _chapters(deck: Deck) -> tuple[ChapterEntry, ...]:
    """Return the chapters that slides of the deck open, in order."""
    found: list[ChapterEntry] = []
    for index, slide in enumerate(deck.slides):
        entry = slide.opens_chapter(len(found) + 1, index, deck.lang)
        if entry is not None:
            found.append(entry)
    return tuple(found)


def _chapter_of_slides(deck: Deck, entries: Sequence[ChapterEntry]) -> list[ChapterEntry | None]:
    """Return each slide's chapter; those before the first one and from a slide on that ends them have none."""
    opened = {entry.index: entry for entry in entries}
    result: list[ChapterEntry | None] = []
    current: ChapterEntry | None = None
    for index, slide in enumerate(deck.slides):
        current = opened.get(index, None if slide.ENDS_CHAPTER else current)
        result.append(current)
    return result


def _contents(deck: Deck, wanted: Sequence[int]) -> tuple[str, int] | None:
    """Return the heading and the index of the first slide that tells the contents."""
    found = (
        (deck.slides[index].heading, place) for place, index in enumerate(wanted) if deck.slides[index].TELLS_CONTENTS
    )
    return next(found, None)


def _scene_chapters(of_slides: Sequence[ChapterEntry | None]) -> tuple[Chapter, ...]:
    """Return the stretches of slides of one chapter. Two chapters of one title stay two."""
    found: list[tuple[int, Chapter]] = []
    for place, entry in enumerate(of_slides):
        if entry is None:
            continue
        if found and found[-1][0] == entry.number and found[-1][1].last == place:
            found[-1] = (entry.number, replace(found[-1][1], last=place + 1))
        else:
            found.append((entry.number, Chapter(entry.heading, place, place + 1)))
    return tuple(chapter for _, chapter in found)


def _levels(wished: Sequence[int]) -> list[int]:
    """Return the heading level of each slide, given the level that each has in a whole deck.

    Where a level is not there (no cover, a few slides only), the others move up: the first heading is an H1 and none is
    skipped.
    """
    ranks = {level: rank for rank, level in enumerate(sorted(set(wished)), 1)}
    result: list[int] = []
    for level in wished:
        rank = max(1, ranks[level] - ranks[wished[0]] + 1)
        result.append(min(rank, result[-1] + 1) if result else rank)
    return result


# -------------------------------------------------------------------------------------------------------------- colours


def _tones(deck: Deck, theme: Theme) -> dict[str, str]:
    """Give words that have a colour of their own one each, in the order in which they first stand in the deck."""
    tones: dict[str, str] = {}
    if not theme.chip_tones:
        return tones
    for model in models(deck):
        for words in getattr(model, "toned", ()):
            tones.setdefault(words, theme.chip_tones[len(tones) % len(theme.chip_tones)])
    return tones
