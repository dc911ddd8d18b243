"""One value changes, and not a sign more: comments, order and layout of a file stay."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from career_graph.loader import DATA
from skills_taxonomy.yaml_edit import EditError, in_quotes, items, with_item, with_value

FILES = (
    sorted((DATA / "offers").glob("*.yaml"))[::20] + sorted((DATA / "funding").glob("*.yaml"))[::6]
)
SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
TEXT = """\
# why this file is here
id: a  # the name
title:
  nl: "Een \\"titel\\""   # Dutch first
  en: 'A title'

teaches:
  sql: 2
  # harder than it looks
  linux: 1
provinces: [UT, GE]
groups: []
months: null
# the link was checked
link: "https://www.example.org/"
sources:
  - "one"
  - "two"  # the best
"""


def read(text: str) -> Any:
    return yaml.BaseLoader(text).get_single_data()


def places(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where the single values of a file are."""
    if isinstance(value, dict):
        return [p for key, part in value.items() for p in places(part, (*place, key))]
    if isinstance(value, list):
        return [p for n, part in enumerate(value) for p in places(part, (*place, n))]
    return [place]


def changed(value: Any, place: tuple[str | int, ...], new: str) -> Any:
    if not place:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = changed(value[place[0]], place[1:], new)
    return copy


@given(
    st.data(),
    st.sampled_from(FILES),
    st.text(SIGNS, min_size=1, max_size=30),
)
def test_any_value_of_any_file_can_be_changed_and_only_that(
    data: st.DataObject, path: Path, value: str
) -> None:
    if value[0] in "[{":
        value = f"x{value}"
    text = path.read_text("utf-8")
    before = read(text)
    place = data.draw(st.sampled_from(places(before)))
    after = with_value(text, place, value)

    assert read(after) == changed(before, place, value)
    old, new = text.splitlines(), after.splitlines()
    assert len(old) == len(new)
    assert sum(a != b for a, b in zip(old, new, strict=True)) <= 1


@given(st.data(), st.sampled_from(FILES))
def test_writing_back_what_stands_there_changes_nothing(data: st.DataObject, path: Path) -> None:
    text = path.read_text("utf-8")
    before = read(text)
    place = data.draw(st.sampled_from(places(before)))
    value = before
    for part in place:
        value = value[part]
    assert read(with_value(text, place, value if value != "null" else None)) == before


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("place", "value", "line"),
    [
        (("title", "nl"), 'Een "andere"', '  nl: "Een \\"andere\\""   # Dutch first'),
        (("title", "en"), "Another: one", '  en: "Another: one"'),
        (("months",), "12", "months: 12"),
        (("months",), "no", 'months: "no"'),
        (("link",), None, "link: null"),
        (("provinces",), "[ZE]", "provinces: [ZE]"),
        (("provinces", 1), "ZE", 'provinces: [UT, "ZE"]'),
        (("groups",), "[women]", "groups: [women]"),
        (("sources", 1), "three", '  - "three"  # the best'),
        (("teaches", "sql"), "3", "  sql: 3"),
        (("id",), "b", "id: b  # the name"),
    ],
)
def test_a_line_changes_where_the_value_stands(
    newline: str, place: tuple[str | int, ...], value: str | None, line: str
) -> None:
    before = TEXT.replace("\n", newline)
    after = with_value(before, place, value)
    new = [one for one in after.split(newline) if one not in before.split(newline)]
    assert new == [line]


def test_a_new_key_comes_where_it_belongs() -> None:
    order = ["id", "title", "teaches", "price", "provinces", "months"]
    lines = with_value(TEXT, ("price",), "5", order).splitlines()
    assert lines[lines.index("  linux: 1") + 1] == "price: 5"
    lines = with_value(TEXT, ("teaches", "python"), "1").splitlines()
    assert lines[lines.index("  linux: 1") + 1] == "  python: 1"
    assert with_value("a: {}\n", ("a", "b"), "1") == "a: {b: 1}\n"
    assert with_value("a: {b: 1}", ("a", "c"), "2") == "a: {b: 1, c: 2}"
    assert with_value("a: 1", ("b",), "2") == "a: 1\nb: 2\n"
    assert with_value("a:\nb: 2\n", ("a",), "1") == "a: 1\nb: 2\n"


def test_an_item_is_added_at_the_end_of_its_list() -> None:
    lines = with_item(TEXT, ("sources",), '"three"').splitlines()
    assert lines[-2:] == ['  - "two"  # the best', '  - "three"']
    assert "groups:\n  - women\nmonths" in with_item(TEXT, ("groups",), "women")
    assert "provinces: [UT, GE, ZE]" in with_item(TEXT, ("provinces",), "ZE")
    assert items(TEXT, ("sources",)) == ["one", "two"]
    assert items(TEXT, ("nothing",)) == []


@pytest.mark.parametrize(
    ("text", "place", "value", "told"),
    [
        (TEXT, ("teaches",), "5", "meer regels"),
        (TEXT, ("sources",), "[a]", "meer regels"),
        (TEXT, ("link", "deeper"), "5", "bestaat hier niet"),
        (TEXT, ("sources", 9), "5", "bestaat hier niet"),
        (TEXT, ("provinces",), "[UT", "geen goede lijst"),
        ("a: |\n  many\n  lines\n", ("a",), "5", "meer regels"),
    ],
)
def test_what_cannot_be_changed_so_is_refused(
    text: str, place: tuple[str | int, ...], value: str, told: str
) -> None:
    with pytest.raises(EditError, match=told):
        with_value(text, place, value)


def test_only_a_list_takes_items() -> None:
    with pytest.raises(EditError, match="geen lijst"):
        with_item(TEXT, ("title",), "x")


@given(st.text(SIGNS))
def test_quotes_keep_every_text(text: str) -> None:
    assert read(f"a: {in_quotes(text)}") == {"a": text}
