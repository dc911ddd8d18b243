"""A shared path, opened when other knowledge is in force: as it was made, with what has changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from app.address import query_from
from app.insights.change_report import ChangeReport, change_report, report_lines
from app.knowledge import Knowledge
from app.main import Site
from app.saved_path import SavedPath, read, written
from app.saving import answered
from career_graph.changes import Change, ChangeKind
from career_graph.graph import assumptions_of, build_career_graph
from skills_taxonomy.model import LANGUAGES, CareerLevel, Taxonomy
from tests.sharing import QUESTION, opened, shared

Remade = Callable[[Knowledge], Knowledge]


@pytest.fixture(scope="module")
def saved(knowledge: Knowledge) -> SavedPath:
    query = query_from(QUESTION.items(), "nl")
    made = answered(query, 1, knowledge, created_on=date(2026, 11, 23))
    assert made is not None
    return made


def with_taxonomy(knowledge: Knowledge, taxonomy: Taxonomy) -> Knowledge:
    graph = build_career_graph(taxonomy, assumptions_of(knowledge.career_graph))
    return replace(knowledge, taxonomy=taxonomy, career_graph=graph, release="later")


def asking_more(knowledge: Knowledge) -> Knowledge:
    """A senior tester must now also know a thing that nobody asked before."""
    role = knowledge.taxonomy.roles["testanalist"]
    senior = role.levels[CareerLevel.SENIOR]
    asked = replace(senior, essential={**senior.essential, "sql": 4})
    changed = replace(role, levels={**role.levels, CareerLevel.SENIOR: asked})
    roles = {**knowledge.taxonomy.roles, role.id: changed}
    return with_taxonomy(knowledge, replace(knowledge.taxonomy, roles=roles))


def without_the_goal(knowledge: Knowledge) -> Knowledge:
    roles = {n: role for n, role in knowledge.taxonomy.roles.items() if n != "testanalist"}
    return with_taxonomy(knowledge, replace(knowledge.taxonomy, roles=roles))


def without_offers(knowledge: Knowledge) -> Knowledge:
    return replace(knowledge, offers={}, release="later")


def dearer(knowledge: Knowledge) -> Knowledge:
    offers = {n: replace(one, price_euros=123_456) for n, one in knowledge.offers.items()}
    return replace(knowledge, offers=offers, release="later")


def with_other_rules(knowledge: Knowledge) -> Knowledge:
    rules = replace(assumptions_of(knowledge.career_graph), minimum_stay_months=24)
    graph = build_career_graph(knowledge.taxonomy, rules)
    return replace(knowledge, career_graph=graph, release="later")


def kinds(report: ChangeReport) -> set[ChangeKind]:
    return {change.kind for change in report.changes}


def test_on_the_same_release_nothing_has_changed(knowledge: Knowledge, saved: SavedPath) -> None:
    assert change_report(saved, knowledge) == ChangeReport("same")


def test_another_release_that_says_the_same_changes_nothing(
    knowledge: Knowledge, saved: SavedPath
) -> None:
    assert change_report(saved, replace(knowledge, release="later")) == ChangeReport("same")


def test_a_requirement_names_skill_and_both_levels(knowledge: Knowledge, saved: SavedPath) -> None:
    then = saved.basis.asked["testanalist.senior"].get("sql", 0) if saved.basis else 0
    report = change_report(saved, asking_more(knowledge))

    assert Change(ChangeKind.ASKED, "testanalist.senior", "sql", then, 4) in report.changes


def test_what_is_gone_is_told(knowledge: Knowledge, saved: SavedPath) -> None:
    assert change_report(saved, without_the_goal(knowledge)).verdict == "unknown"
    alone = kinds(change_report(saved, without_offers(knowledge)))
    assert alone == {ChangeKind.OFFER_GONE, ChangeKind.MONTHS, ChangeKind.OWN_EUROS}


def test_prices_and_rules_are_told(knowledge: Knowledge, saved: SavedPath) -> None:
    assert ChangeKind.OFFER_PRICE in kinds(change_report(saved, dearer(knowledge)))
    report = change_report(saved, with_other_rules(knowledge))
    assert {ChangeKind.MONTHS, ChangeKind.JUDGEMENT} <= kinds(report)


@pytest.mark.parametrize("remade", [asking_more, without_offers, dearer, with_other_rules])
def test_every_change_has_a_sentence_in_both_languages(
    knowledge: Knowledge, saved: SavedPath, remade: Remade
) -> None:
    later = remade(knowledge)
    report = change_report(saved, later)
    for language in LANGUAGES:
        lines = report_lines(report, saved, language, later)
        assert lines
        assert all(line and "%(" not in line for line in lines)


def test_a_path_is_read_as_it_was_written(saved: SavedPath) -> None:
    content, name = written(saved)
    assert read(content) == saved
    assert written(read(content)) == (content, name)


@pytest.mark.parametrize(
    ("remade", "said"),
    [
        (asking_more, "Dit is veranderd sinds dit pad werd gemaakt"),
        (without_the_goal, "Dat kunnen we niet nagaan"),
        (without_offers, "Deze scholing is er niet meer"),
    ],
)
def test_a_link_shows_the_path_as_made_with_a_report(
    client: TestClient, site: Site, knowledge: Knowledge, remade: Remade, said: str
) -> None:
    links = shared(client)
    before = opened(client, links.path)
    assert "niets veranderd" in before.text

    site.state.knowledge = remade(knowledge)
    after = opened(client, links.path)

    assert said in after.text
    for part in (".itinerary", ".facts"):
        then, now = before.select_one(part), after.select_one(part)
        assert then is not None
        assert now is not None
        assert then.text == now.text
