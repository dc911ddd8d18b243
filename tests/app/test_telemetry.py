"""Measurements leave the building, when somebody asks for that; what people ask does not."""

import pytest
from fastapi import APIRouter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from starlette.testclient import TestClient

from app.main import Site
from app.telemetry import TELEMETRY

rehearsal = APIRouter(include_in_schema=False)


@rehearsal.get("/nl/crash/{word}")
def crash(word: str) -> None:
    raise RuntimeError(f"cannot do {word}")


@pytest.fixture
def spans(site: Site) -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    site._telemetry["tracer_provider"] = provider
    site.include_router(rehearsal)
    return exporter


@pytest.mark.parametrize(
    "address",
    [
        "/p/VERYSECRETTOKEN1234567",
        "/nl/pad?from=verpleegkundige&goal=testanalist.senior",
        "/nl/verpleegkundige",
        "/nl/crash/verpleegkundige",
    ],
)
def test_no_answer_and_no_token_is_in_a_measurement(
    spans: InMemorySpanExporter, client: TestClient, address: str
) -> None:
    client.get(address, headers={"User-Agent": "telltale"})

    told = "".join(span.to_json() for span in spans.get_finished_spans())
    assert "GET" in told
    for personal in ("SECRET", "verpleegkundige", "testanalist", "telltale", "testclient"):
        assert personal not in told


def test_a_measurement_names_the_route_and_the_status(
    spans: InMemorySpanExporter, client: TestClient
) -> None:
    assert client.get("/nl/rollen/scrum-master?level=medior").status_code == 200

    [request] = [span for span in spans.get_finished_spans() if span.name.startswith("GET")]
    assert request.attributes is not None
    assert request.attributes["http.route"] == "/nl/rollen/{id}"
    assert request.attributes["http.response.status_code"] == 200


def test_nothing_is_measured_unless_a_collector_is_named(site: Site) -> None:
    assert not site._native_telemetry.enabled()
    assert TELEMETRY["logs"] is False
