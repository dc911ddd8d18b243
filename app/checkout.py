"""A checkout of Padwijzer: the files that a curator edits, and writing one of them whole."""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel

from career_graph.feed import Meaning
from career_graph.funding import Funding
from career_graph.funding_schema import FundingFile
from career_graph.loader import load_funding, load_offers, load_skill_terms
from career_graph.offers import Offer
from career_graph.schema import OfferFile
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import Taxonomy
from skills_taxonomy.schema import ProvenanceBorder
from skills_taxonomy.yaml_file import read_yaml, validated

KINDS: dict[str, type[BaseModel]] = {"offers": OfferFile, "funding": FundingFile}


class CurateError(ValueError):
    """What is asked cannot be curated; the message says why, and nothing was written."""


@dataclass(frozen=True)
class Checkout:
    """The folder that holds the sources of Padwijzer; what its data say is read when asked for.

    Each part raises DataError when its files do not hold.
    """

    root: Path

    @property
    def data(self) -> Path:
        """Where offers, funding and terms are."""
        return _data(self.root)

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """The skills language."""
        return load_taxonomy(self.root / "skills_taxonomy" / "data")

    @cached_property
    def offers(self) -> Mapping[str, Offer]:
        """The offers we describe ourselves, by id."""
        return load_offers(self.taxonomy.skills, self.data / "offers")

    @cached_property
    def funding(self) -> Funding:
        """The schemes."""
        return load_funding(self.data)

    @cached_property
    def meanings(self) -> Mapping[str, Meaning]:
        """What curators told of the words of feeds."""
        return load_skill_terms(self.taxonomy.skills, self.data / "skill_terms.yaml")

    def file(self, kind: str, name: str) -> Path | None:
        """Return the file of an offer or scheme, or None when there is none with this id."""
        found = (path for path in (self.data / kind).glob("*.yaml") if path.stem == name)
        return next(found, None)


def open_checkout(folder: Path) -> Checkout:
    """Return the checkout that `folder` is in. Raises CurateError outside one.

    An installed package is no checkout: what is changed there is lost with the next version.
    """
    root = next((each for each in (folder, *folder.parents) if _is_checkout(each)), None)
    if root is None:
        raise CurateError(
            f"{folder} is geen checkout van Padwijzer: er is geen pyproject.toml van padwijzer met"
            " career_graph/data. Ga naar de map met de broncode, of noem die met --checkout"
        )
    return Checkout(root)


def write_checked(path: Path, text: str, model: type[BaseModel]) -> None:
    """Write `text` to `path`, whole and only when it holds. Raises DataError when it does not."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / path.parent.name / path.name  # so that messages name the file
        draft.parent.mkdir()
        draft.write_bytes(text.encode())
        validated(read_yaml(draft), model)
    unfinished = path.with_name(f".{path.name}.deel")
    try:
        unfinished.write_bytes(text.encode())
        os.replace(unfinished, path)
    finally:
        with suppress(OSError):
            unfinished.unlink()


def fields_in_order(model: type[BaseModel]) -> list[str]:
    """Return the fields of a kind of file as they are written: where facts come from is last."""
    last = list(ProvenanceBorder.model_fields)
    return [name for name in model.model_fields if name not in last] + last


def read_text(path: Path) -> str:
    """Return the text of a file with its line ends as they are."""
    return path.read_bytes().decode()


def _data(root: Path) -> Path:
    return root / "career_graph" / "data"


def _is_checkout(folder: Path) -> bool:
    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8")).get("project", {})
    except (OSError, ValueError):
        return False
    return project.get("name") == "padwijzer" and (_data(folder) / "offers").is_dir()
