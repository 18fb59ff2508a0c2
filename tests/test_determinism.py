"""The same deck gives the same bytes, wherever, whenever and however often it is built."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

DECK = Path(__file__).parent.parent / "deck.yaml"


def built(folder: Path, *, seed: str, zone: str, date: str | None = None) -> dict[str, str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    environment.pop("SOURCE_DATE_EPOCH", None)
    if date:
        environment["SOURCE_DATE_EPOCH"] = date
    command = [sys.executable, "-m", "twindeck", "build", str(DECK), "-o", str(folder), "-q"]
    subprocess.run([*command, "--formats", "pptx,pdf,txt,scene"], env=environment, check=True, timeout=300)
    return {path.suffix: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> dict[str, str]:
    return built(tmp_path_factory.mktemp("first"), seed="1", zone="Asia/Tokyo")


def test_two_builds_give_the_same_bytes(first, tmp_path) -> None:
    assert built(tmp_path, seed="4711", zone="America/New_York") == first


def test_a_date_changes_what_carries_a_date_and_nothing_else(first, tmp_path) -> None:
    dated = built(tmp_path, seed="1", zone="UTC", date="1757030400")
    assert {kind for kind in first if first[kind] != dated[kind]} == {".pptx", ".pdf"}
