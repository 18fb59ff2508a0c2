"""Bytes -> `Source`: decoding, limits, and the walk over the parser's events.

The parser is libyaml where PyYAML has it, else PyYAML's own. Only its events are used: keys, aliases, tags and depth
are looked at here, where a mistake can be reported with its place and the reading goes on.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from twindeck.diagnostics import Diagnostic, Span, did_you_mean, error, in_source_order, source_lines
from twindeck.source.explain import MAX_DEPTH, explain, too_deep
from twindeck.source.normal import composed, unbalanced, unfolded
from twindeck.source.values import Mapping, Scalar, Sequence, Value

MAX_BYTES = 10_000_000
MAX_NODES = 200_000
"""Values in a deck, each alias counted with all that it stands for."""

_MAX_REPAIRS = 20
_MAX_FORBIDDEN = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]|["
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
"""What neither YAML nor the XML of a .pptx can hold, and what Unicode says is no character."""

_GROUP_OF_THREE = re.compile(r"\d{3}(?!\d)")

_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


@dataclass(frozen=True, slots=True)
class Source:
    """A deck's source read: its data (None where it could not be read to the end), its errors, its text for carets."""

    file: str
    text: str
    data: Value
    diagnostics: tuple[Diagnostic, ...]


def read(data: bytes, file: str) -> Source:
    """Return what a deck's bytes hold; `file` is its name as shown in messages."""
    if len(data) > MAX_BYTES:
        hint = "pictures and tables of numbers go into files of their own"
        message = f"the deck is larger than {MAX_BYTES // 1_000_000} MB"
        return _refused(file, "", error("size", message, _top(file), hint))
    text, problem = _decode(data, file)
    if problem:
        return _refused(file, text, problem)
    diagnostics = _forbidden(text, file)
    reading = _Reading(file, _FORBIDDEN.sub("\ufffd", text))
    reading.run()
    diagnostics += reading.diagnostics
    return Source(file, text, reading.root, in_source_order(diagnostics))


def _refused(file: str, text: str, problem: Diagnostic) -> Source:
    return Source(file, text, None, (problem,))


def _top(file: str) -> Span:
    return Span(file, 1, 1, 1, 1)


def _decode(data: bytes, file: str) -> tuple[str, Diagnostic | None]:
    """Return the text, and what is wrong with its encoding; the byte order mark of UTF-8 is taken off."""
    hint = "save the file as UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", error("encoding", "the deck is in UTF-16", _top(file), hint)
    body = data.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in body[:4]:
        return "", error("encoding", "the deck is in UTF-16 or UTF-32, or is no text", _top(file), hint)
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as wrong:
        good = source_lines(body[: wrong.start].decode("utf-8"))
        line, column = len(good), len(good[-1]) + 1
        number = wrong.start + len(data) - len(body) + 1
        message = f"the deck is not in UTF-8: byte {number} is {body[wrong.start]:#04x}"
        place = Span(file, line, column, line, column + 1)
        return body.decode("utf-8", errors="replace"), error("encoding", message, place, hint + _guess(body))


def _guess(data: bytes) -> str:
    for name, codec in (("Shift_JIS", "cp932"), ("EUC-JP", "euc_jp")):
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return f" (it seems to be in {name})"
    return ""


def _forbidden(text: str, file: str) -> list[Diagnostic]:
    if not _FORBIDDEN.search(text):
        return []
    found = []
    for number, line in enumerate(source_lines(text), start=1):
        for match in _FORBIDDEN.finditer(line):
            span = Span(file, number, match.start() + 1, number, match.end() + 1)
            found.append(_control(match.group(), span))
            if len(found) == _MAX_FORBIDDEN:
                return found
    return found


def _control(character: str, span: Span) -> Diagnostic:
    kind = "control character" if unicodedata.category(character) == "Cc" else "code"
    return error("control-character", f"the {kind} U+{ord(character):04X} cannot be shown", span, "delete it")


def _line(diagnostic: Diagnostic) -> int:
    return diagnostic.span.line if diagnostic.span else 0


def _start(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _end(event: Event) -> tuple[int, int]:
    mark = event.end_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Stop(Exception):
    """The reading cannot go on; its reason is among the diagnostics."""


@dataclass(slots=True)
class _Open:
    """A collection being read; `key` is a mapping's key that waits for its value."""

    value: Mapping | Sequence
    flow: bool
    anchor: str | None
    nodes_before: int
    key: Scalar | None = None
    refused_key: bool = False
    merged: set[str] = field(default_factory=set)
    """Keys that came by `<<`: the mapping's own ones may still replace them."""


@dataclass(frozen=True, slots=True)
class _Anchored:
    value: Value
    nodes: int


class _Reading:
    """One reading of a text, from its events to the root value."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.root: Value = None
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> None:
        """Read, and where an error of syntax can be stepped over, read on for those that come after it."""
        syntax: list[Diagnostic] = []
        for _ in range(_MAX_REPAIRS):
            self._reset()
            try:
                self._read()
                break
            except yaml.MarkedYAMLError as wrong:
                explanation = explain(wrong, self.lines, self.file)
                if not syntax or _line(syntax[-1]) != _line(explanation.diagnostic):
                    syntax.append(explanation.diagnostic)
                if not explanation.repairable or len(self.text) > 1_000_000:
                    break
                self._step_over(explanation.diagnostic.span)
            except _Stop:
                self.root = None
                break
        if syntax:
            self.root = None
        self.diagnostics += syntax

    def _step_over(self, span: Span | None) -> None:
        """Put a letter in the place of the character that the parser stopped at; no other place moves."""
        assert span is not None
        kept = self.text.splitlines(keepends=True)
        offset = sum(len(line) for line in kept[: span.line - 1]) + span.column - 1
        self.text = self.text[:offset] + "x" + self.text[offset + 1 :]

    def _reset(self) -> None:
        self.root = None
        self.diagnostics = []
        self.lines = source_lines(self.text)
        self.nodes = 0
        self.documents = 0
        self.stack: list[_Open] = []
        self.anchors: dict[str, _Anchored] = {}

    def _read(self) -> None:
        loader = _LOADER(self.text)
        try:
            while loader.check_event():
                self._event(loader.get_event())
        finally:
            loader.dispose()
        if self.root is None:
            hint = "a deck starts with `title: …` and has a list of slides"
            self.diagnostics.append(error("empty", "the deck is empty", _top(self.file), hint))

    # ------------------------------------------------------------------------------------------------------- events

    def _event(self, event: Event) -> None:
        match event:
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    message = "a deck is one document, and here a second one starts"
                    self._report("documents", message, self._span(event, 3), 'remove the "---" line')
                    raise _Stop
            case AliasEvent():
                self._alias(event)
            case ScalarEvent():
                self._scalar(event)
            case MappingStartEvent() | SequenceStartEvent():
                self._open(event)
            case CollectionEndEvent():
                self._close(event)

    def _scalar(self, event: ScalarEvent) -> None:
        self._check_tag(event)
        span = self._span(event)
        plain = event.style in (None, "") and event.tag in (None, "!")
        value: Value = None
        if not (plain and event.value in ("", "~", "null") and self._wants_value()):
            value = self._text(event.value, span, quoted=not plain)
        self._count(1, span)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1)
        self._take(value, span)

    def _text(self, text: str, span: Span, *, quoted: bool) -> Scalar:
        """Return a text as it is to be read, without characters that an escape sequence brought in and no file can hold."""
        for match in _FORBIDDEN.finditer(text):
            self.diagnostics.append(_control(match.group(), span))
        value = Scalar(composed(_FORBIDDEN.sub("\ufffd", text)), span, quoted, self.lines)
        if span.end_line > span.line:
            value = unfolded(value)
        for start, end in unbalanced(value):
            message = f"a change of direction (U+{ord(value[start]):04X}) that is never taken back, or never began"
            hint = (
                "delete it, or end the stretch with U+202C (after U+202A to U+202E) or U+2069 (after U+2066 to U+2068)"
            )
            self._report("direction", message, value.place(start, end), hint)
        return value

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        self._check_tag(event)
        span = self._span(event)
        self._count(1, span)
        if len(self.stack) >= MAX_DEPTH:
            self.diagnostics.append(too_deep(span))
            raise _Stop
        value = Mapping(span) if isinstance(event, MappingStartEvent) else Sequence(span)
        self.stack.append(_Open(value, bool(event.flow_style), event.anchor, self.nodes - 1))

    def _close(self, event: CollectionEndEvent) -> None:
        done = self.stack.pop()
        value, span = done.value, done.value.span
        end = _end(event) if done.flow else self._end_of_last(value)
        value.span = Span(span.file, span.line, span.column, *end)
        if done.anchor:
            self.anchors[done.anchor] = _Anchored(value, self.nodes - done.nodes_before)
        self._take(value, value.span)

    def _end_of_last(self, value: Mapping | Sequence) -> tuple[int, int]:
        """Return where a block collection ends: the parser's own mark is after the blank lines that follow it."""
        spans = list(value._values.values()) if isinstance(value, Mapping) else value._values
        ends = [(span.end_line, span.end_column) for span in spans]
        if isinstance(value, Mapping):
            ends += [(span.end_line, span.end_column) for span in value._keys.values()]
        return max(ends, default=(value.span.end_line, value.span.end_column))

    def _alias(self, event: AliasEvent) -> None:
        span = self._span(event)
        anchor = str(event.anchor)
        found = self.anchors.get(anchor)
        if found is None:
            if any(anchor == collection.anchor for collection in self.stack):
                self._report("alias", f"*{anchor} stands inside what it stands for", span, "write the values out")
            else:
                hint = did_you_mean(anchor, self.anchors) or f"mark the value it stands for with &{anchor}, above it"
                self._report("alias", f"*{anchor} stands for nothing", span, hint)
            found = _Anchored(None, 1)
        self._count(found.nodes, span)
        self._take(found.value, span)

    # ------------------------------------------------------------------------------------------------------- values

    def _wants_value(self) -> bool:
        return not self.stack or isinstance(self.stack[-1].value, Sequence) or self._has_key(self.stack[-1])

    @staticmethod
    def _has_key(collection: _Open) -> bool:
        return collection.key is not None or collection.refused_key

    def _take(self, value: Value, span: Span) -> None:
        """Give a finished value to the collection that it is in."""
        if not self.stack:
            self.root = value
            return
        collection = self.stack[-1]
        if isinstance(collection.value, Sequence):
            collection.value.put(value, span)
        elif self._has_key(collection):
            if collection.key is not None:
                self._put(collection.value, collection.key, collection.merged, value, span)
            collection.key, collection.refused_key = None, False
        elif isinstance(value, Scalar) and value:
            collection.key = Scalar(value, span, value.quoted)
        else:
            collection.refused_key = True
            self._report("key", "a key is a word, not a list, mapping or nothing", span, "write `key: value`")

    def _put(self, mapping: Mapping, key: Scalar, merged: set[str], value: Value, span: Span) -> None:
        if key == "<<" and not key.quoted:
            self._merge(mapping, merged, value, span)
        elif value is None and self._split_number(mapping, key):
            pass
        elif key in mapping and key not in merged:
            hint = f"the first one is in line {mapping.key_span(key).line}"
            self._report("duplicate-key", f'"{key}" is here a second time', key.span, hint)
        else:
            merged.discard(key)
            mapping.put(str(key), value, key.span, span)

    def _split_number(self, mapping: Mapping, key: Scalar) -> bool:
        """Join what `{value: 7,959}` came apart into, and say so: between braces a comma ends a value."""
        before = next(reversed(mapping), None)
        number = mapping.get(before) if before is not None else None
        if not isinstance(number, Scalar) or number.quoted or not _GROUP_OF_THREE.match(key):
            return False
        first, last = number.span, key.span
        if not number[-1].isdigit() or (first.end_line, first.end_column + 1) != (last.line, last.column):
            return False
        joined = Span(first.file, first.line, first.column, last.end_line, last.end_column)
        whole = f"{number},{key}"
        message = f"between braces a comma ends the value, so {whole} falls apart"
        self._report("yaml-comma", message, joined, f'put it in quotes: "{whole}"')
        mapping.put(str(before), Scalar(whole, joined), mapping.key_span(str(before)), joined)
        return True

    def _merge(self, mapping: Mapping, merged: set[str], value: Value, span: Span) -> None:
        sources = value if isinstance(value, Sequence) else [value]
        for source in sources:
            if source is None:
                continue
            if not isinstance(source, Mapping):
                self._report("merge", '"<<" takes a mapping to add to this one', span, "write `<<: *name`")
                continue
            for key, item in source.items():
                if key not in mapping:
                    mapping.put(key, item, source.key_span(key), source.value_span(key))
                    merged.add(key)

    # ------------------------------------------------------------------------------------------------------- checks

    def _count(self, nodes: int, span: Span) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            message = f"the deck has more than {MAX_NODES:,} values"
            self._report("size", message, span, "aliases count with all that they stand for; split the deck")
            raise _Stop

    def _check_tag(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag not in _PLAIN_TAGS:
            shown = str(tag).replace("tag:yaml.org,2002:", "!!")
            hint = "remove it; if it is part of the text, put the text in quotes"
            self._report("tag", f"a deck has no tags such as {shown}", self._span(event), hint)

    def _span(self, event: Event, length: int | None = None) -> Span:
        """Return the place of an event; that of a collection which opens gets its end when it closes."""
        line, column = _start(event)
        if length is not None:
            return Span(self.file, line, column, line, column + length)
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            return Span(self.file, line, column, line, column)
        end_line, end_column = _end(event)
        if end_column == 1 and end_line > line:
            end_line, end_column = self._last_words(line - 1, end_line - 1)
        return Span(self.file, line, column, end_line, end_column)

    def _last_words(self, first: int, after: int) -> tuple[int, int]:
        """Return the end, counted from 1, of the last line with words among lines `first` to `after` (from 0)."""
        for number in range(after - 1, first, -1):
            if self.lines[number].strip():
                return number + 1, len(self.lines[number]) + 1
        return first + 1, len(self.lines[first]) + 1

    def _report(self, code: str, message: str, span: Span, hint: str) -> None:
        self.diagnostics.append(error(code, message, span, hint))
