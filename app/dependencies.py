"""What a handler may ask for, one name each."""

from typing import Annotated

from fastapi import Depends, Request

from app.knowledge import CareerGraph, Knowledge, Names
from app.language import LanguageDep
from skills_taxonomy.model import Taxonomy

__all__ = ["CareerGraphDep", "LanguageDep", "NamesDep", "TaxonomyDep"]


def get_knowledge(request: Request) -> Knowledge:
    """Return the taxonomy and career graph that this answer is about."""
    knowledge: Knowledge = request.app.state.knowledge
    return knowledge


def get_taxonomy(knowledge: Annotated[Knowledge, Depends(get_knowledge)]) -> Taxonomy:
    """Return the skills language."""
    return knowledge.taxonomy


def get_career_graph(knowledge: Annotated[Knowledge, Depends(get_knowledge)]) -> CareerGraph:
    """Return the career graph."""
    return knowledge.career_graph


def get_names(knowledge: Annotated[Knowledge, Depends(get_knowledge)]) -> Names:
    """Return what everything is called."""
    return knowledge.names


TaxonomyDep = Annotated[Taxonomy, Depends(get_taxonomy)]
CareerGraphDep = Annotated[CareerGraph, Depends(get_career_graph)]
NamesDep = Annotated[Names, Depends(get_names)]
