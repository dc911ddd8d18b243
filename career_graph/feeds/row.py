"""One offer as text, whatever file it came from → an offer, or every problem with its place.

The three kinds of file say the same things. Each reader brings them to the columns of our own CSV;
what those columns may say is here, once. An empty column is unknown, never nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from math import ceil
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from career_graph.feed import FeedOffer, Term
from career_graph.feeds.words import DIPLOMAS, FORMS, LANGUAGES, NO, PROVINCE_NAMES, ROLLING, YES
from career_graph.offers import PROVINCES, Diploma, EntryRules, Offer, OfferForm
from skills_taxonomy.folding import folded, plain
from skills_taxonomy.model import Provenance, State, Text

REQUIRED = ("title", "provider", "form", "source")
OPTIONAL = (
    "title_en", "skills", "online", "provinces", "region", "hours", "months", "hours_per_week",
    "price_euros", "price_from", "starts", "valid_until", "diploma", "languages", "selection",
    "entry", "link", "checked_on",
)  # fmt: skip
COLUMNS = (*REQUIRED, *OPTIONAL)
EXAMPLE = "Voorbeeldschool (haal deze rij weg)"
LONGEST = {"title": 160, "title_en": 160, "provider": 120, "region": 80, "source": 200}
LONGEST_ENTRY = 300  # letters; a longer one is cut at a word
LONGEST_TERM = 120
MOST_TERMS = 40
MOST = 1_000_000
DAY = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:T[0-9:.+Z-]*)?$")
NUMBER = re.compile(r"^\d{1,7}$")
AMOUNT = re.compile(r"^\d{1,7}([.,]\d{1,2})?$")
LINK = re.compile(r"^https://[a-z0-9.-]+\.[a-z]{2,}(/[^\s\"<>\\^`{|}]*|\?[^\s\"<>\\^`{|}]*)?$")
_Value = TypeVar("_Value")


class WrongError(ValueError):
    """A text is not what its column asks for; the message says what is."""


@dataclass(frozen=True, slots=True)
class Row:
    """One offer as its file has it: texts by column, and where each stands.

    `where` is the file with the line or the JSON path of the whole.
    """

    where: str
    texts: Mapping[str, str]
    places: Mapping[str, str] = field(default_factory=dict)

    def problem(self, column: str, message: str) -> str:
        """Return one line that says what is wrong where."""
        return f"{self.where}: {self.places.get(column, column)}: {message}"


def offer_of(row: Row, checked_on: date | None = None) -> tuple[FeedOffer | None, list[str]]:
    """Return the offer that a row tells, or None with every problem.

    `checked_on` is the day the file was fetched: it stands where the row names no day itself.
    """
    cells = _Cells(row)
    title, provider = cells.text("title"), cells.text("provider")
    title_en = cells.text("title_en") or title
    starts = cells.read("starts", _starts)
    offer = Offer(
        id=_id(provider, title),
        title=Text(title, title_en),
        provider=provider,
        form=cells.read("form", _form) or OfferForm.COURSE,
        teaches={},
        online=cells.read("online", _yes_or_no) or False,
        provinces=cells.read("provinces", _provinces) or (),
        region=_both(cells.text("region")),
        hours=cells.read("hours", _number),
        hours_estimate=None,
        months=cells.read("months", _number),
        hours_per_week=cells.read("hours_per_week", _hours_per_week),
        price_euros=cells.read("price_euros", _euros),
        price_from=cells.read("price_from", _year),
        groups=(),
        starts=starts,
        note=None,
        entry=EntryRules(
            diploma=cells.read("diploma", _diploma) or Diploma.UNKNOWN,
            languages=cells.read("languages", _languages) or (),
            selection=cells.read("selection", _yes_or_no) or False,
            text=_both(_cut(cells.text("entry"))),
        ),
        link=cells.read("link", _link),
        provenance=Provenance(
            sources=(cells.text("source"),),
            checked_on=cells.read("checked_on", _day) or checked_on,
            state=State.UNVERIFIED,
        ),
        is_imported=True,
    )
    found = FeedOffer(offer, cells.read("skills", _terms) or (), cells.read("valid_until", _day))
    cells.refuse_empty()
    if offer.price_from is not None and offer.price_euros is None:
        cells.refuse("price_from", "is het jaar van een prijs, maar die ontbreekt")
    return (None if cells.problems else found), cells.problems


class _Cells:
    """Reads the columns of a row, and gathers what is wrong instead of stopping at the first."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self.problems: list[str] = []

    def refuse(self, column: str, message: str) -> None:
        self.problems.append(self._row.problem(column, message))

    def text(self, column: str) -> str:
        value = bare(self._row.texts.get(column, ""))
        longest = LONGEST.get(column)
        if longest and len(value) > longest:
            self.refuse(column, f"is {len(value)} tekens lang; hoogstens {longest}")
        return value

    def read(self, column: str, parse: Callable[[str], _Value]) -> _Value | None:
        value = self._row.texts.get(column, "").strip()
        if not value:
            return None
        try:
            return parse(value)
        except WrongError as error:
            self.refuse(column, f"{_quoted(value)}: {error}")
            return None

    def refuse_empty(self) -> None:
        for column in REQUIRED:
            if not is_telling(self._row.texts.get(column, "")):
                self.refuse(column, "is leeg, en moet er staan")
        if self._row.texts.get("provider", "").strip() == EXAMPLE:
            self.refuse("provider", "dit is de voorbeeldrij van het sjabloon")


def bare(text: str) -> str:
    """Return `text` on one line, without signs that cannot be seen or that turn text around."""
    seen = (" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return plain("".join(sign for sign in seen if unicodedata.category(sign) not in ("Cf", "Cs")))


def is_telling(text: str) -> bool:
    """Whether there is a letter or a digit in `text`."""
    return any(sign.isalnum() for sign in text)


def _quoted(value: str) -> str:
    return f"“{bare(value)[:60]}”"


def _id(provider: str, title: str) -> str:
    """Return an id that stays the same as long as provider and title do."""
    known = f"{folded(provider)}\0{folded(title)}"
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_only)[:40].strip("-")
    return "-".join(filter(None, (words, sha256(known.encode()).hexdigest()[:10])))


def _both(text: str) -> Text | None:
    return Text(text, text) if text else None


def _cut(text: str) -> str:
    if len(text) <= LONGEST_ENTRY:
        return text
    return f"{text[:LONGEST_ENTRY].rsplit(' ', 1)[0]} …"


def _form(value: str) -> OfferForm:
    return _one_of(value, FORMS)


def _diploma(value: str) -> Diploma:
    return _one_of(value, DIPLOMAS)


def _one_of(value: str, known: Mapping[str, _Value]) -> _Value:
    found = known.get(value.casefold())
    if found is None:
        raise WrongError(f"ken ik niet; kies uit {', '.join(known)}")
    return found


def _yes_or_no(value: str) -> bool:
    if value.casefold() not in YES | NO:
        raise WrongError("moet ja of nee zijn")
    return value.casefold() in YES


def _provinces(value: str) -> tuple[str, ...]:
    if value.casefold() in ("nl", "heel nederland"):
        return PROVINCES
    codes = {_one_of(part, PROVINCE_NAMES) for part in _parts(value)}
    return tuple(code for code in PROVINCES if code in codes)


def _languages(value: str) -> tuple[str, ...]:
    return tuple(sorted({_one_of(part, LANGUAGES) for part in _parts(value)}))


def _parts(value: str) -> list[str]:
    return [part for each in value.split(";") if (part := bare(each))]


def _number(value: str) -> int:
    if not NUMBER.match(value) or int(value) > MOST:
        raise WrongError("moet een heel getal zijn, zonder punten")
    return int(value)


def _hours_per_week(value: str) -> int:
    if (hours := _number(value)) > 168:
        raise WrongError("een week heeft 168 uur")
    return hours


def _euros(value: str) -> int:
    """Cents are rounded up: then a limit in euros is never broken by them."""
    if not AMOUNT.match(value):
        raise WrongError("moet een bedrag in euro zijn, zoals 1250 of 1250.50")
    whole = ceil(float(value.replace(",", ".")))
    if whole > MOST:
        raise WrongError("is te hoog om waar te zijn")
    return whole


def _year(value: str) -> int:
    year = _number(value)
    if not 2023 <= year <= 2100:
        raise WrongError("moet een jaar vanaf 2023 zijn; een oudere prijs zegt te weinig")
    return year


def _day(value: str) -> date:
    found = DAY.match(value)
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError:
        raise WrongError("moet een dag zijn als 2027-09-01") from None


def _starts(value: str) -> Literal["rolling"] | tuple[date, ...]:
    if value.casefold() in ROLLING:
        return "rolling"
    return tuple(sorted({_day(part) for part in _parts(value)}))


def _link(value: str) -> str:
    """Only https to a named host: no other scheme, no password, no address of a machine inside."""
    if any(unicodedata.category(sign).startswith("C") for sign in value):
        raise WrongError("heeft tekens die je niet ziet")
    scheme, mark, rest = value.partition("://")
    host, slash, path = rest.partition("/")
    link = f"{scheme.lower()}{mark}{host.lower()}{slash}{path}"
    if not link.startswith("https://"):
        raise WrongError("alleen een link die met https:// begint")
    if len(link) > 300 or not LINK.match(link) or not urlsplit(link).hostname:
        raise WrongError("is geen goed webadres")
    return link


def _terms(value: str) -> tuple[Term, ...]:
    """Return each term once, with the highest proficiency named for it."""
    found: dict[str, int | None] = {}
    parts = _parts(value)
    if len(parts) > MOST_TERMS:
        raise WrongError(f"noemt {len(parts)} vaardigheden; hoogstens {MOST_TERMS}")
    for part in parts:
        name, equals, rating = part.rpartition("=")
        name = bare(name if equals else part)
        if equals and rating.strip() not in ("1", "2", "3", "4"):
            raise WrongError(f"{_quoted(part)}: achter = moet 1, 2, 3 of 4 staan")
        if not is_telling(name) or len(name) > LONGEST_TERM:
            raise WrongError(f"{_quoted(part)}: een naam van 1 tot {LONGEST_TERM} tekens")
        reached = int(rating) if equals else None
        found[name] = max(filter(None, (found.get(name), reached)), default=None)
    return tuple(Term(name, found[name]) for name in sorted(found))
