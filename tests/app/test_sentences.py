"""The answers in words: Dutch and English say the same numbers, and blocks say what they block."""

import re
from dataclasses import replace

import pytest

from app.knowledge import Knowledge
from app.query import QuestionError, query_of, question_of
from app.sentences import paths, reasons, steps
from app.sentences.advice import advice_for
from app.sentences.limits import limits_of
from app.sentences.speaker import Speaker, in_sentence
from career_graph.graph import Position
from career_graph.paths import Proof, career_paths
from career_graph.profile import Limits
from career_graph.relaxations import relaxations
from career_graph.transitions import BlockKind, Reach, Transition, reachable_positions
from skills_taxonomy.model import LANGUAGES, CareerLevel

PEOPLE = [
    {"occupation": "verpleegkundige", "level": "medior", "years": 8},
    {"occupation": "kassamedewerker", "level": "junior", "years": 1},
    {"occupation": "accountant", "level": "senior", "years": 12},
    {"role": "testanalist", "level": "medior", "years": 1},
    None,
]
LIMITS = [
    Limits(8, 12),
    Limits(8, 6, keep_level=True),
    Limits(4, 3, min_income=3000),
]


def all_steps(knowledge: Knowledge) -> list[tuple[Transition, Limits]]:
    found = []
    for person in PEOPLE:
        profile = question_of(query_of({"position": person}), knowledge).profile
        for limits in LIMITS:
            reached = reachable_positions(knowledge.career_graph, profile, limits=limits)
            found += [(one.transition, limits) for one in reached]
    return found


@pytest.fixture(scope="module")
def said(knowledge: Knowledge) -> list[tuple[Transition, Limits]]:
    return all_steps(knowledge)


def digits(sentence: str) -> list[str]:
    """The numbers in a sentence, thousands ungrouped, whatever the language."""
    return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", sentence)))


def everything(say: Speaker, step: Transition, limits: Limits) -> list[str]:
    return [
        steps.course_of_step(say, step),
        steps.held_sum(say, step),
        *(steps.held_note(say, held) for held in step.held),
        *(steps.missing_note(say, gap, step, {}) for gap in step.missing),
        *steps.learning_sums(say, step, limits),
        steps.passport_sentence(say, step) or "",
        reasons.have_of(say, step),
        *reasons.blocks_of(say, step, limits),
    ]


def test_both_languages_say_the_same_numbers(
    knowledge: Knowledge, said: list[tuple[Transition, Limits]]
) -> None:
    dutch, english = (Speaker(language, knowledge.taxonomy) for language in LANGUAGES)
    labels = re.compile(r"[A-Za-z(]\S*\d|\d\S*[A-Za-z)]")
    for step, limits in said[::7]:
        both = zip(everything(dutch, step, limits), everything(english, step, limits), strict=True)
        for nl, en in both:
            if not labels.search(nl) and not labels.search(en):
                assert digits(nl) == digits(en), (nl, en)


def test_every_closed_step_says_why_and_every_open_one_nothing(
    knowledge: Knowledge, said: list[tuple[Transition, Limits]]
) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    for step, limits in said:
        sentences = reasons.blocks_of(say, step, limits)
        assert len(sentences) == len(step.blocks)
        assert bool(sentences) != step.is_open
        assert all(sentence.endswith(".") for sentence in sentences)


def test_a_study_that_is_too_long_says_how_long_and_how_long_you_want(
    knowledge: Knowledge, said: list[tuple[Transition, Limits]]
) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    step, limits = next(
        (step, limits) for step, limits in said if BlockKind.STUDY in {b.kind for b in step.blocks}
    )
    assert reasons.blocks_of(say, step, limits)[0] == (
        f"{step.study_months} maanden leren, jij wilt er hoogstens {limits.months_per_step}."
    )


def test_something_always_counts_against_a_step(
    knowledge: Knowledge, said: list[tuple[Transition, Limits]]
) -> None:
    for language in LANGUAGES:
        say = Speaker(language, knowledge.taxonomy)
        for step, _limits in said:
            assert any(reasons.look_out(say, step))
            assert reasons.fits_you(say, step)


def test_losing_a_level_is_always_said(
    knowledge: Knowledge, said: list[tuple[Transition, Limits]]
) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    for step, _limits in said:
        told = "Je loon kan dan lager zijn" in " ".join(reasons.look_out(say, step))
        assert told == bool(step.levels_lost)


def test_the_passport_warns_only_without_spare_skills(
    knowledge: Knowledge, said: list[tuple[Transition, Limits]]
) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    for step, _limits in said:
        sentence = steps.passport_sentence(say, step) or ""
        warns = step.passport.needed > 0 and step.passport.suffices and not step.passport.spare
        assert ("Valt er één weg? Dan start je als" in sentence) == warns


def test_the_hours_of_all_notes_are_the_hours_of_the_step(
    knowledge: Knowledge, said: list[tuple[Transition, Limits]]
) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    for step, _limits in said[::5]:
        notes = [steps.missing_note(say, gap, step, {}) for gap in step.missing]
        studied = [re.findall(r"([\d .+]+) uur leren", note) for note in notes]
        hours = [int(number) for part in studied for s in part for number in s.split("+")]
        assert sum(hours) == step.study.study_hours


def test_months_of_study_are_worked_out_in_front_of_the_reader(knowledge: Knowledge) -> None:
    profile = question_of(query_of({"position": PEOPLE[0]}), knowledge).profile
    limits = LIMITS[0]
    goal = Position("functioneel-beheerder", CareerLevel.MEDIOR)
    step = career_paths(knowledge.career_graph, profile, goal, limits=limits).paths[-1]
    say = Speaker("nl", knowledge.taxonomy)
    sums = steps.learning_sums(say, step.transitions[0], limits)
    [weeks] = [each for each in sums if "÷" in each]

    hours = step.transitions[0].study.study_hours
    months = step.transitions[0].study_months
    assert weeks.startswith(f"{hours} uur ÷ 8 uur per week = ")
    assert sums[sums.index(weeks) + 1].endswith(f"Naar boven afgerond: {months} maanden.")


def test_a_relaxation_names_what_changes_from_what(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    profile = question_of(query_of({"position": PEOPLE[1]}), knowledge).profile
    limits = Limits(hours_per_week=2, months_per_step=3)
    first = relaxations(knowledge.career_graph, profile, limits).found[0]
    advice = advice_for(say, first, limits)

    months = first.limits.months_per_step
    assert f"Met {months} maanden leren per stap in plaats van 3 gaat" in advice.sentence
    assert advice.button == f"Reken met {months} maanden"


def test_the_bound_is_named_only_when_it_says_something(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)

    assert paths.proof_sentence(say, Proof(1284, 0, 240, True)) == (
        "We vergeleken 1.284 routes. Geen enkele is op een van de vier punten beter en nergens"
        " slechter. Ter controle: minder dan 240 uur leren kan op geen enkele manier. Ook niet als"
        " elk werk onderweg je alles leert wat het kan."
    )
    assert "Ter controle" not in paths.proof_sentence(say, Proof(1284, 0, 0, True))


def test_an_answer_that_is_not_complete_says_so(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)

    assert "nog niet alles" in paths.proof_sentence(say, Proof(100_000, 0, 0, complete=False))


def test_what_was_left_out_is_counted_in_the_same_word(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)

    for is_complete in (True, False):
        said = paths.proof_sentence(say, Proof(1284, 1200, 0, is_complete))
        assert "1.284 routes" in said
        assert "Onderweg vielen er 1.200 af" in said


def test_the_best_of_what_was_looked_at_is_not_called_the_best_of_all(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)
    person = question_of(query_of({"position": PEOPLE[0]}), knowledge).profile
    goal = Position("testanalist", CareerLevel.MEDIOR)
    quick = career_paths(knowledge.career_graph, person, goal, limits=LIMITS[0]).paths[0]
    slow = replace(quick, months=quick.months + 1)

    assert paths.corners(say, (quick, slow)) == ("Snelste", "Route 2")
    assert paths.corners(say, (quick, slow), is_complete=False) == (
        "Snelste, van wat we bekeken",
        "Route 2",
    )


def test_where_only_the_direct_step_could_be_best_it_says_so(knowledge: Knowledge) -> None:
    say = Speaker("nl", knowledge.taxonomy)

    assert paths.proof_sentence(say, Proof(1, 0, 0, True)).startswith("De rechtstreekse stap")


def test_limits_nobody_set_are_said_as_well(knowledge: Knowledge) -> None:
    english = Speaker("en", knowledge.taxonomy)
    assert dict(limits_of(english, Limits(8, 9, own_euros=2500, provinces=("UT",)))) == {
        "Study": "8 hours a week",
        "How long": "at most 9 months a step",
        "Pay yourself": "at most €2,500",
        "Level": "may go down",
        "Where": "Utrecht and online",
    }


def test_one_is_singular(knowledge: Knowledge) -> None:
    dutch, english = (Speaker(language, knowledge.taxonomy) for language in LANGUAGES)
    assert (dutch.months(1), dutch.weeks(1), dutch.hours(1)) == ("1 maand", "1 week", "1 uur")
    assert (english.months(1), english.weeks(1.5), english.hours(2)) == (
        "1 month",
        "1.5 weeks",
        "2 hours",
    )


def test_every_reach_has_a_word_and_a_meaning(knowledge: Knowledge) -> None:
    for language in LANGUAGES:
        say = Speaker(language, knowledge.taxonomy)
        assert len({reasons.reach_word(say, reach) for reach in Reach}) == 3
        assert all(reasons.reach_meaning(say, reach).endswith(".") for reach in Reach)


def test_labels_keep_their_abbreviations_inside_a_sentence() -> None:
    assert in_sentence("ICT-trainer") == "ICT-trainer"
    assert in_sentence("Testanalist") == "testanalist"


def test_an_unknown_person_is_refused_before_anything_is_said(knowledge: Knowledge) -> None:
    with pytest.raises(QuestionError):
        question_of(query_of({"position": {"occupation": "astronaut"}}), knowledge)
