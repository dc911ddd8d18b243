"""From what the career graph answers to the shapes that leave the house."""

from dataclasses import asdict

from app.knowledge import Knowledge
from app.query import Question
from app.shapes import (
    AssumptionShape,
    BlockShape,
    HangsOnShape,
    HeldShape,
    LearnedShape,
    LimitsShape,
    MissingShape,
    PassportShape,
    PathShape,
    PathsShape,
    PlaceShape,
    PlanOfferShape,
    PositionShape,
    PositionsShape,
    ProofShape,
    StepShape,
)
from career_graph.basis import judgements_of
from career_graph.graph import Position, assumptions_of
from career_graph.learning import MissingStep, PlanOffer
from career_graph.offers import offers_for
from career_graph.passport import LevelPassport
from career_graph.paths import CareerPath, PathsAnswer, Proof, career_paths
from career_graph.profile import Limits
from career_graph.sensitivity import hangs_on
from career_graph.transitions import Missing, ReachablePosition, Transition, reachable_positions


def answer_positions(question: Question, knowledge: Knowledge) -> PositionsShape:
    """Return the answer to "which positions are within reach?"."""
    found = reachable_positions(
        knowledge.career_graph, question.profile, limits=question.limits, offers=question.offers
    )
    return PositionsShape(
        positions=[_position(one) for one in found],
        limits=limits_used(question.limits),
        assumptions=assumptions_used(knowledge),
        release=knowledge.release,
    )


def answer_paths(question: Question, goal: Position, knowledge: Knowledge) -> PathsShape:
    """Return the answer to "how do I get to `goal`?"."""
    return paths_shape(paths_found(question, goal, knowledge), question, knowledge)


def paths_found(question: Question, goal: Position, knowledge: Knowledge) -> PathsAnswer:
    """Return the paths to `goal` for who asks, within the limits, with the offers they may take."""
    return career_paths(
        knowledge.career_graph,
        question.profile,
        goal,
        limits=question.limits,
        offers=question.offers,
    )


def paths_shape(found: PathsAnswer, question: Question, knowledge: Knowledge) -> PathsShape:
    """Return a computed answer as data."""
    return PathsShape(
        goal=place_of(found.goal, knowledge),
        paths=[path_shape(path, question, knowledge) for path in found.paths],
        proof=proof_shape(found.proof),
        limits=limits_used(question.limits),
        assumptions=assumptions_used(knowledge),
        release=knowledge.release,
    )


def proof_shape(proof: Proof) -> ProofShape:
    """Return why an answer can be trusted, as data."""
    return ProofShape(**asdict(proof))


def assumptions_used(knowledge: Knowledge) -> list[AssumptionShape]:
    """Return every judgement that answers rest on, in the order of assumptions.yaml."""
    reasons = assumptions_of(knowledge.career_graph).reasons
    return [
        AssumptionShape(name=name, value=value, reason=reasons[name])
        for name, value in judgements_of(knowledge.career_graph).items()
    ]


def place_of(position: Position, knowledge: Knowledge) -> PlaceShape:
    if position.concept in knowledge.taxonomy.roles:
        return PlaceShape(role=position.concept, level=position.level.id)
    return PlaceShape(occupation=position.concept, level=position.level.id)


def limits_used(limits: Limits) -> LimitsShape:
    return LimitsShape(
        hours_per_week=limits.hours_per_week,
        months_per_step=limits.months_per_step,
        own_euros=limits.own_euros,
        keep_level=limits.keep_level,
        provinces=list(limits.provinces),
        online=limits.online,
        min_income=limits.min_income,
        current_pay=limits.current_pay,
    )


def _passport(passport: LevelPassport) -> PassportShape:
    return PassportShape(
        carried=list(passport.carried),
        spare=list(passport.spare),
        lacking=list(passport.lacking),
        needed=passport.needed,
    )


def _missing(gaps: tuple[Missing, ...]) -> list[MissingShape]:
    return [MissingShape(skill=gap.skill, from_=gap.held, to=gap.asked) for gap in gaps]


def _position(found: ReachablePosition) -> PositionShape:
    step = found.transition
    return PositionShape(
        role=found.position.concept,
        level=found.position.level.id,
        reach=found.reach,
        kind=step.kind,
        is_side_entry=step.is_side_entry,
        held=[held.skill for held in step.held],
        missing=_missing(step.missing),
        months=step.months,
        study_months=step.study_months,
        study_hours=step.study.study_hours,
        stay_months=step.stay_months,
        own_euros=step.own_euros,
        levels_lost=step.levels_lost,
        passport=_passport(step.passport),
        blocks=[BlockShape(kind=b.kind, months_needed=b.months_needed) for b in step.blocks],
    )


def path_shape(path: CareerPath, question: Question, knowledge: Knowledge) -> PathShape:
    """Return one path as data, with the rating it hangs on."""
    limits = question.limits
    weak = hangs_on(knowledge.career_graph, question.profile, path, limits=limits)
    return PathShape(
        steps=[_step(step, question, knowledge) for step in path.transitions],
        months=path.months,
        own_euros=path.own_euros,
        income_dip=path.income_dip,
        levels_lost=path.levels_lost,
        level_kept=path.level_kept,
        hangs_on=HangsOnShape(**asdict(weak)) if weak else None,
    )


def _step(step: Transition, question: Question, knowledge: Knowledge) -> StepShape:
    offers = offers_for(step, knowledge.offers.values(), question.limits, question.answers)
    learned = [
        LearnedShape(skill=gap.skill, from_=gap.held, to=gap.asked, how="work", hours=0)
        for gap in step.taught
    ]
    learned += [
        LearnedShape(
            skill=one.skill, from_=one.step - 1, to=one.step, how="offer", hours=0, offer=one.offer
        )
        for one in step.study.taught
    ]
    learned += [_learned(one, "self_study") for one in step.study.studied]
    learned += [_learned(one, "on_the_job") for one in step.study.on_the_job]
    return StepShape(
        from_=place_of(step.origin, knowledge) if step.origin else None,
        to=place_of(step.destination, knowledge),
        kind=step.kind,
        is_side_entry=step.is_side_entry,
        months=step.months,
        study_months=step.study_months,
        study_hours=step.study.study_hours,
        stay_months=step.stay_months,
        own_euros=step.own_euros,
        held=[held.skill for held in step.held],
        held_at=[HeldShape(skill=h.skill, asked=h.asked, held=h.held) for h in step.held],
        missing=_missing(step.missing),
        learned=learned,
        passport=_passport(step.passport),
        plan=[plan_offer_shape(one) for one in step.study.offers],
        offers=[offer.id for offer in offers.fitting],
        offers_excluded={
            rule: [offer.id for offer in those] for rule, those in offers.excluded.items()
        },
    )


def plan_offer_shape(one: PlanOffer) -> PlanOfferShape:
    """Return an offer of a plan as data."""
    return PlanOfferShape(offer=one.id, hours=one.hours, months=one.months, own_euros=one.euros)


def _learned(step: MissingStep, how: str) -> LearnedShape:
    return LearnedShape(
        skill=step.skill,
        from_=step.step - 1,
        to=step.step,
        how=how,
        hours=step.hours,
        thanks_to=step.thanks_to,
    )
