"""Other web pages to measure ours by: a bare Jinja2 page, and a table page of datasette.

datasette lives in an environment of its own, made here; the project does not depend on it.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from jinja2 import Environment, select_autoescape
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from skills_taxonomy.edition import EscoEdition

SIZE = "PADWIJZER_BENCH_PAGE_BYTES"
LINE = '<li><a href="/{{ n }}">{{ name }}</a> <span>{{ n }}</span></li>'
DATASETTE = "datasette>=0.65,<0.66"


def bare_page() -> Starlette:
    """Return a site of one page of as many bytes as the environment says, from a template."""
    environment = Environment(autoescape=select_autoescape(default=True))
    template = environment.from_string(
        "<!doctype html><html lang=nl><title>{{ title }}</title><ul>"
        "{% for n in range(lines) %}" + LINE + "{% endfor %}</ul></html>"
    )
    each = len(template.render(title="-", lines=200, name="functioneel beheerder")) / 200
    lines = round(int(os.environ[SIZE]) / each)

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(
            template.render(title="kaal", lines=lines, name="functioneel beheerder")
        )

    return Starlette(routes=[Route("/", page)])


def esco_database(edition: EscoEdition, path: Path) -> None:
    """Write the occupations of ESCO, their skills and the relations between them as tables."""
    with sqlite3.connect(path) as database:
        database.executescript(
            """
            CREATE TABLE occupation (id INTEGER PRIMARY KEY, uri TEXT, isco TEXT, label TEXT);
            CREATE TABLE skill (id INTEGER PRIMARY KEY, uri TEXT, label TEXT);
            CREATE TABLE asks (
                occupation INTEGER REFERENCES occupation (id),
                skill INTEGER REFERENCES skill (id),
                essential INTEGER
            );
            """
        )
        database.executemany(
            "INSERT INTO occupation VALUES (?, ?, ?, ?)",
            (
                (number, one.uri, one.isco_group, next(iter(one.labels.values()), ""))
                for number, one in enumerate(edition.occupations)
            ),
        )
        database.executemany(
            "INSERT INTO skill VALUES (?, ?, ?)",
            (
                (number, one.uri, next(iter(one.labels.values()), ""))
                for number, one in enumerate(edition.skills)
            ),
        )
        database.executemany("INSERT INTO asks VALUES (?, ?, ?)", edition.occupation_skills)
        database.execute("CREATE INDEX asks_occupation ON asks (occupation)")
    database.close()


def datasette_in(folder: Path) -> Path:
    """Make an environment with datasette in `folder`, and return its program."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = folder / "bin" / "pip"
    subprocess.run([pip, "install", "--quiet", DATASETTE, "setuptools<81"], check=True)
    return folder / "bin" / "datasette"
