"""The command `padwijzer`."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from app import (
    choice_commands,
    commands,
    curate_commands,
    database_commands,
    fact_commands,
    insight_commands,
    money_commands,
    offer_commands,
    release_commands,
)
from app.curation import Care
from app.migrating import MigrationError
from app.releases import KINDS
from career_graph.offers import PROVINCES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, or 1 with a message when it cannot be done."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except BrokenPipeError:  # whoever reads along has seen enough, such as `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MigrationError as error:
        print(error, file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="padwijzer", description="Loopbaanpaden naar de ICT, voor één persoon berekend."
    )
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = subcommands.add_parser("serve", help="show the pages and the API")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=1)
    serve.set_defaults(run=commands.serve)

    check = subcommands.add_parser("check", help="check the data, with file and line")
    check.add_argument("--write-schemas", metavar="FOLDER", help="write JSON Schemas for editors")
    check.add_argument("--reading", action="store_true", help="how easy each file is to read")
    check.set_defaults(run=commands.check)

    paths = subcommands.add_parser("paths", help="a path in the terminal")
    _add_question(paths, "without it: what is within reach")
    paths.set_defaults(run=commands.paths)

    key = subcommands.add_parser("key", help="the fewest skills that open a goal")
    _add_question(key, "without it: the one skill that opens most")
    key.set_defaults(run=insight_commands.key)

    _add_choices(subcommands)

    questions = subcommands.add_parser("questions", help="what to ask next: what changes most")
    _add_question(questions, "changes nothing here")
    questions.add_argument(
        "--answer", action="append", default=[], metavar="ID.1..4=yes|no|x", help="x: do not know"
    )
    questions.set_defaults(run=insight_commands.questions)

    who = subcommands.add_parser("feeders", help="from which occupations a role is reached in time")
    who.add_argument("goal", metavar="ROLE.LEVEL")
    who.add_argument("--months", type=int, default=12)
    who.add_argument("--hours", type=int, help="hours of study a week")
    who.add_argument("--lang", choices=["nl", "en"], default="nl")
    who.add_argument("--json", action="store_true", help="the answer of the API")
    who.set_defaults(run=insight_commands.feeders)

    spots = subcommands.add_parser("white-spots", help="work from which no way into ICT leads")
    spots.add_argument("--province", choices=PROVINCES)
    spots.add_argument("--level", choices=["junior", "medior", "senior"])
    spots.add_argument("--budget", type=int, default=0, help="own euros")
    spots.add_argument("--months", type=int, default=12)
    spots.add_argument("--hours", type=int, help="hours of study a week")
    spots.add_argument("--no-online", action="store_true")
    spots.add_argument("--lang", choices=["nl", "en"], default="nl")
    spots.add_argument("--json", action="store_true", help="the answer of the API")
    spots.set_defaults(run=insight_commands.white_spots)

    income = subcommands.add_parser("income", help="pay, month by month, along a path to a goal")
    _add_question(income, "needed here")
    income.add_argument("--path", type=int, default=1, help="number of the path, from 1")
    income.add_argument("--pay", type=int, help="pay per month, now")
    income.add_argument("--then", type=int, action="append", default=[], help="after each step")
    income.set_defaults(run=money_commands.income)

    chances = subcommands.add_parser("chances", help="what is known of the chances of work")
    chances.add_argument("role", metavar="ROLE[.LEVEL]")
    chances.add_argument("--region", default="NL", metavar="UT|AM13", help="else the country")
    chances.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    chances.add_argument("--lang", choices=["nl", "en"], default="nl")
    chances.add_argument("--json", action="store_true", help="the answer of the API")
    chances.set_defaults(run=fact_commands.chances)

    funding = subcommands.add_parser("funding", help="schemes, and what offers cost after them")
    funding.add_argument("--offer", action="append", default=[], metavar="ID")
    funding.add_argument("--answer", action="append", default=[], metavar="CONDITION=yes|no")
    funding.add_argument("--province", action="append", default=[])
    funding.add_argument("--as-of", metavar="YYYY-MM-DD", help="today, unless said")
    funding.add_argument("--lang", choices=["nl", "en"], default="nl")
    funding.add_argument("--json", action="store_true", help="the answer of the API")
    funding.set_defaults(run=money_commands.funding)

    export = subcommands.add_parser("export", help="write the data as SKOS, CSV and GraphML")
    export.add_argument("folder", metavar="FOLDER")
    export.set_defaults(run=commands.export)

    scores = subcommands.add_parser(
        "score-transitions", help="add a score and a reach to pairs of occupations"
    )
    scores.add_argument("source", metavar="IN.csv", help="columns origin_uri and destination_uri")
    scores.add_argument("target", metavar="OUT.csv")
    scores.set_defaults(run=commands.score_transitions)

    bench = subcommands.add_parser("bench", help="measure answers side by side with networkx")
    bench.add_argument("--json", action="store_true")
    bench.add_argument(
        "--assessment", action="store_true", help="how soon the short questions agree"
    )
    bench.add_argument("--people", type=int, default=1_000, help="how many people answer them")
    bench.add_argument("--seed", type=int, default=2026, help="which people they are")
    bench.add_argument("--search", action="store_true", help="finding names, beside other engines")
    bench.add_argument(
        "--esco", nargs="+", default=[], metavar="FILE", help="bundles: for size E and --search"
    )
    bench.add_argument(
        "--sizes", nargs="+", default=["S", "E", "A", "hard"], metavar="SIZE", help="also 10A"
    )
    bench.add_argument("--peers", action="store_true", help="pages too, beside those of others")
    bench.add_argument("--readme", metavar="FILE", help="write the table between its marks")
    bench.set_defaults(run=commands.bench)

    _add_releases(subcommands)
    _add_curation(subcommands)
    _add_database(subcommands)
    return parser


def _add_choices(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    change = subcommands.add_parser("what-if", help="what opens or comes sooner after a change")
    _add_question(change, "and what happens to it")
    then = change.add_argument_group("what changes")
    then.add_argument(
        "--then-skill", action="append", default=[], metavar="ID=1..4", help="held too"
    )
    then.add_argument("--then-hours", type=int, metavar="N", help="hours of study a week")
    then.add_argument("--then-months", type=int, metavar="N", help="months of study per step")
    then.add_argument("--then-euros", type=int, metavar="N", help="own euros")
    then.add_argument(
        "--then-province",
        action="append",
        default=[],
        metavar="P",
        help="also there; all: anywhere",
    )
    level = then.add_mutually_exclusive_group()
    level.add_argument("--then-keep-level", action="store_true", default=None)
    level.add_argument(
        "--then-drop-level",
        dest="then_keep_level",
        action="store_false",
        help="a lower one is fine",
    )
    change.set_defaults(run=choice_commands.what_if)

    compare = subcommands.add_parser("compare", help="two or three goals side by side")
    _add_person(compare)
    compare.add_argument(
        "--goal", dest="goals", action="append", default=[], metavar="ROLE.LEVEL", help="each goal"
    )
    compare.set_defaults(run=choice_commands.compare, goal=None)


def _add_question(parser: argparse.ArgumentParser, without_goal: str) -> None:
    _add_person(parser)
    parser.add_argument("--goal", metavar="ROLE.LEVEL", help=without_goal)


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="origin", metavar="WORK", help="occupation or ICT role")
    parser.add_argument("--level", choices=["junior", "medior", "senior"])
    parser.add_argument("--years", type=float)
    parser.add_argument("--skill", action="append", default=[], metavar="ID=1..4", help="also held")
    parser.add_argument("--hours", type=int, help="hours of study a week")
    parser.add_argument("--months", type=int, help="months of study per step")
    parser.add_argument("--euros", type=int, help="own euros")
    parser.add_argument("--keep-level", action="store_true")
    parser.add_argument("--province", action="append", default=[])
    parser.add_argument("--no-online", action="store_true")
    parser.add_argument("--lang", choices=["nl", "en"], default="nl")
    parser.add_argument("--json", action="store_true", help="the answer of the API")


def _add_releases(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    imports = subcommands.add_parser("import-esco", help="import official ESCO zips or folders")
    imports.add_argument("files", nargs="+", metavar="FILE")
    imports.add_argument("--no-activate", action="store_true", help="store it, do not use it yet")
    imports.set_defaults(run=release_commands.import_bundles)

    offers = subcommands.add_parser("import-offers", help="import offers: OEAPI, JSON-LD or CSV")
    offers.add_argument("files", nargs="*", metavar="FILE")
    offers.add_argument("--template", action="store_true", help="print a CSV to fill in")
    offers.add_argument("--provider", metavar="NAME", help="who offers it, where a file is silent")
    offers.add_argument("--checked-on", metavar="YYYY-MM-DD", help="the day they were fetched")
    offers.add_argument("--no-activate", action="store_true", help="store it, do not use it yet")
    offers.set_defaults(run=offer_commands.import_files)
    facts = subcommands.add_parser("import-facts", help="import figures of CBS StatLine or UWV")
    facts.add_argument("files", nargs="+", metavar="FILE", help="CSV or OData JSON, and code lists")
    facts.add_argument("--source", default="", help="who published it, if the name is silent")
    facts.add_argument("--checked-on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="today")
    facts.add_argument("--no-activate", action="store_true", help="store it, do not use it yet")
    facts.set_defaults(run=fact_commands.import_files)

    releases = subcommands.add_parser("releases", help="which imports there are, and which is used")
    releases.set_defaults(run=release_commands.list_releases)
    actions = releases.add_subparsers(metavar="ACTION")
    actions.add_parser("list", help="all releases (without ACTION too)")
    one_of = {"activate": release_commands.activate, "remove": release_commands.remove}
    for name, run in one_of.items():
        action = actions.add_parser(name, help=run.__doc__)
        action.add_argument("id", type=int, metavar="ID")
        action.set_defaults(run=run)
    off = actions.add_parser("deactivate", help=release_commands.deactivate.__doc__)
    off.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND")
    off.set_defaults(run=release_commands.deactivate)


def _add_curation(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    where: dict[str, Any] = {"metavar": "FOLDER", "help": "the checkout; without it, where you are"}
    curate = subcommands.add_parser("curate", help="what of offers and schemes needs a look")
    curate.add_argument("--checkout", default=".", **where)
    curate.add_argument("--only", choices=[each.value for each in Care], help="all of one kind")
    curate.add_argument("--links", metavar="FILE", help="CSV with the columns link and status")
    curate.add_argument("--check-links", action="store_true", help="ask every site; takes minutes")
    curate.add_argument("--save-links", metavar="FILE", help="keep the results for --links")
    curate.set_defaults(run=curate_commands.show)
    actions = curate.add_subparsers(metavar="ACTION")
    confirm = actions.add_parser("confirm", help=curate_commands.confirm.__doc__)
    confirm.add_argument("id", metavar="ID")
    confirm.add_argument("--source", metavar="TEXT", help="the page you read, and of when it is")
    confirm.add_argument("--on", metavar="YYYY-MM-DD", help="today, unless said")
    confirm.set_defaults(run=curate_commands.confirm)
    correct = actions.add_parser("correct", help=curate_commands.correct.__doc__)
    for name in ("id", "field", "value"):
        correct.add_argument(name, metavar=name.upper())
    correct.set_defaults(run=curate_commands.correct)
    term = actions.add_parser("term", help=curate_commands.term.__doc__)
    term.add_argument("words", metavar="WORDS")
    term.add_argument("meaning", metavar="SKILL=1..4")
    term.set_defaults(run=curate_commands.term)
    for action in (confirm, correct, term):
        action.add_argument("--checkout", default=argparse.SUPPRESS, **where)


def _add_database(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    migrate = subcommands.add_parser("migrate", help="bring the tables of the database up to date")
    migrate.set_defaults(run=database_commands.migrate)
    purge = subcommands.add_parser("purge", help="wipe shared paths whose last day has passed")
    purge.set_defaults(run=database_commands.purge)
    backup = subcommands.add_parser("backup", help="write the whole database to a file")
    backup.add_argument("file", metavar="FILE")
    backup.set_defaults(run=database_commands.backup)
    restore = subcommands.add_parser("restore", help="put a backup back")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--replace", action="store_true", help="also when people shared paths")
    restore.set_defaults(run=database_commands.restore)


if __name__ == "__main__":
    sys.exit(main())
