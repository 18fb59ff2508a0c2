"""What every model class shares. Knows pydantic and positions, and no block, slide or file.

A block or slide file declares its fields with it::

    from pydantic import Field
    from twindeck.model import Line, Model, Percent, Prose

    class Metric(Model):
        label: Line = Field(examples=["利用者数"])
        value: Line = Field(examples=["7,959"])
        unit: Line | None = None
        share: Percent | None = None

    class Note(Model):
        shorthand = "text"          # `- note: 注記` is read as `- note: {text: 注記}`
        text: Prose

and the registry of its kind makes the one-key mappings of a deck (`- metric: {…}`) from a dict, looked up when a deck
is read, so that blocks may hold blocks::

    BLOCKS: dict[str, type[Model]] = {}
    Block = Annotated[Model, one_of(lambda: BLOCKS, noun="block", shorthand="text")]
    BLOCKS.update(metric=Metric, note=Note, text=Text)

A field of type `Block`, or `tuple[Block, ...]`, then holds the payload's own instance (a `Metric`). A text where a
block is expected is read as the block named by `shorthand`.

* An instance knows where it came from: `.origin`, and `.place("share")` for one field (its value, else its key). Texts
  of `Line` and `Prose` are `source.Scalar`, with a `.span` of their own.
* An example in a `Field` is what the error of a missing field shows; its `description` is used where there is none.
* A validator reports a mistake in our words with `raise problem("…", hint="…", field="share")`.
* Use an optional field (`X | None`), not other unions: one-key mappings and `shorthand` say which of several things is
  meant, so that a mistake is reported once and for what the author meant.

`validate(SomeModel, source)` gives the instance, or None, with every diagnostic; it never raises.
"""

from twindeck.model.base import Model, diagnose, problem, validate
from twindeck.model.fields import (
    Breaks,
    Count,
    Flag,
    Lang,
    Line,
    Name,
    Notes,
    Number,
    Percent,
    Prose,
    TextKind,
    number,
    text_fields,
)
from twindeck.model.onekey import OneKey, one_of

__all__ = [
    "Breaks",
    "Count",
    "Flag",
    "Lang",
    "Line",
    "Model",
    "Name",
    "Notes",
    "Number",
    "OneKey",
    "Percent",
    "Prose",
    "TextKind",
    "diagnose",
    "number",
    "one_of",
    "problem",
    "text_fields",
    "validate",
]
