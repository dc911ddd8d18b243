"""Names of stations in a few short lines, by the widths of the letters."""

import re
from collections.abc import Iterator

FONT_SIZE = 14.5
LINE_WIDTH = 102.0
MOST_LINES = 3

# Familjen Grotesk, bold, in hundredths of its size; a letter that is not here is as wide as an m.
_WIDTHS = {
    letter: width
    for width, letters in {
        20: " ", 25: "',.·", 26: "ijlìíîï", 27: "IJÌÍÎÏ", 30: "!-:;|", 33: "ft", 35: "()/",
        39: "r", 47: '"sz', 50: "L`yýÿ", 52: "Fcevxçèéêë", 55: "EkoÈÉÊËðòóôõö", 58: "SZ",
        57: "$+0123456789<=>TYabdghnpquÝàáâãäåñùúûü", 62: "#P_RBACVXÀÁÂÃÄÅÇ", 65: "KDG",
        67: "OQUÒÓÔÕÖÙÚÛÜ", 68: "H", 72: "&NÑ", 85: "%@m", 82: "wæ", 92: "MW",
    }.items()
    for letter in letters
}  # fmt: skip

# Where long words may break: before these parts.
_PARTS = (
    "adviseur", "analist", "analyst", "architect", "automatiseerder", "beheerder", "consultant",
    "coordinator", "coördinator", "developer", "engineer", "heidsspecialist", "inkoper",
    "integrator", "kundige", "leider", "manager", "medewerker", "ontwerper", "ontwikkelaar",
    "onderzoeker", "schrijver", "scientist", "specialist", "steward", "strateeg", "technicus",
    "tester", "trainer",
)  # fmt: skip
_BEFORE_PARTS = re.compile(rf"(?<=\w\w)(?=(?:{'|'.join(_PARTS)}))", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*\([^)]*\)")


def width_of(text: str, size: float = FONT_SIZE) -> float:
    """Return how wide `text` is drawn, in the units of the map."""
    return sum(_WIDTHS.get(letter, 85) for letter in text) * size / 100


def label_lines(name: str) -> tuple[str, ...]:
    """Return a name in at most three lines that fit; what stands in parentheses is left out.

    >>> label_lines("Data-analist (BI, Excel)"), label_lines("Servicedeskmedewerker")
    (('Data-analist',), ('Servicedesk-', 'medewerker'))
    """
    lines = [""]
    for word in _PARENTHESES.sub("", name).split():
        together = f"{lines[-1]} {word}".strip()
        if width_of(together) <= LINE_WIDTH:
            lines[-1] = together
        else:
            lines.extend(_broken(word))
    lines = [line for line in lines if line]
    if len(lines) > MOST_LINES:
        return (*lines[: MOST_LINES - 1], _shortened(lines[MOST_LINES - 1]))
    return tuple(lines)


def _broken(word: str) -> Iterator[str]:
    """Yield `word` in pieces that fit, broken where its parts meet, or else where it must."""
    piece = ""
    for part in _parts(word):
        if piece and width_of(_hyphened(piece + part)) > LINE_WIDTH:
            yield _hyphened(piece)
            piece = ""
        piece += part
    yield piece


def _parts(word: str) -> Iterator[str]:
    if width_of(word) <= LINE_WIDTH:
        yield word
        return
    for part in re.split(r"(?<=-)", word):
        for piece in _BEFORE_PARTS.split(part):
            if width_of(_hyphened(piece)) <= LINE_WIDTH:
                yield piece
            else:
                yield from re.findall(r"[^aeiouy]*[aeiouy]+(?:[^aeiouy]+$)?|[^aeiouy]+$", piece)


def _hyphened(piece: str) -> str:
    return piece if piece.endswith("-") else f"{piece}-"


def _shortened(line: str) -> str:
    while width_of(f"{line}…") > LINE_WIDTH:
        line = line[:-1]
    return f"{line}…"
