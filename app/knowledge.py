"""What the pages reason about: one edition of the skills language, and its career graph."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

import networkx as nx

from app.explained_words import WordFinder, word_finder
from career_graph.assumptions import Assumptions
from career_graph.feed import Feed, Meaning, joined_offers, skill_words
from career_graph.funding import Funding
from career_graph.graph import Position, build_career_graph
from career_graph.help_points import HelpPoint
from career_graph.joining import joined
from career_graph.labour_market.facts import NOTHING_KNOWN, LabourMarket
from career_graph.loader import (
    data_checksum,
    load_assumptions,
    load_funding,
    load_help_points,
    load_labour_market,
    load_offers,
    load_skill_terms,
    load_wages,
)
from career_graph.offers import Offer
from career_graph.wages import WageFact
from skills_taxonomy.content import Content
from skills_taxonomy.content_loader import load_content
from skills_taxonomy.edition import EscoEdition
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import LANGUAGES, Language, Taxonomy
from skills_taxonomy.search import LabelIndex, index_of

if TYPE_CHECKING:
    CareerGraph = nx.DiGraph[Position]
else:  # networkx names its kind of node only for type checkers
    CareerGraph = nx.DiGraph


@dataclass(frozen=True)
class Names:
    """What everything is called, to find it by what people type."""

    skills: LabelIndex
    roles: LabelIndex
    occupations: LabelIndex


@dataclass(frozen=True)
class Knowledge:
    """A taxonomy, the career graph built from it, offers and funding: they change together.

    `release` is one checksum over all of it: an answer names it, so that it can be told later
    what the answer was based on.
    """

    taxonomy: Taxonomy
    career_graph: CareerGraph
    offers: Mapping[str, Offer]
    release: str
    funding: Funding = field(default_factory=Funding)
    wages: tuple[WageFact, ...] = ()
    help_points: tuple[HelpPoint, ...] = ()
    content: Content = field(default_factory=Content)
    labour_market: LabourMarket = NOTHING_KNOWN

    @cached_property
    def names(self) -> Names:
        """All names of this taxonomy, gathered once.

        Common are the occupations that we described ourselves, and the skills that a role asks.
        """
        roles = self.taxonomy.roles.values()
        levels = [level for role in roles for level in role.levels.values()]
        asked = {skill for level in levels for skill in (*level.essential, *level.optional)}
        return Names(
            skills=index_of(self.taxonomy.skills.values(), lambda skill: skill.id not in asked),
            roles=index_of(roles),
            occupations=index_of(self.taxonomy.occupations.values(), lambda o: o.is_derived),
        )

    @cached_property
    def words(self) -> Mapping[Language, WordFinder]:
        """The glossary, ready to look words up in a page."""
        glossary = self.content.glossary
        return {language: word_finder(glossary, language) for language in LANGUAGES}


def load_knowledge(edition: EscoEdition | None = None, feed: Feed | None = None) -> Knowledge:
    """Return the embedded data, joined to `edition` and to the offers of `feed`, if any.

    Raises an error that names file and line when the data does not hold.
    """
    embedded = read_embedded()
    taxonomy = embedded.taxonomy
    if edition is not None:
        taxonomy = joined(taxonomy, edition, embedded.assumptions)
    offers, checksums = embedded.offers, taxonomy.checksum + embedded.data_checksum
    if feed is not None:
        words = skill_words(taxonomy.skills.values(), embedded.meanings)
        offers = joined_offers(offers, feed, words)
        checksums += feed.checksum
    return Knowledge(
        taxonomy=taxonomy,
        career_graph=build_career_graph(taxonomy, embedded.assumptions),
        offers=offers,
        release=sha256(checksums.encode()).hexdigest(),
        funding=embedded.funding,
        wages=embedded.wages,
        help_points=embedded.help_points,
        content=embedded.content,
        labour_market=embedded.labour_market,
    )


@dataclass(frozen=True, slots=True)
class Embedded:
    """What came with the program."""

    taxonomy: Taxonomy
    assumptions: Assumptions
    offers: Mapping[str, Offer]
    funding: Funding
    wages: tuple[WageFact, ...]
    help_points: tuple[HelpPoint, ...]
    data_checksum: str
    content: Content
    meanings: Mapping[str, Meaning]
    labour_market: LabourMarket


@cache
def read_embedded() -> Embedded:
    """Read the data folders once: data put there later belongs to another program than this."""
    taxonomy = load_taxonomy()
    return Embedded(
        taxonomy,
        load_assumptions(),
        load_offers(taxonomy.skills),
        load_funding(),
        load_wages(),
        load_help_points(),
        data_checksum(),
        load_content(taxonomy),
        load_skill_terms(taxonomy.skills),
        load_labour_market(taxonomy.roles),
    )
