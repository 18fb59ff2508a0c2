"""Bytes -> files, all of them or none. Knows no format.

Readers of an output folder see the earlier files or the new ones, never a part of either: everything is written beside
its target, brought to the disk, and put in place by renaming. Where that fails in the middle, what was there comes
back.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path


def replace_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is missing, and return their paths.

    On any failure the files that were there stay byte for byte. Raises OSError where the folder cannot be made or
    written, and ValueError for a name that leads out of the folder.
    """
    for name in files:
        if Path(name).name != name or name in ("", ".", ".."):
            raise ValueError(f"{name!r} is not the name of a file in a folder")
    folder.mkdir(parents=True, exist_ok=True)
    # A link stays a link: the file that it leads to is replaced.
    targets = {name: Path(os.path.realpath(folder / name)) for name in files}
    for target in targets.values():
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder", str(target))
    written: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            fresh = _beside(targets[name])
            written.append((fresh, targets[name]))
            _write(fresh, data, like=targets[name])
        _put_in_place(written)
    finally:
        for fresh, _ in written:
            fresh.unlink(missing_ok=True)
    return tuple(folder / name for name in files)


def _beside(target: Path) -> Path:
    """Return a name of its own in the target's folder, so that renaming stays within one file system."""
    return target.with_name(f".{target.name}.{secrets.token_hex(6)}.part")


def _write(path: Path, data: bytes, like: Path) -> None:
    """Write and bring to the disk; the permissions are those of the file to be replaced, else what the umask leaves."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        path.chmod(stat.S_IMODE(like.stat().st_mode))


def _put_in_place(written: list[tuple[Path, Path]]) -> None:
    """Rename all into place; where one cannot be, the earlier files come back."""
    copies: dict[Path, Path | None] = {}
    replaced: list[Path] = []
    try:
        for fresh, target in written:
            copies[target] = _keep(target)
            fresh.replace(target)
            replaced.append(target)
    except BaseException:
        for target in replaced:
            _bring_back(target, copies[target])
        raise
    finally:
        for copy in copies.values():
            if copy is not None:
                copy.unlink(missing_ok=True)
    for folder in {target.parent for _, target in written}:
        _sync(folder)


def _bring_back(target: Path, copy: Path | None) -> None:
    with contextlib.suppress(OSError):
        if copy is None:
            target.unlink(missing_ok=True)
        else:
            copy.replace(target)


def _keep(target: Path) -> Path | None:
    """Return a second name for a file's content, a copy where there are no hard links; None where there is no file."""
    copy = _beside(target)
    try:
        os.link(target, copy)
    except FileNotFoundError:
        return None
    except OSError:
        shutil.copy2(target, copy)
    return copy


def _sync(folder: Path) -> None:
    """Bring the names to the disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
