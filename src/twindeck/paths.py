"""Files that a deck or theme names: only from folders that may be read, only ordinary files, never without an end.

Knows paths and bytes, not what is in a file. Who names a file is not trusted: a name may lead out of the folder through
`..`, an absolute path or a link, and what is there may be a pipe, a device or larger than memory.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from twindeck.diagnostics import did_you_mean

_LISTED = 2000
"""Entries of a folder that are looked through for a name like the one that is not there."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class PathRefused(Exception):
    """A file that is not read: a diagnostic's code, what is wrong (lower case, no full stop) and what to do about it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(message)


def resolve_inside(folder: Path, allowed: Iterable[Path], name: str, of: str = "deck") -> Path:
    """Return the file that a name means, links followed: a path relative to `folder`, or an absolute one.

    It has to lie in `folder` or in one of `allowed`, and to be there. Where there is no file of exactly this name, one
    whose name is the same text in another Unicode normal form serves. `of` is what messages call the file that names it.
    Raises PathRefused.
    """
    try:
        roots = [root.resolve() for root in (folder, *allowed)]
        path = _inside(folder / name, roots, name, of)
        if not path.exists():
            other = _other_form(folder, roots, name)
            path = path if other is None else _inside(other, roots, name, of)
        if path.exists():
            return path
    except ValueError:
        raise PathRefused("missing-file", f'"{name}" is no path', "write a file's path") from None
    except (OSError, RuntimeError) as wrong:  # Python 3.11 and 3.12 raise RuntimeError for links in a ring.
        raise _unreadable(name, wrong) from None
    raise PathRefused("missing-file", f'there is no file "{name}"', _cure(path, name, of))


def read_regular(path: Path, limit: int, name: str) -> bytes:
    """Return what is in an ordinary file of at most `limit` bytes; anything else is refused before a byte is read.

    `name` is what messages call it. Raises PathRefused.
    """
    try:
        # Asked before opening too: to open a device may set it going.
        _refuse_special(path.stat().st_mode, name)
        flags = os.O_RDONLY
        for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, flag, 0)
        with open(os.open(path, flags), "rb") as file:
            about = os.fstat(file.fileno())
            _refuse_special(about.st_mode, name)
            # One byte more than is allowed, for files that do not know their size or grow.
            data = b"" if about.st_size > limit else file.read(limit + 1) or b""
    except OSError as wrong:
        raise _unreadable(name, wrong) from None
    if about.st_size > limit or len(data) > limit:
        message = f'"{name}" has more than {limit // 1_000_000:,} MB'
        raise PathRefused("large-file", message, "make the file smaller")
    return data


def _inside(path: Path, roots: list[Path], name: str, of: str) -> Path:
    """Return a path with all links followed; it need not be there. Raises PathRefused where no root holds it."""
    found = path.resolve()
    if any(found.is_relative_to(root) for root in roots):
        return found
    # A link leads out where the name as it is written does not.
    written = Path(os.path.normpath(path.absolute()))
    how = "leads" if any(written.is_relative_to(root) for root in roots) else "is"
    hint = f"move the file into the folder of the {of}, or allow its folder: --allow DIR"
    raise PathRefused("outside-folder", f'"{name}" {how} outside the folder of the {of}', hint)


def _other_form(folder: Path, roots: list[Path], name: str) -> Path | None:
    """Return the file whose name differs from this one in its Unicode normal form only, None where there is none.

    macOS hands out names in the decomposed form, and keyboards write the composed one.
    """
    if name.isascii():
        return None
    here = folder
    for part in Path(name).parts:
        step = here / part
        if part != ".." and not os.path.lexists(step):
            if not any(here.resolve().is_relative_to(root) for root in roots):
                return None
            same = [entry for entry in here.iterdir() if _composed(entry.name) == _composed(part)]
            if not same:
                return None
            step = min(same)
        here = step
    return here


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _cure(path: Path, name: str, of: str) -> str:
    """Return what to do about a file that is not there; `path` is where it should be."""
    if "://" in name:
        return "nothing is fetched: save it as a file beside the " + of
    if "\\" in name:
        return 'write "/" between folders and files'
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry in islice(entries, _LISTED)]
    except OSError:
        names = []
    alike = [other for other in names if other.casefold() == path.name.casefold()]
    near = f'did you mean "{alike[0]}"?' if alike else did_you_mean(path.name, names)
    return near or f"paths are relative to the folder of the {of}"


def _refuse_special(mode: int, name: str) -> None:
    kind = next((word for holds, word in _KINDS if holds(mode)), None)
    if kind == "a folder":
        raise PathRefused("missing-file", f'"{name}" is a folder', "name the file in it")
    if not stat.S_ISREG(mode):
        raise PathRefused("missing-file", f'"{name}" is {kind or "no file"}', "name an ordinary file")


def _unreadable(name: str, wrong: Exception) -> PathRefused:
    why = wrong.strerror.lower() if isinstance(wrong, OSError) and wrong.strerror else "its links lead in a ring"
    return PathRefused("missing-file", f'cannot read the file "{name}": {why}', "check the name, and who may read it")
