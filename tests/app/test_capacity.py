"""A rush is turned away early, and the light pages never notice."""

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest
from fastapi import APIRouter, Depends

from app.capacity import Capacity, TooBusyError
from app.dependencies import wait_to_compute
from app.main import Site
from tests.live import serving

rehearsal = APIRouter(include_in_schema=False, dependencies=[Depends(wait_to_compute)])
go_on = threading.Event()


@rehearsal.get("/nl/compute")
def compute() -> None:
    go_on.wait(60)


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    go_on.clear()
    site.include_router(rehearsal)
    with serving(site) as address:
        site.state.capacities["paths"] = Capacity(at_once=2, waiting=60, patience=60)
        yield address


def test_who_comes_too_late_is_asked_to_come_back_while_light_pages_are_served(
    address: str,
) -> None:
    with ThreadPoolExecutor(70) as crowd:
        asked = [crowd.submit(httpx2.get, f"{address}/nl/compute", timeout=90) for _ in range(70)]
        while sum(one.done() for one in asked) < 8:
            time.sleep(0.01)  # until eight are refused; which eight nobody can say
        refused = [one.result() for one in asked if one.done()]

        assert httpx2.get(f"{address}/healthz").text == "ok"
        assert httpx2.get(f"{address}/nl/").status_code == 200
        go_on.set()
        served = [one.result() for one in asked if one.result() not in refused]

    assert {one.status_code for one in refused} == {503}
    assert {one.headers["retry-after"] for one in refused} == {"2"}
    assert all("content-security-policy" in one.headers for one in refused)
    assert [one.status_code for one in served].count(200) >= 60


def test_nobody_waits_longer_than_the_patience() -> None:
    async def two_where_one_fits() -> None:
        capacity = Capacity(at_once=1, waiting=5, patience=0.01)
        async with capacity.place():
            with pytest.raises(TooBusyError):
                async with capacity.place():
                    pass
        async with capacity.place():
            pass

    asyncio.run(two_where_one_fits())


def test_a_place_comes_free_when_its_holder_fails_or_gives_up() -> None:
    async def fail_then_try_again() -> None:
        capacity = Capacity(at_once=1, waiting=5, patience=1)
        with pytest.raises(ZeroDivisionError):
            async with capacity.place():
                raise ZeroDivisionError
        async with capacity.place():
            waiter = asyncio.create_task(_hold(capacity))
            await asyncio.sleep(0)
            waiter.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiter
        async with asyncio.timeout(1), capacity.place():
            pass

    asyncio.run(fail_then_try_again())


async def _hold(capacity: Capacity) -> None:
    async with capacity.place():
        await asyncio.sleep(60)
