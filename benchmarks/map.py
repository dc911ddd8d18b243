"""`python -m benchmarks.map`: what the map costs while a release loads, and what it costs after.

The layout is part of loading, so nobody waits for it. Drawing is turning it into shapes and words;
the page is the whole answer of the app in one process, without the network: the first one after a
start, and the median of the ones after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter

from starlette.testclient import TestClient

from app.knowledge import Knowledge, load_knowledge
from app.main import create_app
from app.metro.drawing import picture_of
from app.metro.network import Network, network_anew, network_of
from app.settings import Settings
from benchmarks.measuring import Row, measured
from skills_taxonomy.model import LANGUAGES

ROUNDS = 25
NURSE = "from=verpleegkundige&level=medior&years=8"


def rows(knowledge: Knowledge) -> Iterator[Row]:
    """Measure the map for the table: the layout while a release loads, and the drawing after."""
    network = network_of(knowledge)

    def laid_out(_: None) -> object:
        return network_anew(knowledge.taxonomy, knowledge.career_graph)

    def drawn(_: None) -> object:
        return picture_of(Network(network.taxonomy, network.grid, network.transfers), "nl")

    stations = f"{len(network.grid.cells)} stations"
    yield measured("lay out the map, once per release", "S", [None], laid_out)
    yield measured("draw the map", "S", [None] * ROUNDS, drawn, note=lambda _: stations)


def milliseconds(ask: Callable[[], object]) -> float:
    """Return how long one question takes."""
    begin = perf_counter()
    ask()
    return (perf_counter() - begin) * 1000


def usual(ask: Callable[[], object]) -> float:
    """Return the median of some rounds, after one that does not count."""
    ask()
    return median(milliseconds(ask) for _ in range(ROUNDS))


def main() -> None:
    """Print one line per question."""
    knowledge = load_knowledge()
    layout = milliseconds(partial(network_of, knowledge))
    print(f"{layout:8.0f} ms  while loading: the layout, once per release")
    network = network_of(knowledge)

    def drawn() -> object:
        anew = Network(network.taxonomy, network.grid, network.transfers)
        return picture_of(anew, "nl")

    print(f"{usual(drawn):8.1f} ms  drawing: places to shapes and words")
    for language in LANGUAGES:
        picture_of(network, language)
    settings = Settings.from_environment({"PADWIJZER_RATE_LIMITS": "off"})
    with TestClient(create_app(settings, knowledge)) as client:
        client.get("/nl/")  # what any first page pays for
        first = milliseconds(partial(client.get, "/nl/kaart"))
        print(f"{first:8.1f} ms  the page of the map, the first time after a start")
        for words, address in {
            "the page of the map, after that": "/nl/kaart",
            "the same, with what a nurse can reach lit": f"/nl/kaart?{NURSE}",
            "the same, with a path drawn": f"/nl/kaart?{NURSE}&goal=testanalist.senior",
        }.items():
            print(f"{usual(partial(client.get, address)):8.1f} ms  {words}")


if __name__ == "__main__":
    main()
