"""What a complete theme must hold: values within bounds, regions that exist, words and shapes that can be seen.

Every finding is placed in the theme file nearest to the deck that had a part in it: that is what its author wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from twindeck.diagnostics import Diagnostic, Span, did_you_mean, error
from twindeck.theme import Accent, Theme
from twindeck.theme.colours import contrast, nearest
from twindeck.theme.contract import (
    LENGTHS,
    PALETTE,
    ROLE_GROUNDS,
    ROLES,
    SHAPES,
    SPACING,
    STYLES,
    TEXT_CONTRAST,
    ColourName,
    Ground,
    LengthName,
    StyleName,
)
from twindeck.theme.derive import Colours
from twindeck.theme.merge import Given, Merged

# --------------------------------------------------------------------------------------------------------------- values


def values(merged: Merged) -> Iterator[Diagnostic]:
    """Find values beyond their bounds, and styles whose sizes or colours contradict each other."""
    for name, given in merged.lengths.items():
        if name in LENGTHS:
            bounds = LENGTHS[name]  # type: ignore[index]
            yield from _within(f'the length "{name}"', given.value, bounds.least, bounds.most, given.place)
    for name, pair in merged.spacing.items():
        if name in SPACING:
            space = SPACING[name]  # type: ignore[index]
            for value in pair.value:
                yield from _within(f'the distance "{name}"', value, space.least, space.most, pair.place)
            if pair.value[0] < pair.value[1]:
                hint = "write the distance where there is room first, and the smallest second"
                message = f'the smallest distance "{name}" is {pair.value[1]:g}, more than {pair.value[0]:g} with room'
                yield error("value", message, pair.place, hint)
    for name in merged.styles:
        if name in STYLES:
            yield from _sizes(name, merged.styles[name])


def _within(subject: str, value: float, least: float, most: float, place: Span | None) -> Iterator[Diagnostic]:
    if not least <= value <= most:
        yield error("value", f"{subject} is {value:g}", place, f"it may be from {least:g} to {most:g}")


def _sizes(name: str, style: dict[str, Given[object]]) -> Iterator[Diagnostic]:
    size, smallest, largest = (style.get(key) for key in ("size", "smallest", "largest"))
    if size is None:
        return
    if smallest is not None and _number(smallest) > _number(size):
        message = f'the style "{name}" is {_number(size):g} pt, and {_number(smallest):g} at its smallest'
        yield error("value", message, smallest.place, "smallest is the size it may be fitted down to")
    if largest is not None and 0 < _number(largest) < _number(size):
        message = f'the style "{name}" is {_number(size):g} pt, and {_number(largest):g} at its largest'
        yield error("value", message, largest.place, "largest is the size it may grow to, 0 for no growth")


def _number(given: Given[object]) -> float:
    assert isinstance(given.value, int | float)
    return float(given.value)


def style_colours(merged: Merged, colours: Colours) -> Iterator[Diagnostic]:
    """Find styles in a colour that the theme does not have."""
    for name, style in merged.styles.items():
        given = style.get("colour")
        if name not in STYLES or given is None or given.value in colours.colours or given.value in ROLES:
            continue
        known = [*PALETTE, *ROLES, *(name for name in colours.colours if name not in PALETTE)]
        hint = did_you_mean(str(given.value), known) or f"choose among {', '.join(known[:16])}"
        message = f'the style "{name}" has the colour "{str(given.value)[:40]}", which the theme does not have'
        yield error("unknown-name", message, given.place, hint)


# -------------------------------------------------------------------------------------------------------------- regions

Measure = Callable[[LengthName], float]


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch that something stands in: what, how long it is and must be, and the lengths that make it."""

    what: str
    room: float
    least: float
    lengths: tuple[LengthName, ...]


_LINE, _COLUMN = 12.0, 60.0
"""The least height that a line of text and the least width that a column of it needs, in points."""


def _regions(theme: Theme) -> Iterator[_Region]:
    width, height = theme.width, theme.height

    def at(name: LengthName) -> float:
        return theme.lengths[name]

    yield _Region("the body", width - 2 * at("margin"), 2 * _COLUMN, ("margin",))
    yield _Region("the body", at("body-bottom") - at("body-top"), 4 * _LINE, ("body-top", "body-bottom"))
    yield _Region("the body", at("body-top") - at("title-top"), _LINE, ("body-top", "title-top"))
    yield _Region("the contents", at("body-bottom") - at("contents-top"), 4 * _LINE, ("contents-top", "body-bottom"))
    yield _Region(
        "the heading of the contents",
        at("contents-top") - at("title-top") - at("title-gap"),
        _LINE,
        ("contents-top", "title-top", "title-gap"),
    )
    yield _Region("the heading", height - at("title-top") - at("title-height"), 0, ("title-top", "title-height"))
    yield _Region("the body", height - at("body-bottom"), 0, ("body-bottom",))
    yield _Region("the footer", height - at("footer-top") - at("footer-height"), 0, ("footer-top", "footer-height"))
    yield _Region("the footer", at("footer-top") - at("body-bottom"), 0, ("footer-top", "body-bottom"))
    yield _Region("the footer", width / 2 - at("margin") - at("page-number-width"), 0, ("page-number-width", "margin"))
    for kind, panel in (("change", "panel-width"), ("statement", "statement-width")):
        edge = at(panel)  # type: ignore[arg-type]
        names: tuple[LengthName, ...] = (panel, "panel-margin", "margin")  # type: ignore[assignment]
        left = edge - at("margin") - at("panel-margin")
        right = width - at("margin") - edge - (3 if kind == "statement" else 1) * at("panel-margin")
        yield _Region(f"the panel of a {kind} slide", left, _COLUMN, names)
        yield _Region(f"the side beside the panel of a {kind} slide", right, _COLUMN, names)
    yield _Region("a panel", at("body-bottom") - at("panel-top"), 4 * _LINE, ("panel-top", "body-bottom"))
    yield _Region(
        "the picture in a panel",
        at("body-bottom") - at("panel-top") - at("panel-title-height") - at("panel-gap"),
        _LINE,
        ("panel-title-height", "panel-top", "panel-gap", "body-bottom"),
    )
    yield _Region(
        "the side beside a panel",
        at("body-bottom") - at("panel-body-top"),
        4 * _LINE,
        ("panel-body-top", "body-bottom"),
    )
    split = width * at("cover-split")
    yield _Region(
        "the cover's title", split - at("margin") - at("cover-gap"), _COLUMN, ("margin", "cover-gap", "cover-split")
    )
    yield _Region(
        "the cover's title",
        at("cover-title-bottom") - at("cover-title-top"),
        2 * _LINE,
        ("cover-title-top", "cover-title-bottom"),
    )
    yield _Region(
        "the cover's mark",
        min(width - at("margin") - at("cover-mark-width"), height - at("cover-mark-top") - at("cover-mark-height")),
        0,
        ("cover-mark-width", "cover-mark-height", "cover-mark-top"),
    )
    for name in ("cover-date-top", "cover-publisher-top"):
        room = height - at(name) - at("cover-note-height")
        yield _Region("a line of the cover", room, 0, (name, "cover-note-height"))
    yield _Region(
        "the date on the cover",
        at("cover-date-top") - at("cover-title-bottom"),
        0,
        ("cover-date-top", "cover-title-bottom"),
    )
    yield _Region(
        "the publisher on the cover",
        at("cover-publisher-top") - at("cover-date-top") - at("cover-note-height"),
        0,
        ("cover-publisher-top", "cover-date-top", "cover-note-height"),
    )
    yield _Region("a message", width - 2 * at("message-margin"), 2 * _COLUMN, ("message-margin",))
    yield _Region("a message", at("message-margin") - at("message-bar"), 0, ("message-bar", "message-margin"))
    yield _Region("a message", at("message-bottom") - at("message-top"), 2 * _LINE, ("message-top", "message-bottom"))
    yield _Region("a message", at("footer-top") - at("message-bottom"), 0, ("message-bottom", "footer-top"))
    yield _Region("a section", width - 2 * at("section-margin"), 2 * _COLUMN, ("section-margin",))
    yield _Region("a section", at("section-bottom") - at("section-top"), 2 * _LINE, ("section-top", "section-bottom"))
    yield _Region(
        "the chapters of a section",
        at("section-strip-bottom") - at("section-bottom"),
        2 * _LINE,
        ("section-strip-bottom", "section-bottom"),
    )
    yield _Region(
        "the chapters of a section",
        at("footer-top") - at("section-strip-bottom"),
        0,
        ("section-strip-bottom", "footer-top"),
    )
    yield _Region(
        "the way back to the contents",
        at("section-top") - at("section-back-top"),
        _LINE,
        ("section-back-top", "section-top"),
    )
    yield _Region(
        "the picture of a closing slide",
        at("closing-bottom") - at("closing-top") - at("closing-height") - at("closing-gap"),
        _LINE,
        ("closing-height", "closing-top", "closing-gap", "closing-bottom"),
    )
    yield _Region("a closing slide", height - at("closing-bottom"), 0, ("closing-bottom",))
    yield _Region("a band", width - 2 * at("margin") - at("band-heading"), 2 * _COLUMN, ("band-heading", "margin"))
    footer = theme.styles["footer"]
    yield _Region("a line of the footer", at("footer-height") - footer.size * footer.leading, -3, ("footer-height",))
    note = theme.styles["cover-note"]
    yield _Region("a line of the cover", at("cover-note-height") - note.size * note.leading, -3, ("cover-note-height",))


def regions(theme: Theme, place: Callable[[Sequence[LengthName]], Span | None]) -> Iterator[Diagnostic]:
    """Find parts of a slide that the lengths leave no room for; `place` finds where one of some lengths was written."""
    for region in _regions(theme):
        if region.room < region.least - 0.01:
            told = ", ".join(f"{name} {theme.lengths[name]:g}" for name in region.lengths)
            message = f"there is no room for {region.what}: {region.room:.4g} pt, of {max(region.least, 0):g} at least"
            hint = f"on slides of {theme.width:g} × {theme.height:g} pt it follows from {told}"
            yield error("no-room", message, place(region.lengths), hint)


def logos(theme: Theme) -> Iterator[Diagnostic]:
    """Find a logo that is higher than the corner it stands in."""
    logo = theme.logo
    if logo is None:
        return
    at = theme.lengths
    if logo.place == "top-right":
        room = at["body-top"] - at["title-top"] - at["gutter"] / 2
        told = "from title-top to body-top"
    else:
        middle = at["footer-top"] + at["footer-height"] / 2
        room = 2 * min(middle - at["body-bottom"], theme.height - middle)
        told = "from body-bottom to the edge of the slide, around the footer"
    if logo.height > room + 0.01:
        message = f"the logo is {logo.height:g} pt high, and there is room for {room:.4g}"
        yield error("no-room", message, logo.origin, f"there is as much room as {told}: set it lower, or make room")


# ------------------------------------------------------------------------------------------------------------- contrast


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two colours of the theme, by their names, and the least contrast they need.

    `role` is what the first is in the accent, or its name in the palette; `style` is the one that is set in it.
    """

    what: str
    first: str
    ground: str
    least: float
    where: str
    accent: str
    role: str
    style: StyleName | None = None


def contrasts(theme: Theme, merged: Merged, colours: Colours) -> Iterator[Diagnostic]:
    """Find words that cannot be read on a ground they stand on, and shapes that cannot be told from theirs.

    Each colour is named once, with the ground where it is worst, and the nearest one that would do on all of them.
    """
    failing: dict[Span | None, list[tuple[_Pair, str]]] = {}
    pairs = list(_pairs(theme))
    for pair in pairs:
        if contrast(_rgb(theme, pair.first), _rgb(theme, pair.ground)) < pair.least:
            place, name = _to_blame(pair, merged, colours)
            failing.setdefault(place, []).append((pair, name))
    for place, found in failing.items():
        # what was worked out from a colour fails with it: the colour itself is what can be changed
        own = [(pair, name) for pair, name in found if name not in colours.derived] or found
        worst, name = min(
            own, key=lambda one: contrast(_rgb(theme, one[0].first), _rgb(theme, one[0].ground)) / one[0].least
        )
        ratio = contrast(_rgb(theme, worst.first), _rgb(theme, worst.ground))
        shown = f"#{_rgb(theme, worst.first)} on #{_rgb(theme, worst.ground)}"
        message = f"{worst.what} on {worst.where}: {shown} has a contrast of {ratio:.2f}, and needs {worst.least:g}"
        yield error("contrast", message, place, _cure(theme, name, pairs, colours))


def _cure(theme: Theme, name: str, pairs: Sequence[_Pair], colours: Colours) -> str:
    """Name the nearest colour that would do for every pair that a colour is part of.

    What is chosen to be read on it, unless a theme gives it, is chosen anew for another colour.
    """
    mine = [
        pair
        for pair in pairs
        if name in (pair.first, pair.ground)
        and (pair.role not in ("ink", "faint") or (pair.accent, pair.role) in colours.given)
    ]

    def works(rgb: str) -> bool:
        for pair in mine:
            first = rgb if pair.first == name else _rgb(theme, pair.first)
            ground = rgb if pair.ground == name else _rgb(theme, pair.ground)
            if contrast(first, ground) < pair.least:
                return False
        return True

    found = nearest(_rgb(theme, name), works)
    if found is None:
        return f'no other "{name}" would do: change what it stands on too'
    return f'the nearest "{name}" that would do is "#{found}"'


def _rgb(theme: Theme, name: str) -> str:
    return theme.colours[name].rgb


def _to_blame(pair: _Pair, merged: Merged, colours: Colours) -> tuple[Span | None, str]:
    """Return place and name of what the nearest layer has to do with a pair: the style's colour, the ink or the ground."""
    candidates: list[tuple[int, int, Span | None, str]] = []
    style = merged.styles.get(pair.style, {}).get("colour") if pair.style else None
    if style is not None:
        candidates.append((style.layer, 1, style.place, pair.first))
    for rank, name in ((2, pair.first), (0, pair.ground)):
        giver = colours.givers.get(name)
        if giver is not None:
            candidates.append((giver.layer, rank, giver.place, name))
    # where all the colours are an earlier layer's, it is the accent that brings them together
    candidates += [(given.layer, -1, given.place, pair.first) for given in merged.accents[pair.accent].values()]
    _, _, place, name = max(candidates, key=lambda one: (one[0], one[1]))
    return place, name


def _pairs(theme: Theme) -> Iterator[_Pair]:
    for style_name, use in STYLES.items():
        style = theme.styles[style_name]
        for accent in theme.accents.values():
            for ground, where in _grounds(theme, accent, use.on):
                first = accent.named(style.colour)
                yield _Pair(
                    f'the style "{style_name}"',
                    first,
                    ground,
                    TEXT_CONTRAST,
                    where,
                    accent.name,
                    style.colour,
                    style_name,
                )
            if style.colour not in ROLES and not _depends(use.on):
                break
    for accent in theme.accents.values():
        for role, grounds in ROLE_GROUNDS:
            for ground, where in _grounds(theme, accent, grounds):
                subject = f'"{role}"' if role in PALETTE else f'{_key_of(role)} of the accent "{accent.name}"'
                yield _Pair(f"words in {subject}", accent.named(role), ground, TEXT_CONTRAST, where, accent.name, role)
        for shape in SHAPES:
            first, second = accent.named(shape.shape), accent.named(shape.ground)
            what = shape.meaning if shape.shape in PALETTE else f'{_key_of(shape.shape)} of the accent "{accent.name}"'
            yield _Pair(what, first, second, shape.least, _told(shape.ground), accent.name, shape.shape)


def _depends(grounds: Sequence[Ground]) -> bool:
    """Tell whether any of the grounds is another one in another accent."""
    return any(ground != "background" for ground in grounds)


def _key_of(role: ColourName) -> str:
    return "main" if role == "accent" else role


def _told(ground: ColourName) -> str:
    return f"the {ground}" if ground in PALETTE else _key_of(ground)


def _grounds(theme: Theme, accent: Accent, grounds: Sequence[Ground]) -> Iterator[tuple[str, str]]:
    """Yield the colours that grounds are in an accent, with what they are called."""
    for ground in grounds:
        match ground:
            case "background":
                yield "background", "the background"
            case "tint" | "box" | "fill":
                yield accent.named(ground), f'{ground} of the accent "{accent.name}"'
            case "chip":
                yield accent.track, f'track of the accent "{accent.name}", as in a chip'
                for tone in theme.chip_tones:
                    yield tone, "a chip"
