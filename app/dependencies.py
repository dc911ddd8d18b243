"""What a handler may ask for, one name each.

What is at hand is given at once (`async`): a turn in a thread would take longer than the answer.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine

from app.address import Parameters, query_from
from app.capacity import in_turn
from app.knowledge import CareerGraph, Knowledge, Names
from app.language import LanguageDep
from app.pace import count_wrong_keys, paced
from app.query import Query, Question, question_of
from app.readiness import ready_engine
from app.settings import Settings
from career_graph.offers import Offer
from skills_taxonomy.model import Taxonomy

__all__ = [
    "CareerGraphDep",
    "KnowledgeDep",
    "LanguageDep",
    "NamesDep",
    "OffersDep",
    "QueryDep",
    "QuestionDep",
    "TaxonomyDep",
]

# A handler that asks for what takes time, or for a secret, waits its turn and keeps a pace by that.
ComputingTurn = Annotated[None, Depends(in_turn("paths"), scope="function")]
ComputingPace = Annotated[None, Depends(paced("paths"))]
DatabaseTurn = Annotated[None, Depends(in_turn("database"), scope="function")]
KeyPace = Annotated[None, Depends(count_wrong_keys, scope="function")]
SearchPace = Annotated[None, Depends(paced("search"))]


async def wait_to_compute(pace: ComputingPace, turn: ComputingTurn) -> None:
    """Wait for room to compute; what the API answers to a question depends on this."""


async def get_knowledge(request: Request) -> Knowledge:
    """Return the taxonomy and career graph that this answer is about."""
    knowledge: Knowledge = request.app.state.knowledge
    return knowledge


async def get_taxonomy(knowledge: Annotated[Knowledge, Depends(get_knowledge)]) -> Taxonomy:
    """Return the skills language."""
    return knowledge.taxonomy


async def get_career_graph(knowledge: Annotated[Knowledge, Depends(get_knowledge)]) -> CareerGraph:
    """Return the career graph."""
    return knowledge.career_graph


async def get_names(
    knowledge: Annotated[Knowledge, Depends(get_knowledge)], pace: SearchPace
) -> Names:
    """Return what everything is called, to search in."""
    return knowledge.names


async def get_offers(
    knowledge: Annotated[Knowledge, Depends(get_knowledge)],
) -> Mapping[str, Offer]:
    """Return the offers by id."""
    return knowledge.offers


async def get_query(request: Request, language: LanguageDep) -> Query:
    """Turn the parameters of the address into a question, or answer 422."""
    return query_from(request.query_params.multi_items(), language)


def get_question(
    query: Annotated[Query, Depends(get_query)],
    knowledge: Annotated[Knowledge, Depends(get_knowledge)],
    pace: ComputingPace,
    turn: ComputingTurn,
) -> Question:
    """Return what the address asks, presumptions filled in, or answer 422."""
    return question_of(query, knowledge)


def get_engine(request: Request, pace: KeyPace, turn: DatabaseTurn) -> Engine:
    """Return the database, or raise OperationalError as long as it cannot be used."""
    return ready_engine(request.app, date.today())


async def get_settings(request: Request) -> Settings:
    """Return how this copy of Padwijzer is set up."""
    settings: Settings = request.app.state.settings
    return settings


async def get_today() -> date:
    """Return the day it is."""
    return date.today()


async def get_form(request: Request) -> Parameters:
    """Return the text fields of a form, in order."""
    fields = (await request.form()).multi_items()
    return [(name, value) for name, value in fields if isinstance(value, str)]


EngineDep = Annotated[Engine, Depends(get_engine)]
SettingsDep = Annotated[Settings, Depends(get_settings)]
TodayDep = Annotated[date, Depends(get_today)]
FormDep = Annotated[Parameters, Depends(get_form)]
TaxonomyDep = Annotated[Taxonomy, Depends(get_taxonomy)]
KnowledgeDep = Annotated[Knowledge, Depends(get_knowledge)]
OffersDep = Annotated[Mapping[str, Offer], Depends(get_offers)]
QueryDep = Annotated[Query, Depends(get_query)]
QuestionDep = Annotated[Question, Depends(get_question)]
CareerGraphDep = Annotated[CareerGraph, Depends(get_career_graph)]
NamesDep = Annotated[Names, Depends(get_names)]
