"""Bad inputs 1 to 42 and 56: what somebody can send over HTTP, and what must come of it.

The numbers are those of the table in the threat study; a number may have several variants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json import loads

from trust.raw import Answer, form, get, json, request
from trust.saving import QUESTION

POSITIONS, PATHS = "/api/v1/positions", "/api/v1/paths"
SEARCH = "/api/v1/occupations?q="
SAVE = b"from=verpleegkundige&level=medior&goal=testanalist.senior"
SPLIT = SAVE.replace(b"medior", b"a%0d%0aSet-Cookie:x")
EURO = "\u20ac".encode().decode("latin-1")
RANGE = {200, 206, 400, 416}
CHUNKS = b"10000\r\n" + b"x" * 65_536 + b"\r\n" + b"100\r\n" + b"x" * 256 + b"\r\n0\r\n\r\n"
RANGES = ",".join(f"{n}-{n}" for n in range(0, 400, 2))
Check = Callable[[Answer], bool]
Row = tuple[int, str, bytes, set[int]] | tuple[int, str, bytes, set[int], Callable[[Answer], bool]]


@dataclass(frozen=True, slots=True)
class BadRequest:
    """One bad input: its number, the bytes, and the answers that are right."""

    number: int
    what: str
    sent: bytes
    expected: frozenset[int]
    check: Check = lambda answer: True


def bad_requests() -> Iterator[BadRequest]:
    """Yield every variant."""
    for number, what, sent, expected, *check in [*_json(), *_bodies(), *_addresses(), *_heads()]:
        yield BadRequest(number, what, sent, frozenset(expected), *check)


def _json() -> list[Row]:
    return [
        (1, "NaN", json(PATHS, b'{"skills":{"sql":NaN}}'), {422}),
        (2, "Infinity", json(PATHS, b'{"lang":Infinity}'), {422}),
        (3, "half a character", json(PATHS, rb'{"lang":"\ud800"}'), {422}),
        (4, "half a character as key", json(PATHS, rb'{"skills":{"\ud800":1}}'), {422}),
        (5, "true as level", json(PATHS, b'{"skills":{"sql":true}}'), {422}),
        (6, "NUL in text", json(PATHS, rb'{"lang":"a\u0000b"}'), {422}),
        (7, "5,000 digits", json(PATHS, b'{"skills":{"sql":' + b"9" * 5_000 + b"}}"), {400, 422}),
        (8, "over 64 bits", json(PATHS, b'{"limits":{"own_euros":9223372036854775808}}'), {422}),
        (9, "30,000 lists deep", json(PATHS, b"[" * 30_000), {400, 422}),
        (10, "key twice: last wins", json(POSITIONS, b'{"lang":"xx","lang":"nl"}'), {200}),
        (10, "key twice: last wins", json(POSITIONS, b'{"lang":"nl","lang":"xx"}'), {422}),
        (11, "UTF-16", json(POSITIONS, '{"lang":"nl"}'.encode("utf-16")), {400, 415, 422}),
        (12, "latin-1", json(POSITIONS, '{"lang":"é"}'.encode("latin-1")), {400, 422}),
        (13, "JSON as text", json(POSITIONS, b"{}", "text/plain"), {415, 422}),
        (14, "no content type", request("POST", POSITIONS, b"{}"), {415, 422}),
        (15, "unknown field", json(POSITIONS, b'{"surprise":1}'), {422}),
        (22, "unknown skill", json(POSITIONS, b'{"skills":{"no-such-skill":1}}'), {422}),
        (22, "unknown occupation", json(POSITIONS, b'{"position":{"occupation":"none"}}'), {422}),
        (22, "unknown role", get("/api/v1/roles/no-such-role"), {404}),
        (23, "501 skills", json(POSITIONS, _skills(501)), {422}),
        (24, "50 steps", json(PATHS, b'{"steps":50,"k":1000}'), {422}),
        (24, "path 1000", get("/nl/pad?from=kok&goal=testanalist.junior&path=1000"), {422}),
        (24, "limit 100000", get("/api/v1/roles?limit=100000"), {422}),
    ]  # fmt: skip


def _bodies() -> list[Row]:
    chunked = get_chunked()
    multipart = "multipart/form-data; boundary=x"
    return [
        (16, "over 64 KiB", json(PATHS, b"x" * 65_537), {413}, _is_protected),
        (17, "over 64 KiB in chunks", chunked, {413}, _is_protected),
        (18, "2,000 fields", form("/nl/deel", SAVE + b"&x=1" * 2_000), {400}),
        (19, "no boundary", json("/nl/cv", b"--y\r\nx", "multipart/form-data"), {400}),
        (20, "multipart nonsense", json("/nl/cv", b"--y\r\nnonsense", multipart), {400, 422}),
        (21, "form number nan", form("/nl/deel", SAVE + b"&years=nan"), {422}),
        (21, "form number inf", form("/nl/deel", SAVE + b"&path=inf"), {422}),
        (33, "CR LF towards a header", form("/nl/deel", SPLIT),
         {422}, _sets_no_cookie),
        (33, "CR LF in an address", get("/nl/?from=a%0d%0aSet-Cookie:x"), {200, 422},
         _sets_no_cookie),
        (34, "euro sign towards a header", get("/id/skill/%E2%82%AC"), {404}),
        (34, "euro sign in a header", get("/nl/", Accept_Language=EURO),
         {200}),
        (35, "another site", request("POST", "/nl/deel", SAVE, Sec_Fetch_Site="cross-site"), {403}),
        (35, "a neighbour", request("POST", "/nl/deel", SAVE, Sec_Fetch_Site="same-site"), {403}),
        (35, "another origin", request("POST", "/nl/deel", SAVE, Origin="https://evil.example"),
         {403}),
        (56, "markup in a title", form("/nl/cv", _RESUME), {200}, _shows_no_markup),
    ]  # fmt: skip


def _addresses() -> list[Row]:
    evil = "https%3A%2F%2Fevil.example"
    return [
        (25, "10,000 letters", get(SEARCH + "a" * 10_000), {422}),
        (26, "half a character in a search", get(SEARCH + "%ED%A0%80"), {200}, _finds_nothing),
        (26, "no UTF-8 in a search", get(SEARCH + "%FF%FE"), {200}, _finds_nothing),
        (27, "NUL in a search", get(SEARCH + "%00"), {422}),
        *((28, f"{word} in a search", get(SEARCH + word), {200}, _finds_few)
          for word in ("%25", "_", "%22", "AND%20*", "%27%20OR%201=1")),
        *((32, f"next={word}", get(f"/nl/?next={word}"), {200, 422}, _stays_here)
          for word in (evil, "%2F%2Fevil.example", "%2F%5Cevil.example")),
        (32, "door with next", get(f"/?next={evil}"), {307}, _stays_here),
        (36, "TRACE", request("TRACE", "/nl/"), {400, 405}),
        (36, "FOO", request("FOO", "/nl/"), {400, 405}),
        (37, "HEAD", request("HEAD", "/nl/"), {200}, lambda answer: not answer.body),
        (38, "70 kB address", get("/nl/" + "a" * 70_000), {400, 404, 414}),
        (40, "200 ranges", get("/static/css/base.css", Range=f"bytes={RANGES}"), RANGE),
        (41, "long token", get("/p/" + "a" * 400), {404}, _is_the_unknown_page),
        (41, "%2f in a token", get("/p/a%2fb"), {404}, _is_the_unknown_page),
        (41, "%00 in a token", get("/p/a%00b"), {404}, _is_the_unknown_page),
        (42, "out of static", get("/static/../../etc/passwd"), {404}),
        (42, "out of static, coded", get("/static/%2e%2e/%2e%2e/etc/passwd"), {404}),
    ]  # fmt: skip


def _heads() -> list[Row]:
    spoofed = get("/nl/", X_Forwarded_Host="evil.example", X_Forwarded_For="10.1.2.3")
    claim = b"\r\nX-Forwarded-Host: evil.example\r\n"
    spoofed_save = form("/nl/deel", QUESTION).replace(b"\r\n", claim, 1)
    return [
        (29, "another host", get("/nl/", host="evil.example"), {400}),
        (30, "a host that is none", get("/nl/", host="a/../b?x"), {400}),
        (31, "forwarded for a host", spoofed, {200}, _names_no_evil),
        (31, "forwarded while saving", spoofed_save, {200, 201, 303}, _names_no_evil),
        (39, "70 kB header", get("/nl/", X_Long="a" * 70_000), {200, 400, 431}),
    ]


def get_chunked() -> bytes:
    """Return a body over 64 KiB that does not say how long it is."""
    head = get(PATHS, Content_Type="application/json", Transfer_Encoding="chunked")
    return head.replace(b"GET", b"POST", 1) + CHUNKS


_RESUME = (
    b"resume=%7B%22skills%22%3A%5B%7B%22name%22%3A%22%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    b"%22%7D%5D%7D"
)


def _skills(count: int) -> bytes:
    return b'{"skills":{' + b",".join(b'"s%d":1' % n for n in range(count)) + b"}}"


def _is_protected(answer: Answer) -> bool:
    return "content-security-policy" in answer.headers and "cache-control" in answer.headers


def _sets_no_cookie(answer: Answer) -> bool:
    return "set-cookie" not in answer.headers


def _finds_nothing(answer: Answer) -> bool:
    return bool(loads(answer.body)["items"] == [])


def _finds_few(answer: Answer) -> bool:
    """A sign means itself: it is no pattern that everything answers to."""
    return bool(loads(answer.body)["total"] < 20)


def _stays_here(answer: Answer) -> bool:
    return "evil" not in answer.headers.get("location", "")


def _names_no_evil(answer: Answer) -> bool:
    return "evil.example" not in answer.text


def _is_the_unknown_page(answer: Answer) -> bool:
    return "Deze pagina bestaat niet" in answer.text


def _shows_no_markup(answer: Answer) -> bool:
    return "<img src=x" not in answer.text and "&lt;img src=x" in answer.text
