"""Whether links still lead somewhere: results in a file, or asked of the sites themselves."""

import ssl
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from skills_taxonomy.csv_table import rows

COLUMNS = ("link", "status")
GONE = {"404", "410"}
NO_ANSWER = "geen antwoord"
TIMEOUT = 10.0  # seconds
REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 5
Connect = Callable[[str], HTTPConnection]


def read_results(path: Path) -> dict[str, str]:
    """Return the status of each link in a CSV file. Raises DataError with file and line."""
    with path.open("rb") as file:
        return {link: status for _, (link, status) in rows(file, path.name, COLUMNS)}


def results_as_csv(results: Iterable[tuple[str, str]]) -> str:
    """Return results as the CSV that `read_results` reads."""
    return "".join(f'"{link}",{status}\n' for link, status in (COLUMNS, *sorted(results)))


def dead(results: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the links that lead nowhere: the page is gone, or nobody answers.

    A site that is out of order, or that wants no programs, is not dead.
    """
    return {link: status for link, status in results if status in GONE or status == NO_ANSWER}


def is_offline(results: Iterable[tuple[str, str]]) -> bool:
    """Whether it is rather ourselves that cannot be reached: several were asked, none answered."""
    found = [status for _, status in results]
    return len(found) > 1 and set(found) == {NO_ANSWER}


def checked(links: Iterable[str], connect: Connect | None = None) -> Iterator[tuple[str, str]]:
    """Yield each link with its status, asking the sites one by one."""
    for link in sorted(set(links)):
        yield link, status_of(link, connect or _https)


def status_of(link: str, connect: Connect) -> str:
    """Return the HTTP status that a link ends at, or that nobody answers."""
    for _ in range(MOST_REDIRECTS):
        try:
            status, onward = _ask(link, "HEAD", connect)
            if status in (403, 405, 501):  # some sites only answer who wants to read
                status, onward = _ask(link, "GET", connect)
        except (OSError, HTTPException, ValueError):
            return NO_ANSWER
        if status not in REDIRECTS or not onward:
            return str(status)
        link = urljoin(link, onward)
    return str(status)


def _ask(link: str, method: str, connect: Connect) -> tuple[int, str | None]:
    parts = urlsplit(link)
    connection = connect(parts.netloc)
    try:
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        connection.request(method, path, headers={"User-Agent": "padwijzer-curate"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location")
    finally:
        connection.close()


def _https(host: str) -> HTTPConnection:
    return HTTPSConnection(host, timeout=TIMEOUT, context=ssl.create_default_context())
