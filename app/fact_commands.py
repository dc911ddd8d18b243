"""The commands `import-facts` and `chances`."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from app.chances import chances_view, region_asked
from app.commands import knowledge_in_use
from app.facts_import import import_facts
from app.insights.chances import answer_chances
from app.query import Query, QuestionError
from app.release_commands import done, import_lines
from app.sentences.speaker import Speaker
from career_graph.labour_market.reading import Origin
from career_graph.loader import load_labour_market
from skills_taxonomy.model import CareerLevel, UnknownConceptError


def import_files(asked: argparse.Namespace) -> int:
    """Import figures of CBS or UWV as one release, and use it from now on."""

    def do(engine: Engine) -> Iterator[str]:
        stored = import_facts(
            engine,
            [Path(file) for file in asked.files],
            load_labour_market(),
            Origin(asked.source, asked.checked_on or date.today()),
            activate=not asked.no_activate,
        )
        yield from import_lines(*stored)

    return done(do)


def chances(asked: argparse.Namespace) -> int:
    """Say what is known of the chances of work in a role."""
    knowledge = knowledge_in_use()
    if knowledge is None:
        return 1
    name, dot, level = asked.role.partition(".")
    today = asked.as_of or date.today()
    say = Speaker(asked.lang, knowledge.taxonomy)
    try:
        role = knowledge.taxonomy.role_named(name)
        region = region_asked(asked.region, Query(), knowledge.labour_market)
        wanted = CareerLevel.of(level) if dot else None
    except (UnknownConceptError, QuestionError, KeyError):
        print(f"{asked.role}, {asked.region}?", file=sys.stderr)
        return 1
    if asked.json:
        answer = answer_chances(say, role, knowledge, today, level=wanted, region=region)
        print(answer.model_dump_json(indent=2))
        return 0
    view = chances_view(say, role, region, knowledge, today, level=wanted)
    for place in view.places:
        print(f"{place.name}:" + ("" if place.lines else f" {say.gettext('Geen cijfers')}"))
        for line in place.lines:
            print(f"  {line.word}. {line.meaning} {line.number} {line.whom}")
            print(f"    {line.period}; {'; '.join(line.provenance.sources)}. {line.warning}")
    if view.levels:
        print(view.levels)
    return 0
