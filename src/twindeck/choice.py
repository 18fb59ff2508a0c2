"""A choice of a deck's slides, as `--slides` makes it: which they are, and what it is called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from twindeck.diagnostics import UsageError

_LONGEST = 60
"""Characters of a choice's name; file systems allow 255 bytes for the whole."""


def chosen(count: int, slides: Sequence[int] | None) -> list[int]:
    """Return the indexes from 0 of slides given by their numbers, in order and once each; all where none are given.

    Raises UsageError for a slide that a deck of `count` slides does not have.
    """
    if slides is None:
        return list(range(count))
    if not slides:
        raise UsageError("no slides are chosen")
    beyond = [number for number in slides if not 1 <= number <= count]
    if beyond:
        raise UsageError(f"there is no slide {beyond[0]}; the deck has {count}")
    return [number - 1 for number in sorted(set(slides))]


def is_run(indexes: Sequence[int]) -> bool:
    """Tell whether slides follow each other without a gap, so that a program which counts from the first is right."""
    return not indexes or indexes[-1] - indexes[0] == len(indexes) - 1


def name_of(slides: Sequence[int]) -> str:
    """Return what files of a choice are called after: `slides-3_9-12`, which every file system and shell takes."""
    numbers = sorted(set(slides))
    parts = "_".join(str(first) if first == last else f"{first}-{last}" for first, last in _runs(numbers))
    if len(parts) > _LONGEST:
        digest = hashlib.sha256(parts.encode()).hexdigest()[:8]
        parts = f"{numbers[0]}-to-{numbers[-1]}-{digest}"
    return f"slides-{parts}"


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last
