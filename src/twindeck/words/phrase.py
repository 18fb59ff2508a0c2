"""Phrases with places for what is filled in: `"{label} {value}"`. What is filled in is data, and never looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from twindeck.model import problem

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with places in it; `names` are theirs."""

    text: str
    names: frozenset[str]

    def __call__(self, **values: str) -> str:
        """Return the text with its places filled; TypeError where they are not the phrase's own."""
        if values.keys() != self.names:
            raise TypeError(f"a phrase with the places {sorted(self.names)} is given {sorted(values)}")
        return _PLACE.sub(lambda place: values[place[1]], self.text)


class Takes:
    """The annotation of an entry: the places that every language's text for it has. One without places is a plain text.

    Blanks at the ends count, so that what is joined with a text stands as far from it as the language has it.
    """

    def __init__(self, *names: str) -> None:
        self.names = frozenset(names)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def check(self, value: Any) -> Phrase | str:
        """Return the text, or the phrase where it has places."""
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        if not value.strip():
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        found = _PLACE.findall(value)
        for name in found:
            if name not in self.names:
                known = " and ".join(f"{{{one}}}" for one in sorted(self.names))
                raise problem(f"nothing fills the place {{{name}}}", f"it takes {known}" if known else "take it out")
        missing = sorted(self.names - set(found))
        if missing:
            raise problem(f"the place {{{missing[0]}}} is missing", "what stands there would be said nowhere")
        return Phrase(str(value), self.names) if self.names else str(value)
