"""ReportLab as it is installed: imported without the settings that it looks for elsewhere.

On its first import ReportLab runs `reportlab_mods` and `reportlab_settings` from wherever Python finds modules (the
working folder and PYTHONPATH included), else `~/.reportlab_mods` and `~/.reportlab_settings`, and reads variables of the
environment that begin with RL_. A build must not run what happens to lie beside a deck, and must not give other bytes
because of it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

_ELSEWHERE = ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings")


@contextlib.contextmanager
def _nothing_elsewhere() -> Iterator[None]:
    """Let ReportLab find its settings to be empty: were they missing, it would look for them in the home folder."""
    kept = {name: sys.modules.get(name) for name in _ELSEWHERE}
    variables = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    sys.modules.update({name: ModuleType(name) for name in _ELSEWHERE})
    try:
        yield
    finally:
        os.environ.update(variables)
        for name, module in kept.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


with _nothing_elsewhere():
    import_module("reportlab.pdfbase.pdfdoc")
