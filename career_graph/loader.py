"""The career graph's data files → values, or every problem with file and line."""

from collections.abc import Collection
from pathlib import Path

from career_graph.assumptions import Assumptions
from career_graph.offers import Offer
from career_graph.schema import AssumptionsFile, OfferFile
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
