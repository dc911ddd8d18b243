"""Who speaks: a language, and the names that things have in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel.lists import format_list

from app.formats import day, euros, number
from app.language import locale, translations
from career_graph.graph import Position
from skills_taxonomy.model import CareerLevel, Language, Taxonomy, Text

NAMES = frozenset(  # words that keep their capital inside a sentence
    ("Archiefwet", "Dutch", "European", "Europese", "Excel", "Linux", "Microsoft", "Wet", "Windows")
)
ACCENTED = {"Eén": "één"}  # a Dutch capital carries one accent less


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in one language. Sentences are written in Dutch and translated by gettext."""

    language: Language
    taxonomy: Taxonomy

    def gettext(self, sentence: str) -> str:
        """Return the sentence in this language."""
        return translations(self.language).gettext(sentence)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the sentence for this count, with the count filled in as %(number)s."""
        chosen = translations(self.language).ngettext(one, many, count)
        return chosen % {"number": self.number(count)}

    def text(self, text: Text) -> str:
        """Return what the data says in this language."""
        return text[self.language]

    # --- numbers -----------------------------------------------------------------------------

    def number(self, value: float | None) -> str:
        """A number as it is written in this language."""
        return number(self.language, value)

    def euros(self, amount: int | None) -> str:
        """An amount, or that it is unknown."""
        return euros(self.language, amount)

    def day(self, value: date | None) -> str:
        """23 november 2026, or that it is unknown."""
        return day(self.language, value)

    def months(self, count: int) -> str:
        """5 maanden, 1 maand."""
        return self.ngettext("%(number)s maand", "%(number)s maanden", count)

    def weeks(self, count: float) -> str:
        """20 weken, 1 week, 40,6 weken."""
        chosen = translations(self.language).ngettext(
            "%(number)s week", "%(number)s weken", 1 if count == 1 else 2
        )
        return chosen % {"number": self.number(count)}

    def hours(self, count: int) -> str:
        """160 uur."""
        return self.ngettext("%(number)s uur", "%(number)s uur", count)

    # --- names -------------------------------------------------------------------------------

    def level(self, level: int) -> str:
        """The word for a career level: the same in both languages."""
        return CareerLevel(level).id

    def proficiency(self, rating: int) -> str:
        """The word for how well somebody does a skill."""
        return _proficiencies(self.language)[rating]

    def skill(self, skill: str) -> str:
        """The name of a skill, as a heading."""
        return self.text(self.taxonomy.skills[skill].label)

    def skills(self, skills: Iterable[str]) -> str:
        """Skills inside a sentence: a, b en c."""
        return self.listed(in_sentence(self.skill(skill)) for skill in skills)

    def concept(self, position: Position) -> str:
        """The name of a role or occupation, as a heading."""
        roles, occupations = self.taxonomy.roles, self.taxonomy.occupations
        found = roles.get(position.concept) or occupations[position.concept]
        return self.text(found.label)

    def position(self, position: Position) -> str:
        """A position inside a sentence: medior testanalist."""
        return f"{self.level(position.level)} {in_sentence(self.concept(position))}"

    def listed(self, names: Iterable[str]) -> str:
        """Return names as a reader lists them: a, b en c."""
        return format_list(list(names), locale=locale(self.language))


@cache
def _proficiencies(language: Language) -> tuple[str, ...]:
    _ = translations(language).gettext
    return (_("niets"), _("basis"), _("zelfstandig"), _("gevorderd"), _("expert"))


@lru_cache(maxsize=10_000)
def in_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence: lower case, names as they are.

    >>> in_sentence("Testgevallen ontwerpen"), in_sentence("SQL schrijven")
    ('testgevallen ontwerpen', 'SQL schrijven')
    >>> in_sentence("BI-specialist"), in_sentence("Scrum master"), in_sentence("")
    ('BI-specialist', 'scrum master', '')
    >>> in_sentence("Windows beheren"), in_sentence("Eén keer inloggen")
    ('Windows beheren', 'één keer inloggen')
    """
    first = label.split(" ", 1)[0]
    if first in NAMES or any(c.isupper() or c.isdigit() for c in first[1:]):
        return label
    return ACCENTED.get(first, first[:1].lower() + first[1:]) + label[len(first) :]


def sentence_start(text: str) -> str:
    """Return text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
