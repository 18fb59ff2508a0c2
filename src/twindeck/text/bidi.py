"""The Unicode bidirectional algorithm (UAX 9): which way each character of a paragraph is read. Knows no font and no line.

A level is even for text read from the left and odd for text read from the right. `levels` decides them for a paragraph;
`of_line` and `visual_order` put a line of it into the order in which it is seen. The names of the rules are Unicode's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_DEEPEST = 125
_TURNING = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"))
"""Classes without any of which a paragraph is read from the left, all of it."""
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))

_RAISED: tuple[dict[str, int], dict[str, int]] = ({"R": 1, "EN": 2, "AN": 2}, {"L": 1, "EN": 1, "AN": 1})
"""How much higher than its surroundings a class is, in text read from the left and from the right (I1, I2)."""

_PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b\u2329"
    "\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6"
    "\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b"
    "\u298c\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc"
    "\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008"
    "\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59"
    "\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
_CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
"""Brackets and their counterparts (Bidi_Paired_Bracket)."""
_CLOSERS = frozenset(_CLOSING.values())
_SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
"""Brackets that are canonically equal to others."""


@lru_cache(maxsize=64)
def is_rtl(language: str) -> bool:
    """Tell whether a language (a BCP 47 tag) is written from right to left, by its script or its custom."""
    primary, *parts = language.lower().replace("_", "-").split("-")
    script = next((part for part in parts if len(part) == 4 and part.isalpha()), "")
    return script in _RTL_SCRIPTS if script else primary in _RTL_LANGUAGES


_RTL_LANGUAGES = frozenset(
    (
        "ar", "arc", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "khw", "lrc", "luz",
        "mzn", "nqo", "pnb", "prs", "ps", "sd", "skr", "syc", "syr", "ug", "ur", "yi",
    )
)  # fmt: skip
_RTL_SCRIPTS = frozenset(["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"])


def first_strong(text: str) -> int | None:
    """Return the level of the first character with a direction of its own, isolates left out (P2, P3); None without."""
    depth = 0
    for character in text:
        kind = _class(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif kind == "B":
            return None
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return None


def levels(text: str, base: int) -> tuple[int, ...]:
    """Return the level of each character of a paragraph that is read from the left (`base` 0) or from the right (1)."""
    classes = [_class(character) for character in text]
    if base == 0 and not any(kind in _TURNING for kind in classes):
        return (0,) * len(text)
    explicit, kinds, matching = _explicit(text, classes, base)
    found = list(explicit)
    for sequence in _sequences(explicit, classes, matching):
        level, begin, end = _surroundings(sequence, explicit, classes, matching, base)
        _weak(sequence, kinds, begin)
        _brackets(sequence, text, kinds, _side(level), begin, classes)
        _neutral(sequence, kinds, _side(level), begin, end)
        for i in sequence:
            found[i] = level + _RAISED[level % 2].get(kinds[i], 0)
    # what X9 removes goes with what stands before it
    before = base
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            found[i] = before
        before = found[i]
    return tuple(found)


def of_line(text: str, found: Sequence[int], base: int) -> tuple[int, ...]:
    """Return the levels of a line's characters: blanks at its end and before tabs are the paragraph's (L1)."""
    result = list(found)
    trailing = True
    for i in range(len(text) - 1, -1, -1):
        kind = _class(text[i])
        if kind in ("B", "S"):
            trailing = True
            result[i] = base
        elif kind in ("WS", "LRI", "RLI", "FSI", "PDI") or kind in _REMOVED:
            result[i] = base if trailing else result[i]
        else:
            trailing = False
    return tuple(result)


def visual_order(found: Sequence[int]) -> list[int]:
    """Return the indexes of things with levels in the order in which they stand from left to right (L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    for level in range(max(found, default=0), min(odd, default=1) - 1, -1):
        start = None
        for place in range(len(order) + 1):
            high = place < len(order) and found[order[place]] >= level
            if high and start is None:
                start = place
            elif not high and start is not None:
                order[start:place] = order[start:place][::-1]
                start = None
    return order


def _class(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _explicit(text: str, classes: Sequence[str], base: int) -> tuple[list[int], list[str], dict[int, int]]:
    """Apply the marks of embedding, override and isolation (X1 to X8).

    Returns levels, classes as overridden, and for each isolate's start with an end that end.
    """
    found, kinds = [base] * len(text), list(classes)
    matching = _matching(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    isolates_over = embeddings_over = valid = 0
    for i, kind in enumerate(classes):
        level, override, _ = stack[-1]
        if kind in ("RLE", "LRE", "RLO", "LRO"):
            found[i] = level
            new = _next(level, odd=kind[0] == "R")
            if new <= _DEEPEST and not isolates_over and not embeddings_over:
                stack.append((new, {"RLO": "R", "LRO": "L"}.get(kind, ""), False))
            elif not isolates_over:
                embeddings_over += 1
        elif kind in _ISOLATES:
            found[i] = level
            kinds[i] = override or kind
            right = kind == "RLI"
            if kind == "FSI":
                right = first_strong(text[i + 1 : matching.get(i, len(text))]) == 1
            new = _next(level, odd=right)
            if new <= _DEEPEST and not isolates_over and not embeddings_over:
                valid += 1
                stack.append((new, "", True))
            else:
                isolates_over += 1
        elif kind == "PDI":
            if isolates_over:
                isolates_over -= 1
            elif valid:
                embeddings_over = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid -= 1
            level, override, _ = stack[-1]
            found[i] = level
            kinds[i] = override or kind
        elif kind == "PDF":
            if not isolates_over:
                if embeddings_over:
                    embeddings_over -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
            found[i] = level
        elif kind == "B":
            found[i] = base
        elif kind != "BN":
            found[i] = level
            kinds[i] = override or kind
        else:
            found[i] = level
    return found, kinds, matching


def _next(level: int, *, odd: bool) -> int:
    """Return the least odd or even level above a level."""
    return level + 1 + ((level + 1) % 2 != odd)


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """Return for each isolate's start the place of its end, where it has one (BD9)."""
    found: dict[int, int] = {}
    open_ones: list[int] = []
    for i, kind in enumerate(classes):
        if kind in _ISOLATES:
            open_ones.append(i)
        elif kind == "PDI" and open_ones:
            found[open_ones.pop()] = i
        elif kind == "B":
            open_ones.clear()
    return found


def _sequences(found: Sequence[int], classes: Sequence[str], matching: dict[int, int]) -> Iterator[list[int]]:
    """Yield the isolating run sequences as places in the text, what X9 removes left out (BD13)."""
    runs: list[list[int]] = []
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            continue
        if runs and found[runs[-1][-1]] == found[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    starts = {run[0]: run for run in runs}
    ends = set(matching.values())
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in ends:
            continue
        sequence = list(run)
        while classes[sequence[-1]] in _ISOLATES and sequence[-1] in matching:
            following = starts.get(matching[sequence[-1]])
            if following is None:
                break
            sequence += following
        yield sequence


def _surroundings(
    sequence: Sequence[int], explicit: Sequence[int], classes: Sequence[str], matching: dict[int, int], base: int
) -> tuple[int, str, str]:
    """Return a sequence's level, and the directions before and after it (X10)."""
    level, last = explicit[sequence[0]], sequence[-1]
    before = next((explicit[i] for i in range(sequence[0] - 1, -1, -1) if classes[i] not in _REMOVED), base)
    after = next((explicit[i] for i in range(last + 1, len(classes)) if classes[i] not in _REMOVED), base)
    if classes[last] in _ISOLATES and last not in matching:
        after = base
    return level, _side(max(level, before)), _side(max(level, after))


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


def _weak(sequence: list[int], kinds: list[str], begin: str) -> None:
    """Resolve marks, numbers and what stands in and beside them (W1 to W7)."""
    before = begin
    for i in sequence:
        if kinds[i] == "NSM":
            kinds[i] = "ON" if before in ("LRI", "RLI", "FSI", "PDI") else before
        before = kinds[i]
    strong = begin
    for i in sequence:
        if kinds[i] in ("L", "R", "AL"):
            strong = kinds[i]
        elif kinds[i] == "EN" and strong == "AL":
            kinds[i] = "AN"
    for i in sequence:
        if kinds[i] == "AL":
            kinds[i] = "R"
    for before_, i, after in zip(sequence, sequence[1:], sequence[2:], strict=False):
        left, right = kinds[before_], kinds[after]
        if left == right and ((kinds[i] == "ES" and left == "EN") or (kinds[i] == "CS" and left in ("EN", "AN"))):
            kinds[i] = left
    place = 0
    while place < len(sequence):
        if kinds[sequence[place]] != "ET":
            place += 1
            continue
        stop = place
        while stop < len(sequence) and kinds[sequence[stop]] == "ET":
            stop += 1
        beside = place and kinds[sequence[place - 1]] == "EN"
        if beside or (stop < len(sequence) and kinds[sequence[stop]] == "EN"):
            for i in sequence[place:stop]:
                kinds[i] = "EN"
        place = stop
    for i in sequence:
        if kinds[i] in ("ES", "ET", "CS"):
            kinds[i] = "ON"
    strong = begin
    for i in sequence:
        if kinds[i] in ("L", "R"):
            strong = kinds[i]
        elif kinds[i] == "EN" and strong == "L":
            kinds[i] = "L"


def _as_strong(kind: str) -> str:
    """Return the direction a class counts as for neutrals: numbers count as read from the right."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _brackets(sequence: list[int], text: str, kinds: list[str], own: str, begin: str, classes: Sequence[str]) -> None:
    """Give brackets of a pair one direction (N0)."""
    for opening, closing in _bracket_pairs(sequence, text, kinds):
        inside = {_as_strong(kinds[i]) for i in sequence[opening + 1 : closing]}
        if own in inside:
            side = own
        elif inside - {""}:
            context = next((strong for i in reversed(sequence[:opening]) if (strong := _as_strong(kinds[i]))), begin)
            side = context if context != own else own
        else:
            continue
        for place in (opening, closing):
            kinds[sequence[place]] = side
            for i in sequence[place + 1 :]:
                if classes[i] != "NSM":
                    break
                kinds[i] = side


def _bracket_pairs(sequence: list[int], text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Return the pairs of brackets as places in the sequence, in the order of their openings (BD16)."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, i in enumerate(sequence):
        if kinds[i] != "ON":
            continue
        character = _SAME.get(text[i], text[i])
        if character in _CLOSING:
            if len(stack) == 63:
                return []
            stack.append((_CLOSING[character], place))
        elif character in _CLOSERS:
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == character:
                    pairs.append((stack[depth][1], place))
                    del stack[depth:]
                    break
    return sorted(pairs)


def _neutral(sequence: list[int], kinds: list[str], own: str, begin: str, end: str) -> None:
    """Give neutrals the direction of what stands on both their sides, else that of their surroundings (N1, N2)."""
    place = 0
    while place < len(sequence):
        if kinds[sequence[place]] not in _NEUTRAL:
            place += 1
            continue
        stop = place
        while stop < len(sequence) and kinds[sequence[stop]] in _NEUTRAL:
            stop += 1
        left = _as_strong(kinds[sequence[place - 1]]) if place else begin
        right = _as_strong(kinds[sequence[stop]]) if stop < len(sequence) else end
        for i in sequence[place:stop]:
            kinds[i] = left if left == right else own
        place = stop
