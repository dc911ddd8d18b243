"""T16: bandit finds nothing of weight, and no library is older than its known holes allow."""

import json
from importlib.metadata import version

from trust.outcome import Outcome
from trust.place import Place
from trust.tools import output_of, tool

FLOORS = {
    "starlette": (1, 3, 1),  # CVE-2026-54283, CVE-2026-48710, CVE-2025-62727
    "fastapi": (0, 109, 1),  # CVE-2024-24762
    "python-multipart": (0, 0, 34),  # PYSEC-2026-3038 and its kin
    "jinja2": (3, 1, 6),
    "uvicorn": (0, 54, 0),
    "h11": (0, 16, 0),  # CVE-2025-43859
}
FOLDERS = ("app", "career_graph", "skills_taxonomy")


def code(place: Place) -> Outcome:
    """Run bandit over the product, and compare installed versions with the floors."""
    said = output_of([tool("bandit"), "-q", "-r", "-f", "json", *FOLDERS], seconds=120)
    found = json.loads(said[said.index("{") : said.rindex("}") + 1])
    heavy = [
        f"{one['filename']}:{one['line_number']} {one['issue_text']}"
        for one in found["results"]
        if one["issue_severity"] != "LOW"
    ]
    old = [f"{name} {version(name)}" for name, floor in FLOORS.items() if _parts(name) < floor]
    counts = {
        "lines of code": found["metrics"]["_totals"]["loc"],
        "findings of weight": len(heavy),
        "libraries held to a floor": len(FLOORS),
        "too old": len(old),
    }
    return Outcome("T16", "–", "bandit and versions", counts, (*heavy, *old))


def _parts(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version(name).split(".")[:3] if part.isdigit())
