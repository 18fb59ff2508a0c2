"""Folders that one process at a time writes into.

The lock is the system's own, on the folder itself: it leaves no file behind, and goes with the process that holds it,
however that ends.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None  # type: ignore[assignment]

PATIENCE = 60.0
"""Seconds to wait for another process; writing two files takes a small part of one."""

_PAUSE = 0.02
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)


@contextlib.contextmanager
def alone_in(folders: Iterable[Path]) -> Iterator[bool]:
    """Hold folders for the time of a `with`; tells whether they are held, which not every file system can do.

    Raises TimeoutError where another process holds one and does not let go, OSError where one cannot be opened.
    """
    held: list[int] = []
    complete = fcntl is not None
    try:
        # in one order for everybody, so that no two processes wait for each other
        for folder in sorted({Path(os.path.realpath(folder)) for folder in folders}):
            if fcntl is None:
                break
            descriptor = os.open(folder, os.O_RDONLY)
            held.append(descriptor)
            complete = _held(descriptor, folder) and complete
        yield complete
    finally:
        for descriptor in reversed(held):
            os.close(descriptor)


def _held(descriptor: int, folder: Path) -> bool:
    """Wait for a folder's lock; tells whether the file system has one."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as wrong:
            if wrong.errno not in _HELD:
                return False
        else:
            return True
        if time.monotonic() > until:
            raise TimeoutError(errno.ETIMEDOUT, "another build is writing here and does not end", str(folder))
        time.sleep(_PAUSE)
