"""What README.md says of running the tests is what continuous integration runs."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
AWK = next(line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line.startswith("commands="))


def commands_of(readme: Path) -> str:
    script = AWK.replace("README.md", str(readme)) + '\nprintf %s "$commands"'
    return subprocess.run(["bash", "-euo", "pipefail", "-c", script], capture_output=True, text=True, check=True).stdout


def test_the_readmes_commands_install_lint_and_test():
    commands = commands_of(ROOT / "README.md")
    for part in ("venv", "pip install", "[dev]", "ruff check", "ruff format --check", "mypy", "pytest"):
        assert part in commands


def test_only_the_marked_block_is_taken(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text("```sh\nno\n```\n<!-- tests -->\n```sh\none\ntwo\n```\ntext\n```sh\nno\n```\n")
    assert commands_of(readme) == "one\ntwo"


def test_the_script_is_one():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", script], check=True)
