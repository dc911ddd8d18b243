"""Which of several forms of one thing a client likes best (RFC 9110, Accept)."""

from collections.abc import Iterator, Sequence

Range = tuple[str, float]


def preferred_type(accept: str, offered: Sequence[str]) -> str:
    """Return the media type of `offered` that is liked best; of equals, the first.

    Who names nothing that we have gets the first: something is more useful than a refusal.

    >>> preferred_type("text/turtle;q=0.5, application/json", ["text/html", "application/json"])
    'application/json'
    >>> preferred_type("*/*", ["text/html", "text/turtle"])
    'text/html'
    >>> preferred_type("image/png", ["text/html", "text/turtle"])
    'text/html'
    """
    ranges = list(_ranges(accept))
    return max(offered, key=lambda media_type: _liking(media_type, ranges))


def _liking(media_type: str, ranges: Sequence[Range]) -> float:
    """Return the quality that the most precise range gives; 0 when none fits."""
    family = f"{media_type.partition('/')[0]}/*"
    given = dict(ranges)
    for wanted in (media_type, family, "*/*"):
        if wanted in given:
            return given[wanted]
    return 0.0


def _ranges(accept: str) -> Iterator[Range]:
    for part in accept.lower().split(",")[:50]:
        media_range, *parameters = (word.strip() for word in part.split(";"))
        quality = next((p.removeprefix("q=") for p in parameters if p.startswith("q=")), "1")
        try:
            yield media_range, min(1.0, max(0.0, float(quality)))
        except ValueError:
            continue
