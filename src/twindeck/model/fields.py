"""The types of fields: texts that keep their place, and numbers as people write them."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from twindeck.numerals import Numeral, read
from twindeck.source import Scalar

LANGUAGE: ContextVar[str] = ContextVar("language", default="en")
"""The language of what is being read: the nearest `lang` around a field. Numbers are read in it."""


class _TextType:
    """A text that stays a `Scalar`: pydantic's own str would drop the place. `shown`: it is read in the files."""

    def __init__(self, one_line: bool, shown: bool = True) -> None:
        self.one_line = one_line
        self.shown = shown

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.check, json_schema_input_schema=core_schema.str_schema(min_length=1)
        )

    def check(self, value: Any) -> str:
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        text = "\n".join(line.rstrip() for line in value.replace("\t", " ").splitlines()).strip()
        if not text:
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        if self.one_line and "\n" in text:
            raise PydanticCustomError("one_line", "one line")
        if text == value:
            return value
        return Scalar(text, value.span, value.quoted) if isinstance(value, Scalar) else text


Line = Annotated[str, _TextType(one_line=True)]
"""A text of one line that is not empty; blanks around it are taken off."""

Prose = Annotated[str, _TextType(one_line=False)]
"""A text that is not empty and may have several lines; blanks around it and at the ends of lines are taken off."""


Name = Annotated[str, _TextType(one_line=True, shown=False)]
"""A text by which the deck refers to something: a slide's name, a node's id, a file. It is shown nowhere."""


def numeral(text: str) -> Numeral | None:
    """Return the number that a text is in the language of what is being read; else None."""
    return read(text.strip(), LANGUAGE.get())


def number(text: str) -> float | None:
    """Return the value of the number that a text is; else None."""
    found = numeral(text)
    return None if found is None else float(found.value)


class _NumeralType:
    """A number not below zero that keeps the form it is written in."""

    def __init__(self, *, zero: bool) -> None:
        self.zero = zero

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def check(self, value: Any) -> Numeral:
        if isinstance(value, Numeral):
            return value
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise PydanticKnownError("float_type")
        found = numeral(str(value))
        if found is None:
            raise PydanticKnownError("float_parsing")
        if found.value.is_signed():
            raise PydanticKnownError("greater_than_equal", {"ge": 0})
        if not self.zero and not found.value:
            raise PydanticKnownError("greater_than", {"gt": 0})
        return found


def _numeric(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = number(value)
    if found is None:
        raise PydanticKnownError("float_parsing")
    return found


Number = Annotated[float, BeforeValidator(_numeric)]
"""A number, as people write it: `7,959`, `1.10`, `85%`, and in German `7.959` for seven thousand."""

Amount = Annotated[Numeral, _NumeralType(zero=True)]
"""A number to be shown, in the form it is written in; not below zero."""

Whole = Annotated[Numeral, _NumeralType(zero=False)]
"""A number above zero, in the form it is written in: what others are parts of."""

Percent = Annotated[float, BeforeValidator(_numeric), Field(ge=0, le=100)]
"""A number from 0 to 100; a percent sign may follow."""

Count = Annotated[int, BeforeValidator(_numeric), Field(ge=0)]
"""A whole number, not negative."""

Flag = bool
"""true or false, also written yes/no and on/off."""
