"""Theme files laid over each other, deep and by name: which value holds, who gave it, and where.

Layer 0 is the root theme, the last layer the file that the deck names. What the layers say is kept with its layer and
place, so that `derive.py` can tell a colour chosen for this theme's background from one chosen for an earlier one, and
`check.py` can point at what an author wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from twindeck.diagnostics import Diagnostic, Span, did_you_mean, error, warning
from twindeck.source import Mapping as Written
from twindeck.source import Sequence as WrittenSequence
from twindeck.source import Source
from twindeck.theme.canvas import followed, growth
from twindeck.theme.colours import hexadecimal
from twindeck.theme.contract import ACCENT, FONTS, LENGTHS, RETIRED, SPACING, STYLES, Slot, is_font_key
from twindeck.theme.file import NONE, FontEntry, LogoEntry, ThemeFile

Value = TypeVar("Value")

ROLE_KEYS = ("fill", "main", "ink", "faint", "tint", "box", "track", "soft")
"""The keys of an accent in a theme file."""


SHOWN = "docs/themes.md"
"""Where authors find every name with its meaning."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A theme file read: what it holds, its source, and its folder."""

    file: ThemeFile
    source: Source
    folder: Path
    name: str


@dataclass(frozen=True, slots=True)
class Given(Generic[Value]):
    """A value that a theme file gives: in which layer, and where it stands there."""

    value: Value
    layer: int
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A colour as written: its value, and what it is to be in PowerPoint's scheme."""

    rgb: str
    slot: Slot | None = None
    of: Slot | None = None


@dataclass(slots=True)
class Merged:
    """All layers as one; every name of the contract that a layer has."""

    name: str = ""
    last: int = 0
    width: Given[float] = Given(960.0, 0)
    height: Given[float] = Given(540.0, 0)
    palette: dict[str, Given[PaletteEntry]] = field(default_factory=dict)
    accents: dict[str, dict[str, Given[str]]] = field(default_factory=dict)
    accents_layer: int = 0
    """The last layer that added or left out an accent."""
    styles: dict[str, dict[str, Given[object]]] = field(default_factory=dict)
    spacing: dict[str, Given[tuple[float, float]]] = field(default_factory=dict)
    lengths: dict[str, Given[float]] = field(default_factory=dict)
    chip_tones: Given[tuple[tuple[str, Span | None], ...]] | None = None
    fonts: dict[str, Given[tuple[FontEntry, Path]]] = field(default_factory=dict)
    replaced_fonts: list[tuple[str, Given[tuple[FontEntry, Path]]]] = field(default_factory=list)
    """Faces of earlier layers that a later one has replaced, the latest first: they still have characters to lend."""
    symbols: bool = True
    """Whether the package's own symbols serve last."""
    logo: Given[tuple[LogoEntry, Path]] | None = None
    logo_on_accent: Given[tuple[LogoEntry, Path]] | None = None


def merged(layers: Sequence[Layer]) -> tuple[Merged, list[Diagnostic]]:
    """Lay the files over each other, the root first; with what is wrong with their names."""
    made = Merged(last=len(layers) - 1)
    problems: list[Diagnostic] = []
    for number, layer in enumerate(layers):
        problems += _unknown(layer)
        made.name = layer.file.name or layer.name
        _canvas(made, layer, number)
        for name, colour in layer.file.colours.items():
            entry = PaletteEntry(colour.rgb, colour.slot, colour.of)
            made.palette[name] = Given(entry, number, colour.place("rgb"))
        problems += _accents(made, layer, number)
        _styles(made, layer, number)
        for name, pair in layer.file.spacing.items():
            made.spacing[name] = Given(pair, number, _value(layer, "spacing", name))
        for name, length in layer.file.lengths.items():
            made.lengths[name] = Given(length, number, _value(layer, "lengths", name))
        _fonts(made, layer, number)
        if layer.file.chip_tones is not None:
            made.chip_tones = Given(_tones(layer), number, layer.file.place("chip_tones"))
        if layer.file.symbols is not None:
            made.symbols = layer.file.symbols
        if layer.file.logo is not None:
            made.logo = Given((layer.file.logo, layer.folder), number, layer.file.logo.origin)
        if layer.file.logo_on_accent is not None:
            mark = layer.file.logo_on_accent
            made.logo_on_accent = Given((mark, layer.folder), number, mark.origin)
    return made, problems


def _canvas(made: Merged, layer: Layer, number: int) -> None:
    """Take over a layer's slide size, and have what earlier layers measured on theirs follow it."""
    before = made.width.value, made.height.value
    if layer.file.width is not None:
        made.width = Given(layer.file.width, number, layer.file.place("width"))
    if layer.file.height is not None:
        made.height = Given(layer.file.height, number, layer.file.place("height"))
    after = made.width.value, made.height.value
    if number and after != before:
        for name, given in made.lengths.items():
            made.lengths[name] = Given(followed(name, given.value, before, after), given.layer, given.place)
        scale = growth(before, after)
        for name, pair in made.spacing.items():
            made.spacing[name] = Given((pair.value[0] * scale, pair.value[1] * scale), pair.layer, pair.place)
        for style in made.styles.values():
            for key in ("size", "smallest", "largest"):
                if key in style:
                    value = round(_number(style[key].value) * scale * 2) / 2
                    style[key] = Given(value, style[key].layer, style[key].place)


def _accents(made: Merged, layer: Layer, number: int) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    for name, entry in layer.file.accents.items():
        roles = {role: getattr(entry, role) for role in ROLE_KEYS}
        stated = {role: Given(value, number, entry.place(role)) for role, value in roles.items() if value is not None}
        if NONE in roles.values():
            if name == ACCENT:
                hint = "slides that name no accent are in it: give it another colour"
                problems.append(error("value", f'the accent "{name}" cannot be left out', entry.origin, hint))
                continue
            made.accents.pop(name, None)
            made.accents_layer = number
            continue
        if not stated:
            hint = f'write `{name}: "#0B6FA4"`, or leave the accent out'
            problems.append(
                error("missing-field", f'the accent "{name}" says nothing', _key(layer, "accents", name), hint)
            )
            continue
        if name not in made.accents:
            made.accents_layer = number
        known = made.accents.setdefault(name, {})
        if "fill" in stated:
            known.pop("main", None)
        elif "main" in stated:
            known.pop("fill", None)
        known.update(stated)
        base = known.get("fill") or known.get("main")
        value = hexadecimal(base.value) if base is not None and base.layer == number else None
        if base is not None and value is not None and name in made.palette and made.palette[name].layer < number:
            # the colour of the accent's name is the accent's: what refers to it follows
            made.palette[name] = Given(PaletteEntry(value), number, base.place)
            known["fill" if "fill" in known else "main"] = Given(name, number, base.place)
    return problems


def _styles(made: Merged, layer: Layer, number: int) -> None:
    """Take over what a layer says of styles; a new size takes the inherited limits with it."""
    for name, entry in layer.file.styles.items():
        known = made.styles.setdefault(name, {})
        before = known.get("size")
        for key in type(entry).model_fields:
            value = getattr(entry, key)
            if value is not None:
                known[key] = Given(value, number, entry.place(key))
        after = known.get("size")
        if before is None or after is None or before == after:
            continue
        for key in ("smallest", "largest"):
            limit = known.get(key)
            if limit is not None and limit.layer < number:
                scale = _number(after.value) / _number(before.value)
                value = round(_number(limit.value) * scale * 2) / 2
                known[key] = Given(value, limit.layer, after.place)


def _number(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def _fonts(made: Merged, layer: Layer, number: int) -> None:
    replaced = []
    for key, font in layer.file.fonts.items():
        if key in made.fonts:
            replaced.append((key, made.fonts[key]))
        made.fonts[key] = Given((font, layer.folder), number, font.place("file"))
    made.replaced_fonts = replaced + made.replaced_fonts


def _tones(layer: Layer) -> tuple[tuple[str, Span | None], ...]:
    written = _mapping(layer.source.data).get("chip-tones")
    if written is None:
        written = _mapping(layer.source.data).get("chip_tones")
    places = [written.value_span(i) for i in range(len(written))] if isinstance(written, WrittenSequence) else []
    names = layer.file.chip_tones or ()
    return tuple((name, places[i] if i < len(places) else None) for i, name in enumerate(names))


# ---------------------------------------------------------------------------------------------------------------- names


def _unknown(layer: Layer) -> Iterable[Diagnostic]:
    """Find names that the contract does not have."""
    yield from _not_among(layer, "styles", STYLES, "style")
    yield from _not_among(layer, "spacing", SPACING, "distance")
    yield from _not_among(layer, "lengths", LENGTHS, "length")
    for key in layer.file.fonts:
        if not is_font_key(key):
            yield _no_such(layer, "fonts", key, FONTS, "face")


def _not_among(layer: Layer, section: str, known: Collection[str], noun: str) -> Iterable[Diagnostic]:
    for name in getattr(layer.file, section):
        if name not in known:
            yield _no_such(layer, section, name, known, noun)


def _no_such(layer: Layer, section: str, name: str, known: Iterable[str], noun: str) -> Diagnostic:
    names = list(known)
    place = _key(layer, section, name)
    if name in RETIRED:
        return warning("no-effect", f'the {noun} "{name}" has no effect any more', place, "remove it")
    listed = f"known are {', '.join(names)}" if len(names) <= 12 else f"{SHOWN} has all names"
    close = did_you_mean(name, names)
    hint = f"{close} {listed}" if close else listed
    return error("unknown-name", f'there is no {noun} "{name[:40]}"', place, hint)


def _mapping(data: object) -> Written:
    return data if isinstance(data, Written) else Written(Span("", 1, 1, 1, 1))


def _key(layer: Layer, section: str, name: str) -> Span:
    return _mapping(_mapping(layer.source.data).get(section)).key_span(name)


def _value(layer: Layer, section: str, name: str) -> Span:
    return _mapping(_mapping(layer.source.data).get(section)).value_span(name)
