"""Colours that a theme does not give, worked out from those it does, so that what stands on them can be read.

An accent's roles are modifications of its fill, which PowerPoint recolours with it; how light each is follows from its
contrast with the background, so that equal roles of different accents look equally strong. What an earlier layer gave
holds only as long as what it was chosen for: a tint made for another blue, or for a white page, is worked out anew.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from twindeck.diagnostics import Diagnostic, Span, did_you_mean, error, warning
from twindeck.theme import Accent, Colour
from twindeck.theme.colours import (
    BLACK,
    WHITE,
    Modification,
    contrast,
    from_oklch,
    hexadecimal,
    luminance,
    modified,
    oklch,
    shade,
)
from twindeck.theme.contract import ACCENT, ACCENT_SLOTS, BODY_CONTRAST, PALETTE, TEXT_CONTRAST, Slot
from twindeck.theme.merge import ROLE_KEYS, Given, Merged, PaletteEntry

# ------------------------------------------------------------------------------------------------------ how far apart

TINT = 1.13
"""The contrast of a panel's ground with the background: seen, but a page for words still."""
BOX = 1.32
TRACK_ON_TINT = 1.34
SOFT_ON_TINT = 3.1
MAIN_ON_TINT = 4.6
FAINT = 4.6
"""Just over what the contract asks of box, track, soft, main and faint: colours are rounded to whole steps."""
SOFT_FROM_MAIN = 1.35
MUTED, MUTED_LEAST = 8.5, 6.2
LINE = 1.6
QUIET = 1.12

CHROMA = {"tint": 0.026, "box": 0.05, "track": 0.08, "soft": 0.16, "main": 0.4, "faint": 0.06}
"""The most chroma (OKLCH) a role has: the larger its areas, the calmer."""

YELLOW, MORE_IN_YELLOW = math.radians(95), 0.9
"""The hue at which a pale colour looks grey that would look coloured in blue, and by how much more chroma it has there."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour worked out: its value, and how it is made from an accent's fill; without that, it is one of its own."""

    rgb: str
    change: Modification | None = None


def roles_of(fill: str, background: str, text: str, given: Mapping[str, str]) -> dict[str, Shade]:
    """Return the roles of an accent that are not among those given, from its fill and what it stands on."""
    lighter = luminance(text) > luminance(background)
    found: dict[str, Shade] = {role: Shade(value) for role, value in given.items()}

    def made(role: str, ground: str, wanted: float, *, at_most: bool = False) -> Shade:
        change = shade(fill, ground, wanted, lighter=lighter, chroma=_chroma(role, fill), at_most=at_most)
        return Shade(modified(fill, change), change)

    if "tint" not in found:
        found["tint"] = made("tint", background, _tint(fill, background, text), at_most=True)
    tint = found["tint"].rgb
    if "box" not in found:
        found["box"] = made("box", background, BOX)
    if "track" not in found:
        found["track"] = made("track", tint, TRACK_ON_TINT)
    readable = min(contrast(fill, background), contrast(fill, tint)) >= TEXT_CONTRAST
    soft = _soft_contrast(found["main"].rgb if "main" in found else fill if readable else None, background, tint)
    if "soft" not in found:
        usable = not readable and min(contrast(fill, tint), contrast(fill, background)) >= 3.05
        found["soft"] = Shade(fill, Modification()) if usable else made("soft", background, soft)
    if "main" not in found:
        least = max(
            MAIN_ON_TINT * contrast(tint, background),
            SOFT_FROM_MAIN * contrast(found["soft"].rgb, background),
        )
        found["main"] = Shade(fill, Modification()) if readable else made("main", background, least)
    if "ink" not in found:
        found["ink"] = Shade(readable_on(fill, (background, text)))
    if "faint" not in found:
        found["faint"] = _faint(fill, found["ink"].rgb)
    return found


def _chroma(role: str, fill: str) -> float:
    """Return the most chroma of a role in the hue of a fill."""
    return CHROMA[role] * (1 + MORE_IN_YELLOW * max(0.0, math.cos(oklch(fill)[2] - YELLOW)))


def _tint(fill: str, background: str, text: str) -> float:
    """Return the most contrast of a tint with the background: body text, and solid boxes on it, must still be seen."""
    text_contrast = contrast(text, background)
    room = text_contrast / (BODY_CONTRAST if text_contrast >= BODY_CONTRAST else TEXT_CONTRAST)
    return max(1.0, min(TINT, room, contrast(fill, background) / 1.31))


def _soft_contrast(main: str | None, background: str, tint: str) -> float:
    """Return the contrast of `soft` with the background: as quiet as graphics may be, and told from the main colour."""
    least = SOFT_ON_TINT * contrast(tint, background)
    return least if main is None else max(3.05, min(least, contrast(main, background) / SOFT_FROM_MAIN))


def readable_on(ground: str, wished: tuple[str, ...]) -> str:
    """Return the first of the wished colours that can be read on a ground, else black or white, one of which always can."""
    for one in wished:
        if contrast(one, ground) >= TEXT_CONTRAST:
            return one
    return max((BLACK, WHITE), key=lambda end: contrast(end, ground))


def _faint(fill: str, ink: str) -> Shade:
    most = contrast(ink, fill)
    if most < FAINT + 0.1:
        return Shade(ink)
    lighter = luminance(ink) > luminance(fill)
    change = shade(fill, fill, max(FAINT, 0.7 * most), lighter=lighter, chroma=_chroma("faint", fill))
    return Shade(modified(fill, change), change)


def neutrals(background: str, text: str) -> dict[str, str]:
    """Return muted, line and quiet: shades of the text's hue between text and background."""
    lighter = luminance(text) > luminance(background)
    most = contrast(text, background)
    muted = max(MUTED_LEAST, min(MUTED, most * 0.6))
    wanted = {"muted": muted, "line": LINE, "quiet": QUIET}
    return {
        name: text if value >= most else _neutral(text, background, value, lighter=lighter)
        for name, value in wanted.items()
    }


def _neutral(text: str, background: str, wanted: float, *, lighter: bool) -> str:
    """Return the shade whose contrast with the background is just what is wanted."""
    _, chroma, hue = oklch(text)
    near, far = oklch(background)[0], 1.0 if lighter else 0.0
    for _ in range(16):
        middle = (near + far) / 2
        if contrast(from_oklch(middle, min(chroma, 0.02), hue), background) >= wanted:
            far = middle
        else:
            near = middle
    return from_oklch(far, min(chroma, 0.02), hue)


# --------------------------------------------------------------------------------------------------- colours of a theme


@dataclass(slots=True)
class Colours:
    """A theme's colours: by name, its accents, and where what each is made from was written."""

    colours: dict[str, Colour] = field(default_factory=dict)
    accents: dict[str, Accent] = field(default_factory=dict)
    givers: dict[str, Given[str]] = field(default_factory=dict)
    """For each colour, the value in a theme file that it is or is made from."""
    derived: set[str] = field(default_factory=set)
    """The colours that were worked out."""
    given: set[tuple[str, str]] = field(default_factory=set)
    """The roles of accents, (accent, role), that a theme gives for the fill and the ground they stand beside now."""
    chip_tones: tuple[str, ...] = ()
    problems: list[Diagnostic] = field(default_factory=list)


def colours_of(merged: Merged) -> Colours:
    """Return a theme's colours, complete; where something they refer to is missing, with the problems alone."""
    return _Builder(merged).built()


class _Builder:
    def __init__(self, merged: Merged) -> None:
        self.merged = merged
        self.made = Colours()
        self.used: set[str] = set(PALETTE)
        self.base: dict[str, Given[str]] = {}
        self.ground: Given[str] = Given("", 0)

    def built(self) -> Colours:
        self._palette()
        slots = self._slots()
        for name in self.merged.accents:
            self._accent(name, slots.get(name))
        if not self.made.problems:
            self._links()
            self._tones()
            self._unused()
        return self.made

    # ------------------------------------------------------------------------------------------------------ the palette

    def _palette(self) -> None:
        palette = self.merged.palette
        background, text = palette["background"], palette["text"]
        self.ground = _given(text if text.layer > background.layer else background)
        ground = _rgb(background)
        written = _rgb(text)
        if text.layer < background.layer and contrast(written, ground) < BODY_CONTRAST:
            # chosen for another background: the same grey on this one, or its opposite
            value = max(("1A1A1A", WHITE), key=lambda one: contrast(one, ground))
            text = Given(PaletteEntry(value), background.layer, background.place)
        worked_out = neutrals(ground, _rgb(text))
        for name, given in palette.items():
            if name not in PALETTE:
                self._add(name, given.value.rgb, given.value.slot, given.value.of, _given(given))
        for name in PALETTE:
            entry = {"background": background, "text": text}.get(name) or palette.get(name)
            if name in worked_out and (entry is None or entry.layer < self.ground.layer):
                giver = text if text.layer >= background.layer else background
                entry = Given(PaletteEntry(worked_out[name]), giver.layer, giver.place)
                self.made.derived.add(name)
            if entry is not None:
                of: Slot | None = entry.value.of or ("dk2" if PALETTE[name].slot is None else None)
                self._add(name, entry.value.rgb, PALETTE[name].slot, of, _given(entry))

    def _links(self) -> None:
        """Links take the main colour of the first accent where none is given for it, darker where boxes ask for that."""
        layer = max(self.base[ACCENT].layer, self.ground.layer)
        colours, accent = self.made.colours, self.made.accents[ACCENT]
        ground, text = colours["background"].rgb, colours["text"].rgb
        found = colours[accent.main].rgb
        grounds = [ground] + [colours[box].rgb for one in self.made.accents.values() for box in (one.tint, one.box)]
        if min(contrast(found, one) for one in grounds) < TEXT_CONTRAST:
            least = MAIN_ON_TINT * max(contrast(one, ground) for one in grounds)
            lighter = luminance(text) > luminance(ground)
            found = modified(found, shade(found, ground, least, lighter=lighter, chroma=CHROMA["main"]))
        for name in ("link", "visited"):
            entry = self.merged.palette.get(name)
            if entry is None or entry.layer < layer:
                self.made.givers[name] = self._giver(ACCENT)
                self.made.derived.add(name)
                self.made.colours[name] = Colour(name, found, PALETTE[name].slot)

    def _giver(self, accent: str) -> Given[str]:
        """Return what a colour that is worked out depends on, as the nearest layer has it: the accent's, or the ground."""
        return max(self.base[accent], self.ground, key=lambda given: given.layer)

    def _add(self, name: str, rgb: str, slot: Slot | None, of: Slot | None, giver: Given[str]) -> str:
        """Add a colour under a name of its own; returns it."""
        own, count = name, 1
        while own in self.made.colours:
            count += 1
            own = f"{name}-{count}"
        value = hexadecimal(rgb) or BLACK
        self.made.colours[own] = Colour(own, value, slot if slot not in ACCENT_SLOTS else None, of)
        self.made.givers[own] = giver
        return own

    # ------------------------------------------------------------------------------------------------------ the accents

    def _slots(self) -> dict[str, Slot]:
        """Give accents their places in PowerPoint's scheme: those asked for, then the first, then the nearest layer's."""
        taken: dict[str, Slot] = {}
        free = list(ACCENT_SLOTS)
        for name in self.merged.accents:
            base = self._base(name)
            entry = self.merged.palette.get(base.value) if base is not None else None
            wish = entry.value.slot if entry is not None else None
            if wish in free:
                taken[name] = wish
                free.remove(wish)
        waiting = [name for name in self.merged.accents if name not in taken]
        waiting.sort(key=lambda name: (name != ACCENT, -max(g.layer for g in self.merged.accents[name].values())))
        taken.update(zip(waiting, free, strict=False))
        return taken

    def _base(self, name: str) -> Given[str] | None:
        roles = self.merged.accents[name]
        return roles.get("fill") or roles.get("main")

    def _accent(self, name: str, slot: Slot | None) -> None:
        base = self._base(name)
        if base is None:
            place = next((given.place for given in self.merged.accents[name].values()), None)
            hint = f'write `{name}: "#0B6FA4"`, or add `fill`'
            self.made.problems.append(error("missing-field", f'the accent "{name}" has no colour', place, hint))
            return
        layer = max(base.layer, self._layer_of(base.value))
        self.base[name] = Given(base.value, layer, self._place_of(base))
        kept = self._kept(name, layer)
        self.made.given |= {(name, role) for role in kept}
        fill = self._value(base, name)
        values = {role: self._value(one, name) for role, one in kept.items()}
        if fill is None or None in values.values():
            return
        ground, text = self.made.colours["background"].rgb, self.made.colours["text"].rgb
        shades = roles_of(fill, ground, text, {role: value for role, value in values.items() if value is not None})
        names = {"fill": self._fill(name, base, fill, slot)}
        for role in ROLE_KEYS[1:]:
            if role in kept:
                names[role] = self._given_role(name, role, kept[role], names["fill"], slot)
            else:
                names[role] = self._derived_role(name, role, shades[role], names, slot)
        self.made.accents[name] = Accent(name, **names)

    def _layer_of(self, value: str) -> int:
        entry = self.merged.palette.get(value)
        return entry.layer if entry is not None else 0

    def _place_of(self, given: Given[str]) -> Span | None:
        entry = self.merged.palette.get(given.value)
        return entry.place if entry is not None and entry.layer >= given.layer else given.place

    def _kept(self, name: str, base_layer: int) -> dict[str, Given[str]]:
        """Return the roles given for this very fill and ground; what was chosen for others is left to be worked out."""
        needed = max(base_layer, self.ground.layer)
        kept: dict[str, Given[str]] = {}
        for role in ROLE_KEYS[1:]:
            given = self.merged.accents[name].get(role)
            own = self.merged.palette.get(f"{name}-{role}")
            if own is not None and (given is None or own.layer > given.layer):
                given = Given(f"{name}-{role}", own.layer, own.place)
            if given is None or (role == "main" and "fill" not in self.merged.accents[name]):
                continue
            refers = given.value in self.merged.palette and given.value not in PALETTE
            if given.layer >= needed or (refers and self._layer_of(given.value) >= needed):
                kept[role] = given
        if "fill" not in self.merged.accents[name]:
            kept["main"] = self.merged.accents[name]["main"]
        return kept

    def _value(self, given: Given[str], accent: str) -> str | None:
        """Return what a colour's name or value stands for; None, and a problem, where it is neither."""
        if given.value in self.made.colours:
            self.used.add(given.value)
            return self.made.colours[given.value].rgb
        value = hexadecimal(given.value)
        if value is None:
            known = list(self.merged.palette)
            close = did_you_mean(given.value, known)
            hint = close or f'write a value such as "#0B6FA4", or a colour of the theme: {", ".join(known)}'
            message = f'the accent "{accent}" has the colour "{given.value[:40]}", which the theme does not have'
            self.made.problems.append(error("unknown-name", message, given.place, hint))
        return value

    def _fill(self, name: str, base: Given[str], rgb: str, slot: Slot | None) -> str:
        """Put an accent's fill into its place of the scheme; returns its name."""
        own = base.value
        giver = Given(rgb, self.base[name].layer, self.base[name].place)
        if own in self.made.colours:
            known = self.made.colours[own]
            if known.slot is None and slot is not None:
                self.made.colours[own] = Colour(own, rgb, slot)
            return own
        own = self._add(name, rgb, None, None, giver)
        self.made.colours[own] = Colour(own, rgb, slot)
        return own

    def _given_role(self, accent: str, role: str, given: Given[str], fill: str, slot: Slot | None) -> str:
        """Return the name of the colour that a theme gives for a role, added where it is a value."""
        base = self._base(accent)
        if base is not None and given.value == base.value:
            return fill
        if given.value not in self.made.colours:
            return self._add(f"{accent}-{role}", given.value, None, slot, given)
        known = self.made.colours[given.value]
        if given.value not in PALETTE and known.slot is None and known.of is None:
            # PowerPoint recolours it with the accent
            self.made.colours[given.value] = Colour(known.name, known.rgb, None, slot)
        return given.value

    def _derived_role(self, accent: str, role: str, made: Shade, names: Mapping[str, str], slot: Slot | None) -> str:
        """Add a colour that was worked out for a role, unless it is one the theme has already; returns its name."""
        if made.change == Modification():
            return names["fill"]
        if made.change is not None:
            own = self._add(f"{accent}-{role}", made.rgb, None, None, self._giver(accent))
            self.made.derived.add(own)
            self.made.colours[own] = Colour(own, made.rgb, None, slot, made.change)
            return own
        for known in ("background", "text", names.get("ink", "background")):
            if self.made.colours[known].rgb == made.rgb:
                return known
        return self._add(f"{accent}-{role}", made.rgb, None, None, self._giver(accent))

    # ------------------------------------------------------------------------------------------------ chips, and the rest

    def _tones(self) -> None:
        given = self.merged.chip_tones
        if given is None or given.layer < max(self.merged.accents_layer, self.ground.layer):
            own = [
                name
                for name in self.merged.accents
                if name == ACCENT or max(g.layer for g in self.merged.accents[name].values()) > 0
            ]
            self.made.chip_tones = tuple(dict.fromkeys([self.made.accents[name].track for name in own] + ["line"]))
            return
        tones: list[str] = []
        for name, place in given.value:
            found = self._tone(name)
            if found is None:
                known = [f"{accent}-track" for accent in self.made.accents] + list(self.made.colours)
                close = did_you_mean(name, known)
                hint = close or f"choose among {', '.join(dict.fromkeys(known[:12]))}"
                message = f'chips have the colour "{name[:40]}", which the theme does not have'
                self.made.problems.append(error("unknown-name", message, place or given.place, hint))
            else:
                self.used.add(name)
                tones.append(found)
        self.made.chip_tones = tuple(tones)

    def _tone(self, name: str) -> str | None:
        """Return the colour that a chip's tone names: one of the theme, or `ACCENT-ROLE`."""
        if name in self.made.colours:
            return name
        accent, _, role = name.rpartition("-")
        if accent in self.made.accents and role in ROLE_KEYS:
            return str(getattr(self.made.accents[accent], role))
        value = hexadecimal(name) if name.startswith("#") else None
        if value is None:
            return None
        given = self.merged.chip_tones
        assert given is not None
        return self._add(f"chip-{value}", value, None, None, Given(value, given.layer, given.place))

    def _unused(self) -> None:
        """Warn of colours that nothing refers to, most of which are misspelt, and of places that others have."""
        styles = {str(style["colour"].value) for style in self.merged.styles.values() if "colour" in style}
        for name, given in self.merged.palette.items():
            if given.layer < self.merged.last:
                continue
            if given.value.slot not in (None, self.made.colours[name].slot):
                hint = (
                    "places of accents go to the colours of accents; remove it, or write `of` for what it is a tint of"
                )
                message = f'the colour "{name}" does not get the place {given.value.slot} in PowerPoint\'s scheme'
                self.made.problems.append(warning("no-effect", message, given.place, hint))
            if name not in self.used and name not in styles:
                hint = did_you_mean(name, (*PALETTE, *self.merged.accents)) or "give it to an accent, or remove it"
                self.made.problems.append(
                    warning("unused-colour", f'nothing has the colour "{name}"', given.place, hint)
                )


def _rgb(given: Given[PaletteEntry]) -> str:
    return hexadecimal(given.value.rgb) or BLACK


def _given(entry: Given[PaletteEntry]) -> Given[str]:
    return Given(_rgb(entry), entry.layer, entry.place)
