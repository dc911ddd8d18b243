"""Stories are composed: varied, from our own roles, and without any real person."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from app.knowledge import Knowledge
from skills_taxonomy.content import Situation, Story
from skills_taxonomy.content_loader import load_content
from skills_taxonomy.loader import DATA, load_taxonomy
from skills_taxonomy.yaml_file import DataError


def all_stories(knowledge: Knowledge) -> list[Story]:
    return [story for stories in knowledge.content.stories.values() for story in stories]


def test_every_family_has_two_stories_that_differ_in_who_they_are_about(
    knowledge: Knowledge,
) -> None:
    for family in knowledge.taxonomy.families:
        stories = knowledge.content.stories[family]

        assert len(stories) >= 2
        assert len({story.situation for story in stories}) >= 2, family
        assert len({story.working_years for story in stories}) >= 2, family
        assert len({story.schooling for story in stories}) >= 2, family


def test_the_stories_together_show_every_way_in(knowledge: Knowledge) -> None:
    stories = all_stories(knowledge)

    assert {story.situation for story in stories} == set(Situation)
    assert {story.schooling for story in stories} == {"vmbo", "mbo", "ad", "hbo", "wo"}


def test_no_story_names_anybody(knowledge: Knowledge) -> None:
    """A name would be a capital inside a sentence that is no known word with one."""
    allowed = {"AI", "ICT", "UX", "IT", "I", "Rijk", "Monday", "Friday"}
    for story in all_stories(knowledge):
        texts = [story.who, story.hard, story.good, *(moment.text for moment in story.moments)]
        for text in texts:
            for language in ("nl", "en"):
                inside = re.findall(r"(?<=[a-z,;] )[A-Z]\w*", text[language])
                assert set(inside) <= allowed, f"{story.id}: {inside}"


def test_a_story_from_a_role_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    copytree(DATA, folder)
    file = folder / "stories" / "testing.yaml"
    file.write_text(file.read_text("utf-8").replace("testcoordinator]", "tovenaar]"), "utf-8")

    with pytest.raises(DataError) as caught:
        load_content(load_taxonomy(), folder)

    assert [p for p in caught.value.problems if "testing.yaml:4" in p and "tovenaar" in p]
