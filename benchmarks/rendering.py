"""What it takes to render a page, without the query behind it and without the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fastapi import Request

from app.address import parameters_of
from app.itinerary import PathAnswer
from app.knowledge import Knowledge
from app.main import create_app
from app.pages.path import PathView
from app.query import query_of, question_of
from app.rendering import render
from app.sentences import results
from app.sentences.paths import title_of
from app.sentences.speaker import Speaker
from app.strip import strips_of
from app.travel import path_answer
from app.what_if import asked
from career_graph.graph import Position
from career_graph.paths import PathsAnswer
from career_graph.profile import Limits


def path_page(
    knowledge: Knowledge, origin: Position, found: PathsAnswer, limits: Limits
) -> Callable[[], int]:
    """Return a function that renders the page of `found` and tells its size in bytes."""
    site = create_app(knowledge=knowledge)
    scope = {
        "type": "http", "method": "GET", "path": "/nl/pad", "query_string": b"", "headers": [],
        "app": site, "path_params": {}, "scheme": "http", "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    request = Request(scope)
    query = query_of({"position": {"occupation": origin.concept, "level": origin.level.id}})
    question = replace(question_of(query, knowledge), limits=limits)
    say = Speaker("nl", knowledge.taxonomy)

    def page() -> int:
        answer: PathAnswer = path_answer(say, found, 0, question, knowledge)
        view = PathView(
            title=title_of(say, origin, found.goal),
            whereabouts=results.whereabouts(say, origin),
            asked=asked(query),
            hidden=parameters_of(query),
            goals=(),
            answer=answer,
            strips=strips_of(answer.itinerary),
            dead_end=None,
        )
        return len(render(request, "path.html", view).body)

    return page
