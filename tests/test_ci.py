"""What README.md says of running the tests is what continuous integration runs, with versions that are all written down."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
AWK = next(line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("commands="))


def commands_of(readme: Path) -> str:
    script = AWK.replace("README.md", str(readme)) + '\nprintf %s "$commands"'
    return subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, check=True).stdout


def test_the_readmes_commands_install_lint_and_test():
    commands = commands_of(ROOT / "README.md")
    tools = ("ruff check", "ruff format --check", "mypy", "pytest")
    for part in ("venv", "pip install", "-c tests/constraints.txt", "[dev]", *tools):
        assert part in commands


def test_only_the_marked_block_is_taken(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text("```sh\nno\n```\n<!-- tests -->\n```sh\none\ntwo\n```\ntext\n```sh\nno\n```\n")
    assert commands_of(readme) == "one\ntwo"


def test_the_script_is_one():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", script], check=True)


class TestConstraints:
    """Two installations by README.md, a year apart, have the same libraries."""

    LINES = [line for line in (ROOT / "tests" / "constraints.txt").read_text().splitlines() if line[0] != "#"]
    VERSIONS = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LINES)}

    @staticmethod
    def direct() -> list[Requirement]:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
        return [Requirement(line) for line in (*project["dependencies"], *project["optional-dependencies"]["dev"])]

    def all(self) -> Iterator[Requirement]:
        """Yield what pyproject.toml asks for, and what that asks for in turn in its written version."""
        open_, seen = self.direct(), set()
        while open_:
            wanted = open_.pop()
            name = canonicalize_name(wanted.name)
            if (name, *wanted.extras) in seen:
                continue
            seen.add((name, *wanted.extras))
            yield wanted
            found = metadata.distribution(name) if self.VERSIONS.get(name) == installed(name) else None
            for line in (found.requires or []) if found else []:
                inner = Requirement(line)
                if any(not inner.marker or inner.marker.evaluate({"extra": extra}) for extra in (*wanted.extras, "")):
                    open_.append(inner)

    def test_are_exact_versions_and_name_no_place(self):
        assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line) for line in self.LINES), self.LINES
        assert len(self.VERSIONS) == len(self.LINES)

    def test_hold_every_library_that_is_installed(self):
        missing = {canonicalize_name(wanted.name) for wanted in self.all()} - set(self.VERSIONS)
        assert not missing, "renew the file with .ci/lock"

    def test_are_what_the_project_asks_for(self):
        for wanted in self.all():
            version = self.VERSIONS.get(canonicalize_name(wanted.name))
            assert version is None or wanted.specifier.contains(version, prereleases=True), str(wanted)


def installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


class TestRunning:
    """`.ci/run` with programs that only pretend: what it says and how it ends."""

    @pytest.fixture
    def run(self, tmp_path):
        def run(*, tests: str, newest: str) -> tuple[int, list[str]]:
            project, programs = tmp_path / "project", tmp_path / "bin"
            (project / ".ci").mkdir(parents=True)
            (project / "tests").mkdir()
            programs.mkdir()
            shutil.copy(ROOT / ".ci" / "run", project / ".ci" / "run")
            (project / "README.md").write_text(f"<!-- tests -->\n```sh\n{tests}\n```\n")
            (project / "tests" / "constraints.txt").write_text("# versions\na==1\nb==2\n")
            for name in ("soffice", "pdftoppm", "qpdf", "javac", "npm", "google-chrome"):
                program(programs / name, "exit 9")
            # makes an environment whose pip has newer versions, and whose pytest does as told
            made = 'mkdir -p "$3/bin"; for one in pip pytest; do cp "$0-$one" "$3/bin/$one"; done'
            program(programs / "python3", f"if [[ $1 == -m ]]; then {made}; fi")
            program(programs / "python3-pip", 'if [[ $1 == freeze ]]; then printf "a==1\nb==3\n"; fi')
            program(programs / "python3-pytest", newest)
            done = subprocess.run(
                [project / ".ci" / "run"],
                env={**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=60,
                check=False,
            )
            return done.returncode, done.stdout.splitlines()

        return run

    def test_ends_with_the_line_that_counts(self, run):
        code, said = run(tests="echo '7 passed in 2.00s'", newest="echo '3 passed in 1.00s'")
        assert (code, said[-1]) == (0, "7 passed in 2.00s")
        assert "the newest versions of all libraries: the quick tests pass" in said
        assert not any("3 passed" in line for line in said)

    def test_newest_versions_that_fail_are_told_and_stop_nothing(self, run):
        code, said = run(tests="echo '7 passed in 2.00s'", newest="echo '1 failed, 2 passed in 1.00s'; exit 1")
        assert (code, said[-1]) == (0, "7 passed in 2.00s")
        assert any(line.startswith("WARNING: the quick tests FAIL") for line in said)
        assert "newest | 1 failed, 2 passed in 1.00s" in said
        assert [line for line in said if "==" in line] == ["newest | < b==2", "newest | > b==3"]

    def test_a_failure_of_the_readmes_commands_is_one(self, run):
        code, said = run(tests="echo '1 failed, 6 passed in 2.00s'; exit 1", newest="echo never")
        assert (code, said[-1]) == (1, "1 failed, 6 passed in 2.00s")


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/usr/bin/env bash\n{script}\n")
    path.chmod(0o755)
