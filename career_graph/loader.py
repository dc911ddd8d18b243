"""The career graph's data files → values, or every problem with file and line."""

from collections.abc import Collection
from pathlib import Path

from career_graph.assumptions import Assumptions
from career_graph.feed import Meaning
from career_graph.funding import Funding, FundingScheme
from career_graph.funding_schema import FundingConditionsFile, FundingFile
from career_graph.help_points import HelpPoint
from career_graph.help_schema import HelpPointsFile
from career_graph.labour_market.facts import LabourMarket
from career_graph.labour_market.schema import FactsFile, GroupsFile, RegionsFile
from career_graph.offers import Offer
from career_graph.schema import AssumptionsFile, OfferFile
from career_graph.term_schema import SkillTermsFile
from career_graph.wage_schema import WagesFile
from career_graph.wages import WageFact
from skills_taxonomy.yaml_file import DataError, checksum_of, read_yaml, validated, yaml_files

DATA = Path(__file__).parent / "data"


def load_assumptions(path: Path = DATA / "assumptions.yaml") -> Assumptions:
    """Return the judgements of `path`. Raises DataError with file and line."""
    return validated(read_yaml(path), AssumptionsFile).as_assumptions()


def data_checksum(folder: Path = DATA) -> str:
    """Return one SHA-256 over the offers, the assumptions and what else lies in `folder`."""
    return checksum_of(folder.rglob("*.yaml"))


def load_offers(skills: Collection[str], folder: Path = DATA / "offers") -> dict[str, Offer]:
    """Return the offers of `folder` by id. Raises DataError with all problems of all files."""
    offers: dict[str, Offer] = {}
    problems: list[str] = []
    for path in yaml_files(folder):
        try:
            file = read_yaml(path)
            offer = validated(file, OfferFile).value()
        except DataError as error:
            problems += error.problems
            continue
        if path.stem != offer.id:
            problems.append(
                file.problem(("id",), f"is {offer.id!r}, but the file is called {path.name}")
            )
        problems += [
            file.problem(("teaches", skill), "no skill has this id; see the skills folder")
            for skill in offer.teaches
            if skill not in skills
        ]
        offers[offer.id] = offer
    if problems:
        raise DataError(problems)
    return offers


def load_funding(folder: Path = DATA) -> Funding:
    """Return the schemes in `folder`/funding and the conditions they ask.

    Raises DataError with all problems of all files: also a condition without a question, and an
    excluded scheme that does not exist.
    """
    conditions = validated(read_yaml(folder / "funding_conditions.yaml"), FundingConditionsFile)
    schemes: dict[str, FundingScheme] = {}
    problems: list[str] = []
    paths = list(yaml_files(folder / "funding"))
    for path in paths:
        try:
            file = read_yaml(path)
            scheme = validated(file, FundingFile).value()
        except DataError as error:
            problems += error.problems
            continue
        if path.stem != scheme.id:
            problems.append(
                file.problem(("id",), f"is {scheme.id!r}, but the file is called {path.name}")
            )
        problems += [
            file.problem(("conditions", name), "has no question in funding_conditions.yaml")
            for name in scheme.conditions
            if name not in conditions.conditions
        ]
        problems += [
            file.problem(("excludes",), f"{other}: no scheme has this id")
            for other in sorted(scheme.excludes - {path.stem for path in paths})
        ]
        schemes[scheme.id] = scheme
    if problems:
        raise DataError(problems)
    return Funding(schemes, conditions.value())


def load_wages(path: Path = DATA / "wages.yaml") -> tuple[WageFact, ...]:
    """Return the wage facts of `path`. Raises DataError with file and line."""
    return validated(read_yaml(path), WagesFile).value()


def load_help_points(path: Path = DATA / "help_points.yaml") -> tuple[HelpPoint, ...]:
    """Return whom somebody can ask. Raises DataError with file and line."""
    return validated(read_yaml(path), HelpPointsFile).value()


def load_skill_terms(
    skills: Collection[str], path: Path = DATA / "skill_terms.yaml"
) -> dict[str, Meaning]:
    """Return what curators told of the words of feeds, by the folded words.

    Raises DataError with file and line, also for a skill that does not exist.
    """
    file = read_yaml(path)
    terms = validated(file, SkillTermsFile)
    problems = [
        file.problem(("terms", number, "skill"), f"no skill has the id {one.skill}")
        for number, one in enumerate(terms.terms)
        if one.skill is not None and one.skill not in skills
    ]
    if problems:
        raise DataError(problems)
    return terms.value()


def load_labour_market(
    roles: Collection[str] | None = None, folder: Path = DATA / "labour_market"
) -> LabourMarket:
    """Return the places, groups and facts of `folder`.

    Raises DataError with all problems: also a fact about a place or group that is not there, or
    about a role that is not one of `roles`, where they are given.
    """
    regions = validated(read_yaml(folder / "regions.yaml"), RegionsFile).regions
    groups = validated(read_yaml(folder / "groups.yaml"), GroupsFile).groups
    file = read_yaml(folder / "facts.yaml")
    facts = validated(file, FactsFile).facts
    known = {region.id for region in regions} | {group.id for group in groups} | {*(roles or ())}
    problems = [
        file.problem(("facts", number), f"{name}: is not there")
        for number, fact in enumerate(facts)
        for name in (fact.region, fact.group, *(fact.roles if roles is not None else ()))
        if name not in known
    ]
    if problems:
        raise DataError(problems)
    return LabourMarket(
        {region.id: region.value() for region in regions},
        {group.id: group.value() for group in groups},
        tuple(fact.fact() for fact in facts),
    )
