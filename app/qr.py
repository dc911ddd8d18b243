"""A QR code as the outline of an SVG, so that a template can draw it without inline style."""

from dataclasses import dataclass

import segno

QUIET = 4  # modules of white around the code, as the standard asks


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square of `size` modules; `line` draws its dark ones, one stroke for each run."""

    size: int
    line: str


def qr_code(address: str) -> QrCode:
    """Return the code that leads to `address`.

    >>> qr_code("https://padwijzer.example/p/abc").size
    33
    """
    rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix]
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = 1
            while x + length < len(row) and row[x + length] == row[x]:
                length += 1
            if row[x]:
                runs.append(f"M{x + QUIET} {y + QUIET}.5h{length}")
            x += length
    return QrCode(size=len(rows) + 2 * QUIET, line="".join(runs))
