"""Source: YAML text -> data that remembers line and column.

Knows YAML and its dangers, and no deck: `read()` delivers mappings, sequences and texts with their places, and
everything that is wrong with the text at once. Texts stay as they are written (`1.10` is not 1.1, `no` is not false,
`8:30` is not 510): what a field is to mean is for the model to say. Nothing here touches a file; nothing here raises.
"""

from twindeck.source.explain import MAX_DEPTH
from twindeck.source.reader import MAX_BYTES, MAX_NODES, Source, read
from twindeck.source.values import Mapping, Scalar, Sequence, Value, span_of

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "Mapping",
    "Scalar",
    "Sequence",
    "Source",
    "Value",
    "read",
    "span_of",
]
