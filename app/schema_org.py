"""What pages tell search engines, in the words of schema.org. What we do not know is left out."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.sentences.speaker import Speaker
from career_graph.offers import Offer, OfferForm
from skills_taxonomy.model import LANGUAGES, Match, Role, Skill, Taxonomy
from skills_taxonomy.vocabulary import LICENCE, TITLE

Thing = dict[str, Any]
CONTEXT = "https://schema.org"
NO_COURSE = {OfferForm.SELF_STUDY, OfferForm.ON_THE_JOB}


def occupation(say: Speaker, role: Role, base_url: str) -> Thing:
    """Return a role as an Occupation. No salary: we do not know it."""
    essential = dict.fromkeys(skill for asked in role.levels.values() for skill in asked.essential)
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Occupation",
            "@id": f"{base_url}/id/role/{role.id}",
            "name": say.text(role.label),
            "alternateName": list(role.alt_labels[say.language]),
            "description": say.text(role.story.summary),
            "responsibilities": [say.text(task) for task in role.story.tasks],
            "occupationalCategory": _categories(role),
            "occupationLocation": {"@type": "Country", "name": "NL"},
            "skills": [_term(say, say.taxonomy.skills[skill], base_url) for skill in essential],
            "sameAs": [match.uri for match in role.esco if match.match is Match.EXACT],
        }
    )


def courses(say: Speaker, offers: Iterable[Offer], base_url: str) -> Thing:
    """Return offers as a list of courses. Only a known price of now is named."""
    items = [
        {"@type": "ListItem", "position": place, "item": _course(say, offer, base_url)}
        for place, offer in enumerate(offers, start=1)
    ]
    return {"@context": CONTEXT, "@type": "ItemList", "itemListElement": items}


def term_set(taxonomy: Taxonomy, base_url: str) -> Thing:
    """Return all skills as one DefinedTermSet, in both languages."""
    scheme = f"{base_url}/id/scheme"
    return {
        "@context": CONTEXT,
        "@type": "DefinedTermSet",
        "@id": scheme,
        "name": [_in_language(TITLE[code], code) for code in LANGUAGES],
        "license": LICENCE,
        "version": taxonomy.checksum,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{base_url}/id/skill/{skill.id}",
                "termCode": skill.id,
                "name": [_in_language(skill.label[code], code) for code in LANGUAGES],
                "inDefinedTermSet": {"@id": scheme},
            }
            for skill in taxonomy.skills.values()
        ],
    }


def _course(say: Speaker, offer: Offer, base_url: str) -> Thing:
    price = offer.price_euros if offer.price_from is None else None
    return _known(
        {
            "@type": _type(offer),
            "name": say.text(offer.title),
            "provider": {"@type": "Organization", "name": offer.provider},
            "url": offer.link,
            "inLanguage": list(offer.entry.languages),
            "teaches": [_term(say, say.taxonomy.skills[each], base_url) for each in offer.teaches],
            "timeRequired": f"PT{offer.hours}H" if offer.hours else None,
            "offers": (
                None
                if price is None
                else {"@type": "Offer", "price": price, "priceCurrency": "EUR"}
            ),
        }
    )


def _type(offer: Offer) -> str:
    if offer.form is OfferForm.PROGRAMME:
        return "Service"
    return "LearningResource" if offer.form in NO_COURSE else "Course"


def _term(say: Speaker, skill: Skill, base_url: str) -> Thing:
    return {
        "@type": "DefinedTerm",
        "@id": f"{base_url}/id/skill/{skill.id}",
        "name": say.text(skill.label),
        "inDefinedTermSet": f"{base_url}/id/scheme",
    }


def _categories(role: Role) -> list[Thing]:
    """Return the codes of a role: its ISCO group, and the ESCO occupations it equals."""
    codes = [("ISCO-08", role.isco_group)] if role.isco_group else []
    codes += [("ESCO", match.uri) for match in role.esco if match.match is Match.EXACT]
    return [
        {"@type": "CategoryCode", "inCodeSet": code_set, "codeValue": code}
        for code_set, code in codes
    ]


def _in_language(text: str, language: str) -> Thing:
    return {"@language": language, "@value": text}


def _known(thing: Mapping[str, Any]) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
