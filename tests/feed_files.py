"""Files with offers of others, in a test: samples, rows, and how they are read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from career_graph.feed import (
    Feed,
    FeedOffer,
)
from career_graph.feeds.reading import FeedReport, read_feeds
from career_graph.feeds.row import COLUMNS, Row

TODAY = date(2026, 11, 30)
SAMPLES = Path(__file__).parent / "feeds"
ALL = sorted(SAMPLES.iterdir())
BASE = {"title": "Een cursus", "provider": "Een school", "form": "cursus", "source": "folder"}
ESCO = "http://data.europa.eu/esco/skill/ccd0a1d9-afda-43d9-b901-96344886e14d"


def read(*paths: Path, **more: Any) -> tuple[Feed, FeedReport]:
    return read_feeds(paths, TODAY, **more)


def by_title(feed: Feed) -> dict[str, FeedOffer]:
    return {one.offer.title.nl: one for one in feed.offers}


def row(**texts: str) -> Row:
    return Row("aanbod.csv:2", BASE | texts)


def written(folder: Path, *rows: dict[str, str], name: str = "aanbod.csv") -> Path:
    lines = [",".join(COLUMNS)]
    lines += [",".join(f'"{each.get(c, "")}"' for c in COLUMNS) for each in rows]
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    return folder / name


def json_file(folder: Path, content: object, name: str = "feed.json") -> Path:
    (folder / name).write_text(json.dumps(content), "utf-8")
    return folder / name
