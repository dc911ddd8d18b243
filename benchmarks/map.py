"""`python -m benchmarks.map`: how long the map takes, once its places are computed.

Medians of whole answers of the app in one process, without the network.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

from starlette.testclient import TestClient

from app.knowledge import load_knowledge
from app.main import create_app
from app.metro.drawing import picture_of
from app.metro.network import Network, network_of
from app.settings import Settings

ROUNDS = 25
NURSE = "from=verpleegkundige&level=medior&years=8"


def milliseconds(ask: Callable[[], object]) -> float:
    """Return the median of some rounds, after one that does not count."""
    ask()
    taken = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        ask()
        taken.append((perf_counter() - begin) * 1000)
    return median(taken)


def main() -> None:
    """Print one line per question."""
    knowledge = load_knowledge()
    begin = perf_counter()
    network = network_of(knowledge)
    print(f"{(perf_counter() - begin) * 1000:8.0f} ms  finding places, once per release")

    def drawn() -> object:
        anew = Network(network.taxonomy, network.grid, network.transfers)
        return picture_of(anew, "nl")

    print(f"{milliseconds(drawn):8.1f} ms  drawing: places to shapes and words")
    settings = Settings.from_environment({"PADWIJZER_RATE_LIMITS": "off"})
    with TestClient(create_app(settings, knowledge)) as client:
        for words, address in {
            "the page of the map": "/nl/kaart",
            "the same, with what a nurse can reach lit": f"/nl/kaart?{NURSE}",
            "the same, with a path drawn": f"/nl/kaart?{NURSE}&goal=testanalist.senior",
        }.items():
            taken = milliseconds(partial(client.get, address))
            print(f"{taken:8.1f} ms  {words}")


if __name__ == "__main__":
    main()
