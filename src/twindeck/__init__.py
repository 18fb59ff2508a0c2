"""twindeck compiles one YAML deck into twins: an editable PowerPoint deck and a tagged PDF, with one layout.

`build(path, out)` writes the files; `check(path)` only finds what is wrong. The stages behind them, in order:
`source.read` (YAML -> data with positions), `model.validate` (data -> Deck), the rules of `lint` over the Deck,
`compose` (Deck -> Scene), the rules over the Scene, and the `writers` (Scene -> bytes).

Names are loaded when they are asked for: the command has to be ready for signals before much else is loaded.
"""

from twindeck.version import VERSION

__version__ = VERSION

TYPE_CHECKING = False  # as in `typing`, which takes longer to load than all of this
if TYPE_CHECKING:
    from twindeck.api import Built, build, check
    from twindeck.diagnostics import DeckError, Diagnostic, Severity, Span, UsageError

__all__ = ["Built", "DeckError", "Diagnostic", "Severity", "Span", "UsageError", "__version__", "build", "check"]

_IN_API = ("Built", "build", "check")


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("twindeck.api" if name in _IN_API else "twindeck.diagnostics"), name)


def __dir__() -> list[str]:
    return __all__
