"""The map of ICT work: the same as its list, lit for who asks, and without overlaps."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from app.knowledge import Knowledge
from app.metro.drawing import Picture, picture_of
from app.metro.kept_places import KEPT
from app.metro.labels import FONT_SIZE, LINE_WIDTH, label_lines, width_of
from app.metro.nearness import TRANSFER_HOURS, TRANSFERS_PER_ROLE
from app.metro.network import network_of
from app.metro.placing import Placing, kept_of, placed
from app.metro.shapes import GUTTER, PITCH_Y
from career_graph.graph import Position, typical_study_hours
from skills_taxonomy.model import LANGUAGES, Language
from tests.conftest import Visit

NURSE = "from=verpleegkundige&level=medior&years=8"
GOAL = f"{NURSE}&goal=data-analist.senior"
Box = tuple[float, float, float, float]  # left, top, right, bottom


def drawn(page: BeautifulSoup) -> list[Tag]:
    return page.select(".map a")


def role_of(link: Tag) -> str:
    return str(link["href"]).partition("?")[0].rpartition("/")[2]


def words(tag: Tag | None) -> str:
    return " ".join(tag.get_text(" ").split()) if tag else ""


# --- the map and its list -----------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/nl/kaart", "/en/map", f"/nl/kaart?{GOAL}"])
def test_the_list_holds_the_same_roles_transfers_and_words(
    visit: Visit, knowledge: Knowledge, address: str
) -> None:
    page = visit(address)
    on_map = [(str(link["href"]), str(link["aria-label"])) for link in drawn(page)]
    in_list = []
    for item in page.select(".line__station"):
        link = item.select("a")[0]
        said = [words(link), words(item.select_one(".line__reach"))]
        said += [words(moves) for moves in item.select(".line__moves")]
        in_list.append((str(link["href"]), ". ".join(said) + "."))

    assert on_map == in_list
    assert sorted(map(role_of, drawn(page))) == sorted(knowledge.taxonomy.roles)


def test_the_letters_at_a_station_are_the_lines_of_its_transfers(visit: Visit) -> None:
    for link in drawn(visit("/nl/kaart")):
        _, _, changes = str(link["aria-label"]).partition("Overstap: ")
        letters = [words(letter) for letter in link.select(".map__letter")]
        assert set(letters) == set(re.findall(r"\(([A-Z])\)[,.]", changes)), link["aria-label"]


def test_transfers_are_near_both_ways_and_few_per_role(knowledge: Knowledge) -> None:
    network, graph = network_of(knowledge), knowledge.career_graph
    hours, roles = typical_study_hours(graph), knowledge.taxonomy.roles
    for a, b in network.transfers:
        assert roles[a].family != roles[b].family
        assert a in network.transfers_from(b)
        assert b in network.transfers_from(a)
        there_and_back = [
            max(hours(one, other, None), hours(other, one, None))
            for level in roles[a].levels.keys() & roles[b].levels.keys()
            for one, other in [(Position(a, level), Position(b, level))]
        ]
        assert min(there_and_back) <= TRANSFER_HOURS
    assert all(len(network.transfers_from(role)) <= TRANSFERS_PER_ROLE for role in roles)


def test_stations_are_reached_line_by_line_from_left_to_right(knowledge: Knowledge) -> None:
    for line in picture_of(network_of(knowledge), "nl").lines:
        places = [station.x for station in line.stations]
        assert places == sorted(places)


# --- what is lit --------------------------------------------------------------------------------


def test_nothing_is_lit_for_a_stranger(visit: Visit) -> None:
    page = visit("/nl/kaart")
    assert page.select(".map__station--lit, .map__you-dot, .map__route, .map__dot--lit") == []


def test_what_is_lit_is_what_the_result_calls_open(visit: Visit) -> None:
    lit = visit(f"/nl/kaart?{NURSE}").select("a.map__station--lit")
    heading = words(visit(f"/nl/uitkomst?{NURSE}").select_one("#stations"))

    assert str(len(lit)) in heading.split()
    assert all(re.search("zeker|waarschijnlijk", str(link["aria-label"])) for link in lit)


def test_the_path_is_drawn_and_said(visit: Visit) -> None:
    page = visit(f"/nl/kaart?{GOAL}")
    said = [words(step) for step in page.select(".map-path__steps li")]
    svg_routes = page.select(".map .map__route")

    assert said
    assert len(svg_routes) == len(said)
    assert "data-analist" in said[-1]
    for route, step in zip(svg_routes, said, strict=True):
        assert ("map__route--growth" in route["class"]) == ("omhoog" in step.lower())
    assert "Jouw doel: senior" in words(
        page.select_one(".line__station:has(a[href*='/data-analist'])")
    )


def test_who_works_in_ict_stands_at_a_station(visit: Visit) -> None:
    page = visit("/nl/kaart?role=testanalist&level=medior")
    own = next(link for link in drawn(page) if role_of(link) == "testanalist")
    assert "medior: hier ben jij" in str(own["aria-label"])
    assert page.select_one(".map__you-dot--small") is not None


def test_a_goal_without_a_path_is_said(visit: Visit) -> None:
    page = visit("/nl/kaart?from=kok&level=junior&months=0&goal=cloudarchitect.senior")
    assert page.select(".map .map__route") == []
    assert "geen pad" in words(page.select_one(".map-path"))


def test_the_region_is_named_and_can_be_skipped(visit: Visit) -> None:
    page = visit("/nl/kaart")
    frame = page.select_one(".map-frame[role=region][tabindex='0']")
    assert frame is not None
    assert frame["aria-label"]
    assert page.select_one(".map[role=group]") is not None
    assert page.select_one(".map-skip a[href='#list']") is not None


def test_a_goal_that_does_not_exist_is_refused(client: TestClient) -> None:
    assert client.get("/nl/kaart?goal=nobody.senior").status_code == 422


# --- geometry -----------------------------------------------------------------------------------


def boxes_of(picture: Picture) -> dict[str, Box]:
    """Everything with words or a shape of its own, by what it is."""
    boxes: dict[str, Box] = {}
    for line in picture.lines:
        name_width = width_of(line.label, 16)
        boxes[f"bullet {line.id}"] = (line.x - 66, line.y - 16, line.x - 34, line.y + 16)
        boxes[f"name {line.id}"] = (line.x + 8, line.y - 51, line.x + 8 + name_width, line.y - 35)
        for at in line.stations:
            boxes[f"stop {at.role}"] = (at.x - 10, at.y - 20, at.x + 10, at.y + 20)
            wide = max(map(width_of, at.lines))
            low = at.y + 38 + 16 * (len(at.lines) - 1)
            boxes[f"label {at.role}"] = (at.x + 11, at.y + 22, at.x + 11 + wide, low)
            if at.letters:
                right = at.x + 24 + 21 * (len(at.letters) - 1) + 10
                boxes[f"letters {at.role}"] = (at.x + 14, at.y - 35, right, at.y - 15)
    return boxes


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_the_map_overlaps(knowledge: Knowledge, language: Language) -> None:
    picture = picture_of(network_of(knowledge), language)
    boxes = boxes_of(picture)
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, f"{one} overlaps {other}"
    for name, (left, top, right, bottom) in boxes.items():
        inside = (
            left >= picture.bank
            and top >= 0
            and right <= picture.width
            and bottom <= picture.height
        )
        assert inside, f"{name} is partly off the map"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_track_runs_through_words(knowledge: Knowledge, language: Language) -> None:
    picture = picture_of(network_of(knowledge), language)
    boxes = boxes_of(picture)
    for line in picture.lines:
        for a, b in pairwise(line.stations):
            if a.y != b.y:
                side, top, bottom = b.x - GUTTER, min(a.y, b.y), max(a.y, b.y)
                bend = (side - 13, top + 21, side + 13, bottom - 21)
                for name, box in boxes.items():
                    apart = (
                        bend[2] <= box[0]
                        or box[2] <= bend[0]
                        or bend[3] <= box[1]
                        or box[3] <= bend[1]
                    )
                    assert apart, f"the bend of {line.id} runs through {name}"


def test_labels_fit_for_every_role_in_both_languages(knowledge: Knowledge) -> None:
    for role in knowledge.taxonomy.roles.values():
        for language in LANGUAGES:
            lines = label_lines(role.label[language])
            assert len(lines) <= 3
            assert max(width_of(line, FONT_SIZE) for line in lines) <= LINE_WIDTH
            assert not any(line.endswith("…") for line in lines), role.label[language]
            plain = "".join(lines).replace("-", "").replace(" ", "")
            name = role.label[language].partition(" (")[0]
            assert plain == name.replace("-", "").replace(" ", "")


def test_a_name_that_nobody_foresaw_still_fits() -> None:
    lines = label_lines("Hottentottententententoonstellingsmakersvereniging en nog heel veel meer")
    assert len(lines) == 3
    assert max(map(width_of, lines)) <= LINE_WIDTH


@pytest.mark.parametrize("sizes", [[1], [2, 1], [3] * 4, [4, 9, 2, 7, 7, 1], [20, 3, 14] + [8] * 9])
def test_any_number_of_roles_finds_a_place(sizes: list[int]) -> None:
    lines = {f"{n}": [f"{n}.{i}" for i in range(size)] for n, size in enumerate(sizes)}
    grid = placed(lines, [])
    again = placed(lines, [])

    assert grid == again
    assert len(set(grid.cells.values())) == len(grid.cells) == sum(sizes)
    for stations in grid.lines.values():
        for (c1, r1), (c2, r2) in pairwise([grid.cells[station] for station in stations]):
            assert c2 == c1 + 1
            assert abs(r2 - r1) <= 1


# --- the same map tomorrow ----------------------------------------------------------------------


def test_every_line_lies_where_it_was_kept(knowledge: Knowledge) -> None:
    """Fails after a role is added or removed: then `python -m tools.map_places --stay`."""
    assert kept_of(network_of(knowledge).grid) == KEPT


def test_a_new_role_moves_its_own_line_alone(knowledge: Knowledge) -> None:
    grid = network_of(knowledge).grid
    for grown in grid.lines:
        lines = {**grid.lines, grown: (*grid.lines[grown], "new-role")}
        after = kept_of(placed(lines, network_of(knowledge).transfers, KEPT, steps=3_000))
        assert after.pop(grown).stations != KEPT[grown].stations
        assert after == {name: line for name, line in KEPT.items() if name != grown}


def test_other_transfers_move_nothing(knowledge: Knowledge) -> None:
    grid = network_of(knowledge).grid
    assert placed(grid.lines, [], KEPT) == grid


def test_kept_places_that_clash_are_not_kept() -> None:
    lines = {"a": ["a1", "a2"], "b": ["b1", "b2"]}
    kept = kept_of(placed(lines, []))
    clashing = {name: replace(line, placing=Placing(0, 0)) for name, line in kept.items()}
    grid = placed(lines, [], clashing)
    assert len(set(grid.cells.values())) == 4


def test_most_lines_begin_where_a_small_screen_looks_first(knowledge: Knowledge) -> None:
    picture = picture_of(network_of(knowledge), "nl")
    seen = [line.letter for line in picture.lines if line.x + 10 <= picture.bank + 320]
    assert len(seen) * 2 > len(picture.lines)


def test_only_who_is_across_the_river_sees_the_other_side(visit: Visit) -> None:
    for address, left in [
        ("/nl/kaart", 108),
        ("/nl/kaart?role=testanalist&level=medior", 108),
        (f"/nl/kaart?{GOAL}", 0),
    ]:
        drawing = visit(address).select_one("svg.map")
        assert drawing is not None
        assert str(drawing["viewbox"]).startswith(f"{left} 0 "), address


def test_the_index_of_lines_counts_what_is_open(visit: Visit) -> None:
    page = visit(f"/nl/kaart?{NURSE}")
    counted = [int(words(each).split()[0]) for each in page.select(".map-jump__open")]
    assert sum(counted) == len(page.select("a.map__station--lit"))
    assert visit("/nl/kaart").select(".map-jump__open") == []


def test_rows_leave_room_for_three_lines_and_a_route() -> None:
    assert PITCH_Y >= 70 + 15 + 51
