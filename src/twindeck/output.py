"""Bytes -> files, all of them or none, whatever happens on the way. Knows no format.

Readers of an output folder see the earlier files or the new ones, never a part of either. A build that is killed at any
moment leaves what the next one into the same folder repairs: its files are then all the earlier ones, or all the new ones.

For that, each build keeps a journal in the folder, `.twindeck-TOKEN.STATE`. It names the files with the sizes and
digests of their new contents; beside each target may lie `.twindeck-TOKEN-N.new` and a second name of the earlier file,
`.twindeck-TOKEN-N.old`. The journal's ending says what to do when it is found, and changes in one step by renaming:

- `parts`: nothing was put in place, or everything: take away what lies beside.
- `replacing`: put the rest in place; where that cannot be, go on as `returning`.
- `returning`: put the earlier files back.

A build does the same in its normal course; there is no other way of putting files in place. The folder is locked
meanwhile, so a journal that is found is that of a build which is no more. Where a file system has no locks, journals that
are found are left alone, as they may be those of builds under way.
"""

from __future__ import annotations

import contextlib
import filecmp
import hashlib
import json
import os
import re
import secrets
import shutil
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from twindeck.folder_lock import alone_in

_JOURNAL = re.compile(r"\.twindeck-([0-9a-f]{16})\.(parts|replacing|returning)")
_MOST = 64
"""Files of a journal: what names more is none of ours."""


def replace_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is missing, and return their paths.

    On any failure the files that were there stay byte for byte. What killed builds have left in the folder is repaired
    first. Raises OSError where the folder cannot be made or written, ValueError for a name that leads out of the folder.
    """
    for name in files:
        if not _is_name(name):
            raise ValueError(f"{name!r} is not the name of a file in a folder")
    folder.mkdir(parents=True, exist_ok=True)
    # A link stays a link: the file that it leads to is replaced, and what lies beside it lies beside that file.
    places = {Path(os.path.realpath(folder / name)).parent for name in files}
    with alone_in([folder, *places]) as alone:
        if alone:
            repair(folder)
        build = _Build.of(folder, files)
        _under_way.append(build)
        try:
            build.run([*files.values()])
        finally:
            _under_way.remove(build)
    return tuple(folder / name for name in files)


def repair(folder: Path) -> None:
    """Finish or undo what killed builds have begun in a folder. Its lock has to be held."""
    for path in sorted(folder.iterdir()):
        if _JOURNAL.fullmatch(path.name):
            _settle(path)


def abandon() -> None:
    """Finish or undo what builds of this process have begun, for a process that ends at once. Never fails."""
    for build in list(_under_way):
        with contextlib.suppress(OSError):
            build.settle()


# --------------------------------------------------------------------------------------------------------------- a build


@dataclass(frozen=True, slots=True)
class _File:
    """A file to be replaced: its target, the names beside it, and its new content's size and digest."""

    name: str
    target: Path
    new: Path
    old: Path
    size: int
    digest: str
    existed: bool

    def is_new(self, path: Path) -> bool:
        """Tell whether a path holds the new content."""
        with contextlib.suppress(OSError):
            return _regular(path) and path.stat().st_size == self.size and _digest_of(path) == self.digest
        return False

    def is_untouched(self) -> bool:
        """Tell whether the target is as it was before the build."""
        if not self.existed:
            return not os.path.lexists(self.target)
        with contextlib.suppress(OSError):
            return _regular(self.old) and _regular(self.target) and _same(self.old, self.target)
        return False


_State = Literal["parts", "replacing", "returning"]
_STATES: tuple[_State, ...] = ("parts", "replacing", "returning")


@dataclass(slots=True)
class _Build:
    """A build's files and its journal, in whatever state it is found."""

    folder: Path
    token: str
    files: tuple[_File, ...]

    @classmethod
    def of(cls, folder: Path, files: Mapping[str, bytes]) -> _Build:
        token = secrets.token_hex(8)
        made = []
        for number, (name, data) in enumerate(files.items()):
            target, new, old = _places(folder, name, token, number)
            if target.is_dir():
                raise IsADirectoryError(21, "is a folder", str(target))
            digest = hashlib.sha256(data).hexdigest()
            made.append(_File(name, target, new, old, len(data), digest, os.path.lexists(target)))
        return cls(folder, token, tuple(made))

    def journal(self, state: _State) -> Path:
        return self.folder / f".twindeck-{self.token}.{state}"

    def run(self, contents: Sequence[bytes]) -> None:
        """Write, and put in place; on any failure everything is as it was.

        What has to reach the disk in this order: the contents, that they are complete, their names, the journal's end.
        """
        try:
            self._begin()
            for file, data in zip(self.files, contents, strict=True):
                _write(file.new, data, file.target)
                if file.existed:
                    _keep(file.target, file.old)
            self._turn("parts", "replacing")
            self._sync()
            self._put_in_place()
        except BaseException:
            # what keeps the files from being put in place may keep the earlier ones from being brought back: then
            # the next build does it
            with contextlib.suppress(OSError):
                if self.journal("replacing").exists():
                    self._turn("replacing", "returning")
                self.settle()
            raise

    def settle(self) -> None:
        """Finish or undo, whichever the journal says."""
        for state in _STATES:
            if self.journal(state).exists():
                _settle(self.journal(state))

    def _begin(self) -> None:
        files = [
            {"name": file.name, "size": file.size, "sha256": file.digest, "existed": file.existed}
            for file in self.files
        ]
        try:
            _write(self.journal("parts"), json.dumps({"files": files}).encode(), None)
        except OSError as wrong:
            raise type(wrong)(wrong.errno, wrong.strerror, str(self.folder)) from wrong

    def _turn(self, before: _State, after: _State) -> None:
        self.journal(before).replace(self.journal(after))

    def _put_in_place(self) -> None:
        for file in self.files:
            if file.new.exists():
                file.new.replace(file.target)
        self._sync()
        self._turn("replacing", "parts")
        with contextlib.suppress(OSError):  # the files are there: what cannot be taken away now, the next build will
            self._clear()

    def _bring_back(self) -> None:
        for file in self.files:
            if not file.is_new(file.target):
                continue
            if not file.existed:
                file.target.unlink()
            elif _regular(file.old):
                file.old.replace(file.target)
        self._sync()
        self._turn("returning", "parts")
        self._clear()

    def _clear(self) -> None:
        for file in self.files:
            for beside in (file.new, file.old):
                if _regular(beside):
                    beside.unlink()
        self.journal("parts").unlink(missing_ok=True)

    def _sync(self) -> None:
        for place in {self.folder, *(file.target.parent for file in self.files)}:
            _sync(place)


_under_way: list[_Build] = []
"""The builds that this process is putting in place."""


# ------------------------------------------------------------------------------------------------------------- journals


def _settle(journal: Path) -> None:
    """Do what a journal asks for. Whoever has changed one of its files since has the last word: then nothing moves."""
    build = _read(journal)
    if build is None:
        journal.unlink(missing_ok=True)
        return
    if journal.suffix == ".parts":
        build._clear()
        return
    if journal.suffix == ".replacing":
        if not all(file.is_untouched() or file.is_new(file.target) for file in build.files):
            build._turn("replacing", "parts")
            build._clear()
            return
        if all(file.is_new(file.new) or file.is_new(file.target) for file in build.files):
            with contextlib.suppress(OSError):
                build._put_in_place()
                return
        build._turn("replacing", "returning")
    build._bring_back()


def _read(journal: Path) -> _Build | None:
    """Return the build that a journal tells of; None where it is none, or was not written to its end."""
    found = _JOURNAL.fullmatch(journal.name)
    if found is None or not _regular(journal) or journal.stat().st_size > 100_000:
        return None
    try:
        entries = json.loads(journal.read_bytes())["files"]
        if not isinstance(entries, list) or len(entries) > _MOST:
            return None
        files = tuple(_file(journal.parent, found[1], number, entry) for number, entry in enumerate(entries))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return _Build(journal.parent, found[1], files)


def _file(folder: Path, token: str, number: int, entry: Mapping[str, object]) -> _File:
    name, size, digest, existed = (entry[key] for key in ("name", "size", "sha256", "existed"))
    if not (isinstance(name, str) and isinstance(size, int) and isinstance(digest, str) and isinstance(existed, bool)):
        raise TypeError
    if not _is_name(name):
        raise ValueError
    target, new, old = _places(folder, name, token, number)
    return _File(name, target, new, old, size, digest, existed)


def _places(folder: Path, name: str, token: str, number: int) -> tuple[Path, Path, Path]:
    """Return a file's target and the names beside it: renaming has to stay within one file system."""
    target = Path(os.path.realpath(folder / name))
    beside = target.parent / f".twindeck-{token}-{number}"
    return target, Path(f"{beside}.new"), Path(f"{beside}.old")


def _is_name(name: str) -> bool:
    return name not in ("", ".", "..") and Path(name).name == name and "\0" not in name


# ----------------------------------------------------------------------------------------------------------------- files


def _write(path: Path, data: bytes, like: Path | None) -> None:
    """Write and bring to the disk; the permissions are those of the file to be replaced, else what the umask leaves."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as wrong:
        # the author knows the file's own name, not the one beside it
        raise type(wrong)(wrong.errno, wrong.strerror, str(like or path)) from wrong
    if like is not None:
        with contextlib.suppress(OSError):
            path.chmod(stat.S_IMODE(like.stat().st_mode))


def _keep(target: Path, old: Path) -> None:
    """Give a file's content a second name, a copy where there are no hard links."""
    try:
        os.link(target, old)
    except OSError:
        shutil.copy2(target, old)


def _regular(path: Path) -> bool:
    """Tell whether there is a plain file: nothing that reading could wait for or follow."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _same(one: Path, other: Path) -> bool:
    return one.samefile(other) or filecmp.cmp(one, other, shallow=False)


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(folder: Path) -> None:
    """Bring the names to the disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
