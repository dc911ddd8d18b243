"""T12: nine headers on every answer of every route, whatever its status."""

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fastapi import HTTPException
from httpx2 import Response
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from app.framing import frame_policy
from app.main import Site, create_app
from app.security import CONTENT_SECURITY_POLICY, refuse_unstorable_values
from app.settings import Settings
from trust.outcome import Outcome, Tally
from trust.place import Place
from trust.raw import ask, get
from trust.serving import serving
from trust.tools import FOLDER

Ask = Callable[[TestClient, str], Response]
ALLOWED_CSP = re.compile(
    r"^(default-src 'none'|(script|style|font|connect|manifest|worker)-src 'self'"
    r"|img-src 'self'( data:)?"
    r"|form-action 'self'|(base-uri|frame-ancestors|frame-src|object-src) 'none')$"
)
NEEDED_CSP = ("default-src", "base-uri", "form-action", "frame-ancestors", "object-src")
FRAMED = re.compile(r"^/(nl/inbedden|en/embed)/")
DETAIL = "detail-of-our-own"
KEEP = "public, max-age=31536000, immutable"


def scorecard(place: Place) -> Outcome:
    """Ask every route for every status, and look at the headers."""
    from trust.warm import KNOWLEDGE

    tally = Tally()
    site = create_app(Settings.from_environment(place.environment()), KNOWLEDGE)
    with TestClient(site, follow_redirects=False, raise_server_exceptions=False) as client:
        paths = sorted(set(addresses(site)))[:: place.times(1, 4)]
        for path in paths:
            for status, answer in _answers(site, client, path):
                _judge(tally, path, status, answer)
    _judge_files(place, tally)
    tally.counts = {"routes": len(paths), **tally.counts, "high findings in the policy": _policy()}
    tally.expect(tally.counts["high findings in the policy"] in (0, "no (no node)"), "policy")
    return Outcome("T12", place.database, "header scorecard", tally.counts, tuple(tally.misses))


def addresses(site: Site) -> Iterator[str]:
    """Yield one address for every route: parameters filled in with what is not there."""
    for page in site.state.site_map.pages.values():
        for path in page.paths.values():
            yield re.sub(r"{\w+}", "nergens", path)
    for path in site.openapi()["paths"]:
        yield re.sub(r"{\w+}", "nergens", path)
    yield from ("/", "/healthz", "/p/nergens", "/id/skill/sql", "/nergens")


def _answers(site: Site, client: TestClient, path: str) -> Iterator[tuple[int, Response]]:
    """Yield a status that must come, or 0 where any may, and what came."""
    first = client.get(path)
    method = first.headers.get("allow", "GET").split(",")[0] if first.status_code == 405 else "GET"
    yield 0, first
    yield 0, client.head(path)
    yield 0, client.post(path, data={"level": "nergens"})
    yield 413, client.post(path, content=b"x" * 65_537)
    yield 405, client.request("PROPFIND", path)
    yield 403, client.post(path, headers={"Sec-Fetch-Site": "cross-site"})
    yield 400, client.get(path, headers={"Host": "evil.example"})
    for status, error in (
        (429, HTTPException(429)),
        (500, RuntimeError(DETAIL)),
        (503, OperationalError("", {}, Exception("database is locked"))),
        (507, OperationalError("", {}, Exception("database or disk is full"))),
        (303, HTTPException(303, headers={"Location": "/nl/"})),
        (422, HTTPException(422)),
    ):
        with _failing(site, error):
            yield status, client.request(method, path)


@contextmanager
def _failing(site: Site, error: Exception) -> Iterator[None]:
    """Every route asks for the same check first; here that check fails in a way of our choice."""

    def fail() -> None:
        raise error

    site.dependency_overrides[refuse_unstorable_values] = fail
    try:
        yield
    finally:
        site.dependency_overrides.clear()


def _judge(tally: Tally, path: str, status: int, answer: Response) -> None:
    tally.add("answers")
    where = f"{path} ({answer.status_code})"
    exempt = status in (413, 405) or path == "/nergens"  # any refusal will do there
    tally.expect(exempt or status in (0, answer.status_code), f"{where}: expected {status}")
    tally.expect(DETAIL not in answer.text, f"{where}: tells of the error")
    for fault in header_faults(dict(answer.headers), path, answer.status_code):
        tally.expect(False, f"{where}: {fault}")


def header_faults(headers: dict[str, str], path: str, status: int) -> Iterator[str]:
    """Yield what is wrong with the headers of one answer; one point for each of the nine."""
    in_frame = FRAMED.match(path) is not None and status in (200, 304)
    said = headers.get("content-security-policy", "")
    if in_frame and said == frame_policy():
        said = CONTENT_SECURITY_POLICY  # what differs is meant, and only there
    policy = [part.strip() for part in said.split(";")]
    if bad := [part for part in policy if not ALLOWED_CSP.match(part)]:
        yield f"policy: {bad}"
    if missing := [n for n in NEEDED_CSP if not any(p.startswith(f"{n} ") for p in policy)]:
        yield f"policy lacks {missing}"
    age = re.search(r"max-age=(\d+)", headers.get("strict-transport-security", ""))
    robots = headers.get("x-robots-tag", "")
    for name, is_right in (
        ("HSTS", age is not None and int(age[1]) >= 31_536_000),
        ("nosniff", headers.get("x-content-type-options") == "nosniff"),
        ("referrer", headers.get("referrer-policy") == "no-referrer"),
        ("robots", "noindex" in robots or not (path.startswith("/p/") or status >= 400)),
        ("cache", headers.get("cache-control") in _caching(path, status)),
        ("permissions", "geolocation=()" in headers.get("permissions-policy", "")),
        ("opener", headers.get("cross-origin-opener-policy") == "same-origin"),
        ("resource", headers.get("cross-origin-resource-policy") in _resource(in_frame)),
        ("server", "server" not in headers and "access-control-allow-origin" not in headers),
    ):
        if not is_right:
            yield name


def _caching(path: str, status: int) -> tuple[str, ...]:
    """Return what an answer may say about being kept: nobody's own answers ever are."""
    if path.startswith("/static/") and status in (200, 206, 304):
        return (KEEP,)
    is_for_everybody = status in (200, 304) and not path.startswith("/p/") and "?" not in path
    return ("no-store", "no-cache") if is_for_everybody else ("no-store",)


def _resource(in_frame: bool) -> tuple[str, ...]:
    return ("cross-origin",) if in_frame else ("same-origin",)


def _judge_files(place: Place, tally: Tally) -> None:
    """Over a real connection: files, and what is no HTTP at all."""
    with serving(place.environment(), place.log) as server:
        for path, sent in (
            ("/static/css/base.css", get("/static/css/base.css")),
            ("/static/css/base.css", get("/static/css/base.css", Range="bytes=0-9")),
            ("/static/none.css", get("/static/none.css")),
            ("/no HTTP", b"what is this?\r\n\r\n"),
        ):
            answer = ask(server.port, sent)
            tally.add("answers")
            for fault in header_faults(dict(answer.headers), path, answer.status):
                tally.expect(False, f"{path} ({answer.status}): {fault}")


def _policy() -> int | str:
    """Return how many findings of high or medium weight Google's csp_evaluator has."""
    if not (FOLDER / "node_modules" / "csp_evaluator").exists():
        return "no (no node)"
    script = (
        "const {CspEvaluator}=require('csp_evaluator/dist/evaluator.js');"
        "const {CspParser}=require('csp_evaluator/dist/parser.js');"
        "const found=new CspEvaluator(new CspParser(process.argv[1]).csp).evaluate();"
        "console.log(found.filter(f=>f.severity<=30).length)"
    )
    done = subprocess.run(
        ["node", "-e", script, CONTENT_SECURITY_POLICY],
        capture_output=True, text=True, check=True, cwd=FOLDER, timeout=30,
    )  # fmt: skip
    return int(done.stdout)
