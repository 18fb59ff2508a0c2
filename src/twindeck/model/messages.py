"""What is wrong with a field, in words an author can act on.

Each kind of pydantic's errors has its sentence here. Messages name the field and what stands there; hints say what to
write instead. A kind that no field of a deck raises today gets a plain sentence that names the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from twindeck.diagnostics import Span, did_you_mean

Words = tuple[str, str | None]
"""A message and a hint."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One error of pydantic's, placed: `path` leads from `data` to `value`; `branch` is left over from a union."""

    kind: str
    context: dict[str, Any]
    path: tuple[int | str, ...]
    branch: tuple[int | str, ...]
    value: Any
    data: Any
    name: str | None
    span: Span | None
    key_span: Span | None
    missing: int | str | None
    model: type[BaseModel] | None

    @property
    def subject(self) -> str:
        """What the sentence is about: `"share"`, `item 2 of "items"`, or `the deck`."""
        names = [part for part in self.path if isinstance(part, str)]
        name = f'"{names[-1] if names else self.name}"' if names or self.name else "the deck"
        last = self.path[-1] if self.path else None
        if isinstance(last, int):
            return f"item {last + 1} of {name}"
        return name

    @property
    def field(self) -> FieldInfo | None:
        """The field of the model that the path starts with."""
        if self.model is None or not self.path:
            return None
        return _fields(self.model).get(str(self.path[0]))


def message_of(finding: Finding) -> Words:
    """Return message and hint for an error."""
    if finding.value is None and finding.missing is None and finding.kind in _EXPECTED:
        return f"{finding.subject} has no value", _example(finding)
    words = _WORDS.get(finding.kind)
    if words is not None:
        return words(finding)
    expected = _EXPECTED.get(finding.kind)
    if expected is not None:
        noun, hint = expected
        return f"{finding.subject} must be {noun}, and here is {what(finding.value)}", hint or _example(finding)
    return f"{finding.subject} cannot have this value: {what(finding.value)}", _example(finding)


def what(value: Any) -> str:
    """Name what stands in the source: `"7,9"`, a list, fields, nothing."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return quoted(value) if value else "an empty text"
    if isinstance(value, AnyMapping):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    return quoted(str(value))


def quoted(text: str, longest: int = 40) -> str:
    """Return a text in quotes, on one line and not too long."""
    line = " ".join(text.split())
    return f'"{line[: longest - 1]}…"' if len(line) > longest else f'"{line}"'


def a_list_of(names: Iterable[str]) -> str:
    """Return names as one reads them out: a, b and c."""
    words = list(names)
    if len(words) < 2:
        return words[0] if words else "none"
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return a model's fields by the keys that authors write."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _example(finding: Finding) -> str | None:
    """Return a hint that shows what to write, from what the field says of itself."""
    field = finding.field
    if field is None:
        return None
    key = finding.path[0]
    if field.examples and len(finding.path) == 1:
        return f"for example `{key}: {field.examples[0]}`"
    return field.description


def _missing(finding: Finding) -> Words:
    name = finding.missing
    if not isinstance(name, str):
        return f"{finding.subject} is missing", _example(finding) or "add what is missing"
    field = finding.field
    hint = f"add `{name}: …`"
    if field is not None and field.examples:
        hint = f"add `{name}: {field.examples[0]}`"
    if field is not None and field.description:
        hint += f" ({field.description})"
    return f'"{name}" is missing', hint


def _extra(finding: Finding) -> Words:
    name = str(finding.path[-1]) if finding.path else str(finding.branch[-1] if finding.branch else "")
    known = list(_fields(finding.model)) if finding.model is not None else []
    if not known:
        return f'unknown field "{name}"', "remove it"
    close = did_you_mean(name, known)
    choices = f"known are {a_list_of(known)}"
    return f'unknown field "{name}"', f"{close} {choices}" if close else choices


def _choice(finding: Finding) -> Words:
    choices = re.findall(r"'([^']*)'", str(finding.context.get("expected", "")))
    if not choices:
        choices = [str(finding.context.get("expected", ""))]
    close = did_you_mean(str(finding.value), choices)
    hint = f"choose among {a_list_of(choices)}"
    return f"{finding.subject} cannot be {what(finding.value)}", f"{close} {hint}" if close else hint


def _bound(words: str, key: str) -> Callable[[Finding], Words]:
    def bound(finding: Finding) -> Words:
        limit = finding.context.get(key)
        shown = f"{limit:g}" if isinstance(limit, float) else str(limit)
        return f"{finding.subject} must be {words} {shown}, and here is {what(finding.value)}", _example(finding)

    return bound


def _items(few: bool) -> Callable[[Finding], Words]:
    def items(finding: Finding) -> Words:
        limit = finding.context.get("min_length" if few else "max_length")
        found = len(finding.value) if hasattr(finding.value, "__len__") else "another number"
        wanted = f"needs at least {limit}" if few else f"takes at most {limit}"
        cure = "add what is missing" if few else "move some of them elsewhere"
        return f"{finding.subject} {wanted}, and has {found}", _example(finding) or cure

    return items


def _short_text(finding: Finding) -> Words:
    least = finding.context.get("min_length")
    if least == 1:
        return f"{finding.subject} is empty", _example(finding) or "write a text, or remove the field"
    return f"{finding.subject} needs at least {least} characters", _example(finding)


def _long_text(finding: Finding) -> Words:
    most = finding.context.get("max_length")
    return f"{finding.subject} takes at most {most} characters, and has {len(str(finding.value))}", "shorten it"


def _told(finding: Finding) -> Words:
    reason = finding.context.get("error")
    message = str(reason) if reason is not None and str(reason) else f"{finding.subject} cannot have this value"
    return message, _example(finding)


def _one_line(finding: Finding) -> Words:
    return f"{finding.subject} must be one line", 'write it on one line, or use ">-" to have its lines joined'


def _pattern(finding: Finding) -> Words:
    return f"{finding.subject} cannot be written as {what(finding.value)}", _example(finding)


_LIST = 'write each item on a line of its own, starting with "- "'
_MAPPING = "write its fields below it, each as `key: value`"
_NUMBER = "write digits, with a point for decimals"

_EXPECTED: dict[str, tuple[str, str | None]] = {
    "string_type": ("a text", None),
    "list_type": ("a list", _LIST),
    "tuple_type": ("a list", _LIST),
    "dict_type": ("a mapping", _MAPPING),
    "model_type": ("a mapping", _MAPPING),
    "bool_type": ("true or false", "write true or false"),
    "bool_parsing": ("true or false", "write true or false"),
    "int_type": ("a whole number", "write digits alone"),
    "int_parsing": ("a whole number", "write digits alone"),
    "int_parsing_size": ("a smaller number", None),
    "int_from_float": ("a whole number", "write digits alone"),
    "float_type": ("a number", _NUMBER),
    "float_parsing": ("a number", _NUMBER),
    "finite_number": ("a number", _NUMBER),
}
"""Kinds that say what was expected: its name in a sentence, and a hint."""

_WORDS: dict[str, Callable[[Finding], Words]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _choice,
    "greater_than": _bound("more than", "gt"),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than": _bound("less than", "lt"),
    "less_than_equal": _bound("at most", "le"),
    "too_short": _items(few=True),
    "too_long": _items(few=False),
    "string_too_short": _short_text,
    "string_too_long": _long_text,
    "string_pattern_mismatch": _pattern,
    "one_line": _one_line,
    "value_error": _told,
    "assertion_error": _told,
}
"""Kinds with a sentence of their own."""
