"""Room for a few things at once, so that a rush never makes everything slow for everybody."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Literal

from fastapi import Request

Room = Literal["paths", "database"]


class TooBusyError(Exception):
    """So many are waiting that the next one had better come back."""


class Capacity:
    """So many at once; others wait for their turn, in order, and nobody waits long."""

    def __init__(self, *, at_once: int, waiting: int, patience: float) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._waiting = 0
        self._most_waiting = waiting
        self._patience = patience  # seconds

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place. Raises TooBusyError when there is none, or none in time."""
        await self._wait()
        try:
            yield
        finally:
            self._places.release()

    async def _wait(self) -> None:
        if self._waiting >= self._most_waiting:
            raise TooBusyError
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._places.acquire()
        except TimeoutError:
            raise TooBusyError from None
        finally:
            self._waiting -= 1


def capacities() -> dict[Room, Capacity]:
    """Return the rooms of one worker.

    Two computations keep a core busy. Who waits costs next to nothing, and being turned away after
    five seconds keeps a crowd from asking again at once. A database makes writers wait for each
    other anyway, and who waits there holds a thread that a page could have used.
    """
    return {
        "paths": Capacity(at_once=2, waiting=300, patience=5),
        "database": Capacity(at_once=8, waiting=100, patience=5),
    }


THREADS = 16  # both rooms full, and some for the light pages; more would only fight for the core


def in_turn(room: Room) -> Callable[[Request], AsyncIterator[None]]:
    """Return what a handler depends on to wait for its turn, without holding a thread."""

    async def hold_a_place(request: Request) -> AsyncIterator[None]:
        rooms: dict[Room, Capacity] = request.app.state.capacities
        async with rooms[room].place():
            yield

    return hold_a_place
