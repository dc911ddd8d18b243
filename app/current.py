"""The knowledge in force, and following it when another release is made active.

A new release is read, joined and compiled in a thread of its own. Then one assignment puts it in
use: a request keeps the knowledge it began with, the next one gets the new. When a release cannot
be used, what was in use stays in use, and the log says why.
"""

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

from sqlalchemy import Engine

from app.knowledge import Knowledge, load_knowledge
from app.metro.drawing import picture_of
from app.metro.network import network_of
from app.releases import Kind, active_checksums, active_content, active_edition
from career_graph.compiled import compiled
from career_graph.feed import Feed
from career_graph.feeds.packing import unpacked_feed
from career_graph.labour_market.packing import unpacked, with_facts
from skills_taxonomy.edition import checksum_of
from skills_taxonomy.model import LANGUAGES

LOOK_EVERY = 1.0  # seconds
AFTER_FAILURE = 60.0  # seconds: building takes a while, and it will most likely fail again
log = logging.getLogger("padwijzer")


def load_current(engine: Engine) -> Knowledge:
    """Return the embedded data, with the releases in force laid over it."""
    knowledge = load_knowledge(active_edition(engine), active_feed(engine))
    return with_imported_facts(knowledge, engine)


def active_feed(engine: Engine) -> Feed | None:
    """Return the imported offers in force. Raises FormatError when they are not what was stored."""
    content = active_content(engine, "offers")
    return None if content is None else unpacked_feed(content)


def with_imported_facts(knowledge: Knowledge, engine: Engine) -> Knowledge:
    """Lay the imported facts in force over `knowledge`; an answer then names them too."""
    content = active_content(engine, "facts")
    if content is None:
        return knowledge
    return replace(
        knowledge,
        labour_market=with_facts(knowledge.labour_market, unpacked(content)),
        release=sha256((knowledge.release + checksum_of(content)).encode()).hexdigest(),
    )


@contextmanager
def following(engine: Engine, use: Callable[[Knowledge], None]) -> Iterator[None]:
    """Put the knowledge in force to `use` now, and again after each switch of release."""
    follower = Follower(engine, use)
    if not follower.look():
        use(load_knowledge())
        settle()
    stop = threading.Event()
    thread = threading.Thread(
        target=follower.follow, args=[stop], name="padwijzer-releases", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


class Follower:
    """Sees another release become active, and puts its knowledge to use."""

    def __init__(self, engine: Engine, use: Callable[[Knowledge], None]) -> None:
        self._engine = engine
        self._use = use
        self._in_use: dict[Kind, str] | None = None  # nothing yet

    def follow(self, stop: threading.Event) -> None:
        """Look every second until `stop` is set."""
        wait = LOOK_EVERY
        while not stop.wait(wait):
            wait = LOOK_EVERY if self.look() else AFTER_FAILURE

    def look(self) -> bool:
        """Follow the release in force. Returns False when that could not be done."""
        try:
            in_force = active_checksums(self._engine)
            if in_force != self._in_use:
                self._use(_built(self._engine))
                self._in_use = in_force
                settle()
        except Exception:  # whatever is wrong with a release, the site goes on
            log.exception("the release in force cannot be used; what was in use stays in use")
            return False
        return True


def settle() -> None:
    """Let go of what is no longer used, and set the rest apart from garbage collection.

    The knowledge lives long. Walking it again and again is what makes the slowest answers slow.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _built(engine: Engine) -> Knowledge:
    """Gather and compile now what would otherwise be left to the first request."""
    knowledge = load_current(engine)
    _ = knowledge.names
    compiled(knowledge.career_graph)
    for language in LANGUAGES:
        picture_of(network_of(knowledge), language)
    return knowledge
