"""A theme's name -> `Theme`. Knows which themes come with the package, and where a theme may find its files.

A theme file says only what differs from the theme it extends. Whatever is wrong with it, with a theme it extends, or with
a font or a picture it names, is a diagnostic with its place in a theme file.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from pathlib import Path

from twindeck import source
from twindeck.diagnostics import DeckError, Diagnostic, Severity, Span, error, in_source_order, warning
from twindeck.model import validate
from twindeck.theme import Face, Logo, Style, Theme, check
from twindeck.theme.canvas import Size, resized, wrong_with
from twindeck.theme.contract import FONTS, LENGTHS, LengthName
from twindeck.theme.derive import colours_of
from twindeck.theme.file import FontEntry, LogoEntry, ThemeFile
from twindeck.theme.fontfile import FontError, examine, symbol_faces
from twindeck.theme.merge import Given, Layer, Merged, merged

FACES = Path(str(resources.files("twindeck.theme"))) / "faces"
BUNDLED = Path(str(resources.files("twindeck.theme"))) / "bundled"

ROOT = "civic"
"""The theme that every other one extends in the end."""

MAX_EXTENDS = 8
"""How many themes may extend each other in a row."""

MAX_LOGO_BYTES = 8_000_000
"""What is read of a logo at most."""


def bundled_themes() -> tuple[str, ...]:
    """Return the names of the themes that come with the package."""
    return tuple(sorted(path.stem for path in BUNDLED.glob("*.yaml")))


@lru_cache(maxsize=8)
def load_bundled(name: str) -> Theme:
    """Return a theme of the package by name; FileNotFoundError where there is none, DeckError where it is broken."""
    layers, problems = _chain(BUNDLED / f"{name}.yaml", name)
    theme, found = _made(layers) if not problems else (None, list(problems))
    if theme is None or found:
        raise DeckError(found)
    return theme


def find_theme(
    name: str, folder: Path, place: Span | None, size: Size | None = None, size_place: Span | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return a bundled theme by its name, or one from a file beside the deck, for slides of a size.

    None, and the errors, where there is none that could be used. `place` is where the deck names the theme, `size_place`
    where it names the size.
    """
    if name in bundled_themes():
        return _sized(load_bundled(name), (), size, size_place)
    if Path(name).suffix not in (".yaml", ".yml"):
        hint = f"choose among {', '.join(bundled_themes())}, or name a theme file (.yaml)"
        return None, (error("unknown-theme", f'there is no theme "{name}"', place, hint),)
    path = _resolve(name, (folder,), place, "theme file", "the deck")
    if isinstance(path, Diagnostic):
        return None, (path,)
    layers, problems = _chain(path, _stem(path), place)
    if problems:
        return None, in_source_order(problems)
    theme, found = _made(layers)
    return _sized(theme, in_source_order(found), size, size_place)


def _sized(
    theme: Theme | None, found: tuple[Diagnostic, ...], size: Size | None, place: Span | None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Bring a theme to the size of the deck's slides."""
    if theme is None or size is None or size == (theme.width, theme.height):
        return theme, found
    made = resized(theme, size)
    problems = tuple(check.regions(made, lambda _: place))
    return (None if problems else made), (*found, *problems)


# -------------------------------------------------------------------------------------------------------------- layers


def _chain(path: Path, name: str, place: Span | None = None) -> tuple[list[Layer], tuple[Diagnostic, ...]]:
    """Read a theme file and those it extends; the root theme first."""
    layers: list[Layer] = []
    names: list[Path] = []
    while True:
        data = _bytes(path, source.MAX_BYTES)
        if data is None:
            hint = "a theme is a small text file: allow it to be read"
            return layers, (error("missing-file", f'cannot read the theme file "{path.name}"', place, hint),)
        read = source.read(data, str(path))
        file, problems = validate(ThemeFile, read)
        if file is None:
            return layers, problems
        layers.insert(0, Layer(file, read, path.parent, name))
        names.append(path.resolve())
        wanted = file.extends or (None if path == BUNDLED / f"{ROOT}.yaml" else ROOT)
        if wanted is None:
            return layers, ()
        place = file.place("extends")
        if wanted in bundled_themes():
            path, name = BUNDLED / f"{wanted}.yaml", wanted
        else:
            if Path(wanted).suffix not in (".yaml", ".yml"):
                hint = f"choose among {', '.join(bundled_themes())}, or name a theme file (.yaml)"
                return layers, (error("unknown-theme", f'there is no theme "{wanted}" to extend', place, hint),)
            found = _resolve(wanted, (path.parent,), place, "theme file", "the theme")
            if isinstance(found, Diagnostic):
                return layers, (found,)
            path, name = found, _stem(found)
        if path.resolve() in names:
            hint = "a theme extends another one, which does not extend it in turn"
            return layers, (error("extends", f'the theme extends itself by "{wanted}"', place, hint),)
        if len(names) >= MAX_EXTENDS:
            hint = "have it extend an earlier one of them"
            return layers, (error("extends", f"more than {MAX_EXTENDS} themes extend each other", place, hint),)


def _stem(path: Path) -> str:
    """Return a theme's name where its file says none: harbour for harbour.theme.yaml."""
    return path.name.split(".")[0] or path.name


def _made(layers: Sequence[Layer]) -> tuple[Theme | None, list[Diagnostic]]:
    """Return the theme that layers make; None where it has errors."""
    whole, problems = merged(layers)
    colours = colours_of(whole)
    problems += colours.problems
    problems += check.values(whole)
    if colours.accents and len(colours.accents) == len(whole.accents):
        problems += check.style_colours(whole, colours)
    own = Span(layers[-1].source.file, 1, 1, 1, 1)
    problems += _wrong_canvas(whole)
    faces, found = _faces(whole)
    problems += found
    logos: list[Logo | None] = []
    for given in (whole.logo, whole.logo_on_accent):
        logo = _logo(given) if given is not None else None
        if isinstance(logo, Diagnostic):
            problems.append(logo)
        logos.append(logo if isinstance(logo, Logo) else None)
    if _has_errors(problems):
        return None, _placed(problems, own)
    theme = Theme(
        name=whole.name,
        width=whole.width.value,
        height=whole.height.value,
        colours=colours.colours,
        accents=colours.accents,
        styles={name: _style(name, given) for name, given in whole.styles.items()},  # type: ignore[misc]
        spacing={name: pair.value for name, pair in whole.spacing.items()},  # type: ignore[misc]
        lengths={name: length.value for name, length in whole.lengths.items()},  # type: ignore[misc]
        faces=faces,
        chip_tones=colours.chip_tones,
        logo=logos[0],
        logo_on_accent=logos[1],
    )
    problems += check.regions(theme, lambda names: _nearest(whole, names))
    problems += check.logos(theme)
    problems += check.contrasts(theme, whole, colours)
    return (None if _has_errors(problems) else theme), _placed(problems, own)


def _has_errors(problems: Sequence[Diagnostic]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _placed(problems: Sequence[Diagnostic], place: Span) -> list[Diagnostic]:
    """Give every finding a place: the head of the theme file, where it has none of its own."""
    return [problem if problem.span is not None else replace(problem, span=place) for problem in problems]


def _wrong_canvas(whole: Merged) -> list[Diagnostic]:
    wrong = wrong_with((whole.width.value, whole.height.value))
    given = max(whole.width, whole.height, key=lambda one: one.layer)
    return [error("value", wrong, given.place, "write width and height in points, as 960 and 540")] if wrong else []


def _nearest(whole: Merged, names: Sequence[LengthName]) -> Span | None:
    """Return where the latest layer gives one of some lengths, or the size of slides that they follow."""
    given: list[Given[float]] = [whole.lengths[name] for name in names]
    for size in (whole.width, whole.height):
        if any(LENGTHS[name].follows != "share" for name in names) and size.layer > max(one.layer for one in given):
            given.append(size)
    return max(given, key=lambda one: one.layer).place


def _style(name: str, given: dict[str, Given[object]]) -> Style:
    values = {"bold": False, "breaks": "characters", "largest": 0.0} | {key: one.value for key, one in given.items()}
    return Style(name, **values)  # type: ignore[arg-type]


# --------------------------------------------------------------------------------------------------------------- files


def _resolve(name: str, folders: Sequence[Path], place: Span | None, noun: str, owner: str) -> Path | Diagnostic:
    """Return the file of a name within one of some folders; an error where it is elsewhere, missing, or no file.

    A link counts as where it leads to: no theme reaches a file that is not beside it or in the package.
    """
    hint = f"paths are relative to the folder of {owner}"
    try:
        for folder in folders:
            path = folder / name
            if not path.resolve().is_relative_to(folder.resolve()):
                message = f'the {noun} "{name}" is outside the folder of {owner}'
                return error("outside-folder", message, place, "copy it there")
            if not path.exists():
                continue
            if not stat.S_ISREG(path.stat().st_mode):
                what = "a folder" if path.is_dir() else "no file to read"
                return error("missing-file", f'"{name}" is {what}', place, f"name a {noun}")
            return path
    except (OSError, ValueError) as wrong:
        if isinstance(wrong, OSError) and wrong.errno == errno.EACCES:
            return error("missing-file", f'cannot read the {noun} "{name}"', place, "allow it to be read")
        return error("missing-file", f'"{name[:60]}" is no path', place, hint)
    return error("missing-file", f'there is no {noun} "{name}"', place, hint)


def _bytes(path: Path, most: int) -> bytes | None:
    """Return what a file holds; None where it cannot be read, or is larger than it may be."""
    try:
        return path.read_bytes() if path.stat().st_size <= most else None
    except OSError:
        return None


def _faces(whole: Merged) -> tuple[dict[str, Face], list[Diagnostic]]:
    """Find the fonts; those of earlier layers that were replaced come last, for characters that the others lack."""
    faces: dict[str, Face] = {}
    problems: list[Diagnostic] = []
    wanted = [(key, given) for key, given in whole.fonts.items()]
    wanted += [(f"fallback-{key}-{number}", given) for number, (key, given) in enumerate(whole.replaced_fonts)]
    for key, given in wanted:
        face = _face(key, given)
        if isinstance(face, Diagnostic):
            problems.append(face)
        elif not (key.startswith("fallback") and any(_is_same(face, other) for other in faces.values())):
            faces[key] = face
    if whole.symbols:
        faces |= symbol_faces()
    regular, bold = whole.fonts.get("regular"), whole.fonts.get("bold")
    if (
        regular is not None
        and bold is not None
        and regular.layer > bold.layer
        and "regular" in faces
        and "bold" in faces
    ):
        hint = f"give the theme's {FONTS['bold']} a face too: `bold: …`"
        message = f"bold stays {faces['bold'].family}, while regular is {faces['regular'].family}"
        problems.append(warning("no-bold", message, regular.place, hint))
    return faces, problems


def _is_same(one: Face, other: Face) -> bool:
    """Tell whether two faces are drawn alike."""
    return replace(one, key="", family="", bold=False) == replace(other, key="", family="", bold=False)


def _face(key: str, given: Given[tuple[FontEntry, Path]]) -> Face | Diagnostic:
    font, folder = given.value
    path = _resolve(font.file, (folder, FACES), given.place, "font", "the theme")
    if isinstance(path, Diagnostic):
        return path
    bold = "bold" in key if font.bold is None else font.bold
    if path.parent == FACES and font.family is not None:
        return Face(key, font.family, bold, str(path), font.index, weight=700 if bold else 400)
    try:
        found = examine(path, font.index, weight=font.weight, bold=bold, italic="italic" in key or None)
    except FontError as wrong:
        place = given.place if wrong.about == "file" else font.place(wrong.about)
        return error("font", wrong.message, place, wrong.hint)
    return found.face(key, family=font.family or "", bold=bold)


def _logo(given: Given[tuple[LogoEntry, Path]]) -> Logo | Diagnostic:
    logo, folder = given.value
    place = logo.place("src")
    path = _resolve(logo.src, (folder,), place, "picture", "the theme")
    if isinstance(path, Diagnostic):
        return path
    data = _bytes(path, MAX_LOGO_BYTES)
    if data is None:
        hint = f"allow it to be read; it may have {MAX_LOGO_BYTES // 1_000_000} MB"
        return error("missing-file", f'cannot read the picture "{logo.src}"', place, hint)
    return Logo(logo.src, data, logo.alt, logo.height, logo.where, place)
