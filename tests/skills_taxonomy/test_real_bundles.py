"""The official files, whole: what is in them is what their publisher says, in time and memory.

They are not part of the project. These tests run where the files lie beside the checkout.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from skills_taxonomy.edition import EscoEdition, packed, unpacked
from skills_taxonomy.esco import read_bundles
from skills_taxonomy.esco_report import Report
from tests.esco_bundles import REAL, needs_real_bundles

pytestmark = [needs_real_bundles, pytest.mark.slow]

COUNTS = {
    "1.1.1": {
        "occupations": 3_007,
        "skills": 13_896,
        "ISCOGroups": 619,
        "skillGroups": 640,
        "occupationSkillRelations": 123_855,
        "skillSkillRelations": 5_899,
        "broaderRelationsOccPillar": 3_617,
        "broaderRelationsSkillPillar": 20_656,
    },
    "1.2.0": {
        "occupations": 3_039,
        "skills": 13_939,
        "ISCOGroups": 619,
        "skillGroups": 640,
        "occupationSkillRelations": 129_004,
        "skillSkillRelations": 5_818,
        "broaderRelationsOccPillar": 3_652,
        "broaderRelationsSkillPillar": 20_822,
    },
}

# In a process of its own, because the peak of this one says nothing. The seconds are those of
# the processor: they do not count what else the machine is doing.
MEASURED = """
import re, sys, time
from pathlib import Path
from skills_taxonomy.edition import packed, unpacked
from skills_taxonomy.esco import read_bundles
content = packed(read_bundles([Path(path) for path in sys.argv[1:]])[0])
read = time.process_time()
unpacked(content)
loaded = time.process_time() - read
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(read, loaded, int(peak[1]) / 1024, len(content))
"""


def bundles(version: str) -> list[Path]:
    paths = sorted(REAL.glob(f"ESCO dataset - v{version} *.zip"))
    assert len(paths) == 2
    return paths


@pytest.fixture(scope="module", params=sorted(COUNTS))
def imported(request: pytest.FixtureRequest) -> tuple[EscoEdition, Report]:
    return read_bundles(bundles(request.param))


def test_the_counts_are_the_publishers(imported: tuple[EscoEdition, Report]) -> None:
    edition, report = imported
    assert report.counts == COUNTS[edition.version]
    assert report.missing == ()
    assert len(edition.occupations) == report.counts["occupations"]
    assert len(edition.skills) == report.counts["skills"]


def test_what_is_left_out_is_known(imported: tuple[EscoEdition, Report]) -> None:
    edition, report = imported
    skipped = {one.reason: one.count for one in report.skipped}
    dangling = "een URI die in geen bestand een begrip is"
    expected = {
        "1.1.1": {
            f"broaderRelationsOccPillar: {dangling}": 1,
            f"broaderRelationsSkillPillar: {dangling}": 7,
            f"occupationSkillRelations: {dangling}": 67,
            "skillType: leeg, afgeleid uit de groep": 6,
        },
        "1.2.0": {
            "occupationSkillRelations: essential en optional tegelijk, essential telt": 17,
        },
    }
    assert skipped == expected[edition.version]
    lost = report.counts["occupationSkillRelations"] - len(edition.occupation_skills)
    assert lost == {"1.1.1": 67, "1.2.0": 17}[edition.version]


def test_every_index_and_uri_exists(imported: tuple[EscoEdition, Report]) -> None:
    edition, _ = imported
    uris = {o.uri for o in edition.occupations} | {s.uri for s in edition.skills}
    uris |= {g.uri for g in edition.groups}
    assert {
        uri for pair in edition.occupation_broader + edition.skill_broader for uri in pair
    } <= uris
    assert {o for o, _, _ in edition.occupation_skills} <= set(range(len(edition.occupations)))
    assert {s for _, s, _ in edition.occupation_skills} <= set(range(len(edition.skills)))
    assert unpacked(packed(edition)) == edition


def test_every_occupation_of_1_2_has_a_dutch_and_an_english_label() -> None:
    edition, _ = read_bundles(bundles("1.2.0"))
    assert edition.languages == ("en", "nl")
    assert all(set(o.labels) == {"en", "nl"} for o in edition.occupations)
    assert all(set(s.labels) == {"en"} for s in edition.skills)
    [developer] = [o for o in edition.occupations if o.labels["en"] == "software developer"]
    number = edition.occupations.index(developer)
    relations = [is_essential for o, _, is_essential in edition.occupation_skills if o == number]
    assert (len(relations), sum(relations)) == (108, 24)


@pytest.mark.parametrize("version", sorted(COUNTS))
def test_time_and_memory_stay_small(version: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", MEASURED, *map(str, bundles(version))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    read, loaded, mebibytes, size = map(float, done.stdout.split())
    with capsys.disabled():
        print(
            f"\nESCO v{version}: read in {read:.1f} s, loaded in {loaded:.2f} s, "
            f"peak {mebibytes:.0f} MiB, packed {size / 1e6:.1f} MB"
        )

    assert read < 30
    assert loaded < 2
    assert mebibytes < 1_024
