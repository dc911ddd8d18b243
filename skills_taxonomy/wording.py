"""How people word what they do: Dutch endings, levels in front, words that say little alone."""

import re
from collections.abc import Sequence

from skills_taxonomy.folding import words_of

SHORTEST_STEM = 3
PERSON = re.compile(r"(?<=\w{3})(?:mannen|man|vrouwen|vrouw|lieden|lui)$")
ENDING = re.compile(
    rf"(?<=\w{{{SHORTEST_STEM}}})"
    r"(?:sters?|eres(?:sen)?|es|euses?|eurs?|rices?|enden?|ingen|ing|ers?|(?<=[krg])in|en|e|s)$"
)
DOUBLED = re.compile(r"(\w)\1")
VOICED = {"v": "f", "z": "s"}  # "vormgever", but "vormgeefster"

GENDERS = re.compile(r"(?<![\w])\(?[mvfxdhnw](?:\s*/\s*[mvfxdhnw])+\)?(?![\w])", re.IGNORECASE)
HOURS = re.compile(r"\b\d+(?:\s*[-–]\s*\d+)?\s*(?:uur|hours|u)\b", re.IGNORECASE)
LEVELS = frozenset(
    re.findall(
        r"\w+",
        "junior medior senior lead jr sr ervaren beginnend aankomend startend starter "
        "mbo hbo wo fulltime parttime zzp freelance experienced",
    )
)
FILLERS = frozenset(
    re.findall(
        r"\w+",
        "ik ben was werk werkte als in een de het bij op van voor en of met aan te nu "
        "i am a an the work as at of for and with to",
    )
)
LITTLE = frozenset(
    re.findall(
        r"\w+",
        "medewerker medewerkster medewerkers meester man vrouw leider leidster hoofd hulp lid "
        "chef baas adviseur adviseuse consulent consulente specialist specialiste functionaris "
        "expert consultant coordinator coordinatrice assistent assistente manager beambte dienst "
        "worker officer employee assistant staff advisor adviser",
    )
)
LITTLE_TAIL = re.compile(rf"(?<=\w{{2}})(?:{'|'.join(sorted(LITTLE, key=len, reverse=True))})$")


def stem(word: str) -> str:
    """Return what a folded word shares with its plural and its female or male form.

    >>> stem("verpleegster") == stem("verpleger"), stem("leraren") == stem("lerares")
    (True, True)
    >>> stem("vormgeefster") == stem("vormgever"), stem("timmervrouw") == stem("timmerlui")
    (True, True)
    >>> stem("kok"), stem("kokkin"), stem("c#")
    ('kok', 'kok', 'c#')
    """
    short = DOUBLED.sub(r"\1", ENDING.sub("", PERSON.sub("", word)))
    return short[:-1] + VOICED.get(short[-1:], short[-1:])


def without_level(text: str) -> str:
    """Return a title without the level in front, "(m/v)" and hours.

    >>> without_level("Senior software engineer (m/v/x) 32-40 uur")
    'software engineer'
    >>> without_level("medior")
    'medior'
    """
    bare = HOURS.sub(" ", GENDERS.sub(" ", text)).split()
    kept = [word for word in bare if not LEVELS.issuperset(words_of(word) or ("",))]
    return " ".join(kept) or text


def telling(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words that name something; all of them when none does.

    >>> telling(("ik", "ben", "kok", "in", "een", "restaurant"))
    ('kok', 'restaurant')
    """
    return tuple(word for word in words if word not in FILLERS) or tuple(words)


def core(words: Sequence[str]) -> str:
    """Return what is left without words that say little, as one; everything when nothing is left.

    >>> core(("medewerker", "warehouse")), core(("barmedewerker",)), core(("manager",))
    ('warehouse', 'bar', 'manager')
    """
    whole = "".join(words)
    return LITTLE_TAIL.sub("", "".join(word for word in words if word not in LITTLE)) or whole
