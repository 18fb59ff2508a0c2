"""What is wrong with a text that is not YAML, in our own words.

The parser says where it stopped and in what it was; an author needs to know what to write instead. Each explanation
looks at the line itself, because the parser's own reason ("did not find expected key") names the symptom and rarely the
cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from yaml.error import Mark, MarkedYAMLError

from twindeck.diagnostics import Diagnostic, Span, error

MAX_DEPTH = 100
"""Collections inside each other."""

QUOTE_IT = 'put the whole text in quotes: "…"'


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text under explanation: 0-based line and column, and what is written there."""

    line: int
    column: int
    text: str

    @property
    def character(self) -> str:
        """The character at the place, empty at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.text[: self.column]

    def span(self, file: str, length: int = 1) -> Span:
        """Return the place as a span of `length` characters."""
        return Span(file, self.line + 1, self.column + 1, self.line + 1, self.column + 1 + length)


@dataclass(frozen=True, slots=True)
class Explanation:
    """An error, and whether one other character at its place lets the parser go on to find what else is wrong."""

    diagnostic: Diagnostic
    repairable: bool = False


@dataclass(frozen=True, slots=True)
class ParseFailure:
    """What the parser said: its problem, and the places where it stopped and where the thing it was in began."""

    problem: str
    context: str
    here: Place
    began: Place
    file: str
    above: str
    at_end: bool

    def message(
        self,
        message: str,
        hint: str,
        place: Place | None = None,
        *,
        length: int = 1,
        code: str = "yaml",
        repairable: bool = False,
    ) -> Explanation:
        """Return an error at a place, by default where the parser stopped."""
        return Explanation(error(code, message, (place or self.here).span(self.file, length), hint), repairable)


def explain(problem: MarkedYAMLError, lines: list[str], file: str) -> Explanation:
    """Return what an author needs to know about a parser's error."""
    here = _place(problem.problem_mark or problem.context_mark, lines)
    began = _place(problem.context_mark, lines) if problem.context_mark else here
    above = next((line for line in reversed(lines[: here.line]) if line.strip()), "")
    rest = [here.text[here.column :], *lines[here.line + 1 :]]
    at_end = not any(line.strip() for line in rest)
    failure = ParseFailure(problem.problem or "", problem.context or "", here, began, file, above, at_end)
    if "directive" in failure.context:
        return _directive(failure)
    for signs, explanation in _EXPLANATIONS:
        if any(sign in failure.problem for sign in signs):
            return explanation(failure)
    return failure.message("the YAML cannot be read here", "check the quotes, colons and indentation here")


def _place(mark: Mark | None, lines: list[str]) -> Place:
    """Return a mark's place, drawn back to the last line with something on it where it is past the end."""
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines) or (column == 0 and not any(text.strip() for text in lines[line:])):
        line = min(line, len(lines) - 1)
        while line > 0 and not lines[line].strip():
            line -= 1
        return Place(line, len(lines[line].rstrip()), lines[line])
    return Place(line, column, lines[line])


_KEY_BEFORE = re.compile(r"""^\s*(?:-\s+)*(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#&*!|>%@`-][^:]*?)\s*:\s+\S""")


def _colon(failure: ParseFailure) -> Explanation:
    before = failure.here.before
    value = _KEY_BEFORE.match(before)
    listed = re.match(r"^\s*-\s+\S.*\s", before) is not None and value is None
    if value or listed or '"' in before or "'" in before:
        return failure.message('": " inside a text', QUOTE_IT, code="yaml-colon", repairable=True)
    if failure.above and not failure.above.rstrip().endswith(":"):
        hint = "does the line above lack a colon, or is this one indented too far?"
        return failure.message("a key is not expected here", hint)
    return failure.message("a key is not expected here", QUOTE_IT)


def _start(failure: ParseFailure) -> Explanation:
    character = failure.here.character
    if character == "\t":
        return _tab(failure)
    if character in "%@`" and character:
        message = f'a text cannot start with "{character}" unless it is in quotes'
        return failure.message(message, QUOTE_IT, code="yaml-start", repairable=True)
    return failure.message("no text can start with this character", QUOTE_IT)


def _tab(failure: ParseFailure) -> Explanation:
    return failure.message("a tab is used for indentation", "indent with spaces", code="yaml-tab")


def _quote(failure: ParseFailure) -> Explanation:
    quote = failure.began.character
    hint = f"close it with {quote}"
    if quote == "'":
        hint += ", and write '' for an apostrophe inside"
    if quote == '"':
        hint += ', and write \\" for a quotation mark inside'
    return failure.message("the quote that opens here is never closed", hint, failure.began, code="yaml-quote")


def _unfinished(failure: ParseFailure) -> Explanation:
    if "quoted scalar" in failure.context:
        return _quote(failure)
    return failure.message("the deck ends in the middle of something", "check the last lines")


def _bracket(failure: ParseFailure) -> Explanation:
    opened, closing = ("[", "]") if "sequence" in failure.context else ("{", "}")
    if failure.at_end or failure.here.line > failure.began.line:
        message = f'"{opened}" is never closed'
        hint = f'add "{closing}"; if it is part of the text, put the whole text in quotes'
        return failure.message(message, hint, failure.began, code="yaml-bracket")
    message = f'expected "," or "{closing}" here'
    hint = "entries are separated by commas; a text with brackets or colons goes in quotes"
    return failure.message(message, hint, code="yaml-bracket")


def _indentation(failure: ParseFailure) -> Explanation:
    here, began = failure.here, failure.began
    written = here.before.rstrip()
    if here.character in "]}" and here.character:
        return _stray(failure)
    if written and written[-1] in "\"'":
        return failure.message("text goes on after the closing quote", "put all of it in quotes, or none of it")
    if written and written[-1] in "]}":
        return failure.message(f'text goes on after "{written[-1]}"', QUOTE_IT)
    if here.character == ":":
        return failure.message('there is no key before ":"', "write `key: value`")
    if "block collection" in failure.context:
        message = 'a list item, "- …", is expected here'
        hint = f'its items start with "- " in column {began.column + 1}, as in line {began.line + 1}'
    elif here.character == "-" and here.text[here.column + 1 : here.column + 2] in ("", " "):
        message = "a list item stands where a key is expected"
        hint = f"indent the list below its key; keys start in column {began.column + 1}, as in line {began.line + 1}"
    else:
        message = "this line is not indented like the lines it belongs with"
        hint = f"they start in column {began.column + 1}, as in line {began.line + 1}, this one in {here.column + 1}"
    return failure.message(message, hint, code="yaml-indent")


def _document(failure: ParseFailure) -> Explanation:
    if failure.here.text.startswith(("---", "...")):
        return failure.message("a deck is one document", 'remove the "---" or "..." line')
    message = "this line is not indented like the first one"
    return failure.message(message, "start all keys of the deck in the first column", code="yaml-indent")


def _stray(failure: ParseFailure) -> Explanation:
    character = failure.here.character
    if character in "]},?:-|>" and character:
        message = f'"{character}" is not expected here'
        return failure.message(message, f"remove it, or {QUOTE_IT}")
    return failure.message("a value is missing here", "write `key: value`")


def _dash(failure: ParseFailure) -> Explanation:
    return failure.message("a list cannot start on the line of its key", 'start it on the next line, with "- "')


def _escape(failure: ParseFailure) -> Explanation:
    here = failure.here
    if here.before.endswith("\\"):
        here = replace(here, column=here.column - 1)
    written = here.text[here.column :][:2]
    message = f"{written} means nothing between double quotes"
    hint = "write \\\\ for a backslash, or use single quotes"
    return failure.message(message, hint, here, length=len(written), code="yaml-escape")


def _anchor(failure: ParseFailure) -> Explanation:
    sign = "*" if "alias" in failure.context else "&"
    message = f'a text cannot start with "{sign}" unless it is in quotes'
    return failure.message(message, QUOTE_IT, failure.began, code="yaml-start")


def _tag(failure: ParseFailure) -> Explanation:
    message = 'a text cannot start with "!" unless it is in quotes'
    return failure.message(message, QUOTE_IT, failure.began, code="yaml-start")


def _directive(failure: ParseFailure) -> Explanation:
    message = 'a line cannot start with "%"'
    return failure.message(message, "a deck needs no directives; a text goes in quotes", failure.began)


def _block_text(failure: ParseFailure) -> Explanation:
    sign = failure.began.character or "|"
    message = f'after "{sign}" the line ends, and the text starts on the next one'
    return failure.message(message, f'if "{sign}" is part of the text, put the text in quotes', failure.began)


def _no_colon(failure: ParseFailure) -> Explanation:
    return failure.message("a key without a colon", "write `key: value`", failure.began)


def too_deep(span: Span) -> Diagnostic:
    """Return the error for what is nested too deeply, whether we or the parser's own limit stopped there."""
    return error("depth", f"more than {MAX_DEPTH} levels inside each other", span, "a deck needs only a few levels")


def _too_deep(failure: ParseFailure) -> Explanation:
    return Explanation(too_deep(failure.here.span(failure.file)))


_EXPLANATIONS: tuple[tuple[tuple[str, ...], Callable[[ParseFailure], Explanation]], ...] = (
    (("nesting depth", "nesting level", "nested too"), _too_deep),
    (("mapping values are not allowed",), _colon),
    (("tab character", "'\\t'"), _tab),
    (("cannot start any token",), _start),
    (("unexpected end of stream", "unexpected document indicator"), _unfinished),
    (("',' or ']'", "',' or '}'"), _bracket),
    (("expected <document start>", "expected '<document start>'"), _document),
    (("expected key", "'-' indicator", "<block end>"), _indentation),
    (("node content",), _stray),
    (("sequence entries",), _dash),
    (("unknown escape", "invalid Unicode", "hexdecimal", "hexadecimal", "escape sequence"), _escape),
    (("alphabetic or numeric",), _anchor),
    (("tag", "'!'", "URI"), _tag),
    (("directive", "incompatible YAML", "%", "version"), _directive),
    (("comment or line break", "indentation indicator", "chomping"), _block_text),
    (("could not find expected ':'",), _no_colon),
)
