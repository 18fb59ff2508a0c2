"""Terminals and pipes: encodings that lack characters, readers that go away, colour, and a bar of progress.

Part of the command line; no stage knows of it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import TextIO

from twindeck.diagnostics import Paint, unpainted

_COLOURS = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "code": "2",
    "gutter": "34",
    "caret": "1;31",
    "help": "1;36",
}

_PLAIN = {"·": "-", "…": "...", "—": "-", "–": "-", "×": "x", "é": "e"}


def say(text: str, stream: TextIO | None) -> None:
    """Write a line; what the stream's encoding lacks is spelled otherwise. A reader that went away is no error, nor is a
    stream that was closed before we started (None). Raises OSError where stdout cannot take the line.
    """
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        for character, plain in _PLAIN.items():
            text = text.replace(character, plain)
        text = text.encode(encoding, "backslashreplace").decode(encoding)
    with _reader_may_leave(stream):
        stream.write(text + "\n")
        stream.flush()


@contextlib.contextmanager
def _reader_may_leave(stream: TextIO) -> Iterator[None]:
    """Let what follows go nowhere once the reader of a pipe has gone, also what Python writes out when it ends."""
    try:
        yield
    except (OSError, ValueError) as wrong:  # ValueError where the stream itself was closed
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        # a full disk is told, if there is still somewhere to tell it
        if stream is sys.stdout and isinstance(wrong, OSError) and not isinstance(wrong, BrokenPipeError):
            raise type(wrong)(wrong.errno, wrong.strerror, "standard output") from wrong


def say_json(text: str) -> None:
    """Write JSON to stdout, which is UTF-8 whatever the terminal speaks."""
    raw = getattr(sys.stdout, "buffer", None)
    if sys.stdout is None or raw is None:
        say(text, sys.stdout)
        return
    with _reader_may_leave(sys.stdout):
        sys.stdout.flush()
        raw.write(text.encode("utf-8", "backslashreplace") + b"\n")
        raw.flush()


def painter(stream: TextIO | None) -> Paint:
    """Return what colours diagnostics: for a terminal, unless NO_COLOR is set."""
    if stream is None or not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return unpainted

    def paint(part: str, text: str) -> str:
        return f"\x1b[{_COLOURS[part]}m{text}\x1b[0m" if part in _COLOURS else text

    return paint


class Progress:
    """A bar for decks of more than 100 slides, on a terminal only; called with how many are done of how many."""

    SHOWN_FROM = 100
    WIDTH = 30

    def __init__(self, stream: TextIO | None, noun: str) -> None:
        self._stream = stream
        self._noun = noun
        self._terminal = stream is not None and stream.isatty()
        self._drawn_at = 0.0
        self._length = 0

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar, not more than ten times a second."""
        now = time.monotonic()
        if not self._terminal or total <= self.SHOWN_FROM or (done < total and now - self._drawn_at < 0.1):
            return
        self._drawn_at = now
        full = self.WIDTH * done // total
        bar = f"[{'#' * full}{'.' * (self.WIDTH - full)}] {done:,} of {total:,} {self._noun}"
        self._draw(bar)

    def clear(self) -> None:
        """Take the bar away."""
        if self._length:
            self._draw("")

    def _draw(self, bar: str) -> None:
        if self._stream is None:
            return
        with _reader_may_leave(self._stream):
            self._stream.write(f"\r{bar.ljust(self._length)}\r" if not bar else f"\r{bar.ljust(self._length)}")
            self._stream.flush()
        self._length = len(bar)
