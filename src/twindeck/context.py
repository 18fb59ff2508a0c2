"""What a block needs to know to be laid out: the theme at a degree of fitting, colours, languages, and where links lead.

Knows no block. A `Context` is a value; a container passes a changed copy to what it contains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import Literal

from twindeck import addresses
from twindeck.diagnostics import Span
from twindeck.scene import LONGEST_NAME, Asset, LineRules, Link, Role, Run, Stroke, TextStyle
from twindeck.text import inline, scripts, typeset
from twindeck.text.kinsoku import is_japanese
from twindeck.theme import Accent, Colour, Face, Style, Theme
from twindeck.theme.colours import contrast
from twindeck.theme.contract import (
    LINE_CONTRAST,
    SHAPE_CONTRAST,
    TEXT_CONTRAST,
    ColourName,
    LengthName,
    SpaceName,
    StyleName,
)
from twindeck.theme.derive import readable_on
from twindeck.theme.fonts import open_font
from twindeck.theme.metrics import cap_height
from twindeck.words import Words, words_for

LoadAsset = Callable[[str, tuple[float, float], Literal["contain", "cover"], Span | None], Asset | None]
"""Path as written in the deck, width and height of its place in points, how it lies in it, where the deck says so
-> the image, None where it is refused."""


PART = " – "
"""What parts the words of a name from what it is a part of."""


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a block.

    `fit` is the degree of the size of type: 1 for the theme's own sizes, 0 for its smallest and 2 for its largest; `air` is
    the same for distances. `level` is the level of the next heading.
    `ink` replaces the text colours on a coloured ground. `keep` are words that no line is broken within; with
    `soft_breaks` lines are left to the office program.
    """

    theme: Theme
    lang: str
    accent: Accent
    level: int
    load: LoadAsset
    fit: float = 1.0
    air: float = 1.0
    ink: ColourName | None = None
    on_tint: bool = False
    slides: Mapping[str, int] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    soft_breaks: bool = False
    logo: Asset | None = None
    logo_on_accent: Asset | None = None

    def with_accent(self, name: str | None) -> Context:
        """Return the context in another family of colours; the same one where the name is None, or unknown (which a rule
        over the deck reports).
        """
        return self if name is None else replace(self, accent=self.theme.accents.get(name, self.accent))

    def with_breaks(self, breaks: Literal["phrases", "soft"] | None) -> Context:
        """Return the context with lines broken in another way; the same one where that is None."""
        return self if breaks is None else replace(self, soft_breaks=breaks == "soft")

    def deeper(self) -> Context:
        """Return the context one heading level further down."""
        return replace(self, level=min(6, self.level + 1))

    @property
    def words(self) -> Words:
        """What the program itself says, in the language around."""
        return words_for(self.lang)

    def named(self, said: str | None, part: str = "") -> str:
        """Return what a shape is called: an author's words without their markup, the program's word for a part after them.

        Long words are cut, so that the part can still be read.
        """
        words = " ".join(inline.plain(said or "").split())
        if not words:
            return part
        room = LONGEST_NAME - (len(part) + len(PART) if part else 0)
        words = words if len(words) <= room else f"{words[: room - 1]}…"
        return f"{words}{PART}{part}" if part else words

    @property
    def heading(self) -> Role:
        """The role of a heading at this level."""
        return Role(f"H{self.level}")

    def colour(self, name: ColourName) -> Colour:
        """Return a colour of the theme, or the one that the accent has for a role."""
        return self.theme.colours[self.accent.named(name)]

    def ink_on(self, ground: Colour) -> Colour:
        """Return the colour in which words can be read on a ground: the theme's text or background, else black or white."""
        wished = [self.colour(name) for name in ("text", "background", "ink")]
        for colour in wished:
            if contrast(colour.rgb, ground.rgb) >= TEXT_CONTRAST:
                return colour
        rgb = readable_on(ground.rgb, ())
        return Colour(rgb, rgb)

    def seen_on(self, ground: ColourName, *names: ColourName) -> Colour:
        """Return the first of some colours that can be told from a ground, else the last."""
        under = self.colour(ground).rgb
        found = (self.colour(name) for name in names)
        return next((one for one in found if contrast(one.rgb, under) >= SHAPE_CONTRAST), self.colour(names[-1]))

    def edge(self, fill: Colour) -> Stroke | None:
        """Return the line that a shape needs because its fill alone cannot be told from the ground; mostly None."""
        ground = self.colour("tint" if self.on_tint else "background")
        return self.outline() if contrast(fill.rgb, ground.rgb) < SHAPE_CONTRAST else None

    def outline(self) -> Stroke:
        """Return a line that shows a shape on the ground at hand, whatever its fill."""
        ground = self.colour("tint" if self.on_tint else "background")
        soft = self.colour("soft")
        seen = contrast(soft.rgb, ground.rgb) >= LINE_CONTRAST
        return Stroke(soft if seen else self.colour("accent"), self.length("line"))

    def style(self, name: StyleName) -> Style:
        """Return a step of the type scale."""
        return self.theme.styles[name]

    def size(self, name: StyleName) -> float:
        """Return the size of a style at this degree of fitting, in points, on half points."""
        style = self.style(name)
        if self.fit > 1:
            most = max(style.size, style.largest)
            return round((style.size + (most - style.size) * (self.fit - 1)) * 2) / 2
        return round((style.smallest + (style.size - style.smallest) * self.fit) * 2) / 2

    def leading(self, name: StyleName) -> float:
        """Return the distance of baselines of a style, in points, on half points."""
        return round(self.size(name) * self.style(name).leading * 2) / 2

    def space(self, name: SpaceName) -> float:
        """Return a distance of the theme at this degree of air, in points."""
        room, smallest = self.theme.spacing[name]
        if self.air > 1:
            return round(room * (1 + 0.3 * (self.air - 1)) * 2) / 2
        return round((smallest + (room - smallest) * self.air) * 2) / 2

    def length(self, name: LengthName) -> float:
        """Return a length of the theme that does not change with fitting."""
        return self.theme.lengths[name]

    def cap_height(self, name: StyleName) -> float:
        """Return how high digits and capitals of a style stand over the baseline, in points."""
        face = self.theme.bold if self.style(name).bold else self.theme.regular
        return self.size(name) * cap_height(face)

    def middle_of_digits(self, name: StyleName, top: float, leading: float) -> float:
        """Return where the middle of digits and capitals is on a line of a style, given its top and its leading."""
        return top + leading - self.size(name) * typeset.BELOW_BASELINE - self.cap_height(name) / 2

    def tone(self, words: str) -> Colour:
        """Return the colour that words have wherever they stand in the deck; without one of their own, the track."""
        return self.theme.colours[self.tones.get(words, self.accent.track)]

    def text_style(self, name: StyleName, *, colour: ColourName | None = None, bold: bool | None = None) -> TextStyle:
        """Return how a run of a style looks, in its regular or bold face."""
        style = self.style(name)
        face = self.theme.bold if (style.bold if bold is None else bold) else self.theme.regular
        shown = self.theme.colours[self.accent.named(colour or self.ink or style.colour)]
        return TextStyle(face, self.size(name), shown, name=name)

    def runs(
        self, text: str, style: StyleName, *, colour: ColourName | None = None, bold: bool | None = None
    ) -> tuple[Run, ...]:
        """Return the runs of an author's text with its inline markup, split where a fallback face is needed.

        All text of a slide comes from here, or from `label`: so every text has its fallbacks and its language.
        """
        base = self.text_style(style, colour=colour, bold=bold)
        rules = LineRules(self.lang, self.keep, self.soft_breaks)
        found: list[Run] = []
        for part in inline.parse(text):
            look = base
            if part.strong:
                look = self.text_style(style, colour=colour, bold=True)
            link = self._link(part)
            if link is not None:
                look = replace(look, underline=True, colour=look.colour if self.ink else self.colour("link"))
            lang = part.lang if part.lang != self.lang else None
            for face, stretch in by_coverage(part.text, look.face, self.theme):
                found.append(Run(stretch, replace(look, face=face), lang, link, part.strong, rules=rules))
        return tuple(found)

    def label(self, text: str, look: TextStyle, shown: str = "") -> Run:
        """Return what stands before a list's items as a run in one face, which has the text or all that is to be shown."""
        face = covering(shown or text, look.face, self.theme)
        return Run(text, replace(look, face=face), rules=LineRules(self.lang))

    def _link(self, part: inline.Inline) -> Link | None:
        """Return where a stretch leads; nowhere where its address is broken, which a rule over the deck reports."""
        address = part.address
        if address is None:
            return None
        if address.startswith("#"):
            target = self.slides.get(address[1:])
            return None if target is None else Link(slide=target, title=part.title)
        return None if addresses.fault(address) else Link(uri=address, title=part.title)


def coloured(runs: Sequence[Run], colour: Colour) -> tuple[Run, ...]:
    """Return runs in another colour."""
    return tuple(replace(run, style=replace(run.style, colour=colour)) for run in runs)


def beside(before: str, after: str) -> str:
    """Return two texts one after the other, with a blank between where both are Latin."""
    return f"{before} {after}" if before and after and _needs_blank(before, after) else before + after


def join(before: Sequence[Run], after: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs one after the other, with a blank between where both are Latin: 94 min, but 94分, 94% and 94k."""
    if not before or not after or not _needs_blank(before[-1].text, after[0].text):
        return (*before, *after)
    return spaced(before, after, " ")


def spaced(before: Sequence[Run], after: Sequence[Run], blank: str) -> tuple[Run, ...]:
    """Return runs one after the other with a blank between, in the face of the second if that has one."""
    if not open_font(after[0].style.face).covers(" "):
        return (*before[:-1], replace(before[-1], text=before[-1].text + blank), *after)
    return (*before, replace(after[0], text=blank + after[0].text), *after[1:])


_MULTIPLES = frozenset({"k", "K", "M", "B", "bn", "x"})
"""What is written close to a number: thousand, million, billion, times."""


def _needs_blank(before: str, after: str) -> bool:
    if is_japanese(before[-1]) or before[-1].isspace() or after in _MULTIPLES:
        return False
    first = after[1:2] if after[0] == "(" else after[0]
    return first.isalnum() and not is_japanese(first)


def by_coverage(text: str, face: Face, theme: Theme) -> Iterable[tuple[Face, str]]:
    """Yield stretches of a text with the face that has its characters: the wished one, else the first fallback; those as
    bold as it is come before the others.

    A letter and its marks are in one face, and so are words of a fallback with the blanks between them; the end of a line
    is in that of what it ends. A character that no face has stays in the wished one; a lint rule names it.
    """
    font = open_font(face)
    if all(font.covers(character) for character in text):
        if text:
            yield face, text
        return
    choices = (face, *_fallbacks(face, theme.fallbacks))
    parts = scripts.clusters(text)
    faces = [_first_with(part, choices) for part in parts]
    for place, part in enumerate(parts):
        if part == "\n" and place:
            faces[place] = faces[place - 1]
        elif part.isspace() and place and faces[place - 1] != face:
            following = next((faces[i] for i in range(place, len(parts)) if not parts[i].isspace()), face)
            if following == faces[place - 1] and open_font(following).covers(part):
                faces[place] = following
    for chosen, stretch in groupby(zip(faces, parts, strict=True), key=lambda pair: pair[0]):
        yield chosen, "".join(part for _, part in stretch)


def _first_with(part: str, choices: Sequence[Face]) -> Face:
    """Return the first face that has all of a cluster, the wished one where none has."""
    for face in choices:
        font = open_font(face)
        if all(font.covers(character) for character in part):
            return face
    return choices[0]


@lru_cache(maxsize=64)
def _fallbacks(face: Face, fallbacks: tuple[Face, ...]) -> tuple[Face, ...]:
    """Return the fallbacks in the order in which a face looks in them: of each family, those most like it first."""
    families = [*dict.fromkeys(fallback.family for fallback in fallbacks)]

    def unlike(fallback: Face) -> tuple[int, bool, bool]:
        return families.index(fallback.family), fallback.bold != face.bold, fallback.italic != face.italic

    return tuple(sorted(fallbacks, key=unlike))


def covering(text: str, face: Face, theme: Theme) -> Face:
    """Return the one face for a text that cannot be parted, such as a list's number."""
    return _first_with(text, (face, *_fallbacks(face, theme.fallbacks)))
