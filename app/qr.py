"""A QR code as the outline of an SVG, so that a template can draw it without inline style."""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4  # modules of white around the code, as the standard asks


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square of `size` modules; `line` draws its dark ones, one stroke for each run."""

    size: int
    line: str

    @property
    def picture(self) -> str:
        """The code as an SVG of its own: black on white."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}">'
            f'<path d="{self.line}" stroke="#000"/></svg>'
        )


def qr_code(address: str) -> QrCode:
    """Return the code that leads to `address`.

    >>> qr_code("https://padwijzer.example/p/abc").size
    37
    """
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    runs = []
    for y, row in enumerate(rows):
        x = QUIET
        for is_dark, modules in groupby(row):
            length = len(list(modules))
            if is_dark:
                runs.append(f"M{x} {y + QUIET}.5h{length}")
            x += length
    return QrCode(size=len(rows) + 2 * QUIET, line="".join(runs))
