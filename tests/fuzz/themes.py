"""Mutated themes: whatever a theme file holds, a deck in it builds, or is refused with places in it.

    python tests/fuzz/themes.py --count 1000 --seed 1

Takes the test decks' themes and breaks them in one to four places: values of another kind or size, names misspelt,
entries gone or doubled, colours and files at random, bytes flipped. A theme is a failure if anything but a DeckError is
raised, if an error has no place, if it takes more than ten seconds, or if what was accepted cannot be written, or is
written as files that are no twins. Each failure is kept in the folder that is named at the end; exit code 1 then.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import twindeck
from twindeck.diagnostics import DeckError, Diagnostic, Severity
from twindeck.theme.contract import LENGTHS, PALETTE, SPACING, STYLES
from twindeck.verify import compare

DECKS = Path(__file__).parents[1] / "decks"
BUNDLED = Path(twindeck.__file__).parent / "theme" / "bundled"
LIMIT = 10.0
"""Seconds that a theme may take."""

DECK = """\
title: A deck of every kind
lang: en
theme: fuzzed.theme.yaml
slides:
  - cover: {title: Cover, kicker: Kicker, date: Today, publisher: We}
  - contents: {title: Contents}
  - section: {title: First, topics: [One, Two]}
  - content:
      kicker: Kicker
      title: Content
      blocks:
        - columns:
            - blocks:
                - card:
                    heading: Card
                    note: note
                    flag: flag
                    blocks: [{metric: {label: Share, value: 33, unit: "%", share: true}}]
                - chips: [one, two]
                - text: "**strong** [link](https://example.org)"
            - blocks:
                - bars: {label: Bars, items: [{label: a, value: 3}, {label: b, value: 5}]}
                - stacked: {label: Parts, items: [{label: a, value: 3}, {label: b, value: 5}, {label: c, value: 1}]}
  - content:
      title: Forms
      blocks:
        - diagram:
            nodes: [{id: a, at: [1, 1], heading: A}, {id: b, at: [1, 2], heading: B, look: solid}]
            arrows: [{from: a, to: b, label: x}]
        - tiles: {items: [A, B], columns: 2, marked: [B]}
        - table: {corner: C, columns: [D], rows: [{heading: E, cells: [F]}]}
  - content: {title: More, blocks: [{numbered: [One]}, {timeline: [{when: "1", text: a}]}, {sign: plus}, {note: note}]}
  - content: {title: Round, blocks: [{circles: {items: [A, B]}}]}
  - content: {title: Matrix, blocks: [{matrix: {columns: [{heading: A, cells: [[a]]}]}}, {band: {heading: B, blocks: [b]}}]}
  - change:
      title: Change
      picture: {src: pictures/hills.svg, decorative: true}
      blocks: [{lead: lead}, {roadmap: [{when: "1", items: [a]}]}]
  - statement: {title: Statement, text: text}
  - message: {title: Message, kicker: Kicker}
  - closing: {title: Closing}
"""

VALUES = (
    "", "~", "[]", "{}", "0", "-1", "0.001", "1", "7", "99999", "1e308", ".nan", ".inf", "-.inf", "1e999", "true", "none",
    "[1, 2]", "[2, 1]", "[0, 0]", "[-1, -2]", "[1]", "[a, b]", "{a: b}", '"#12"', '"#FFFFFF"', '"#000000"', '"#777777"',
    "key", "background", "nope", "tint", "../../etc/passwd", "/etc/passwd", "/dev/zero", "pipe", "fonts", "text.ttf",
    "empty.ttf", "cut.ttf", '"{"', '"{}"', '"{label.__class__}"', '"%s"', '"\\u202e\\u0007"', "civic", "fuzzed.theme.yaml",
    "x" * 5000, "'\"'", "&a [*a]", "!!python/object:os.system x",
)  # fmt: skip

LINE = re.compile(r"^(\s*)([\w-]+): (.+)$")
IN_BRACES = re.compile(r"([\w-]+): ([^,{}\[\]]+)")


def colour(rng: random.Random) -> str:
    return f'"#{rng.randrange(1 << 24):06X}"'


def number(rng: random.Random, old: str) -> str:
    try:
        return f"{float(old) * rng.choice((0, 0.1, 0.5, 0.9, 1.1, 2, 5, 20, -1)):g}"
    except ValueError:
        return rng.choice(VALUES)


def value(rng: random.Random, old: str) -> str:
    kind = rng.random()
    if kind < 0.25:
        return colour(rng)
    return number(rng, old) if kind < 0.6 else rng.choice(VALUES)


def misspelt(rng: random.Random, name: str) -> str:
    place = rng.randrange(len(name))
    return name[:place] + rng.choice("abcxyz-") + name[place + 1 :]


def change_value(rng: random.Random, lines: list[str]) -> None:
    """Give an entry another value: the whole of a line, or one within its braces."""
    at = rng.randrange(len(lines))
    inner = list(IN_BRACES.finditer(lines[at]))
    if inner and rng.random() < 0.7:
        one = rng.choice(inner)
        lines[at] = lines[at][: one.start(2)] + value(rng, one[2]) + lines[at][one.end(2) :]
    elif whole := LINE.match(lines[at]):
        lines[at] = f"{whole[1]}{whole[2]}: {value(rng, whole[3])}"


def change_name(rng: random.Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    if found := re.search(r"[\w-]+(?=:)", lines[at]):
        lines[at] = lines[at][: found.start()] + misspelt(rng, found[0]) + lines[at][found.end() :]


def remove(rng: random.Random, lines: list[str]) -> None:
    start = rng.randrange(len(lines))
    del lines[start : start + rng.choice((1, 1, 1, 3, 12))]


def repeat(rng: random.Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    lines.insert(rng.randrange(len(lines)), lines[at])


def add(rng: random.Random, lines: list[str]) -> None:
    """Add an entry of the contract, or of no contract, with any value."""
    section, names = rng.choice(
        (("lengths", [*LENGTHS]), ("spacing", [*SPACING]), ("styles", [*STYLES]), ("colours", [*PALETTE, "key", "own"]),
         ("accents", ["key", "own", "tint"]), ("fonts", ["regular", "bold", "fallback"]), ("words", ["chapter"]))
    )  # fmt: skip
    entry = f"  {rng.choice(names)}: {value(rng, '40')}"
    for at, line in enumerate(lines):
        if line.rstrip() == f"{section}:":
            lines.insert(at + 1, entry)
            return
    lines += [f"{section}:", entry]


def head(rng: random.Random, lines: list[str]) -> None:
    name = rng.choice(("name", "extends", "width", "height", "logo", "logo-on-accent", "chip-tones", "fonts"))
    lines.append(f"{name}: {value(rng, '700')}")


def flip(rng: random.Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    place = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + rng.choice("{}[]:,#&*!|>'\"%@`\\\t\x00\x7fé字") + lines[at][place:]


MUTATIONS: tuple[Callable[[random.Random, list[str]], None], ...] = (
    change_value, change_value, change_value, change_value, change_name, remove, repeat, add, add, head, flip,
)  # fmt: skip


def mutated(rng: random.Random, sources: list[str]) -> str:
    lines = rng.choice(sources).splitlines()
    for _ in range(rng.choice((1, 1, 1, 1, 2, 3))):
        rng.choice(MUTATIONS)(rng, lines)
        lines = lines or ["name: gone"]
    return "\n".join(lines) + "\n"


def prepared(folder: Path) -> list[str]:
    """Lay out what themes may name, good files and bad ones; return the themes to start from."""
    for name in ("fonts", "pictures"):
        shutil.copytree(DECKS / name, folder / name)
    (folder / "text.ttf").write_text("this is no font")
    (folder / "empty.ttf").write_bytes(b"")
    (folder / "cut.ttf").write_bytes((DECKS / "fonts" / "WorkSans-Bold.ttf").read_bytes()[:9000])
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    themes = [*DECKS.glob("*.theme.yaml"), *BUNDLED.glob("*.yaml")]
    return [path.read_text(encoding="utf-8") for path in sorted(themes)]


def wrong_with(found: tuple[Diagnostic, ...]) -> str | None:
    for one in found:
        if one.severity is Severity.ERROR and (one.span is None or not one.hint):
            return f"an error without a place or a cure: {one}"
        if one.span is not None and str(BUNDLED) in one.span.file:
            return f"a finding in a file that its author did not write: {one}"
    return None


def tried(folder: Path) -> tuple[str, str | None]:
    """Build the deck; return what came of it, and what was wrong with that."""
    try:
        built = twindeck.build(folder / "deck.yaml", folder / "out")
    except DeckError as refused:
        return "refused", wrong_with(refused.diagnostics)
    pptx, pdf = (path.read_bytes() for path in built.files)
    differences = compare(pptx, pdf).differences
    if differences:
        return "built", f"the files are no twins: {differences[0]}"
    return "built", wrong_with(built.diagnostics)


class TooLong(BaseException):
    """Raised where a theme takes longer than it may."""


def _alarm(_signal: int, _frame: object) -> None:
    raise TooLong


def main() -> int:
    parser = argparse.ArgumentParser(description="Mutated themes.")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _alarm)
    folder = Path(tempfile.mkdtemp(prefix="themes-"))
    sources = prepared(folder)
    outcomes: Counter[str] = Counter()
    failures, slowest = 0, 0.0
    for number in range(options.count):
        rng = random.Random(f"{options.seed}/{number}")
        text = mutated(rng, sources)
        (folder / "fuzzed.theme.yaml").write_text(text, encoding="utf-8")
        begun = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        try:
            outcome, wrong = tried(folder)
        except TooLong:
            outcome, wrong = "too long", f"more than {LIMIT:g} s"
        except Exception:
            outcome, wrong = "raised", traceback.format_exc()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, time.perf_counter() - begun)
        outcomes[outcome] += 1
        if wrong is not None:
            failures += 1
            kept = folder / f"failure-{options.seed}-{number}.theme.yaml"
            kept.write_text(text, encoding="utf-8")
            print(f"{kept}: {wrong}", file=sys.stderr)
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
    print(f"{options.count} themes: {told}; the slowest {slowest:.1f} s; {failures} failures, kept in {folder}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
