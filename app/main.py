"""create_app(): wiring, nothing else."""

import gc
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI
from fastapi.responses import PlainTextResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy import Engine
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app import linked_data, well_known
from app.api import (
    chances,
    insights,
    interests,
    occupations,
    offers,
    paths,
    positions,
    roles,
    shared_paths,
    skills,
)
from app.api import funding as funding_api
from app.api import income as income_api
from app.api import meter as meter_sums
from app.api.problem import PROBLEMS
from app.capacity import THREADS, capacities
from app.compression import Compression, secret_beginnings
from app.current import following
from app.dependencies import wait_to_compute
from app.errors import HANDLERS, ExplainPlainAnswers
from app.folders import STATIC
from app.journal import Journal
from app.knowledge import Knowledge
from app.pace import Paces, paced
from app.pages import (
    accessibility,
    board,
    compare,
    difference,
    direction,
    embed,
    employer,
    fitting_roles,
    funding,
    help_nearby,
    home,
    level,
    limits,
    manage,
    meter,
    my_skills,
    offline,
    paper,
    path,
    privacy,
    result,
    resume,
    role,
    share,
    shared,
    short_questions,
    skills_statement,
    sources,
    start,
    style,
    trial_task,
    what_if,
    white_spots,
    who_can,
    words,
)
from app.pages import interests as interest_check
from app.pages import map as metro_map
from app.pages import offers as all_offers
from app.pages import roles as all_roles
from app.readiness import open_when_possible
from app.routing import SiteMap
from app.security import CrossSiteCheck, SecurityHeaders, refuse_unstorable_values
from app.settings import Settings
from app.sheets import shared_sheet, theme_sheet
from app.telemetry import TELEMETRY, Unveil, veil

PAGES = (
    home.router,
    interest_check.router,
    fitting_roles.router,
    start.router,
    level.router,
    my_skills.router,
    short_questions.router,
    limits.router,
    result.router,
    resume.router,
    metro_map.router,
    all_roles.router,
    role.router,
    direction.router,
    trial_task.router,
    who_can.router,
    white_spots.router,
    what_if.router,
    compare.router,
    all_offers.router,
    funding.router,
    employer.router,
    help_nearby.router,
    path.router,
    paper.router,
    embed.router,
    board.router,
    meter.router,
    share.router,
    shared.router,
    skills_statement.router,
    difference.router,
    manage.router,
    sources.router,
    words.router,
    privacy.router,
    accessibility.router,
    style.router,
    offline.router,
)
API = (occupations, skills, roles, offers, meter_sums, funding_api, chances, shared_paths)
COMPUTING_API = (positions, paths, income_api, insights, interests)
CARE = (
    (share.router, Depends(paced("save"))),
    (meter.router, Depends(paced("save"))),
    (difference.router, Depends(wait_to_compute)),
    (who_can.router, Depends(wait_to_compute)),
    (white_spots.router, Depends(wait_to_compute)),
)
TURN = 0.001  # seconds a computation goes on while a light page waits; Python's own 5 ms adds up
MAX_BODY_SIZE = 65_536  # bytes; nothing that people send comes near


class Site(FastAPI):
    """A FastAPI app that is wrapped as a whole, so that no answer escapes the layers."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what it asks stays out of telemetry."""
        if scope["type"] == "http":
            veil(scope)
        await super().__call__(scope, receive, send)

    def build_middleware_stack(self) -> ASGIApp:
        """Wrap what FastAPI builds: its own error answers come from outside its middleware."""
        settings: Settings = self.state.settings
        checked = CrossSiteCheck(super().build_middleware_stack(), has_tls=settings.has_tls)
        trusted = TrustedHostMiddleware(
            checked, allowed_hosts=list(settings.hosts), www_redirect=False
        )
        pages = [route for router in PAGES for route in router.routes]
        small = Compression(ExplainPlainAnswers(trusted, self), secret_beginnings(pages))
        return Unveil(Journal(SecurityHeaders(small), self))


@asynccontextmanager
async def lifespan(site: FastAPI) -> AsyncIterator[None]:
    """Open the database, remove what has expired, and follow the release in force."""
    site.state.started = datetime.now(UTC)
    site.state.capacities = capacities()
    current_default_thread_limiter().total_tokens = THREADS
    sys.setswitchinterval(TURN)
    engine = open_when_possible(site, site.state.settings.database_url, date.today())
    gc.set_threshold(50_000, 20, 100)
    with _following(site, engine):
        yield
    engine.dispose()


@contextmanager
def _following(site: FastAPI, engine: Engine) -> Iterator[None]:
    """Keep the knowledge in force in `site.state`, unless the site was made with its own."""

    def use(knowledge: Knowledge) -> None:
        site.state.knowledge = knowledge

    if site.state.given:
        use(site.state.given)
        yield
    else:
        with following(engine, use):
            yield


async def tell_health() -> PlainTextResponse:
    """Answer at once, however busy the pages are."""
    return PlainTextResponse("ok")


def create_app(settings: Settings | None = None, knowledge: Knowledge | None = None) -> Site:
    """Return the web app. It follows the release in force unless `knowledge` is given."""
    site = Site(
        title="Padwijzer",
        max_body_size=MAX_BODY_SIZE,
        form_limits={"max_fields": 1_000, "max_files": 0},
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        redirect_slashes=False,
        lifespan=lifespan,
        dependencies=[Depends(refuse_unstorable_values)],
        exception_handlers=HANDLERS,
        telemetry=TELEMETRY,
    )
    site.state.settings = settings or Settings.from_environment()
    site.state.given = knowledge
    site.state.paces = Paces() if site.state.settings.has_rate_limits else None
    site.state.site_map = SiteMap(page for router in PAGES for page in router.pages)
    for router in PAGES:
        care = [asked for careful, asked in CARE if careful is router]
        site.include_router(router, dependencies=care)
    for resource in API:
        site.include_router(resource.router, responses=PROBLEMS)
    for resource in COMPUTING_API:
        turn = [Depends(wait_to_compute)]
        site.include_router(resource.router, responses=PROBLEMS, dependencies=turn)
    site.include_router(linked_data.router)
    site.include_router(well_known.router)
    site.add_api_route("/healthz", tell_health, include_in_schema=False)
    site.state.theme = theme_sheet(site.state.settings.theme)
    for sheet in filter(None, (shared_sheet(), site.state.theme)):
        site.add_api_route(sheet.path, sheet.send, methods=["GET", "HEAD"], include_in_schema=False)
    site.mount("/static", StaticFiles(directory=STATIC))
    return site
