"""The types of fields: texts that keep their place, languages, and numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from twindeck import languages
from twindeck.model.base import problem
from twindeck.model.messages import quoted
from twindeck.source import Scalar

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


class TextKind:
    """A kind of text field. The text stays a `Scalar`: pydantic's own str would drop the place.

    `has_markup`: inline markup is read in it. `has_lists`: so are the lines of lists.
    """

    def __init__(self, *, one_line: bool, has_markup: bool = True, has_lists: bool = False) -> None:
        self.one_line = one_line
        self.has_markup = has_markup
        self.has_lists = has_lists

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.check, json_schema_input_schema=core_schema.str_schema(min_length=1)
        )

    def check(self, value: Any) -> str:
        """Return the text without blanks around it; those of Japanese, and no-break ones, are the author's."""
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        lines = "\n".join(line.rstrip(" ") for line in value.replace("\t", " ").splitlines())
        text = lines.strip(" \n")
        if not text.strip():
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        if self.one_line and "\n" in text:
            raise PydanticCustomError("one_line", "one line")
        if text == value:
            return value
        return value.with_text(text) if isinstance(value, Scalar) else text


Line = Annotated[str, TextKind(one_line=True)]
"""A text of one line that is not empty; blanks around it are taken off."""

Prose = Annotated[str, TextKind(one_line=False)]
"""A text that is not empty and may have several lines; blanks around it and at the ends of lines are taken off."""

Notes = Annotated[str, TextKind(one_line=False, has_lists=True)]
"""Prose in which lists are written as lines that start with "- " or a number."""

Name = Annotated[str, TextKind(one_line=True, has_markup=False)]
"""A name or path, not shown to readers: no markup is read in it."""


@lru_cache(maxsize=256)
def text_fields(model: type[BaseModel]) -> Mapping[str, TextKind]:
    """Return the fields of a model that hold texts, alone or several, with their kinds."""
    found: dict[str, TextKind] = {}
    for name, field in model.model_fields.items():
        kind = next(
            (one for one in _annotations((*field.metadata, field.annotation)) if isinstance(one, TextKind)), None
        )
        if kind is not None:
            found[name] = kind
    return found


def _annotations(parts: tuple[Any, ...]) -> Iterator[Any]:
    for part in parts:
        yield part
        yield from _annotations(getattr(part, "__metadata__", ()))
        yield from _annotations(get_args(part))


def _language(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    hint = languages.fault(value)
    if hint is not None:
        raise problem(f"{quoted(value)} names no language", hint, code="unknown-language")
    made = languages.canonical(value)
    return value.with_text(made) if isinstance(value, Scalar) else made


Lang = Annotated[str, BeforeValidator(_language)]
"""A language, as a tag of BCP 47; it comes in its usual spelling."""


def number(text: str) -> float | None:
    """Return the number that a text is, with or without commas between thousands and a percent sign; else None."""
    if "_" in text:
        return None
    plain = text.strip().removesuffix("%").removesuffix("％").strip()
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        found = float(plain)
    except ValueError:
        return None
    return found if abs(found) < float("inf") else None


def _numeric(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = number(value)
    if found is None:
        raise PydanticKnownError("float_parsing")
    return found


Number = Annotated[float, BeforeValidator(_numeric)]
"""A number, as people write it: `7,959`, `1.10`, `85%`."""

Percent = Annotated[float, BeforeValidator(_numeric), Field(ge=0, le=100)]
"""A number from 0 to 100; a percent sign may follow."""

Count = Annotated[int, BeforeValidator(_numeric), Field(ge=0)]
"""A whole number, not negative."""

Flag = bool
"""true or false, also written yes/no and on/off."""

Breaks = Literal["phrases", "soft"]
"""Where lines end: between phrases, the same in both files; or where the office program ends them."""
