"""The types of fields: texts that keep their place, and numbers as people write them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from twindeck.source import Scalar

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


class _TextType:
    """A text that stays a `Scalar`: pydantic's own str would drop the place."""

    def __init__(self, one_line: bool) -> None:
        self.one_line = one_line

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
