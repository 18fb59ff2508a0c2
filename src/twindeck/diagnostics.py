"""Where something is in a deck's source, and what is to be said about it.

Knows nothing of YAML, slides or files' contents: a `Span` is a place, a `Diagnostic` is a sentence about a place with a
cure, and the three renderers show the same diagnostic to a person (caret), to a log (one line) and to a program (JSON).
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
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


class UsageError(ValueError):
    """What was asked for cannot be: an unknown format, a slide that is not there. Says so to the user."""


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


Paint = Callable[[str, str], str]
"""Colours a part of what is shown: takes its name (place, error, warning, code, gutter, caret, help) and its text."""


def unpainted(_part: str, text: str) -> str:
    """Return the text as it is."""
    return text


def with_caret(diagnostic: Diagnostic, source: str | None, paint: Paint = unpainted, width: int = 100) -> str:
    """Show with the line of the source it is about and carets under the place.

    Wide characters (most Japanese ones) take two columns of a terminal, so the carets are laid out in columns. Of a
    line longer than `width` columns the stretch around the place is shown; control characters are shown as one mark
    each, so that a deck cannot steer the terminal.
    """
    span = diagnostic.span
    head = f"{paint(diagnostic.severity, f'{diagnostic.severity}:')} {visible(diagnostic.message)}"
    place = paint("place", f"{visible(span.file)}:{span.line}:{span.column}: ") if span is not None else ""
    lines = [f"{place}{head} {paint('code', f'[{diagnostic.code}]')}"]
    written = source_lines(source) if source is not None else []
    if span is not None and span.line <= len(written):
        text = visible(written[span.line - 1])
        end = span.end_column if span.end_line == span.line else len(text) + 1
        shown, before, marked = _stretch(text, span.column - 1, end - 1, width)
        number = str(span.line)
        lines.append(f"  {paint('gutter', f'{number} |')} {shown}".rstrip())
        carets = " " * before + paint("caret", "^" * marked)
        lines.append(f"  {paint('gutter', ' ' * len(number) + ' |')} {carets}")
    if diagnostic.hint:
        lines.append(f"  {paint('help', 'help:')} {visible(diagnostic.hint)}")
    return "\n".join(lines)


def _stretch(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Return the part of a line to show, the columns before the marked part, and its columns."""
    first = 0
    if sum(map(columns, text)) > width:
        while first < start and sum(map(columns, text[first:start])) > width // 3:
            first += 1
    last, room = first, width
    while last < len(text) and (room := room - columns(text[last])) >= 0:
        last += 1
    left, right = "…" if first else "", "…" if last < len(text) else ""
    before = len(left) + sum(map(columns, text[first:start]))
    marked = max(1, sum(map(columns, text[start : min(end, last)])))
    return left + text[first:last] + right, before, marked


def visible(text: str) -> str:
    """Return a text with a blank for each tab and a mark for each other character that would steer a terminal."""
    return _STEERING.sub("\ufffd", text.replace("\t", " "))


_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]")


def columns(character: str) -> int:
    """Return how many columns of a terminal a character takes: 0, 1 or 2."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
