"""Where fetched programs are kept, and how one process at a time fetches them."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no fcntl, and none of these programs is run there
    fcntl = None  # type: ignore[assignment]


class Missing(Exception):
    """A program is not here and cannot be fetched; says which and why."""


def cache_folder() -> Path:
    """Return the folder for fetched programs, made where it is missing."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "twindeck-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextlib.contextmanager
def alone(name: str) -> Iterator[None]:
    """Let one process at a time do something, as test runners work side by side."""
    with (cache_folder() / f"{name}.lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def program(name: str, package: str) -> str:
    """Return the path of an installed program."""
    found = shutil.which(name)
    if found is None:
        raise Missing(f"{name} is not installed (it comes with {package})")
    return found


def run(command: Sequence[str | Path], timeout: float = 300, env: dict[str, str] | None = None) -> str:
    """Run a program and return its output; AssertionError with all it said where it fails."""
    arguments = [str(part) for part in command]
    try:
        done = subprocess.run(arguments, capture_output=True, timeout=timeout, env=env, check=False)
    except subprocess.TimeoutExpired as late:
        raise AssertionError(f"{arguments[0]} took longer than {timeout:.0f} s") from late
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode:
        errors = done.stderr.decode("utf-8", "replace")
        raise AssertionError(f"{' '.join(arguments)} ended with {done.returncode}\n{said}\n{errors}")
    return said


def fetch(command: Sequence[str | Path], what: str) -> None:
    """Run what fetches a program, three times if it must be; Missing where it never works."""
    for attempt in range(3):
        try:
            run(command, timeout=600)
            return
        except (AssertionError, OSError) as failed:
            if attempt == 2:
                raise Missing(f"{what} could not be fetched: {failed}") from failed
