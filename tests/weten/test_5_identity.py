"""Weten 5: not knowing what fits you. The acceptance criteria that a machine can check."""

import json

import pytest

from app.knowledge import Knowledge
from app.query import Query, query_of, question_of
from app.sentences.reasons import look_out, speaks_for
from app.sentences.speaker import Speaker
from app.texts import all_texts
from career_graph.transitions import reachable_positions
from skills_taxonomy.coded_words import Verdict, coded_words
from tests.conftest import Visit
from tests.weten.origins import ORIGINS

PERSONAL = (
    "name", "first_name", "surname", "age", "birth", "gender", "sex", "origin_country",
    "nationality", "ethnicity", "religion", "address", "email", "phone", "health", "disability",
)  # fmt: skip


@pytest.mark.parametrize("origin", ["", *ORIGINS[:12]])
def test_a_two_things_speak_for_and_one_against_each_step(
    origin: str, knowledge: Knowledge
) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    position = {"position": {"occupation": origin, "level": "medior"}} if origin else {}
    question = question_of(query_of(position), knowledge)
    found = reachable_positions(knowledge.career_graph, question.profile, limits=question.limits)

    for one in found:
        assert len(speaks_for(say, one.transition)) >= 2, one.position.id
        assert len(look_out(say, one.transition)) >= 1, one.position.id


def test_a_the_page_of_a_role_shows_them_with_your_own_skills(read: Visit) -> None:
    page = read("/nl/rollen/functioneel-beheerder?from=verpleegkundige&level=medior")
    reasons = page.select_one(".for-you")

    assert reasons is not None
    speaking_for, against = reasons.select("ul")
    assert len(speaking_for.select("li")) >= 2
    assert len(against.select("li")) >= 1
    assert "Dit doe je al:" in speaking_for.get_text()


def test_b_each_family_has_two_stories_of_different_people_labelled_as_composed(
    knowledge: Knowledge, read: Visit
) -> None:
    for family in knowledge.taxonomy.families:
        stories = knowledge.content.stories[family]
        assert len(stories) >= 2
        assert len({story.working_years for story in stories}) >= 2
        assert len({story.situation for story in stories}) >= 2
        assert len({story.schooling for story in stories}) >= 2
    labels = read("/nl/richtingen/testing").select(".story__label")
    assert all("niet over één echt persoon" in label.get_text() for label in labels)


def test_c_nothing_personal_is_asked_so_no_path_can_depend_on_it() -> None:
    schema = json.dumps(Query.model_json_schema())

    for word in PERSONAL:
        assert f'"{word}"' not in schema, word


@pytest.mark.parametrize("address", ["/nl/start", "/nl/start/niveau?from=kok", "/nl/mijn-grenzen"])
def test_c_no_form_on_the_way_in_asks_for_it(read: Visit, address: str) -> None:
    fields = read(address).select("input, select, textarea")

    assert not {str(field.get("name")) for field in fields} & set(PERSONAL)
    assert not [field for field in fields if field.get("autocomplete") not in (None, "off")]


def test_d_no_text_holds_a_word_that_sounds_masculine_or_feminine(knowledge: Knowledge) -> None:
    groups = knowledge.content.coded_words
    avoided = [group for group in groups if group.verdict is Verdict.AVOID]

    for told in all_texts(knowledge):
        assert not list(coded_words(told.text, told.language, avoided)), told
