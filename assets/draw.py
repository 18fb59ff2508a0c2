"""Draw every picture again: `python assets/draw.py [name ...]` writes `assets/pictures/*.svg`.

The same code gives the same bytes: there is no chance, no clock and no font involved.
"""

import importlib
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import drawings  # noqa: E402  (the path above has to be known first)


def pictures() -> dict[str, Callable[[], str]]:
    """All pictures by file name: each module of `drawings` names its own in `PICTURES`."""
    found: dict[str, Callable[[], str]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(drawings.__path__)):
        found.update(importlib.import_module(f"drawings.{module}").PICTURES)
    return found


def main(wanted: list[str]) -> None:
    """Write the pictures whose names contain one of the words, or all of them."""
    target = HERE / "pictures"
    target.mkdir(exist_ok=True)
    for name, draw in pictures().items():
        if not wanted or any(w in name for w in wanted):
            (target / f"{name}.svg").write_text(draw(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
