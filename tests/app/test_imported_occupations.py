"""With all of ESCO loaded, any of its occupations is a starting point with a page of its own.

The official files are not part of the project. This test runs where they lie beside the checkout.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.knowledge import Knowledge, load_knowledge
from app.main import create_app
from app.settings import Settings
from skills_taxonomy.esco import read_bundles
from tests.esco_bundles import REAL, needs_real_bundles
from tests.house_style import checked_page

pytestmark = [needs_real_bundles, pytest.mark.slow]


@pytest.fixture(scope="module")
def all_of_esco() -> Knowledge:
    edition, _ = read_bundles(sorted(REAL.glob("ESCO dataset - v1.2.0 *.zip")))
    return load_knowledge(edition)


@pytest.fixture(scope="module")
def origins(all_of_esco: Knowledge) -> list[str]:
    derived = sorted(o.id for o in all_of_esco.taxonomy.occupations.values() if o.is_derived)
    return derived[:: len(derived) // 100][:100]


def test_every_esco_occupation_is_a_starting_point(all_of_esco: Knowledge) -> None:
    taxonomy = all_of_esco.taxonomy
    uris = {match.uri for o in taxonomy.occupations.values() for match in o.esco}
    uris |= {match.uri for role in taxonomy.roles.values() for match in role.esco}

    assert len(uris) >= 3_039


def test_a_hundred_imported_occupations_each_lead_somewhere_and_say_why(
    all_of_esco: Knowledge, origins: list[str], tmp_path: Path
) -> None:
    settings = Settings.from_environment({"PADWIJZER_DATA_DIR": str(tmp_path)})
    with TestClient(create_app(settings, all_of_esco)) as client:
        for origin in origins:
            address = f"/nl/uitkomst?from={origin}&level=medior&hours=12"
            page: BeautifulSoup = checked_page(address, client.get(address).text)
            assert page.select(".strength"), f"{origin}: nothing held counts"
            assert page.select(".result__title"), f"{origin}: leads nowhere"
            assert page.select(".result__why dd"), f"{origin}: no reasons"


def test_a_derived_list_of_skills_says_that_it_is_derived(
    all_of_esco: Knowledge, origins: list[str], tmp_path: Path
) -> None:
    settings = Settings.from_environment({"PADWIJZER_DATA_DIR": str(tmp_path)})
    with TestClient(create_app(settings, all_of_esco)) as client:
        derived = client.get(f"/nl/mijn-vaardigheden?from={origins[0]}&level=medior").text
        ours = client.get("/nl/mijn-vaardigheden?from=verpleegkundige&level=medior").text

    assert "komt uit ESCO" in BeautifulSoup(derived, "html5lib").text
    assert "komt uit ESCO" not in BeautifulSoup(ours, "html5lib").text
