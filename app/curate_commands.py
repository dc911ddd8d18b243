"""The command `curate`: what to look at, and writing down what a curator found."""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from textwrap import shorten

from app.checkout import (
    KINDS,
    Checkout,
    CurateError,
    fields_in_order,
    open_checkout,
    read_text,
    write_checked,
)
from app.curation import Care, Suggestion, findings, suggestions
from app.current import active_feed
from app.database import open_database
from app.link_check import checked, dead, is_offline, read_results, results_as_csv
from app.settings import Settings
from career_graph.feed import Feed, skill_words
from career_graph.term_schema import SkillTermsFile
from skills_taxonomy.edition import FormatError
from skills_taxonomy.folding import folded
from skills_taxonomy.yaml_edit import EditError, in_quotes, items, with_item, with_value
from skills_taxonomy.yaml_file import DataError, read_yaml

LONGEST = 100  # letters of what was seen
SHOWN = 10  # of each kind; all of one with --only
HOW_TO_TELL = "Vastleggen: padwijzer curate term WOORDEN VAARDIGHEID=1..4, of none als het niets is"
PLACEHOLDER = "algemeen bekend; nog niet nagekeken"
HEADINGS = {
    Care.STALE: "verouderd (langer dan 180 dagen geleden bekeken, of voorbij)",
    Care.UNVERIFIED: "nog niet nagekeken",
    Care.WITHOUT_SKILLS: "zonder vaardigheden",
    Care.DEAD: "met een link of aanbieder die er niet meer is",
    Care.WAITING: "vaardigheden in andermans woorden, die op een mens wachten",
}


def show(asked: argparse.Namespace) -> int:
    """List what a curator has to look at."""

    def do(checkout: Checkout) -> Iterator[str]:
        feed = _feed()
        words = skill_words(checkout.taxonomy.skills.values(), checkout.meanings)
        results = read_results(Path(asked.links)) if asked.links else {}
        if asked.check_links:
            asked_now = dict(_asked_of_sites(checkout))
            if is_offline(asked_now.items()):
                raise CurateError("geen enkele site antwoordt; heeft deze computer internet?")
            results |= asked_now
        if asked.save_links:
            Path(asked.save_links).write_text(results_as_csv(results.items()), "utf-8")
        found = findings(checkout, feed, words, date.today(), dead(results.items()))
        waiting = suggestions(checkout, feed, words)
        lines = {
            care: [
                f"{f.subject}: {shorten(f.told, LONGEST, placeholder=' …')}"
                for f in found
                if f.care is care
            ]
            for care in Care
        }
        lines[Care.WAITING] = [_suggested(one, checkout) for one in waiting]
        for care in [Care(asked.only)] if asked.only else Care:
            yield from _listed(care, lines[care], len(lines[care]) if asked.only else SHOWN)
        if waiting and asked.only in (None, Care.WAITING):
            yield HOW_TO_TELL
        if not results and asked.only in (None, Care.DEAD):
            yield "Over links is niets bekend: geef --links FILE, of vraag het met --check-links."

    return _done(asked, do)


def confirm(asked: argparse.Namespace) -> int:
    """Write down that an offer or scheme was checked at its source: verified, on a day."""

    def do(checkout: Checkout) -> Iterator[str]:
        kind, path = _file(checkout, asked.id)
        text = read_text(path)
        known = items(text, ("sources",))
        if asked.source:
            if PLACEHOLDER in known:
                place = ("sources", known.index(PLACEHOLDER))
                text = with_value(text, place, asked.source)
            elif asked.source not in known:
                text = with_item(text, ("sources",), in_quotes(asked.source))
        elif PLACEHOLDER in known:
            raise CurateError("noem met --source welke bladzijde je las, en van wanneer die is")
        text = with_value(text, ("checked_on",), _day(asked.on).isoformat())
        text = with_value(text, ("state",), "verified")
        write_checked(path, text, KINDS[kind])
        yield f"{path.relative_to(checkout.root)}: nagekeken op {_day(asked.on)}"

    return _done(asked, do)


def correct(asked: argparse.Namespace) -> int:
    """Change one field of an offer or scheme, such as price_euros or title.nl."""

    def do(checkout: Checkout) -> Iterator[str]:
        kind, path = _file(checkout, asked.id)
        place = tuple(asked.field.split("."))
        if place == ("id",):
            raise CurateError("id: een id blijft zoals hij is; gedeelde paden noemen hem")
        if place[0] == "teaches" and len(place) == 2 and place[1] not in checkout.taxonomy.skills:
            raise CurateError(f"{asked.field}: geen vaardigheid heet zo; zie skills_taxonomy/data")
        value = None if asked.value == "null" else asked.value
        before = read_text(path)
        try:
            after = with_value(before, place, value, fields_in_order(KINDS[kind]))
        except EditError as error:
            raise CurateError(f"{path.name}: {asked.field}: {error}") from None
        write_checked(path, after, KINDS[kind])
        yield from _changed_lines(path.relative_to(checkout.root), before, after)

    return _done(asked, do)


def term(asked: argparse.Namespace) -> int:
    """Write down what words of imported offers mean: SKILL=1..4, or none."""

    def do(checkout: Checkout) -> Iterator[str]:
        skill, equals, rating = asked.meaning.partition("=")
        if asked.meaning != "none" and (
            skill not in checkout.taxonomy.skills or rating not in ("1", "2", "3", "4")
        ):
            raise CurateError(
                f"{asked.meaning}: schrijf een vaardigheid en hoe ver je komt, zoals sql=2, of none"
            )
        meaning = f"skill: {skill}, proficiency: {rating}" if equals else "skill: null"
        item = f"{{term: {in_quotes(asked.words)}, {meaning}}}"
        path = checkout.data / "skill_terms.yaml"
        text = read_text(path)
        number = _known_term(path, asked.words)
        changed = (
            with_item(text, ("terms",), item)
            if number is None
            else with_value(text, ("terms", number), item)
        )
        write_checked(path, changed, SkillTermsFile)
        yield from _changed_lines(path.relative_to(checkout.root), text, changed)

    return _done(asked, do)


def _done(asked: argparse.Namespace, do: Callable[[Checkout], Iterator[str]]) -> int:
    """Do it in the checkout and print what it says, or print what is wrong."""
    try:
        for line in do(open_checkout(Path(asked.checkout).resolve())):
            print(line)
    except DataError as error:
        return _failed(*error.problems)
    except (CurateError, FormatError, EditError) as error:
        return _failed(str(error))
    except OSError as error:
        return _failed(f"{error.filename or 'schijf'}: {error.strerror or error}")
    return 0


def _failed(*problems: str) -> int:
    for problem in (*problems, "Er is niets veranderd."):
        print(problem, file=sys.stderr)
    return 1


def _feed() -> Feed:
    """Return the imported offers in use, if there are any."""
    settings = Settings.from_environment()
    if not settings.has_database:
        return Feed(())
    engine = open_database(settings.database_url)
    try:
        return active_feed(engine) or Feed(())
    finally:
        engine.dispose()


def _asked_of_sites(checkout: Checkout) -> Iterator[tuple[str, str]]:
    """Ask all sites, and tell how it goes: it takes a while."""
    links = [offer.link for offer in checkout.offers.values()]
    links += [scheme.link for scheme in checkout.funding.schemes.values()]
    for link, status in checked(filter(None, links)):
        print(f"{status} {link}", file=sys.stderr, flush=True)
        yield link, status


def _listed(care: Care, lines: list[str], most: int) -> Iterator[str]:
    yield f"{len(lines)} x {HEADINGS[care]}{':' if lines else ''}"
    yield from (f"  {line}" for line in lines[:most])
    if len(lines) > most:
        yield f"  en nog {len(lines) - most}: padwijzer curate --only {care}"


def _suggested(one: Suggestion, checkout: Checkout) -> str:
    """The words, and what search makes of them. Which of those is right, only a person can say."""
    labels = checkout.taxonomy.skills
    found = "; ".join(f"{name} ({labels[name].label.nl})" for name in one.skills)
    reached = f"={one.term.proficiency}" if one.term.proficiency else ""
    return f"“{one.term.name}{reached}” ({one.offers} x), misschien: {found or 'niets gevonden'}"


def _file(checkout: Checkout, name: str) -> tuple[str, Path]:
    """Return the kind and the file of an offer or scheme, named as `ID` or `KIND/ID`."""
    kind, _, bare = name.rpartition("/")
    if kind == "import":
        raise CurateError(f"{name}: komt uit een import; verander het daar, of beschrijf het zelf")
    files = [(each, checkout.file(each, bare)) for each in KINDS if kind in ("", each)]
    found = [(each, path) for each, path in files if path is not None]
    if len(found) != 1:
        why = "is er twee keer; noem offers/ of funding/" if found else "is er niet"
        raise CurateError(f"{name}: {why}")
    return found[0]


def _day(told: str | None) -> date:
    try:
        return date.fromisoformat(told) if told else date.today()
    except ValueError:
        raise CurateError(f"--on {told}: moet een dag zijn als 2026-11-30") from None


def _known_term(path: Path, words: str) -> int | None:
    """Return where in the file these words are told already, or None."""
    known = SkillTermsFile.model_validate(read_yaml(path).content).terms
    return next((n for n, one in enumerate(known) if folded(one.term) == folded(words)), None)


def _changed_lines(name: Path, before: str, after: str) -> Iterator[str]:
    """Yield the lines that are new, with their number."""
    old = before.splitlines()
    for number, line in enumerate(after.splitlines(), start=1):
        if line not in old:
            yield f"{name}:{number}: {line.strip()}"
    if before == after:
        yield f"{name}: dat stond er al"
