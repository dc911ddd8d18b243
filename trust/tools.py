"""The public tools that tools/trust.sh installed, and running them."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".venv" / "trust"


def tool(name: str) -> str:
    """Return the path of an installed tool. Raises RuntimeError that says how to get it."""
    path = FOLDER / "bin" / name
    if not path.exists():
        raise RuntimeError(f"{name} is not there; run tools/trust.sh")
    return str(path)


def output_of(
    command: Sequence[str | Path],
    *,
    seconds: float,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> str:
    """Run a program and return what it wrote, whatever its exit code."""
    done = subprocess.run(
        list(command),
        check=False,
        capture_output=True,
        text=True,
        timeout=seconds,
        cwd=folder,
        env=environment,
    )
    return done.stdout + done.stderr
