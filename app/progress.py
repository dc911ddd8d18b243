"""How far a long command is: a bar for people, plain lines for files and pipes."""

import shutil
import sys
from typing import TextIO

from skills_taxonomy.esco import Progress

BAR = 24
CLEAR_LINE = "\r\033[K"


def progress_on(stream: TextIO = sys.stderr) -> Progress:
    """Return what to tell the progress to."""
    return _Bar(stream) if stream.isatty() else _Lines(stream)


class _Bar:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = ""

    def __call__(self, what: str, part: float) -> None:
        filled = round(part * BAR)
        line = f"[{'█' * filled}{'·' * (BAR - filled)}] {part:4.0%} {what}"
        line = line[: shutil.get_terminal_size().columns - 1]
        if line != self._shown:
            self._shown = line
            end = "\n" if part >= 1 else ""
            print(f"{CLEAR_LINE}{line}", end=end, file=self._stream, flush=True)


class _Lines:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._last = ""

    def __call__(self, what: str, part: float) -> None:
        if what != self._last:
            self._last = what
            print(what, file=self._stream, flush=True)
