"""Paths on the command line: what the page says of them, in lines of text."""

import pytest

from app.knowledge import Knowledge
from app.sentences.paths import no_route, where_we_looked
from app.sentences.speaker import Speaker
from skills_taxonomy.model import LANGUAGES, Language
from tests.conftest import Run, Visit

NURSE = ["paths", "--from", "verpleegkundige", "--level", "medior"]
TEACHER = ["paths", "--from", "leerkracht-basisonderwijs", "--level", "senior"]
ASKED = "from=verpleegkundige&level=medior"


def test_an_answer_that_is_not_complete_says_so(run: Run, visit: Visit) -> None:
    page = visit(f"/nl/pad?{ASKED}&goal=ethisch-hacker.senior").text

    dutch, english = (
        run(*NURSE, "--goal", "ethisch-hacker.senior", "--lang", each)[1] for each in ("nl", "en")
    )

    said = next(line for line in dutch.splitlines() if "nog niet alles" in line)
    assert said in page
    assert "not yet at everything" in english


def test_each_path_says_what_it_hangs_on_and_the_proof_what_dropped_out(
    run: Run, visit: Visit
) -> None:
    page = visit(f"/nl/pad?{ASKED}&goal=testanalist.medior").text

    out = run(*NURSE, "--goal", "testanalist.medior")[1].splitlines()

    paths = [line for line in out if line.startswith("Pad ")]
    hanging = [line.strip() for line in out if "hangt het meest aan" in line]
    assert len(hanging) == len(paths) > 1
    assert hanging[0] in page
    assert any(line in page for line in out if line.startswith("We vergeleken"))
    assert any("Onderweg vielen er" in line for line in out)


def test_who_ends_lower_reads_that_pay_is_less(run: Run) -> None:
    dutch, english = (
        run(*TEACHER, "--goal", "testanalist.junior", "--lang", each)[1] for each in ("nl", "en")
    )

    assert "van senior naar junior" in dutch
    assert "Je eindigt op een lager niveau dan nu." in dutch
    assert "You end at a lower level than now." in english


def test_who_goes_lower_on_the_way_and_ends_lower_reads_both(run: Run) -> None:
    out = run(*TEACHER, "--goal", "ethisch-hacker.medior")[1]

    assert "Je werkt " in out
    assert "Je eindigt op een lager niveau dan nu." in out


def test_without_a_path_it_says_why_what_helps_and_where_we_looked(run: Run, visit: Visit) -> None:
    page = visit(f"/nl/pad?{ASKED}&months=2&keep=1&goal=ethisch-hacker.senior")
    words = ["--months", 2, "--keep-level", "--goal", "ethisch-hacker.senior"]

    code, out, _ = run(*NURSE, *words)

    assert code == 0
    assert "Binnen jouw grenzen is er nog geen route." in out
    for reason in page.select(".ticks li"):
        assert reason.text in out
    for change in page.select(".empty p:not(.actions, .small)"):
        assert change.text in out
    assert "Within your limits there is no route yet." in run(*NURSE, *words, "--lang", "en")[1]


def test_who_is_there_already_reads_that(run: Run) -> None:
    out = run("paths", "--from", "testanalist", "--level", "medior", "--goal", "testanalist.medior")

    assert out[1].startswith("Daar ben je al.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_route_is_a_fact_only_when_every_route_was_looked_at(
    language: Language, knowledge: Knowledge
) -> None:
    say = Speaker(language, knowledge.taxonomy)

    for sentence in (no_route, where_we_looked):
        proven = sentence(say, is_here=False, is_proven=True)
        assert proven != sentence(say, is_here=False, is_proven=False)
