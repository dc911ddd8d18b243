"""Offers of others: each once in any order, and only what is certain counts."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_graph.feed import (
    Feed,
    FeedOffer,
    Meaning,
    Term,
    differences,
    identity,
    joined_offers,
    skill_words,
    waiting_terms,
    without_doubles,
)
from career_graph.feeds.packing import packed_feed, unpacked_feed
from career_graph.feeds.row import Row, offer_of
from career_graph.offers import Offer
from skills_taxonomy.edition import FormatError
from skills_taxonomy.model import EscoMatch, Match
from tests.builders import offer as an_offer
from tests.builders import skill, text

TODAY = date(2026, 11, 30)
ESCO = "http://data.europa.eu/esco/skill/ccd0a1d9-afda-43d9-b901-96344886e14d"


TITLES = ["Netwerken", "netwerken!", "Linux", "Python: begin", "Python – begin"]
LINKS = ["", "https://www.example.org/", "https://www.example.org/a", "https://example.org/a/"]
texts_of_rows = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "provider": st.sampled_from(["Een school", "EEN SCHOOL", "Andere school"]),
        "form": st.sampled_from(["cursus", "mbo"]),
        "source": st.sampled_from(["folder", "site"]),
        "link": st.sampled_from(LINKS),
        "hours": st.sampled_from(["", "40"]),
        "price_euros": st.sampled_from(["", "0", "100"]),
        "skills": st.sampled_from(["", "linux=1", "linux", "iets nieuws; linux=2"]),
        "provinces": st.sampled_from(["", "UT", "NL"]),
    }
)


def feed_of(rows: Sequence[dict[str, str]]) -> Feed:
    found = [offer_of(Row(f"a.csv:{n}", texts))[0] for n, texts in enumerate(rows)]
    return without_doubles([one for one in found if one])[0]


@given(st.data(), st.lists(texts_of_rows, max_size=8))
def test_any_order_of_rows_gives_the_same_release(
    data: st.DataObject, rows: list[dict[str, str]]
) -> None:
    shuffled = data.draw(st.permutations(rows))
    assert packed_feed(feed_of(shuffled)) == packed_feed(feed_of(rows))


@given(st.lists(texts_of_rows, max_size=8))
def test_no_two_offers_of_a_feed_are_the_same_and_none_is_lost(rows: list[dict[str, str]]) -> None:
    found = [one for texts in rows if (one := offer_of(Row("a.csv:2", texts))[0])]
    feed, doubles = without_doubles(found)

    keys = [key for one in feed.offers for key in identity(one.offer)]
    assert len(keys) == len(set(keys))
    assert len({one.offer.id for one in feed.offers}) == len(feed.offers)
    assert len(feed.offers) + sum(map(len, doubles.values())) == len(found)
    assert doubles.keys() <= {one.offer.id for one in feed.offers}


@given(st.lists(texts_of_rows, max_size=8))
def test_packing_and_unpacking_gives_the_same_feed(rows: list[dict[str, str]]) -> None:
    feed = feed_of(rows)
    assert unpacked_feed(packed_feed(feed)) == feed
    assert differences(feed, feed_of(list(reversed(rows)))) == differences(Feed(()), Feed(()))


@given(st.lists(texts_of_rows, max_size=6), st.lists(texts_of_rows, max_size=6))
def test_what_is_added_changed_and_gone_leads_from_one_feed_to_the_other(
    before: list[dict[str, str]], after: list[dict[str, str]]
) -> None:
    old, new = feed_of(before), feed_of(after)
    told = differences(old, new)

    by_id = {one.offer.id: one for one in old.offers}
    for one in told.gone:
        del by_id[one.offer.id]
    for change in told.changed:
        assert change.about
        assert by_id[change.offer.offer.id] != change.offer
        by_id[change.offer.offer.id] = change.offer
    for one in told.added:
        assert one.offer.id not in by_id
        by_id[one.offer.id] = one
    assert by_id == {one.offer.id: one for one in new.offers}


def test_other_bytes_than_a_feed_are_refused() -> None:
    for content in (b"", b"nonsense", packed_feed(Feed(()))[:-9]):
        with pytest.raises(FormatError):
            unpacked_feed(content)


# What counts, and what waits


LINUX = skill("linux", esco=(EscoMatch(ESCO, Match.EXACT),))
WORDS = skill_words(
    [LINUX, skill("sql")], {"pinguins": Meaning("linux", 1), "koken": Meaning(None)}
)


def feed_naming(*terms: Term) -> Feed:
    return Feed((FeedOffer(an_offer("cursus", teaches={}, is_imported=True), terms),))


def joined_one(*terms: Term) -> Offer:
    return joined_offers({}, feed_naming(*terms), WORDS)["cursus"]


def test_only_a_known_skill_with_a_proficiency_counts() -> None:
    joined = joined_one(Term("linux", 2), Term("sql"), Term("linux beheren", 3), Term(ESCO, 1))

    assert joined.teaches == {"linux": 2}
    assert joined.named == ("sql", "linux beheren")


def test_what_a_curator_told_counts_and_what_means_nothing_waits_no_more() -> None:
    joined = joined_one(Term("Pinguïns"), Term("koken", 4))
    assert (joined.teaches, joined.named) == ({"linux": 1}, ())
    assert joined_one(Term("pinguïns", 3)).teaches == {"linux": 3}
    assert waiting_terms(feed_naming(Term("Pinguïns"), Term("koken")), WORDS) == {}


def test_what_waits_names_the_offers_it_is_in() -> None:
    feed = feed_naming(Term("linux"), Term("iets anders", 2))
    waiting = waiting_terms(feed, WORDS)
    assert list(waiting) == [Term("iets anders", 2), Term("linux")]
    assert all(offers == feed.offers for offers in waiting.values())


def test_what_we_describe_ourselves_goes_before_what_a_feed_says() -> None:
    own = {"ons": an_offer("ons", title=text("Cursus"), provider="A school", price_euros=10)}
    same = an_offer("cursus-1", title=text("cursus"), provider="A SCHOOL", price_euros=20)
    other = replace(same, id="cursus-2", provider="Another school")
    feed = Feed((FeedOffer(same, ()), FeedOffer(other, ())))

    joined = joined_offers(own, feed, WORDS)
    assert set(joined) == {"ons", "cursus-2"}
    assert joined["ons"] is own["ons"]


def test_every_field_that_can_differ_is_compared() -> None:
    before = FeedOffer(an_offer("cursus"), (Term("a"),), TODAY)
    others: dict[str, Any] = {
        each.name: ("other", each.name) for each in fields(Offer) if each.name != "id"
    }
    for name, value in others.items():
        after = replace(before, offer=replace(before.offer, **{name: value}))
        [change] = differences(Feed((before,)), Feed((after,))).changed
        assert change.about == (name,)
    for after, about in (
        (replace(before, terms=()), "skills"),
        (replace(before, valid_until=None), "valid_until"),
    ):
        assert differences(Feed((before,)), Feed((after,))).changed[0].about == (about,)
