"""From a path of the career graph to the itinerary that is shown."""

from collections.abc import Iterator, Sequence
from itertools import chain

from app.chosen_path import ChosenPath
from app.formats import host_of
from app.itinerary import (
    Alternative,
    ExcludedOffers,
    Fact,
    Itinerary,
    Leg,
    OfferCard,
    Passport,
    PathAnswer,
    SkillLine,
    Stop,
)
from app.sentences import limits as limits_said
from app.sentences import offers as offers_said
from app.sentences import paths as paths_said
from app.sentences import steps as steps_said
from app.sentences.assumptions import assumptions_said
from app.sentences.sensitivity import hangs_on_sentence
from app.sentences.speaker import Speaker
from career_graph.graph import Position, assumptions_of
from career_graph.offers import Offer, StepOffers, taught_of_missing
from career_graph.paths import CareerPath
from career_graph.profile import Limits
from career_graph.transitions import Transition

HELD_SHOWN = 4
MISSING_SHOWN = 6
OFFERS_SHOWN = 3
OFFERS_FOLDED = 9  # more cards than this make a page slow, and nobody reads them


def path_answer(say: Speaker, chosen: ChosenPath) -> PathAnswer:
    """Return what to show of the answer, with the path that was chosen in full."""
    answer, question = chosen.found, chosen.question
    is_complete = answer.proof.complete
    names = paths_said.corners(say, answer.paths, is_complete=is_complete)
    return PathAnswer(
        title=paths_said.title_of(say, chosen.path.transitions[0].origin, answer.goal),
        itinerary=_itinerary(say, chosen),
        proof=paths_said.proof_sentence(say, answer.proof),
        assumed=(
            *(Fact(*fact) for fact in limits_said.person_of(say, question.profile)),
            *(Fact(*fact) for fact in limits_said.limits_of(say, question.limits)),
        ),
        judgements=assumptions_said(say, assumptions_of(chosen.knowledge.career_graph)),
        alternatives=tuple(
            Alternative(
                name=name,
                stops=say.listed(say.position(step.destination) for step in other.transitions),
                facts=tuple(Fact(*fact) for fact in paths_said.facts_of(say, other)),
            )
            for name, other in zip(names, answer.paths, strict=True)
        ),
        chosen=chosen.index,
        hangs_on=hangs_on_sentence(say, chosen.hangs_on, is_rated=bool(question.profile.skills)),
        is_complete=is_complete,
    )


def _itinerary(say: Speaker, chosen: ChosenPath) -> Itinerary:
    path, limits = chosen.path, chosen.question.limits
    total = paths_said.sum_of_months(say, path)
    plans = chosen.plans
    return Itinerary(
        summary=paths_said.number_of_steps(say, path),
        facts=tuple(Fact(*fact) for fact in paths_said.facts_of(say, path)),
        stops=tuple(_stops(say, path)),
        legs=tuple(
            _leg(say, path.transitions[number:], plan, offers, limits)
            for number, (plan, offers) in enumerate(zip(plans, chosen.offers, strict=True))
        ),
        notes=(
            *((total,) if total else ()),
            paths_said.about_pay(say, path),
            paths_said.about_money(say, path),
        ),
        cautions=paths_said.cautions(say, path, [*chain(*plans)]),
    )


def _stops(say: Speaker, path: CareerPath) -> Iterator[Stop]:
    _ = say.gettext
    yield _start(say, path.transitions[0].origin)
    months = 0
    for step in path.transitions:
        months += step.months
        when = _("Maand %(number)s") % {"number": say.number(months)}
        is_goal = step is path.transitions[-1]
        yield _stop(say, step.destination, when if months else _("Nu meteen"), is_goal=is_goal)


def _start(say: Speaker, origin: Position | None) -> Stop:
    _ = say.gettext
    if origin is None:
        return Stop(_("Nu"), _("Jij"), "", None, "", _("Nog geen werk in de ICT."))
    if origin.concept in say.taxonomy.roles:
        return _stop(say, origin, _("Nu"), is_goal=False)
    return Stop(
        when=_("Nu"),
        name=say.concept(origin),
        level=say.level(origin.level),
        role=None,
        letter="",
        place=_("Buiten de ICT."),
    )


def _stop(say: Speaker, position: Position, when: str, *, is_goal: bool) -> Stop:
    _ = say.gettext
    family = say.taxonomy.families[say.taxonomy.roles[position.concept].family]
    place = _("Lijn %(letter)s, %(family)s.") % {
        "letter": family.letter,
        "family": say.text(family.label),
    }
    return Stop(
        when=when,
        name=say.concept(position),
        level=say.level(position.level),
        role=position.concept,
        letter=family.letter,
        place=f"{place} {_('Jouw doel.')}" if is_goal else place,
    )


def _leg(
    say: Speaker,
    steps: Sequence[Transition],
    planned: Sequence[Offer],
    useful: StepOffers,
    limits: Limits,
) -> Leg:
    """The first of `steps`; the others come after it."""
    step, *later = steps
    held = sorted(step.held, key=lambda one: (-one.asked, -one.held))
    lines = tuple(SkillLine(say.skill(h.skill), steps_said.held_note(say, h)) for h in held)
    plan = sorted(planned, key=lambda offer: offer.id)
    titles = {offer.id: say.text(offer.title) for offer in plan}
    others = [offer for offer in useful.fitting if offer.id not in titles]
    shown = others[: OFFERS_SHOWN + OFFERS_FOLDED]
    cards = tuple(_card(say, step, offer) for offer in shown)
    missing = tuple(
        SkillLine(say.skill(gap.skill), steps_said.missing_note(say, gap, step, titles))
        for gap in step.missing
    )
    sentence = steps_said.passport_sentence(say, step)
    return Leg(
        track=step.kind.value,
        kind=steps_said.kind_of_step(say, step.kind),
        course=steps_said.course_of_step(say, step),
        held=lines[:HELD_SHOWN],
        held_more=lines[HELD_SHOWN:],
        held_sum=steps_said.held_sum(say, step),
        taught=tuple(
            SkillLine(say.skill(gap.skill), steps_said.taught_note(say, gap)) for gap in step.taught
        ),
        missing=missing[:MISSING_SHOWN],
        missing_more=missing[MISSING_SHOWN:],
        sums=steps_said.learning_sums(say, step, limits),
        passport=Passport(steps_said.passport_title(say, step), sentence) if sentence else None,
        plan=tuple(_card(say, step, offer, later) for offer in plan),
        plan_hours=tuple(say.hours(offer.study_hours or 0) for offer in plan),
        offers=cards[:OFFERS_SHOWN],
        more_offers=cards[OFFERS_SHOWN:],
        offers_left=len(others) - len(shown),
        excluded=tuple(
            ExcludedOffers(
                reason=offers_said.why_excluded(say, rule),
                number=len(those),
                titles=offers_said.some_titles(say, those),
            )
            for rule, those in useful.excluded.items()
        ),
    )


def _card(
    say: Speaker, step: Transition, offer: Offer, later: Sequence[Transition] = ()
) -> OfferCard:
    taught = taught_of_missing(step, offer)
    asked_later = {one.skill for each in later for one in each.held}
    asked_later |= {one.skill for each in later for one in each.missing}
    asked_later -= {one.skill for one in step.held if one.held >= offer.teaches.get(one.skill, 0)}
    taught_later = [skill for skill in offer.teaches if skill in asked_later]
    return OfferCard(
        id=offer.id,
        title=say.text(offer.title),
        provider=offers_said.provider_of(say, offer),
        covers=say.skills(taught),
        covers_later="" if taught else say.skills(taught_later),
        form=offers_said.form_of(say, offer),
        duration=offers_said.duration_of(say, offer),
        price=offers_said.price_of(say, offer),
        is_price_known=offer.price_euros is not None,
        diploma=offers_said.diploma_of(say, offer),
        link=offer.link,
        host=host_of(offer.link),
        state=offer.provenance.state.value,
        checked_on=offer.provenance.checked_on,
    )
