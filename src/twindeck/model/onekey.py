"""One-key mappings: `- metric: {label: …}` is a Metric, found by its key in a registry."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, core_schema

from twindeck.diagnostics import Diagnostic, Span, did_you_mean, error
from twindeck.model.base import Model, diagnostics_from, wrap
from twindeck.model.messages import a_list_of, what
from twindeck.source import Mapping, span_of

Registry = AnyMapping[str, type[Model]]


class OneKey:
    """Reads `{name: payload}` as the payload's model; the registry is asked when a deck is read, not before."""

    def __init__(self, registry: Callable[[], Registry], noun: str, shorthand: str | None) -> None:
        self.registry = registry
        self.noun = noun
        self.shorthand = shorthand

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def check(self, value: Any) -> Model:
        """Return the model of a one-key mapping; raises what carries the diagnostics."""
        if isinstance(value, Model):
            return value
        if self.shorthand is not None and isinstance(value, str):
            return self._payload(self.shorthand, value, span_of(value))
        if not isinstance(value, AnyMapping) or not value:
            raise wrap([self._no_mapping(value)])
        names = [str(key) for key in value]
        if len(names) > 1:
            raise wrap([self._several(value, names)])
        place = value.key_span(names[0]) if isinstance(value, Mapping) else None
        if names[0] not in self.registry():
            raise wrap([self._unknown(names[0], place)])
        return self._payload(names[0], value[names[0]], place)

    def _payload(self, name: str, payload: Any, place: Span | None) -> Model:
        if payload is None and place is not None:
            payload = Mapping(place)
        try:
            return self.registry()[name].model_validate(payload)
        except ValidationError as wrong:
            raise wrap(diagnostics_from(wrong, None, payload, name)) from None

    def _unknown(self, name: str, place: Span | None) -> Diagnostic:
        known = self.registry()
        close = did_you_mean(name, known)
        message = f'unknown {self.noun} "{name}"'
        choices = f"known are {a_list_of(known)}"
        return error(f"unknown-{self.noun}", message, place, f"{close} {choices}" if close else choices)

    def _several(self, value: Any, names: list[str]) -> Diagnostic:
        known = [name for name in names if name in self.registry()]
        place = value.key_span(names[1]) if isinstance(value, Mapping) else None
        if len(known) == 1 and names[0] == known[0]:
            message = f'"{names[1]}" stands beside "{names[0]}"'
            return error("one-key", message, place, f'indent it further than "{names[0]}", to make it a field of it')
        message = f"a {self.noun} has one key, and here are {len(names)}: {a_list_of(names)}"
        return error("one-key", message, place, f'start each {self.noun} with a "- " of its own')

    def _no_mapping(self, value: Any) -> Diagnostic:
        message = f"a {self.noun} is expected here, not {what(value)}"
        example = next(iter(self.registry()), self.noun)
        return error(f"no-{self.noun}", message, span_of(value), f"write `- {example}: …`")


def one_of(registry: Callable[[], Registry], noun: str, shorthand: str | None = None) -> OneKey:
    """Return the annotation of a field that takes one of a registry's models by its key.

    `noun` is what messages call it; `shorthand` is the name in the registry that a plain text stands for.
    """
    return OneKey(registry, noun, shorthand)
