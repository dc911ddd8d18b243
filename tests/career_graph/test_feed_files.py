"""Files with offers of others say what they say, and nothing is made up."""

import csv
from datetime import date
from pathlib import Path

import pytest

from career_graph.feed import (
    Term,
)
from career_graph.feeds.row import offer_of
from career_graph.offers import PROVINCES, Diploma, OfferForm
from skills_taxonomy.model import State
from skills_taxonomy.yaml_file import DataError
from tests.builders import text
from tests.feed_files import (
    ALL,
    BASE,
    ESCO,
    SAMPLES,
    by_title,
    json_file,
    read,
    row,
    written,
)


def test_our_csv_says_all_that_its_columns_say() -> None:
    one = by_title(read(SAMPLES / "offers.csv")[0])["Testen voor beginners"]

    assert one.terms == (
        Term("acceptatietest"), Term("risk-based-testing", 1), Term("usability-testing", 2)
    )  # fmt: skip
    offer = one.offer
    assert (offer.title.en, offer.form) == ("Testing for beginners", OfferForm.COURSE)
    assert (offer.online, offer.provinces) == (False, ("GE", "UT"))
    assert (offer.hours, offer.months, offer.hours_per_week) == (80, 3, 8)
    assert offer.price_euros == 951  # cents are rounded up
    assert offer.starts == (date(2027, 2, 1), date(2027, 9, 6))
    assert offer.entry.diploma is Diploma.NONE
    assert offer.provenance.sources == ("programma van voorjaar 2027",)
    assert offer.provenance.checked_on == date(2026, 11, 30)


def test_oeapi_joins_courses_offerings_and_organizations_of_several_files() -> None:
    feed, _ = read(SAMPLES / "oeapi_offerings.json", SAMPLES / "oeapi_courses.json")
    offers = by_title(feed)

    databases = offers["Werken met databases"]
    assert databases.terms == (Term("Gegevens modelleren, tabellen ontwerpen"), Term("SQL"))
    assert databases.valid_until == date(2027, 1, 15)  # after that nobody gets in
    offer = databases.offer
    assert (offer.title.en, offer.provider) == ("Working with databases", "Hogeschool Voorbeeld")
    assert (offer.hours, offer.months, offer.price_euros) == (210, 5, 1341)
    assert (offer.online, offer.provinces) == (False, ("OV",))
    assert offer.entry.languages == ("nl",)
    safe = offers["Veilig werken"].offer
    assert (safe.starts, safe.online) == ("rolling", True)


def test_schema_org_joins_instances_and_looks_up_names_in_the_file() -> None:
    offers = by_title(read(SAMPLES / "schema_org.jsonld")[0])

    evening = offers["Programmeren in de avond"]
    assert evening.terms == (Term("Programmeren in Python"), Term(ESCO))
    offer = evening.offer
    assert offer.provider == "Avondschool Voorbeeld"
    assert (offer.online, offer.provinces) == (True, ("ZE",))
    assert (offer.hours, offer.months, offer.price_euros) == (120, 4, 600)
    assert offer.starts == (date(2027, 3, 1), date(2027, 3, 2))
    assert offer.provenance.checked_on == date(2026, 10, 12)
    free = offers["Cloud for everyone"].offer
    assert (free.price_euros, free.provinces) == (0, ())
    assert free.region == text("Ergenshuizen")


def test_what_a_file_does_not_say_stays_unknown(tmp_path: Path) -> None:
    feed, _ = read(written(tmp_path, BASE | {"online": "ja"}))
    [one] = feed.offers

    unknown = ("hours", "hours_estimate", "months", "hours_per_week", "price_euros", "price_from",
               "starts", "note", "region", "link")  # fmt: skip
    assert all(getattr(one.offer, name) is None for name in unknown)
    assert one.offer.entry.languages == ()
    assert one.offer.entry.diploma is Diploma.UNKNOWN
    assert (one.terms, one.valid_until) == ((), None)


@pytest.mark.parametrize(
    "load", [{"studyLoadUnit": "contacttime", "value": 40}, {"studyLoadUnit": "sp", "value": 5}]
)
def test_hours_in_class_are_not_taken_for_hours_of_study(tmp_path: Path, load: object) -> None:
    course = {
        "courseId": "1",
        "name": "Een cursus",
        "studyLoad": load,
        "modeOfDelivery": ["online"],
    }
    feed, _ = read(json_file(tmp_path, course), provider="Een school")

    assert feed.offers[0].offer.hours is None


@pytest.mark.parametrize("prices", [[("USD", "250")], [("EUR", "250"), ("EUR", "300")], []])
def test_a_price_that_is_not_one_in_euros_is_unknown(
    tmp_path: Path, prices: list[tuple[str, str]]
) -> None:
    offers = [{"@type": "Offer", "priceCurrency": c, "price": p} for c, p in prices]
    course = {"@type": "Course", "name": "Een cursus", "provider": "Een school", "offers": offers}
    feed, _ = read(json_file(tmp_path, course))

    assert feed.offers[0].offer.price_euros is None


def test_who_offers_it_and_the_day_of_fetching_can_be_told_for_a_whole_file(tmp_path: Path) -> None:
    course = {"courseId": "1", "name": [{"language": "en-GB", "value": "A course"}]}
    path = json_file(tmp_path, [course])
    with pytest.raises(DataError, match=r"organization \(of --provider\): is leeg"):
        read(path)
    feed, _ = read(path, provider="Een school", checked_on=date(2026, 11, 1))

    [one] = feed.offers
    assert (one.offer.provider, one.offer.title) == ("Een school", text("A course"))
    assert one.offer.provenance.checked_on == date(2026, 11, 1)


def test_every_imported_offer_is_unverified_and_says_where_it_comes_from() -> None:
    for one in read(*ALL)[0].offers:
        assert one.offer.provenance.state is State.UNVERIFIED
        assert one.offer.provenance.sources[0]
        assert one.offer.is_imported
        assert one.offer.teaches == {}


def test_what_sites_write_in_other_ways_is_read_too(tmp_path: Path) -> None:
    course = {
        "@context": "https://schema.org/",
        "@type": "schema:Course",
        "@id": "#course",
        "name": ["Een cursus"],
        "provider": {"@type": "Person", "name": "Een docent"},
        "courseMode": ["Online", "full-time"],
        "hasPart": [{"@type": "Course", "name": "Een les"}],
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseWorkload": "PT90M",
            "startDate": "2027-03-15T14:00:00+01:00",
        },
    }
    feed, report = read(json_file(tmp_path, course))
    [one] = feed.offers
    offer = one.offer
    assert (offer.online, offer.link, offer.hours) == (True, None, 2)
    assert offer.starts == (date(2027, 3, 15),)
    assert not report.problems


def test_a_level_and_a_place_are_read_where_they_are_certain(tmp_path: Path) -> None:
    known = {"programId": "1", "name": "Ict", "level": "secondary vocational education 4"}
    level_unknown = {"programId": "2", "name": "Iets", "level": "bachelor"}
    minor = {"programId": "3", "name": "Minor", "level": "bachelor", "programType": "minor"}
    feed, _ = read(json_file(tmp_path, {"items": [known, level_unknown, minor]}), provider="School")

    forms = {name: one.offer.form for name, one in by_title(feed).items()}
    assert forms == {"Ict": OfferForm.MBO, "Iets": OfferForm.COURSE, "Minor": OfferForm.COURSE}


def test_the_whole_country_is_all_provinces() -> None:
    offer, _ = offer_of(row(provinces="NL"))
    assert offer is not None
    assert offer.offer.provinces == PROVINCES


def test_semicolons_of_a_spreadsheet_are_read_as_commas_are(tmp_path: Path) -> None:
    with (SAMPLES / "offers.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    with (tmp_path / "offers.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)

    assert read(tmp_path / "offers.csv") == read(SAMPLES / "offers.csv")
