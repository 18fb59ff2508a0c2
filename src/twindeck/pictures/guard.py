"""Rasterisers kept where they do no harm: in a child process with limits of time and memory.

resvg may ask for any amount of either, and aborts the process where it does not get it; so may PDFium for drawings that
are not known to be light. A child that dies is an error of the picture it was drawing, and never ours. Children are
started when they are needed first, and serve one picture after another.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Lock, Timer
from typing import Any, BinaryIO

from twindeck.pictures import rasterisers
from twindeck.pictures.errors import PictureError

MEMORY = 1 << 30
"""Bytes of address space a child may have."""

SECONDS = 4
"""Seconds of computing a picture may take."""

PATIENCE = 30.0
"""Seconds a picture may take by the clock, where the machine has much else to do."""

_SIMPLER = "simplify the drawing, or save it as a PNG"

_idle: list[_Child]
_lock: Lock


def svg_as_png(svg: str, width: int, height: int, family: str, fonts: list[str]) -> bytes:
    """Return a PNG of an SVG text at this size in pixels, by resvg. Raises PictureError."""
    request = {"by": "resvg", "size": (width, height), "family": family, "fonts": fonts}
    return _drawn(request, svg.encode())


def pdf_as_pixels(pdf: bytes, width: int, height: int) -> bytes:
    """Return the first page of a PDF as RGBA at this size in pixels, by PDFium. Raises PictureError."""
    made = _drawn({"by": "pdfium", "size": (width, height)}, pdf)
    if len(made) != width * height * 4:
        raise PictureError("the drawing cannot be rendered", _SIMPLER)
    return made


def _drawn(request: dict[str, Any], data: bytes) -> bytes:
    child = _take()
    try:
        answer, made = child.ask(request, data)
    except BaseException:
        child.stop()
        raise
    with _lock:
        _idle.append(child)
    if problem := answer.get("error"):
        detail = " ".join(problem.split())[:80]
        raise PictureError(f"the drawing cannot be rendered ({detail})", "save it as plain SVG")
    return made


def _take() -> _Child:
    """Return a child that lives and has nothing to do."""
    while True:
        with _lock:
            child = _idle.pop() if _idle else None
        if child is None:
            return _Child()
        if child.lives():
            return child
        child.stop()


class _Child:
    """A process that draws."""

    def __init__(self) -> None:
        # Without site and environment (-I -S) it starts in half the time, and loads only from where we do.
        folders = [_folder_of("resvg_py"), _folder_of("pypdfium2_raw")]
        command = [sys.executable, "-I", "-S", rasterisers.__file__, str(MEMORY), str(SECONDS), *dict.fromkeys(folders)]
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as wrong:
            why = (wrong.strerror or str(wrong)).lower()
            raise PictureError(f"the process that draws it cannot be started: {why}", "try again") from None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._is_late = False

    def lives(self) -> bool:
        """Tell whether the process still runs."""
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        """Return the answer to a request. Raises PictureError where the process dies of it."""
        clock = Timer(PATIENCE, self._late)
        clock.daemon = True
        clock.start()
        try:
            self._requests.write(json.dumps({**request, "bytes": len(data)}).encode() + b"\n" + data)
            self._requests.flush()
            answer: dict[str, Any] = json.loads(self._answers.readline())
            made = _exactly(self._answers, answer["bytes"])
        except (OSError, EOFError, ValueError):
            self._process.kill()
            raise _death(self._process.wait(), self._is_late) from None
        finally:
            clock.cancel()
        return answer, made

    def _late(self) -> None:
        self._is_late = True
        self._process.kill()

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._requests, self._answers):
            try:
                pipe.close()
            except OSError:  # What was not sent has nobody to go to.
                continue


def _exactly(pipe: BinaryIO | Any, count: int) -> bytes:
    made: bytes = pipe.read(count)
    if len(made) != count:
        raise EOFError
    return made


def _death(code: int, late: bool) -> PictureError:
    """Return what to say of a picture whose process ended with this code."""
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return PictureError(f"drawing it takes more than {SECONDS} s", _SIMPLER)
    if code == -getattr(signal, "SIGABRT", 0):
        return PictureError(f"drawing it takes more than {MEMORY >> 20:,} MB of memory", _SIMPLER)
    return PictureError("the program that draws it breaks down on it", _SIMPLER)


def _folder_of(module: str) -> str:
    found = find_spec(module)
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).resolve().parents[1])


def _begin() -> None:
    """Have no children: at the start, and in a process forked from ours, whose children are not its own."""
    global _idle, _lock
    _idle, _lock = [], Lock()


def _end() -> None:
    while _idle:
        _idle.pop().stop()


_begin()
atexit.register(_end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin)
