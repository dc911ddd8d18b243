"""Facts about the labour market: each stays with its place, its work, its level and its period."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.knowledge import Knowledge
from career_graph.labour_market.chances import UnknownRegionError, chances
from career_graph.labour_market.facts import (
    BANDS,
    COUNTRY,
    LabourFact,
    LabourMarket,
    Measure,
    RegionKind,
    band_of,
)
from career_graph.labour_market.numbers import Notation, NumberError, notation_of
from career_graph.labour_market.packing import packed, unpacked, with_facts
from career_graph.labour_market.periods import period_named, period_of
from career_graph.loader import load_labour_market
from skills_taxonomy.edition import FormatError
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import CareerLevel, Provenance, State

TAXONOMY = load_taxonomy()
MARKET = load_labour_market(TAXONOMY.roles)
DAY = date(2026, 11, 30)
SOURCE = Provenance(("test values, counted by nobody",), DAY, State.VERIFIED)


@st.composite
def made_up(draw: st.DrawFn) -> LabourFact:
    """One figure that nobody counted, as an import would bring it."""
    measure = draw(
        st.sampled_from(
            [Measure.TIGHTNESS, Measure.VACANCIES, Measure.JOB_SEEKERS, Measure.WORKERS]
        )
    )
    group, region = (
        draw(st.sampled_from([*MARKET.groups])),
        draw(st.sampled_from([*MARKET.regions])),
    )
    period = period_named(draw(st.sampled_from(["2024", "2025-Q2", "2026-Q2", "2026-03"])))
    return LabourFact(
        id=f"{measure.value}.{group}.{region}.{period.id}",
        measure=measure,
        group=group,
        region=region,
        period=period,
        provenance=SOURCE,
        value=draw(st.integers(0, 100_000)) / 4,
        levels=frozenset(draw(st.sets(st.sampled_from(CareerLevel), max_size=2))),
        is_imported=True,
    )


FACTS = st.lists(made_up(), max_size=30, unique_by=lambda fact: fact.id)


@settings(deadline=None)
@given(FACTS, st.sampled_from([*TAXONOMY.roles.values()]), st.data())
def test_a_figure_is_only_ever_shown_for_its_own_place_work_and_level(
    facts: list[LabourFact], role: object, data: st.DataObject
) -> None:
    market = LabourMarket(MARKET.regions, MARKET.groups, tuple(facts))
    region = data.draw(st.sampled_from([*MARKET.regions]))
    level = data.draw(st.sampled_from([None, *CareerLevel]))
    role = data.draw(st.sampled_from([*TAXONOMY.roles.values()]))
    found = chances(market, role, region, level)

    assert found.places[0].region.id == region
    assert found.places[-1].region.id == COUNTRY
    asked = {*MARKET.regions[region].provinces}
    for place in found.places:
        for fact in place.facts:
            assert fact.region == place.region.id
            assert role.isco_group in market.groups[fact.group].isco_groups
            assert level is None or not fact.levels or level in fact.levels
    for place in found.nearby:
        assert place.facts
        assert asked & {*place.region.provinces}
        assert place.region.kind is not RegionKind.COUNTRY


@settings(deadline=None)
@given(FACTS, st.data())
def test_of_one_measure_the_narrowest_is_shown_and_a_wider_one_only_when_newer(
    facts: list[LabourFact], data: st.DataObject
) -> None:
    market = LabourMarket(MARKET.regions, MARKET.groups, tuple(facts))
    role = data.draw(st.sampled_from([*TAXONOMY.roles.values()]))
    for place in chances(market, role).places:
        for one in place.facts:
            for other in place.facts:
                is_rival = one.measure is other.measure and one.levels == other.levels
                if one is not other and is_rival:
                    assert one.period.end != other.period.end


@settings(deadline=None)
@given(FACTS)
def test_what_is_packed_comes_out_the_same_but_for_what_no_import_says(
    facts: list[LabourFact],
) -> None:
    plain = [fact for fact in facts if not fact.levels]
    again = unpacked(packed(plain))
    assert sorted(again, key=lambda f: f.id) == sorted(plain, key=lambda f: f.id)
    assert packed(reversed(plain)) == packed(plain)
    assert len(with_facts(MARKET, again).facts) == len(MARKET.facts) + len(plain)


@pytest.mark.parametrize("content", [b"", b"nonsense", packed([])[:-4]])
def test_bytes_that_are_no_packed_facts_are_refused(content: bytes) -> None:
    with pytest.raises(FormatError):
        unpacked(content)


@given(st.floats(0, 50))
def test_a_higher_indicator_never_gives_a_slacker_word(tightness: float) -> None:
    words = [band for _, band in BANDS]
    order = [*words, band_of(99)]
    assert order.index(band_of(tightness)) <= order.index(band_of(tightness + 1))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024JJ00", "2024"),
        ("2024KW03", "2024-Q3"),
        ("2024MM11", "2024-11"),
        ("2024 3e kwartaal*", "2024-Q3"),
        ("3e kwartaal 2024", "2024-Q3"),
        ("2024-Q3", "2024-Q3"),
        ("november 2024", "2024-11"),
        ("2024 november**", "2024-11"),
        ("30-11-2024", "2024-11"),
        ("2024-11-30", "2024-11"),
    ],
)
def test_a_period_is_known_however_it_is_written(text: str, period: str) -> None:
    assert period_named(period) == period_of(text)


@pytest.mark.parametrize("text", ["", "2024MM13", "2024KW05", "24", "kwartaal 3", "zomer 2024"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert period_of(text) is None


@given(st.integers(0, 10_000_000))
def test_a_number_reads_the_same_in_dutch_and_in_english(number: int) -> None:
    dutch = f"{number:,}".replace(",", ".")
    assert Notation(False).number(f"{dutch},5", False) == number + 0.5
    assert Notation(True).number(f"{number}.5", False) == number + 0.5


@pytest.mark.parametrize("word", ["1.250", "twaalf", "-3", "1,2,3", "٣"])
def test_a_number_that_could_be_two_or_none_is_refused(word: str) -> None:
    with pytest.raises(NumberError):
        notation_of([word], is_english=False).number(word, False)


def test_there_are_35_regions_12_provinces_and_one_country() -> None:
    kinds = [region.kind for region in MARKET.regions.values()]
    assert [kinds.count(kind) for kind in RegionKind] == [1, 12, 35]
    assert len({region.code for region in MARKET.regions.values()}) == 48


def test_every_embedded_fact_is_dated_sourced_and_not_yet_verified() -> None:
    for fact in MARKET.facts:
        assert fact.provenance.state is State.UNVERIFIED
        assert fact.provenance.checked_on
        assert fact.provenance.sources
        assert not fact.is_imported


def test_no_made_up_place_is_answered(knowledge: Knowledge) -> None:
    with pytest.raises(UnknownRegionError):
        chances(MARKET, knowledge.taxonomy.roles["cio"], "AM99")
