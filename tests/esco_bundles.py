"""Small ESCO bundles for tests, in the shape of the official ones, and ways to spoil them."""

import stat
import struct
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

Files = Mapping[str, bytes]

# The real bundles are not part of the project; they may lie beside the checkout.
REAL = Path(__file__).parent.parent.parent / "shared" / "esco"
needs_real_bundles = pytest.mark.skipif(not REAL.is_dir(), reason=f"no ESCO bundles in {REAL}")

BASE = "http://data.europa.eu/esco"
NURSE, TESTER = f"{BASE}/occupation/nurse", f"{BASE}/occupation/tester"
CARE, PLAN, TEST, LAW = (f"{BASE}/skill/{name}" for name in ("care", "plan", "test", "law"))
S1, FIELD = f"{BASE}/skill/S1", f"{BASE}/isced-f/0421"
ISCO_NURSE, ISCO_TESTER = f"{BASE}/isco/C2221", f"{BASE}/isco/C2519"


def table(header: str, *rows: str) -> bytes:
    """Return CSV as ESCO writes it: UTF-8, comma, CRLF."""
    return "".join(f"{line}\r\n" for line in (header, *rows)).encode()


def occupations(nurse: str, tester: str) -> bytes:
    """Return the occupations file in one language."""
    return table(
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,code",
        f"Occupation,{NURSE},2221,{nurse},,released,2221.1",
        f'Occupation,{TESTER},2519,{tester},"{tester}\nQA {tester}",released,2519.7',
    )


SMALL: Files = {
    "occupations_en.csv": occupations("nurse", " ICT tester\u00a0"),
    "occupations_nl.csv": occupations("verpleegkundige", "testanalist"),
    "skills_en.csv": table(
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status",
        f"KnowledgeSkillCompetence,{CARE},skill/competence,sector-specific,give care,,released",
        f"KnowledgeSkillCompetence,{PLAN},skill/competence,transversal,plan work,,released",
        f"KnowledgeSkillCompetence,{TEST},skill/competence,,test software,,released",
        f"KnowledgeSkillCompetence,{LAW},,cross-sector,law,,released",
    ),
    "skillGroups_en.csv": table(
        "conceptType,conceptUri,preferredLabel,altLabels,status,code",
        f"SkillGroup,{S1},communication,,released,S1",
        f"SkillGroup,{FIELD},law,,released,0421",
    ),
    "ISCOGroups_en.csv": table(
        "conceptType,conceptUri,code,preferredLabel,status,altLabels",
        f"ISCOGroup,{ISCO_NURSE},2221,Nursing professionals,released,",
        f"ISCOGroup,{ISCO_TESTER},2519,Software analysts,released,",
    ),
    "occupationSkillRelations_en.csv": table(
        "occupationUri,relationType,skillType,skillUri",
        f"{NURSE},essential,skill/competence,{CARE}",
        f"{NURSE},optional,skill/competence,{PLAN}",
        f"{TESTER},essential,skill/competence,{TEST}",
        f"{TESTER},optional,knowledge,{LAW}",
    ),
    "skillSkillRelations_en.csv": table(
        "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri",
        f"{TEST},skill/competence,optional,skill/competence,{PLAN}",
    ),
    "broaderRelationsOccPillar_en.csv": table(
        "conceptType,conceptUri,broaderType,broaderUri",
        f"Occupation,{NURSE},ISCOGroup,{ISCO_NURSE}",
        f"Occupation,{TESTER},ISCOGroup,{ISCO_TESTER}",
    ),
    "broaderRelationsSkillPillar_en.csv": table(
        "conceptType,conceptUri,broaderType,broaderUri",
        f"KnowledgeSkillCompetence,{PLAN},SkillGroup,{S1}",
        f"KnowledgeSkillCompetence,{LAW},SkillGroup,{FIELD}",
    ),
}
NAME = "ESCO dataset - v1.2.0 - classification - en - csv.zip"


def small(**changed: bytes | None) -> dict[str, bytes]:
    """Return the small bundle with some files changed, or left out where None is given."""
    files = {**SMALL, **{f"{name}.csv": content for name, content in changed.items()}}
    return {name: content for name, content in files.items() if content is not None}


def larger(seed: int, occupations: int = 400) -> dict[str, bytes]:
    """Return a bundle with labels that do not pack well: it takes a while to import."""
    random = Random(seed)

    def word() -> str:
        return random.randbytes(20).hex()

    rows = [
        f"Occupation,{BASE}/occupation/{n},2511,{word()},{word()},released,2511.{n}"
        for n in range(occupations)
    ]
    header = SMALL["occupations_en.csv"].partition(b"\r\n")[0].decode()
    return small(
        occupations_en=table(header, *rows), occupations_nl=None, broaderRelationsOccPillar_en=None
    ) | {
        "occupationSkillRelations_en.csv": table(
            "occupationUri,relationType,skillType,skillUri",
            *(
                f"{BASE}/occupation/{n},essential,skill/competence,{skill}"
                for n in range(occupations)
                for skill in (CARE, PLAN, TEST, LAW)
            ),
        )
    }


def write_zip(folder: Path, files: Files, name: str = NAME) -> Path:
    """Write a zip as it is meant to be."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in files.items():
            archive.writestr(member, content)
    return path


def write_folder(folder: Path, files: Files, name: str = NAME.removesuffix(".zip")) -> Path:
    """Write a folder with the same files."""
    path = folder / name
    path.mkdir()
    for member, content in files.items():
        (path / member).write_bytes(content)
    return path


def add_member(path: Path, name: str, content: bytes = b"x", mode: int = stat.S_IFREG) -> None:
    """Add one file more to a zip, under any name, even one that is there already."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (mode | 0o644) << 16
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # that the name is there already
        archive.writestr(info, content)


def patch_directory(path: Path, offset: int, form: str, value: int, member: int = 0) -> None:
    """Change one number in the zip's list of files, which readers believe."""
    content = bytearray(path.read_bytes())
    at = -1
    for _ in range(member + 1):
        at = content.index(b"PK\1\2", at + 1)
    struct.pack_into(form, content, at + offset, value)
    path.write_bytes(content)


FLAGS, PACKED_SIZE, SIZE, POSITION = 8, 20, 24, 42  # where these stand in the list of files
