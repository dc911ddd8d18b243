"""How often one address may do something.

A whole class behind one address must be able to work, and a program must not be able to guess
links or fill the disk. What is remembered stays in the memory of this worker, under a name that
cannot be turned back into an address, and for a day at most.
"""

import hmac
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from math import ceil
from typing import Literal

from fastapi import HTTPException, Request

from app.capabilities import NoSuchLinkError

DAY = 86_400.0  # seconds
MOST_ADDRESSES = 20_000  # remembered at once, for each kind; the one not seen longest goes first
Clock = Callable[[], float]
Kind = Literal["save", "key", "search", "paths"]


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most so many times in any so many seconds."""

    times: int
    seconds: float


# For thirty people behind one address: each may save twice a minute, type five letters a second
# for a few seconds, and open four pages that are computed within half a minute.
ALLOWANCES: Mapping[Kind, tuple[Allowance, ...]] = {
    "save": (Allowance(60, 60), Allowance(600, 3_600)),
    "key": (Allowance(30, 60),),  # only those that open nothing count
    "search": (Allowance(300, 10),),
    "paths": (Allowance(120, 30),),
}


class Names:
    """Gives each address a name for today: nobody can tell the address from it, or look it up."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._until = clock() + DAY

    def is_new_day(self) -> bool:
        """Take another key when a day has passed; the old names then mean nothing any more."""
        if self._clock() < self._until:
            return False
        self._key = secrets.token_bytes(32)
        self._until = self._clock() + DAY
        return True

    def name(self, address: str) -> bytes:
        """Return the name of an address. One IPv6 connection has 2^64 addresses, and one name."""
        try:
            packed = ip_address(address).packed
        except ValueError:
            packed = address.encode()
        return hmac.digest(self._key, packed[:8] if len(packed) == 16 else packed, "sha256")


class Pace:
    """When each address last did things of one kind."""

    def __init__(self, allowances: tuple[Allowance, ...], clock: Clock) -> None:
        self._allowances = allowances
        self._clock = clock
        self._most = max(allowance.times for allowance in allowances)
        self._times: OrderedDict[bytes, deque[float]] = OrderedDict()

    def wait(self, who: bytes) -> float:
        """Return how many seconds `who` has to wait; 0 when now is fine."""
        times, now = self._times.get(who, ()), self._clock()
        waits = [
            times[-allowance.times] + allowance.seconds - now
            for allowance in self._allowances
            if len(times) >= allowance.times
        ]
        return max(0.0, *waits, 0.0)

    def count(self, who: bytes) -> None:
        """Remember that `who` did it now."""
        self._times.setdefault(who, deque(maxlen=self._most)).append(self._clock())
        self._times.move_to_end(who)
        if len(self._times) > MOST_ADDRESSES:
            self._times.popitem(last=False)

    def forget(self) -> None:
        """Forget everybody."""
        self._times.clear()


class Paces:
    """The paces of all kinds, for one worker."""

    def __init__(self, *, clock: Clock = time.monotonic) -> None:
        self._names = Names(clock)
        self._paces = {kind: Pace(allowed, clock) for kind, allowed in ALLOWANCES.items()}

    def check(self, kind: Kind, address: str) -> None:
        """Raise HTTPException (429) when this address must wait first."""
        if self._names.is_new_day():
            for pace in self._paces.values():
                pace.forget()
        if wait := self._paces[kind].wait(self._names.name(address)):
            raise HTTPException(429, headers={"Retry-After": str(ceil(wait))})

    def count(self, kind: Kind, address: str) -> None:
        """Remember that this address did something of this kind."""
        self._paces[kind].count(self._names.name(address))


def paced(kind: Kind) -> Callable[[Request], Awaitable[None]]:
    """Return what a handler depends on to be asked at a pace. A save is only a save when sent."""

    async def keep_pace(request: Request) -> None:
        paces = _paces(request)
        if paces and not (kind == "save" and request.method in ("GET", "HEAD")):
            paces.check(kind, _address(request))
            paces.count(kind, _address(request))

    return keep_pace


async def count_wrong_keys(request: Request) -> AsyncIterator[None]:
    """Let somebody who has links open them all, and somebody who guesses only a few."""
    paces = _paces(request)
    if paces:
        paces.check("key", _address(request))
    try:
        yield
    except NoSuchLinkError:
        if paces:
            paces.count("key", _address(request))
        raise


def count_wrong_key(request: Request) -> None:
    """Remember a wrong link in a request that holds several: guessing there is guessing too."""
    if paces := _paces(request):
        paces.count("key", _address(request))


def _paces(request: Request) -> Paces | None:
    paces: Paces | None = request.app.state.paces
    return paces


def _address(request: Request) -> str:
    """Return who asks, as uvicorn sees it: the proxy's word is only taken from our own proxies."""
    return request.client.host if request.client else ""
