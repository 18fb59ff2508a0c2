"""The formats by their names, which are the files' endings. A new format is a module of its own and a line here.

Modules are named, not imported: a build for one format does not pay for the libraries of another.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from twindeck.scene import Scene

Writer = Callable[[Scene], bytes]

WRITERS: dict[str, str] = {
    "pptx": "twindeck.writers.pptx",
    "pdf": "twindeck.writers.pdf",
    "txt": "twindeck.writers.text",
    "scene": "twindeck.writers.scene",
}

NEED_PIXELS = frozenset({"pptx"})
"""The formats that show the pixels of a drawing beside, or in place of, its vectors."""


def writer(name: str) -> Writer:
    """Return a format's `write`; KeyError for an unknown format."""
    write: Writer = import_module(WRITERS[name]).write
    return write
