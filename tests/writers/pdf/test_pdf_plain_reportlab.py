"""ReportLab's settings outside the installation are never run, and change nothing."""

import os
import subprocess
import sys

import pytest

DECK = "title: A\nslides:\n  - statement: {title: One, text: Words}\n"
NAMES = ("reportlab_mods.py", "reportlab_settings.py", ".reportlab_mods", ".reportlab_settings")
COMMANDS = {
    "module": ["-m", "twindeck"],
    "script": ["-c", "import sys; from twindeck.cli import main; sys.exit(main())"],
}


def built(command, folder, *, code: int = 0, **environment: str) -> bytes:
    (folder / "deck.yaml").write_text(DECK)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RL_")}
    done = subprocess.run(
        [sys.executable, *command, "build", "deck.yaml", "--formats", "pdf", "-q"],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")
    return (folder / "output" / "deck.pdf").read_bytes()


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("where", ["working folder", "PYTHONPATH", "home", "environment"])
def test_nothing_elsewhere_changes_a_file(tmp_path, command, where):
    (tmp_path / "plain").mkdir()
    expected = built(command, tmp_path / "plain", HOME=str(tmp_path / "plain"))
    here, home, path = (tmp_path / name for name in ("here", "home", "path"))
    for folder in (here, home, path):
        folder.mkdir()
    harm = {"working folder": here, "PYTHONPATH": path, "home": home}.get(where)
    if harm is not None:
        for name in NAMES:
            (harm / name).write_text(f"open({str(tmp_path / 'was-run')!r}, 'w').close()\npageCompression = 0\n")
    variables = {"HOME": str(home), "PYTHONPATH": os.pathsep.join([str(path), os.environ.get("PYTHONPATH", "")])}
    if where == "environment":
        variables |= {"RL_useA85": "no", "RL_defaultPageSize": "nonsense", "RL_pdfComments": "neither"}
    assert built(command, here, **variables) == expected
    assert not (tmp_path / "was-run").exists()


def test_the_settings_of_others_in_the_same_process_stay():
    program = (
        "import os, sys, types\n"
        "mine = sys.modules['reportlab_settings'] = types.ModuleType('reportlab_settings')\n"
        "os.environ['RL_useA85'] = '0'\n"
        "import twindeck.writers.pdf\n"
        "assert sys.modules['reportlab_settings'] is mine\n"
        "assert 'reportlab_mods' not in sys.modules\n"
        "assert os.environ['RL_useA85'] == '0'\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
