"""The project's own tools find nothing to say about what is in the repository."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("tool", ["vendor.py", "messages.py"])
def test_tool_finds_everything_in_step(tool: str) -> None:
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / tool, "--check"], capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stderr


def test_every_lock_line_has_a_hash_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lock = (ROOT / name).read_text()

        assert not re.search(r"://|--index|--find-links", lock), f"{name} holds an address"
        pins = re.findall(r"^[a-z][\w.-]*==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", lock, re.M)
        assert len(pins) == len(re.findall(r"^[a-z]", lock, re.M)) > 20


def test_every_path_in_the_dockerfile_exists() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = [
        path
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for path in line.split()[1:-1]
    ]

    assert copied
    assert [path for path in copied if not (ROOT / path).exists()] == []


def test_makefile_explains_each_recipe() -> None:
    # `make test` runs this test: a make within a make would name the folders it enters and leaves
    alone = ["make", "--no-print-directory", "help"]
    said = subprocess.run(alone, cwd=ROOT, capture_output=True, text=True, check=True)

    recipes = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M)
    assert [line.split()[0] for line in said.stdout.splitlines()] == recipes
