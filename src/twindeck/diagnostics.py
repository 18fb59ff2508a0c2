"""Where something is in a deck's source, and what is to be said about it.

Knows nothing of YAML, slides or files' contents: a `Span` is a place, a `Diagnostic` is a sentence about a place with a
cure, and the three renderers show the same diagnostic to a person (caret), to a log (one line) and to a program (JSON).
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file; `line` and `column` count from 1, in characters, `end_*` is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Severity(StrEnum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: lower case, no full stop; `hint` says what to do about it."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hint: str | None = None


class DeckError(Exception):
    """Raised by the public API when a deck has errors; carries every diagnostic, in the order of the source."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(one_line(diagnostic) for diagnostic in self.diagnostics))


def error(code: str, message: str, span: Span | None = None, hint: str | None = None) -> Diagnostic:
    """Return an error."""
    return Diagnostic(Severity.ERROR, code, message, span, hint)


def warning(code: str, message: str, span: Span | None = None, hint: str | None = None) -> Diagnostic:
    """Return a warning."""
    return Diagnostic(Severity.WARNING, code, message, span, hint)


def in_source_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place, without repeats; those without a place come first."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span is not None, d.span or Span("", 0, 0, 0, 0), d.code, d.message)))


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return `did you mean "…"?` where one of the known words is close to the one written, else None."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else None


def source_lines(text: str) -> list[str]:
    """Split a source into lines where YAML does, which is what the lines of a `Span` count."""
    return _LINE_BREAK.split(text)


_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def one_line(diagnostic: Diagnostic) -> str:
    """Show as `file:line:column: severity: message (hint) [code]`."""
    place = ""
    if diagnostic.span is not None:
        place = f"{diagnostic.span.file}:{diagnostic.span.line}:{diagnostic.span.column}: "
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return f"{place}{diagnostic.severity}: {diagnostic.message}{hint} [{diagnostic.code}]"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Show as a JSON array of objects with file, line, column, end_line, end_column, severity, code, message, hint."""

    def entry(diagnostic: Diagnostic) -> dict[str, object]:
        span = diagnostic.span
        return {
            "file": span.file if span else None,
            "line": span.line if span else None,
            "column": span.column if span else None,
            "end_line": span.end_line if span else None,
            "end_column": span.end_column if span else None,
            "severity": str(diagnostic.severity),
            "code": diagnostic.code,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }

    return json.dumps([entry(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2)


def with_caret(diagnostic: Diagnostic, source: str | None) -> str:
    """Show with the line of the source it is about and carets under the place.

    Wide characters (most Japanese ones) take two columns of a terminal, so the carets are laid out in columns.
    """
    lines = [one_line_head(diagnostic)]
    span = diagnostic.span
    if span is not None and source is not None:
        written = source_lines(source)
        if span.line <= len(written):
            text = written[span.line - 1]
            end = span.end_column if span.end_line == span.line else len(text) + 1
            before, marked = text[: span.column - 1], text[span.column - 1 : end - 1]
            number = str(span.line)
            pad = "".join("\t" if character == "\t" else " " * columns(character) for character in before)
            carets = "^" * max(1, sum(columns(character) for character in marked))
            lines.append(f"  {number} | {text}")
            lines.append(f"  {' ' * len(number)} | {pad}{carets}")
    if diagnostic.hint:
        lines.append(f"  help: {diagnostic.hint}")
    return "\n".join(lines)


def one_line_head(diagnostic: Diagnostic) -> str:
    """Show the place, severity, message and code, without the hint."""
    return one_line(Diagnostic(diagnostic.severity, diagnostic.code, diagnostic.message, diagnostic.span))


def columns(character: str) -> int:
    """Return how many columns of a terminal a character takes: 0, 1 or 2."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
