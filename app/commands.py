"""What each command does. The answers are those of the API; only the printing is here."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from app import check_texts, server, terminal
from app.answers import answer_positions, paths_found, paths_shape
from app.check import check_data
from app.current import load_current
from app.database import open_database
from app.exports.folder import export_to
from app.knowledge import Knowledge, load_knowledge
from app.no_path import dead_end
from app.query import Question, QuestionError, query_of, question_of
from app.refusals import refuse
from app.releases import active_edition
from app.scores import score_transitions as score_file
from app.sentences.speaker import Speaker
from app.settings import Settings
from app.texts import all_texts
from career_graph.funding_schema import FundingConditionsFile, FundingFile
from career_graph.help_schema import HelpPointsFile
from career_graph.labour_market.schema import FactsFile, GroupsFile, RegionsFile
from career_graph.paths import PathsAnswer
from career_graph.schema import AssumptionsFile, OfferFile
from career_graph.term_schema import SkillTermsFile
from career_graph.wage_schema import WagesFile
from skills_taxonomy.content_schema import (
    CodedWordsFile,
    GlossaryFile,
    StoriesFile,
    TrialTaskFile,
)
from skills_taxonomy.edition import EscoEdition
from skills_taxonomy.role_schema import RoleFile
from skills_taxonomy.schema import FamiliesFile, InterestsFile, OccupationFile, SkillsFile
from skills_taxonomy.yaml_file import DataError

SCHEMAS: dict[str, type[BaseModel]] = {
    "skills": SkillsFile,
    "roles": RoleFile,
    "occupations": OccupationFile,
    "families": FamiliesFile,
    "interests": InterestsFile,
    "stories": StoriesFile,
    "glossary": GlossaryFile,
    "trial_tasks": TrialTaskFile,
    "coded_words": CodedWordsFile,
    "offers": OfferFile,
    "funding": FundingFile,
    "funding_conditions": FundingConditionsFile,
    "wages": WagesFile,
    "labour_market_facts": FactsFile,
    "labour_market_groups": GroupsFile,
    "labour_market_regions": RegionsFile,
    "help_points": HelpPointsFile,
    "skill_terms": SkillTermsFile,
    "assumptions": AssumptionsFile,
}


def serve(asked: argparse.Namespace) -> int:
    """Serve the site, or say what is wrong with the data and do not start at all.

    The tables are brought up to date here, so that a refusal is said once, not by every worker.
    On this machine alone, links to shared paths lead to the port that is served.
    """
    if asked.host in ("127.0.0.1", "localhost"):
        os.environ.setdefault("PADWIJZER_BASE_URL", f"http://{asked.host}:{asked.port}")
    open_database(Settings.from_environment().database_url).dispose()
    if _knowledge() is None:
        return 1
    print(f"Padwijzer: http://{asked.host}:{asked.port}/", flush=True)
    proxies = Settings.from_environment().proxies
    server.serve(host=asked.host, port=asked.port, workers=asked.workers, proxies=proxies)
    return 0


def check(asked: argparse.Namespace) -> int:
    """Check the data, print what there is, and optionally write the schemas for editors."""
    if asked.write_schemas:
        for name, model in SCHEMAS.items():
            text = json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False)
            (Path(asked.write_schemas) / f"{name}.schema.json").write_text(text + "\n", "utf-8")
    knowledge = _knowledge()
    if knowledge is None:
        return 1
    if asked.reading:
        for line in check_texts.report(all_texts(knowledge), knowledge.content.coded_words):
            print(line)
    report = check_data(knowledge)
    for line in report.counts:
        print(line)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    return 1 if report.problems else 0


def paths(asked: argparse.Namespace) -> int:
    """Answer one question in the terminal: paths to a goal, or what is within reach."""
    found = question_asked(asked)
    if found is None:
        return 1
    question, knowledge = found
    if question.goal is None:
        reachable = answer_positions(question, knowledge)
        if asked.json:
            return terminal.print_json(reachable)
        lines = terminal.positions(reachable, knowledge, question.language)
    else:
        answer = paths_found(question, question.goal, knowledge)
        if asked.json:
            return terminal.print_json(paths_shape(answer, question, knowledge))
        lines = _paths(asked, answer, question, knowledge)
    for line in lines:
        print(line)
    return 0


def export(asked: argparse.Namespace) -> int:
    """Write our own skills language and career graph; what was imported, ESCO itself publishes."""
    knowledge = _loaded(lambda: load_knowledge(None))
    if knowledge is None:
        return 1
    base_url = Settings.from_environment().base_url
    try:
        for path, size in export_to(Path(asked.folder), knowledge, base_url):
            print(f"{path}  {size:,} bytes", flush=True)
    except OSError as error:
        print(f"{error.filename or asked.folder}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def knowledge_in_use() -> Knowledge | None:
    """Return what answers rest on, or None once what is wrong with the data has been said."""
    return _knowledge()


def question_asked(asked: argparse.Namespace) -> tuple[Question, Knowledge] | None:
    """Return what the arguments ask, or None once what is wrong with it has been said."""
    knowledge = _knowledge()
    if knowledge is None:
        return None
    try:
        query = query_of(content_of(asked, knowledge))
        return question_of(query, knowledge), knowledge
    except QuestionError as error:
        refuse(error, asked, knowledge)
        return None


def content_of(asked: argparse.Namespace, knowledge: Knowledge) -> dict[str, Any]:
    """Return the arguments as the body of a query. Raises QuestionError for a rating."""
    return dict(_content(asked, knowledge))


def rated(word: str) -> tuple[str, int]:
    """Return a skill and its rating from ID=1..4. Raises QuestionError."""
    skill, _, rating = word.partition("=")
    if not rating.isdecimal():
        raise QuestionError([("skills_added", "rating")])
    return skill, int(rating)


def bench(asked: argparse.Namespace) -> int:
    """Measure. The benchmarks are imported only here: nobody else needs them."""
    if asked.search:
        from benchmarks import search

        return search.main(as_json=asked.json, esco=[Path(file) for file in asked.esco])
    if asked.assessment:
        from benchmarks import assessment

        return assessment.main(as_json=asked.json, people=asked.people, seed=asked.seed)
    from benchmarks.run import main

    return main(
        as_json=asked.json,
        esco=[Path(file) for file in asked.esco],
        sizes=asked.sizes,
        peers=asked.peers,
        readme=Path(asked.readme) if asked.readme else None,
    )


def score_transitions(asked: argparse.Namespace) -> int:
    """Give every pair of a file a score and a reach, by the ESCO release in use."""
    edition, knowledge = _edition(), _knowledge()
    if knowledge is None:
        return 1
    if edition is None:
        print(
            "Er is geen ESCO-release in gebruik. Eerst: padwijzer import-esco FILE…",
            file=sys.stderr,
        )
        return 1
    try:
        scored = score_file(Path(asked.source), Path(asked.target), knowledge, edition)
    except DataError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    for line in scored.unknown_lines[:20]:
        print(f"{asked.source}:{line}: onbekend beroep; score en reach leeg", file=sys.stderr)
    print(f"{scored.pairs} paren, waarvan {len(scored.unknown_lines)} met een onbekend beroep")
    return 0


def _paths(
    asked: argparse.Namespace, answer: PathsAnswer, question: Question, knowledge: Knowledge
) -> Iterator[str]:
    if answer.paths:
        return terminal.paths(answer, question, knowledge)
    say = Speaker(question.language, knowledge.taxonomy)
    query = query_of(content_of(asked, knowledge))
    return terminal.dead_end(say, dead_end(say, query, question, answer, knowledge))


def _edition() -> EscoEdition | None:
    settings = Settings.from_environment()
    return active_edition(open_database(settings.database_url)) if settings.has_database else None


def _knowledge() -> Knowledge | None:
    settings = Settings.from_environment()
    if not settings.has_database:
        return _loaded(lambda: load_knowledge(None))
    return _loaded(lambda: load_current(open_database(settings.database_url)))


def _loaded(load: Callable[[], Knowledge]) -> Knowledge | None:
    try:
        return load()
    except DataError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"{len(error.problems)} x mis; niets gestart.", file=sys.stderr)
        return None


def _content(asked: argparse.Namespace, knowledge: Knowledge) -> Iterator[tuple[str, Any]]:
    """Yield the parts of a query, as the API takes them."""
    if asked.origin:
        kind = "role" if asked.origin in knowledge.taxonomy.roles else "occupation"
        position = {kind: asked.origin, "level": asked.level, "years": asked.years}
        yield "position", {name: value for name, value in position.items() if value is not None}
    yield "skills_added", dict(rated(word) for word in asked.skill)
    if asked.goal:
        role, _, level = asked.goal.rpartition(".")
        yield "goal", {"role": role, "level": level}
    yield "lang", asked.lang
    limits = {
        "hours_per_week": asked.hours,
        "months_per_step": asked.months,
        "own_euros": asked.euros,
        "keep_level": asked.keep_level,
        "provinces": asked.province,
        "online": not asked.no_online,
    }
    yield "limits", {name: value for name, value in limits.items() if value is not None}
