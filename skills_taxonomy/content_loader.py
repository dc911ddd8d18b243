"""Data files → Content, or every problem with file and line."""

from collections.abc import Iterator
from pathlib import Path

from skills_taxonomy.content import Content, Story
from skills_taxonomy.content_schema import (
    CodedWordsFile,
    GlossaryFile,
    StoriesFile,
    TrialTaskFile,
)
from skills_taxonomy.loader import DATA, all_valid, stem_problem, valid
from skills_taxonomy.model import Taxonomy
from skills_taxonomy.yaml_file import DataError, Place, YamlFile


def load_content(taxonomy: Taxonomy, folder: Path = DATA) -> Content:
    """Return what `folder` tells beside the skills language.

    Raises DataError with all problems of all files: also where a file names a family or a role
    that `taxonomy` does not have.
    """
    problems: list[str] = []
    files = all_valid(folder / "stories", StoriesFile, problems)
    for file, content in files:
        problems += stem_problem(file, content.family)
        problems += _story_problems(file, content, taxonomy)
    task_files = all_valid(folder / "trial_tasks", TrialTaskFile, problems)
    for task_file, task in task_files:
        problems += stem_problem(task_file, task.family)
        problems += _task_problems(task_file, task, taxonomy)
    glossary = valid(folder / "glossary.yaml", GlossaryFile, problems)
    coded = valid(folder / "coded_words.yaml", CodedWordsFile, problems)
    if problems or glossary is None or coded is None:
        raise DataError(problems)
    by_family = {content.family: content.values() for _, content in files}
    return Content(
        stories={f: by_family[f] for f in taxonomy.families if f in by_family},
        glossary=glossary.values(),
        trial_tasks={task.family: task.value() for _, task in task_files},
        coded_words=coded.values(),
    )


def _task_problems(file: YamlFile, task: TrialTaskFile, taxonomy: Taxonomy) -> Iterator[str]:
    asked = {
        skill
        for role in taxonomy.roles.values()
        if role.family == task.family
        for level in role.levels.values()
        for skill in (*level.essential, *level.optional)
    }
    if task.skill not in asked:
        yield file.problem(("skill",), f"no role of {task.family!r} asks {task.skill!r}")


def _story_problems(file: YamlFile, content: StoriesFile, taxonomy: Taxonomy) -> Iterator[str]:
    if content.family not in taxonomy.families:
        yield file.problem(("family",), "no family is called so; see families.yaml")
    for number, story in enumerate(content.values()):
        place: Place = ("stories", number, "made_from")
        yield from _role_problems(file, place, story, taxonomy)


def _role_problems(file: YamlFile, place: Place, story: Story, taxonomy: Taxonomy) -> Iterator[str]:
    for name in story.made_from:
        role = taxonomy.roles.get(name)
        if role is None:
            yield file.problem(place, f"no role is called {name!r}")
        elif role.family != story.family:
            yield file.problem(place, f"{name} is of another family")
        elif story.level not in role.levels:
            yield file.problem(place, f"{name} has no level {story.level.id}")
