"""Weten 4: not knowing what a job really is. The acceptance criteria that a machine can check."""

import pytest

from app.check_texts import readings, text_problems
from app.knowledge import Knowledge
from app.texts import all_texts
from skills_taxonomy.model import LANGUAGES
from skills_taxonomy.reading_level import LONGEST_MEAN
from tests.conftest import Visit


def test_a_each_role_tells_what_the_work_is(knowledge: Knowledge) -> None:
    for role in knowledge.taxonomy.roles.values():
        story = role.story
        assert len(story.tasks) >= 6, role.id
        assert len(story.day) >= 3, role.id
        assert story.tools, role.id
        assert story.people.nl, role.id
        assert story.people.en, role.id
        assert len(story.hard) >= 2, role.id
        assert story.try_it.nl, role.id
        assert story.try_it.en, role.id


def test_a_tasks_are_told_in_verbs(knowledge: Knowledge) -> None:
    for role in knowledge.taxonomy.roles.values():
        for task in role.story.tasks:
            assert task.nl.startswith(("Je ", "Jij ")), f"{role.id}: {task.nl}"
            assert "you " in task.en.casefold(), f"{role.id}: {task.en}"


def test_a_each_family_has_ten_minutes_of_it_to_do(knowledge: Knowledge) -> None:
    assert set(knowledge.content.trial_tasks) == set(knowledge.taxonomy.families)


def test_b_the_reading_level_is_checked_and_kept(knowledge: Knowledge) -> None:
    texts = list(all_texts(knowledge))

    assert list(text_problems(texts, knowledge.content.coded_words)) == []
    for language in LANGUAGES:
        mine = [each for each in readings(texts, ()) if each.language == language]
        words = sum(each.reading.words for each in mine)
        assert words / sum(each.reading.sentences for each in mine) <= LONGEST_MEAN


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/nl/rollen/testanalist", ("Bronnen", "Stand", "Geschreven door", "tweede lezer")),
        ("/en/roles/testanalist", ("Sources", "Written by", "second reader")),
    ],
)
def test_d_author_source_and_day_stand_on_the_page(
    read: Visit, address: str, expected: tuple[str, ...]
) -> None:
    grounds = read(address).select_one("section[aria-labelledby=sources]")

    assert grounds is not None
    for words in expected:
        assert words in grounds.get_text(), words
