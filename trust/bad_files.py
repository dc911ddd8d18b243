"""Bad inputs 43 to 58: bundles, offers, exports and feeds that are broken or meant to harm.

59 (a full disk) and 60 (a kill at every step) are part of T6.
"""

import io
import os
import stat
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr
from itertools import pairwise
from pathlib import Path

from app.cli import main
from app.exports.tables import safe_cell
from career_graph.loader import DATA, load_offers
from skills_taxonomy.esco import read_bundles
from skills_taxonomy.loader import load_taxonomy
from skills_taxonomy.model import Skill
from skills_taxonomy.yaml_file import DataError
from tests import esco_bundles as esco
from tests.esco_bundles import FLAGS, SIZE, add_member, patch_directory, small, write_zip

ENGLISH = small()["occupations_en.csv"]
BROADER = small()["broaderRelationsSkillPillar_en.csv"]
NURSE = ENGLISH.split(b"\r\n")[1]
Spoil = Callable[[Path], object]
OCCUPATIONS = "occupations_en"


def bad_bundles() -> Iterator[tuple[int, str, dict[str, bytes], str]]:
    """Yield number, what, the files, and a word of the refusal that names the place."""
    changed: list[tuple[int, str, str, bytes, str]] = [
        (46, "unclosed quote", OCCUPATIONS, ENGLISH + NURSE.replace(b"nurse,", b'"nurse,'), ":5:"),
        (47, "long field", OCCUPATIONS, ENGLISH + NURSE.replace(b"nurse", b"n" * 131_073), ":5:"),
        (48, "cp1252", OCCUPATIONS, ENGLISH.replace(b"nurse,", b"infirmi\xe8re,"), "UTF-8"),
        (48, "UTF-16", OCCUPATIONS, ENGLISH.decode().encode("utf-16"), "UTF-16"),
        (49, "semicolons", OCCUPATIONS, ENGLISH.replace(b",", b";"), ":1:"),
        (50, "missing column", OCCUPATIONS, ENGLISH.replace(b"preferredLabel", b"label"), ":1:"),
        (50, "column twice", OCCUPATIONS, ENGLISH.replace(b"conceptType", b"conceptUri"), ":1:"),
        (51, "short row", OCCUPATIONS, ENGLISH + b"Occupation,http://x,2511\r\n", ":5:"),
        (51, "long row", OCCUPATIONS, ENGLISH + NURSE + b",more\r\n", ":5:"),
        (52, "URI twice", OCCUPATIONS, ENGLISH + NURSE, ":5:"),
        (54, "circle", "broaderRelationsSkillPillar_en",
         BROADER.replace(b"isced-f/0421", b"skill/law"), "boven zichzelf"),
    ]  # fmt: skip
    for number, what, name, content, told in changed:
        yield number, what, small(**{name: content}), told
    yield 54, "circle of 14,000", _circle(14_000), "boven zichzelf"


def bad_zips() -> Iterator[tuple[int, str, Spoil, str]]:
    """Yield number, what, how a good zip is spoiled, and a word of the refusal."""
    yield 43, "300 MiB in 300 kB", _bomb, "geweigerd"
    yield 44, "out of the folder", lambda p: add_member(p, "../x.csv"), "'../x.csv'"
    yield 44, "from the root", lambda p: add_member(p, "/etc/x.csv"), "'/etc/x.csv'"
    yield 44, "a link", lambda p: add_member(p, "l.csv", b"/etc", stat.S_IFLNK), "'l.csv'"
    yield 44, "encrypted", lambda p: patch_directory(p, FLAGS, "<H", 1), "versleuteld"
    yield 45, "says too small", lambda p: patch_directory(p, SIZE, "<I", 90), "beschadigd"
    yield 45, "says too large", lambda p: patch_directory(p, SIZE, "<I", 900), "niet zo groot"


def refusal(paths: list[Path]) -> str:
    """Return what is told when a bundle is refused, or "" when it is not."""
    try:
        read_bundles(paths)
    except DataError as error:
        return "\n".join(error.problems)
    return ""


def file_misses(folder: Path) -> Iterator[tuple[int, str, bool]]:
    """Give every bad file to what reads it. Yields number, what, and whether it came out right."""
    for number, what, files, told in bad_bundles():
        yield number, what, told in refusal([write_zip(folder, files)])
    for number, what, spoil, told in bad_zips():
        path = write_zip(folder, small())
        spoil(path)
        began = time.perf_counter()
        is_refused = told in refusal([path])
        yield number, what, is_refused and time.perf_counter() - began < 1
    yield 53, "relation to nothing: counted", _counts_dangling(folder)
    skills = load_taxonomy().skills
    for link in ("javascript:alert(1)", "java\\tscript:alert(1)", "data:text/html,x", "//x.nl",
                 "http://x.nl/"):  # fmt: skip
        yield 55, f"offer link {link}", _refuses_link(folder, skills, link)
    for text in ("=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx"):
        yield 57, f"formula {text!r}", safe_cell(text).startswith("'")
    for address in ("http://127.0.0.1/x.zip", "http://169.254.169.254/latest"):
        yield 58, f"feed at {address}", _refuses_address(folder, address)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        info = zipfile.ZipInfo("occupations_en.csv")
        info.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(info, "w") as file:
            for _ in range(300):
                file.write(bytes(1 << 20))


def _circle(length: int) -> dict[str, bytes]:
    uris = [f"{esco.BASE}/skill/{n}" for n in range(length)]
    skills = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels"
    broader = "conceptType,conceptUri,broaderType,broaderUri"
    circle = pairwise([*uris, uris[0]])
    return small(
        skills_en=esco.table(skills, *(f"K,{uri},,,{uri[-5:]}," for uri in uris)),
        broaderRelationsSkillPillar_en=esco.table(
            broader, *(f"K,{low},K,{high}" for low, high in circle)
        ),
    )


def _counts_dangling(folder: Path) -> bool:
    relations = small()["occupationSkillRelations_en.csv"].replace(b"/skill/law", b"/skill/gone")
    _, report = read_bundles([write_zip(folder, small(occupationSkillRelations_en=relations))])
    return bool(report.skipped)


def _refuses_link(folder: Path, skills: Mapping[str, Skill], link: str) -> bool:
    """Whether the file as a whole is refused, with the line of the link."""
    source = sorted((DATA / "offers").glob("*.yaml"))[0]
    lines = source.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("link:"))
    lines[at] = f'link: "{link}"'
    offers = folder / "offers"
    offers.mkdir(exist_ok=True)
    (offers / source.name).write_text("\n".join(lines), "utf-8")
    try:
        load_offers(skills, offers)
    except DataError as error:
        return any(f"{source.name}:{at + 1}" in problem for problem in error.problems)
    return False


def _refuses_address(folder: Path, address: str) -> bool:
    """An import reads files only: an address is the name of a file that is not there."""
    before = os.environ.copy()
    os.environ["PADWIJZER_DATA_DIR"] = str(folder / "no-database")
    told = io.StringIO()
    try:
        with redirect_stderr(told):
            code = main(["import-esco", address])
    finally:
        os.environ.clear()
        os.environ.update(before)
    return code == 1 and "No such file" in told.getvalue()
