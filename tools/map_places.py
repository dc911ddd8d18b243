"""Look for the best places of the lines on the map, and keep them in app/metro/kept_places.py.

`python -m tools.map_places` looks anew, which moves everything: people have to learn the map again.
`--stay` moves only the lines whose stations changed; use that after adding a role.
"""

import sys
from pathlib import Path

from app.knowledge import load_knowledge
from app.metro.kept_places import KEPT
from app.metro.nearness import along_a_line, nearness_of, transfers_of
from app.metro.placing import NOTHING_KEPT, Grid, KeptLine, cost_of, kept_of, placed

FILE = Path(__file__).parent.parent / "app" / "metro" / "kept_places.py"
SEEDS, STEPS = 6, 150_000
HEAD = '''"""Where each line of the map lies: `python -m tools.map_places` writes this file."""

from app.metro.placing import KeptLine, Placing

KEPT = {
'''


def main(stays: bool) -> None:
    """Look with several seeds, and write down the best."""
    knowledge = load_knowledge()
    taxonomy = knowledge.taxonomy
    near = nearness_of(knowledge.career_graph, taxonomy.roles)
    by_family = {
        family: [role.id for role in taxonomy.roles.values() if role.family == family]
        for family in taxonomy.families
    }
    lines = {name: along_a_line(roles, near) for name, roles in by_family.items() if roles}
    transfers = transfers_of(near, taxonomy.roles)
    kept = KEPT if stays else NOTHING_KEPT

    def found(seed: int) -> Grid:
        return placed(lines, transfers, kept, seed=seed, steps=STEPS)

    best = min(map(found, range(SEEDS)), key=lambda grid: cost_of(grid, transfers))
    FILE.write_text(HEAD + "".join(map(_written, kept_of(best).items())) + "}\n", "utf-8")


def _written(item: tuple[str, KeptLine]) -> str:
    name, line = item
    at = line.placing
    stations = "".join(f'            "{station}",\n' for station in line.stations)
    return (
        f'    "{name}": KeptLine(\n'
        f"        Placing({at.column}, {at.row}, {at.bend}, {at.rise}),\n"
        f"        (\n{stations}        ),\n"
        "    ),\n"
    )


if __name__ == "__main__":
    main(stays="--stay" in sys.argv[1:])
