"""Data files → Taxonomy, or every problem with file and line.

After this border the rest of the program trusts the data: each id exists, each text is there in
both languages, each ladder can be climbed.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from skills_taxonomy.model import CareerLevel, Taxonomy
from skills_taxonomy.role_schema import RoleFile
from skills_taxonomy.schema import FamiliesFile, InterestsFile, OccupationFile, SkillsFile
from skills_taxonomy.yaml_file import (
    DataError,
    Place,
    YamlFile,
    checksum_of,
    read_yaml,
    validated,
    yaml_files,
)

_Model = TypeVar("_Model", bound=BaseModel)
DATA = Path(__file__).parent / "data"


def load_taxonomy(folder: Path = DATA) -> Taxonomy:
    """Return the skills language written down in `folder`.

    Raises DataError with all problems of all files, so that one round of mending is enough.
    """
    problems: list[str] = []
    skill_files = all_valid(folder / "skills", SkillsFile, problems)
    role_files = all_valid(folder / "roles", RoleFile, problems)
    occupation_files = all_valid(folder / "occupations", OccupationFile, problems)
    families_file = valid(folder / "families.yaml", FamiliesFile, problems)
    interests_file = valid(folder / "interests.yaml", InterestsFile, problems)
    if problems or families_file is None or interests_file is None:
        raise DataError(problems)

    families = families_file.values()
    skills = {s.id: s.value(content.group.id) for _, content in skill_files for s in content.skills}
    for file, content in skill_files:
        problems += _skill_problems(file, content, skills)
    for role_file, role in role_files:
        problems += _role_problems(role_file, role, set(skills), set(families))
    for occupation_file, occupation in occupation_files:
        problems += stem_problem(occupation_file, occupation.id)
        problems += _unknown_skills(occupation_file, ("skills",), occupation.skills, set(skills))
    ids = [role.id for _, role in role_files] + [o.id for _, o in occupation_files]
    problems += [
        f"{i}: is both a role and an occupation" for i in sorted(set(ids)) if ids.count(i) > 1
    ]
    if problems:
        raise DataError(problems)

    order = list(families)
    roles = sorted((r.value() for _, r in role_files), key=lambda r: (order.index(r.family), r.id))
    return Taxonomy(
        groups={content.group.id: content.group_value() for _, content in skill_files},
        skills=skills,
        families=families,
        roles={role.id: role for role in roles},
        occupations={o.id: o.value() for _, o in occupation_files},
        checksum=checksum_of(folder.rglob("*.yaml")),
        interest_check=interests_file.value(),
    )


def valid(path: Path, model: type[_Model], problems: list[str]) -> _Model | None:
    """Return the file at `path`, or None, with what is wrong added to `problems`."""
    try:
        return validated(read_yaml(path), model)
    except FileNotFoundError:
        problems.append(f"{path.name}: missing; is the data folder complete?")
    except DataError as error:
        problems += error.problems
    return None


def all_valid(
    folder: Path, model: type[_Model], problems: list[str]
) -> list[tuple[YamlFile, _Model]]:
    """Return the files of `folder` that are right, and add what is wrong to `problems`."""
    files = []
    try:
        for path in yaml_files(folder):
            try:
                file = read_yaml(path)
                files.append((file, validated(file, model)))
            except DataError as error:
                problems += error.problems
    except DataError as error:
        problems += error.problems
    return files


def stem_problem(file: YamlFile, stem: str) -> Iterator[str]:
    """Yield what is wrong when a file is not called after what it is about."""
    if file.path.stem != stem:
        yield file.problem(
            ("id",), f"is {stem!r}, but the file is called {file.path.name}; make them the same"
        )


def _unknown_skills(
    file: YamlFile, place: Place, named: Iterable[str], known: set[str]
) -> Iterator[str]:
    for skill in named:
        if skill not in known:
            yield file.problem((*place, skill), "no skill has this id; see the skills folder")


def _skill_problems(file: YamlFile, content: SkillsFile, skills: Collection[str]) -> Iterator[str]:
    yield from stem_problem(file, content.group.id)
    for number, skill in enumerate(content.skills):
        place: Place = ("skills", number, "related")
        yield from _unknown_skills(file, place, skill.related, set(skills))
        if skill.id in skill.related:
            yield file.problem(place, f"{skill.id} cannot be related to itself")


def _role_problems(
    file: YamlFile, role: RoleFile, skills: set[str], families: set[str]
) -> Iterator[str]:
    yield from stem_problem(file, role.id)
    if role.family not in families:
        yield file.problem(("family",), f"no family is called {role.family!r}; see families.yaml")
    for name, level in role.levels.items():
        for relation in ("essential", "optional"):
            place: Place = ("levels", name, relation)
            yield from _unknown_skills(file, place, getattr(level, relation), skills)
    levels = sorted(role.levels, key=CareerLevel.of)
    for lower, higher in pairwise(levels):
        for skill, asked in role.levels[lower].essential.items():
            if role.levels[higher].essential.get(skill, asked) < asked:
                yield file.problem(
                    ("levels", higher, "essential", skill),
                    f"asks less than {lower} does; a higher level never asks less of a skill",
                )
