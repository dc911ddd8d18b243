"""What is packed is complete: installed somewhere else, it serves the front page."""

import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.live import until_it_answers

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _python("build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT))
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with only the wheel in it, unpacked as an installer does."""
    folder = tmp_path_factory.mktemp("installed")
    _python("pip", "install", "--no-deps", "--target", str(folder), str(wheel))
    return folder


@pytest.fixture
def address(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The installed site, served from a folder far from the checkout.

    The libraries come from the environment of the tests; the installed folder goes before the
    checkout, which an editable install puts on the path too.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(installed), "PADWIJZER_DATA_DIR": str(tmp_path)}
    start = "import sys; from app.cli import main; sys.exit(main())"
    command = [sys.executable, "-P", "-c", start, "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, env=environment) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def test_wheel_holds_pages_styles_sentences_and_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    for wanted in (
        "app/templates/base.html",
        "app/static/css/base.css",
        "app/static/vendor/htmx@4.0.1/htmx.min.js",
        "app/translations/en/LC_MESSAGES/padwijzer.mo",
        "skills_taxonomy/data/families.yaml",
        "career_graph/data/assumptions.yaml",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "templates/"))]


def test_installed_site_serves_both_languages(address: str) -> None:
    until_it_answers(address)

    assert "Jij neemt meer mee" in httpx2.get(f"{address}/nl/").text
    english = httpx2.get(f"{address}/en/")
    assert "You bring more" in english.text
    assert "server" not in english.headers


def _python(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, check=True, capture_output=True)
