"""Breaks the program on purpose, one small change at a time, and counts how many of the changes the tests notice.

    python tests/mutation/run.py --count 400 --seed 1 --jobs 2

The changes are cosmic-ray's (`pip install cosmic-ray`): another comparison, another number, a sum for a difference, a
condition turned round. A sample of all that are possible in the parts named below is tried, each in a copy of the package,
with the tests that run in seconds first. Survivors are shown as differences: each is a test that is missing, or a change
that nobody could see. It takes about an hour and is not part of the test command.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "twindeck"
PARTS = ("text", "boxes", "blocks", "slides", "lint", "theme", "words", "compose.py", "context.py")
TESTS = (
    "tests/test_decks.py", "tests/boxes", "tests/slides", "tests/text", "tests/blocks", "tests/lint", "tests/theme",
    "tests/words", "tests/test_bad.py", "tests/test_fields.py", "tests/test_model.py", "tests/test_report.py",
    "tests/measures",
)  # fmt: skip
OPERATORS = (
    "NumberReplacer", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd", "AddNot",
    "ReplaceComparisonOperator", "ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div", "ReplaceBinaryOperator_Div_Mul", "ReplaceUnaryOperator", "ZeroIterationForLoop",
    "ReplaceContinueWithBreak", "ReplaceBreakWithContinue",
)  # fmt: skip
SECONDS = 300


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: a file of the package, cosmic-ray's operator, and which of its places."""

    file: str
    operator: str
    occurrence: int


def mutants() -> Iterator[Mutant]:
    """Yield all changes that are possible in the parts."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    chosen = [name for name in operator_names() if name.split("/")[1].startswith(OPERATORS)]
    for part in PARTS:
        place = PACKAGE / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            nodes = list(ast_nodes(get_ast(path.read_text(encoding="utf-8"))))
            for name in chosen:
                operator = get_operator(name)()
                count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
                for occurrence in range(count):
                    yield Mutant(str(path.relative_to(PACKAGE)), name, occurrence)


def changed(mutant: Mutant) -> tuple[str, str]:
    """Return a file's text as it is and as the change makes it."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    before = (PACKAGE / mutant.file).read_text(encoding="utf-8")
    return before, mutate_code(before, get_operator(mutant.operator)(), mutant.occurrence) or before


def survives(mutant: Mutant, home: Path) -> bool:
    """Tell whether all tests pass with the change, made in a copy of the package at `home`."""
    before, after = changed(mutant)
    target = home / "twindeck" / mutant.file
    target.write_text(after, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    tests = [test for test in TESTS if (ROOT / test).exists()]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=SECONDS)
        return done.returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        target.write_text(before, encoding="utf-8")


def main() -> None:
    """Try a sample of changes and show which survive."""
    parser = argparse.ArgumentParser(description="Counts how many small changes of the program the tests notice.")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    every = list(mutants())
    sample = random.Random(options.seed).sample(every, min(options.count, len(every)))
    homes: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.jobs):
            shutil.copytree(PACKAGE, Path(folder) / str(number) / "twindeck")
            homes.put(Path(folder) / str(number))

        def attempt(mutant: Mutant) -> bool:
            home = homes.get()
            try:
                return survives(mutant, home)
            finally:
                homes.put(home)

        lived = 0
        with ThreadPoolExecutor(options.jobs) as pool:
            for number, (mutant, alive) in enumerate(zip(sample, pool.map(attempt, sample), strict=True), 1):
                lived += alive
                if alive:
                    lines = (text.splitlines() for text in changed(mutant))
                    print("\n".join(unified_diff(*lines, mutant.file, mutant.operator, n=1, lineterm="")))
                print(f"{number} tried, {lived} lived ({100 * (1 - lived / number):.1f} % noticed)", flush=True)


if __name__ == "__main__":
    main()
