"""What the command line refuses: in a sentence that names the option and what may stand there."""

import pytest
from starlette.testclient import TestClient

from skills_taxonomy.model import LANGUAGES
from tests.conftest import Run

PERSON = ["--from", "verpleegkundige", "--level", "medior"]
GOAL = ["--goal", "testanalist.medior"]
WRONG: dict[str, tuple[list[object], str]] = {
    "hours": (["paths", *PERSON, "--hours", 0], "--hours: geef een getal van 1 tot en met 60."),
    "months": (["key", "--months", 121], "--months: geef een getal van 0 tot en met 120."),
    "euros": (["paths", "--euros", -1], "--euros: geef een getal van 0 tot en met 1.000.000."),
    "years": (["paths", *PERSON, "--years", 99], "--years: geef een getal van 0 tot en met 60."),
    "budget": (["white-spots", "--budget", -1], "--budget: geef een getal van 0 tot en met"),
    "then": (["what-if", *PERSON, "--then-hours", 61], "--then-hours: geef een getal van 1 tot"),
    "pay": (["income", *PERSON, *GOAL, "--pay", -1], "--pay: geef een getal van 0 tot en met"),
    "no goal": (["income", *PERSON], "--goal: dit is hier nodig."),
    "no such path": (["income", *PERSON, *GOAL, "--path", 99], "--path: zo veel paden zijn er"),
    "goal": (["paths", "--goal", "testanalist"], "--goal: schrijf ROL.NIVEAU"),
    "rating": (["paths", "--skill", "sql=9"], "--skill: schrijf VAARDIGHEID=1, 2, 3 of 4"),
    "no rating": (["what-if", "--then-skill", "sql"], "schrijf VAARDIGHEID=1, 2, 3 of 4"),
    "skill": (["paths", "--skill", "toveren=2"], "--skill: hier staat een vaardigheid die wij"),
    "province": (["paths", "--province", "XX"], "--province: geef een provincie of haar letters"),
    "answer": (["questions", "--answer", "x"], "--answer: schrijf VAARDIGHEID.1..4=yes"),
    "scheme": (["funding", "--offer", "toverschool"], "--offer: dit kennen wij niet."),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_refusal_names_the_option_and_what_may_stand_there(what: str, run: Run) -> None:
    words, sentence = WRONG[what]

    codes, outs, said = zip(*(run(*words, "--lang", each) for each in LANGUAGES), strict=True)

    assert set(codes) == {1}
    assert not any(outs)
    assert sentence in said[0]
    assert said[0] != said[1]


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        (["paths", "--from", "verplegkundige"], "verpleegkundige"),
        (["paths", "--from", "Software Developer"], "softwareontwikkelaar"),
        (["paths", "--goal", "testanalyst.medior"], "testanalist.medior"),
        (["compare", *GOAL, "--goal", "testanalyst.senior"], "testanalist.senior"),
        (["feeders", "testanalyst.junior"], "testanalist.junior"),
    ],
)
def test_a_name_that_we_do_not_know_gets_names_that_look_like_it(
    words: list[str], alike: str, run: Run
) -> None:
    code, out, said = run(*words)

    assert (code, out) == (1, "")
    assert "Bedoel je: " in said
    assert alike in said.partition("Bedoel je: ")[2]


def test_a_name_like_no_other_leads_to_where_the_names_are(run: Run) -> None:
    _, _, said = run("paths", "--from", "zzzz")

    assert "occupations.csv" in said
    assert "/api/v1/occupations?q=" in said


@pytest.mark.parametrize(
    ("option", "name", "value"),
    [
        ("--months", "months", -5),
        ("--months", "months", 9999),
        ("--hours", "hours_per_week", -4),
        ("--hours", "hours_per_week", 0),
    ],
)
def test_feeders_refuse_what_the_api_refuses(
    option: str, name: str, value: int, run: Run, client: TestClient
) -> None:
    address = f"/api/v1/roles/testanalist/feeders?level=medior&{name}={value}"

    code, out, said = run("feeders", "testanalist.medior", option, value)

    assert client.get(address).status_code == 422
    assert (code, out) == (1, "")
    assert said.startswith(f"{option}: geef een getal van ")
