"""What is wrong in a file with offers is named with its place; the rest goes in."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_graph.feeds.csv_file import template
from career_graph.feeds.row import COLUMNS, EXAMPLE, offer_of
from skills_taxonomy.yaml_file import DataError
from tests.feed_files import BASE, by_title, json_file, read, row, written


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("title", "", "moet er staan"),
        ("title", "...", "moet er staan"),
        ("title", "x" * 161, "hoogstens 160"),
        ("provider", "​", "moet er staan"),
        ("form", "workshop", "kies uit course"),
        ("source", " ", "moet er staan"),
        ("online", "misschien", "ja of nee"),
        ("provinces", "Limburg; Luik", "ken ik niet"),
        ("hours", "1.250", "heel getal"),
        ("hours", "-3", "heel getal"),
        ("hours", "NaN", "heel getal"),
        ("hours", "99999999", "heel getal"),
        ("months", "drie", "heel getal"),
        ("hours_per_week", "200", "168 uur"),
        ("price_euros", "€ 1.250,-", "bedrag in euro"),
        ("price_euros", "-1", "bedrag in euro"),
        ("price_from", "2026", "die ontbreekt"),
        ("price_from", "1999", "vanaf 2023"),
        ("starts", "2027-02-30", "moet een dag zijn"),
        ("starts", "01-09-2027", "moet een dag zijn"),
        ("valid_until", "morgen", "moet een dag zijn"),
        ("checked_on", "2026", "moet een dag zijn"),
        ("diploma", "zwemdiploma", "ken ik niet"),
        ("languages", "frans", "ken ik niet"),
        ("selection", "2", "ja of nee"),
        ("skills", "python=5", "1, 2, 3 of 4"),
        ("skills", "=2", "een naam"),
        ("skills", "x" * 121, "een naam"),
        ("skills", ";".join(map(str, range(41))), "hoogstens 40"),
        ("provider", EXAMPLE, "voorbeeldrij"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(column: str, value: str, told: str) -> None:
    offer, problems = offer_of(row(**{column: value}))

    assert offer is None
    assert any(p.startswith(f"aanbod.csv:2: {column}: ") and told in p for p in problems), problems


@pytest.mark.parametrize(
    "link",
    [
        "http://www.example.org/",
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "https:\n//www.example.org/",
        "data:text/html,x",
        "//www.example.org/",
        "https://",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://user:pass@www.example.org/",
        "https://www.example.org:8443/",
        "https://www.example.org@evil.example/",
        "https://www.example.org\\@evil.example/",
        'https://www.example.org/"onclick="x',
        "https://www.exa​mple.org/",
        "https://www.example.org/" + "x" * 300,
    ],
)
def test_a_link_is_https_to_a_named_host_or_the_row_is_left_out(link: str) -> None:
    offer, problems = offer_of(row(link=link))

    assert offer is None
    assert len(problems) == 1
    assert problems[0].startswith("aanbod.csv:2: link: ")


def test_all_problems_of_a_row_are_told_at_once() -> None:
    _, problems = offer_of(row(title="", hours="veel", link="ftp://x"))
    assert len(problems) == 3


def test_a_broken_row_is_told_and_the_rest_goes_in(tmp_path: Path) -> None:
    path = written(tmp_path, BASE, BASE | {"title": "Fout", "hours": "x"}, BASE | {"title": "Goed"})
    path.write_text(path.read_text("utf-8") + "te,kort\n", "utf-8")
    feed, report = read(path)

    assert set(by_title(feed)) == {"Een cursus", "Goed"}
    assert len(report.problems) == 2
    assert report.problems[0].startswith("aanbod.csv:3: hours: “x”")
    assert report.problems[1].startswith("aanbod.csv:5: deze rij is te kort")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "leeg"),
        ("a.csv", b"title,provider\n", "deze kolom ontbreekt"),
        ("a.csv", b"title,provider,form,source,prijs\n", "prijs: deze kolom ken ik niet"),
        ("a.csv", b"title|provider|form|source\n", "moet een komma zijn"),
        ("a.csv", b"title;provider;form\n", "source: deze kolom ontbreekt"),
        ("a.csv", b"title,provider,form,source\n\xe9,b,c,d\n", "geen UTF-8"),
        ("a.csv", b'title,provider,form,source\n"a,b,c,d\n', "aanhalingsteken"),
        ("a.json", b"", "geen goede JSON"),
        ("a.json", b'{"items": [\n{"courseId": 1,}]}', "a.json:2: geen goede JSON"),
        ("a.json", b'{"items": [{"courseId": NaN}]}', "NaN"),
        ("a.json", b"\xff\xfe{}", "geen UTF-8"),
        ("a.json", b"[" * 200_000, "te diep"),
        ("a.json", b"[" * 100 + b"1" + b"]" * 100, "delen diep"),
        ("a.json", b'{"hello": "world"}', "geen OEAPI v5, geen schema.org"),
        ("a.json", b"[]", "geen OEAPI v5"),
        ("a.json", b"null", "geen OEAPI v5"),
        ("a.json", b'{"items": [{"courseId": "1"}]}', "geen enkele goede rij"),
    ],
)
def test_a_broken_file_is_refused_whole_and_named(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    good = written(tmp_path, BASE, name="goed.csv") if told != "geen enkele goede rij" else None
    with pytest.raises(DataError, match=told.replace(".", "\\.")):
        read(*filter(None, [tmp_path / name, good]))


def test_nothing_that_cannot_be_placed_is_lost(tmp_path: Path) -> None:
    offering = {"offeringId": "1", "course": "elders"}
    nameless = {"offeringId": "2"}
    instance = {"@context": "https://schema.org", "@type": "CourseInstance", "name": "Los"}
    _, report = read(
        json_file(tmp_path, {"items": [offering, nameless, 7]}, "oeapi.json"),
        json_file(tmp_path, instance, "los.jsonld"),
        written(tmp_path, BASE),
    )
    assert [problem.split(": ")[:2] for problem in report.problems] == [
        ["los.jsonld", "$"],
        ["oeapi.json", "$.items[0]"],
        ["oeapi.json", "$.items[1]"],
        ["oeapi.json", "$.items[2]"],
    ]


def test_titles_are_text_on_one_line_without_signs_that_hide(tmp_path: Path) -> None:
    offer, _ = offer_of(row(title="<b>Vet</b>\n\t & ‮omgekeerd​"))
    assert offer is not None
    assert offer.offer.title.nl == "<b>Vet</b> & omgekeerd"


@pytest.mark.parametrize("load", [1e400, -5, 1e9, "veel", True, [5], {"value": 5}, 10**30])
def test_no_number_from_outside_is_believed_that_cannot_be(tmp_path: Path, load: object) -> None:
    course = {
        "courseId": "1",
        "name": "Een cursus",
        "studyLoad": {"studyLoadUnit": "ects", "value": load},
    }
    with pytest.raises(DataError, match=r"studyLoad\.value|te diep, of NaN"):
        read(json_file(tmp_path, course), provider="Een school")


def test_half_signs_are_no_text(tmp_path: Path) -> None:
    course = {
        "courseId": "1",
        "name": "Een \ud800 cursus",
        "link": "https://www.example.org/\udfff",
    }
    with pytest.raises(DataError, match="heeft tekens die je niet ziet"):
        read(json_file(tmp_path, course), provider="Een school")
    course["link"] = ""
    [one] = read(json_file(tmp_path, course), provider="Een school")[0].offers
    assert one.offer.title.nl == "Een cursus"


def test_what_is_over_is_left_out_and_told(tmp_path: Path) -> None:
    day = {"source": "folder", "online": "ja"}
    path = written(
        tmp_path,
        BASE | day | {"title": "Gisteren", "starts": "2026-11-29"},
        BASE | day | {"title": "Ooit", "valid_until": "2026-11-29", "starts": "rolling"},
        BASE | day | {"title": "Vandaag", "starts": "2026-11-29; 2026-11-30"},
        BASE | day | {"title": "Laatste dag", "valid_until": "2026-11-30"},
    )
    feed, report = read(path)

    assert set(by_title(feed)) == {"Vandaag", "Laatste dag"}
    assert [line.split(":")[1] for line in report.expired] == ["2", "3"]


def test_the_template_can_be_filled_in_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sjabloon.csv"
    path.write_text(template().replace(EXAMPLE, "Een school"), "utf-8")
    feed, report = read(path)

    assert not report.problems
    assert len(feed.offers) == 1
    assert template().splitlines()[0].split(",") == list(COLUMNS)


JSON_KEYS = [
    "@type", "@id", "@graph", "name", "items", "courseId", "offeringId", "course", "provider",
    "hasCourseInstance", "organization", "offers", "price", "learningOutcomes", "teaches",
    "studyLoad", "addresses", "location", "link", "url",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(JSON_KEYS),
                inner | st.sampled_from(["Course", "CourseInstance"]),
                max_size=6,
            )
        ),
        max_leaves=25,
    )
)
def test_whatever_the_json_there_is_a_feed_or_a_message(tmp_path: Path, content: object) -> None:
    files = json_file(tmp_path, content), written(tmp_path, BASE)
    told: Sequence[str]
    try:
        told = read(*files)[1].problems
    except DataError as error:
        told = error.problems
    assert all(problem.startswith("feed.json: ") for problem in told)
