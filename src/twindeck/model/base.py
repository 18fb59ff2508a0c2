"""`Model`, which remembers its place, and the way from pydantic's errors to diagnostics.

Every model turns the errors of its own fields into diagnostics while pydantic still tells which class they belong to,
and hands them up as one error that carries them. So a message can name the fields of the very class, at any depth, and
nothing has to be found again from a path.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError, PydanticKnownError

from twindeck.diagnostics import Diagnostic, Span, error, in_source_order
from twindeck.model.messages import Finding, message_of
from twindeck.source import Mapping, Sequence, Source, Value, span_of

_CARRIER = "twindeck_diagnostics"
_PROBLEM = "twindeck_problem"

AnyModel = TypeVar("AnyModel", bound="Model")


class Model(BaseModel):
    """A frozen model of a mapping in the deck; fields it does not have are errors.

    With `shorthand` set to a field's name, a value that is no mapping is read as that field alone; a list is read as
    `shorthand_list`, where that is set.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, allow_inf_nan=False)

    shorthand: ClassVar[str | None] = None
    shorthand_list: ClassVar[str | None] = None

    _written: Mapping | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Span | None:
        """Where in the deck's source this was written."""
        return self._written.span if self._written is not None else None

    def place(self, field: str) -> Span | None:
        """Return where a field's value was written, this model's own place where it was not."""
        written = self._written
        if written is None:
            return None
        key = _key(type(self), field)
        return written.value_span(key if key in written else field)

    @model_validator(mode="wrap")
    @classmethod
    def _in_our_words(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, cls):
            return data
        if data is None:
            data = {}
        if cls.shorthand_list is not None and isinstance(data, list):
            data = _spelled_out(cls.shorthand_list, data)
        elif cls.shorthand is not None and not isinstance(data, AnyMapping):
            data = _spelled_out(cls.shorthand, data)
        if not isinstance(data, AnyMapping):
            raise PydanticKnownError("dict_type")
        try:
            made = handler(data)
        except ValidationError as wrong:
            raise wrap(diagnostics_from(wrong, cls, data)) from None
        if isinstance(data, Mapping):
            made._written = data
        return made


def _spelled_out(field: str, value: Any) -> dict[str, Any]:
    span = span_of(value)
    if span is None:
        return {field: value}
    written = Mapping(span)
    written.put(field, value, span, span)
    return written


def _key(cls: type[BaseModel], field: str) -> str:
    """Return the key under which an author writes a field."""
    declared = cls.model_fields.get(field)
    return declared.alias if declared is not None and declared.alias else field


def problem(
    message: str, hint: str | None = None, field: str | None = None, code: str = "value"
) -> PydanticCustomError:
    """Return the exception with which a validator reports a mistake: lower case, no full stop, the cure as hint.

    `field` names the field it is about, where it is raised for a whole model.
    """
    return PydanticCustomError(_PROBLEM, "problem", {"message": message, "hint": hint, "field": field, "code": code})


def wrap(diagnostics: Iterable[Diagnostic]) -> PydanticCustomError:
    """Return the exception that hands finished diagnostics up through pydantic."""
    return PydanticCustomError(_CARRIER, "diagnostics", {"diagnostics": tuple(diagnostics)})


def diagnose(wrong: ValidationError, source: Source) -> tuple[Diagnostic, ...]:
    """Return what a validation found, in our own words and in the order of the source."""
    top = Span(source.file, 1, 1, 1, 1)
    placed = [d if d.span is not None else replace(d, span=top) for d in diagnostics_from(wrong, None, source.data)]
    return in_source_order(placed)


def validate(model: type[AnyModel], source: Source) -> tuple[AnyModel | None, tuple[Diagnostic, ...]]:
    """Return the instance that a source describes, or None, and all that is wrong with the source and the data in it.

    An instance comes only where the source itself had no error.
    """
    if source.data is None:
        return None, source.diagnostics
    try:
        made = model.model_validate(source.data)
    except ValidationError as wrong:
        return None, in_source_order((*source.diagnostics, *diagnose(wrong, source)))
    except RecursionError:
        deep = error("depth", "blocks are nested too deeply", Span(source.file, 1, 1, 1, 1), "use fewer levels")
        return None, in_source_order((*source.diagnostics, deep))
    return (None if source.diagnostics else made), source.diagnostics


# ------------------------------------------------------------------------------------------------------------- locating


def diagnostics_from(
    wrong: ValidationError, cls: type[BaseModel] | None, data: Any, name: str | None = None
) -> list[Diagnostic]:
    """Turn the errors of one model's fields into diagnostics; those of models inside arrive as diagnostics already.

    `name` is what messages call the data themselves.
    """
    entries = [(entry, _find(entry, cls, data, name)) for entry in wrong.errors(include_url=False)]
    places: dict[tuple[int | str, ...], list[tuple[ErrorDetails, Finding]]] = {}
    for entry, finding in [both for both in entries if not _miscounted(both[1])] or entries:
        places.setdefault(finding.path, []).append((entry, finding))
    return [diagnostic for place in places.values() for diagnostic in _of_place(place)]


def _of_place(entries: list[tuple[ErrorDetails, Finding]]) -> list[Diagnostic]:
    """Return the diagnostics of one place; the branches of a union all complain there, and the nearest one is right."""
    carried = [
        d if d.span is not None else replace(d, span=finding.span)
        for entry, finding in entries
        if entry["type"] == _CARRIER
        for d in entry["ctx"]["diagnostics"]
    ]
    if carried and any(isinstance(finding.value, AnyMapping) for _, finding in entries):
        return carried
    plain = [(entry, finding) for entry, finding in entries if entry["type"] != _CARRIER]
    if len({finding.branch for _, finding in plain}) > 1:
        plain = plain[:1]
    return [_diagnostic(finding) for _, finding in plain] or carried


def _miscounted(finding: Finding) -> bool:
    """Tell whether pydantic found too few items only because it did not count those with errors of their own."""
    least = finding.context.get("min_length")
    return finding.kind == "too_short" and least is not None and len(finding.value or ()) >= least


def _find(entry: ErrorDetails, cls: type[BaseModel] | None, data: Any, name: str | None) -> Finding:
    """Follow an error's path into the data as far as it goes; what is left names a branch of a union."""
    value, span, path = data, span_of(data), []
    key_span = span
    parts = list(entry["loc"])
    kind = entry["type"]
    while parts:
        part = parts[0]
        if isinstance(value, AnyMapping) and part in value:
            if isinstance(value, Mapping):
                key_span, span = value.key_span(str(part)), value.value_span(str(part))
            value = value[part]
        elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
            span = key_span = value.value_span(part) if isinstance(value, Sequence) else None
            value = value[part]
        else:
            break
        path.append(parts.pop(0))
    missing = None
    if kind == "missing" and parts:
        missing = parts.pop(0)
        path.append(missing)
    return Finding(
        kind=kind,
        context=dict(entry.get("ctx") or {}),
        path=tuple(path),
        branch=tuple(parts),
        value=value if kind not in ("missing",) else None,
        data=data,
        name=name,
        span=span,
        key_span=key_span,
        missing=missing,
        model=cls,
    )


def _diagnostic(finding: Finding) -> Diagnostic:
    if finding.kind == _PROBLEM:
        context = finding.context
        return error(context["code"], context["message"], _field_place(finding, context["field"]), context["hint"])
    message, hint = message_of(finding)
    span = finding.key_span if finding.kind == "extra_forbidden" else finding.span
    if isinstance(finding.missing, str):
        span = _first_key(finding.data)
    return error(_CODES.get(finding.kind, "value"), message, span, hint)


_CODES = {"missing": "missing-field", "extra_forbidden": "unknown-field"}


def _field_place(finding: Finding, field: str | None) -> Span | None:
    value: Value = finding.value
    if field is not None and isinstance(value, Mapping):
        for key in (field, field.replace("_", "-")):
            if key in value:
                return value.value_span(key)
    return finding.span


def _first_key(data: Any) -> Span | None:
    """Return the place of a mapping's first key, where an author will add what is missing."""
    if isinstance(data, Mapping) and data:
        return data.key_span(next(iter(data)))
    return span_of(data)
