"""What the deployment files name exists, and the proxy really proxies."""

import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import httpx2
import pytest
import yaml

from app.main import Site
from app.settings import Settings
from tests.live import serving, until_it_answers
from tests.postgresql import free_port

DEPLOY = Path(__file__).parent.parent / "deploy"
CONFIG = (DEPLOY / "nginx.conf").read_text("utf-8")
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
# A proxy is for who deploys. `make trust` brings one and runs these tests; other machines may not.
needs_nginx = pytest.mark.skipif(NGINX is None, reason="no nginx; tools/trust.sh brings it")
GIVEN = {"./tls"}  # a certificate is for who deploys


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file, read as YAML."""
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    return found


def test_every_path_it_names_exists(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        if "build" in service:
            assert (DEPLOY / service["build"] / "Dockerfile").exists()
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            if source.startswith("."):
                assert source in GIVEN or (DEPLOY / source).exists(), source
            else:
                assert source in compose["volumes"]


def test_there_are_two_copies_and_the_proxy_knows_them_both(compose: dict[str, Any]) -> None:
    copies = [name for name, service in compose["services"].items() if "build" in service]

    assert len(copies) == 2
    assert re.findall(r"server ([\w-]+):8000", CONFIG) == copies
    assert "EXPOSE 8000" in (DEPLOY.parent / "Dockerfile").read_text("utf-8")


def test_every_setting_it_gives_is_one_that_is_read(compose: dict[str, Any]) -> None:
    given = {name: f"value-of-{name}" for name in compose["services"]["app-1"]["environment"]}
    settings = Settings.from_environment(given)
    read = " ".join(str(getattr(settings, one.name)) for one in fields(settings))

    assert [name for name in given if f"value-of-{name}" not in read] == []


def test_only_the_network_of_the_proxy_is_believed(compose: dict[str, Any]) -> None:
    [subnet] = compose["networks"]["inside"]["ipam"]["config"]

    assert compose["services"]["app-1"]["environment"]["PADWIJZER_PROXIES"] == subnet["subnet"]
    assert compose["networks"]["inside"]["internal"]
    assert "ports" not in compose["services"]["app-1"]
    assert "ports" not in compose["services"]["database"]


@pytest.fixture
def proxy(site: Site, tmp_path: Path) -> Iterator[str]:
    """The proxy of the deployment in front of one live copy, with a certificate of its own."""
    port, plain = free_port(), free_port()
    tls = tmp_path / "tls"
    tls.mkdir()
    _run(
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"),
        *("-keyout", str(tls / "privkey.pem"), "-out", str(tls / "fullchain.pem")),
    )
    with serving(site) as address:
        config = CONFIG.replace("app-1:8000", address.removeprefix("http://"))
        config = re.sub(r"server app-2:8000.*\n", "", config)
        config = config.replace("/etc/nginx/tls", str(tls)).replace("/run/nginx.pid", "nginx.pid")
        config = config.replace("listen 443", f"listen 127.0.0.1:{port}")
        config = config.replace("listen 80;", f"listen 127.0.0.1:{plain};")
        config = config.replace("client_header_timeout 5s", "client_header_timeout 1s")
        (tmp_path / "nginx.conf").write_text(f"daemon off;\n{config}")
        command = [str(NGINX), "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
        _run(*command, "-t")
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as nginx:
            try:
                yield f"https://localhost:{port}"
            finally:
                nginx.terminate()


@pytest.fixture
def visitor(proxy: str) -> Iterator[httpx2.Client]:
    """A visitor who trusts the certificate."""
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    until_it_answers(proxy, verify=trusting)
    with httpx2.Client(base_url=proxy, verify=trusting) as visitor:
        yield visitor


@needs_nginx
def test_a_page_comes_through_with_its_headers_once(visitor: httpx2.Client) -> None:
    answer = visitor.get("/nl/")

    assert answer.status_code == 200
    assert "<h1" in answer.text
    for name in ("content-security-policy", "cache-control", "referrer-policy"):
        assert len(answer.headers.get_list(name)) == 1, name
    assert "script-src 'self'" in answer.headers["content-security-policy"]


@needs_nginx
def test_what_the_proxy_refuses_itself_is_protected_too(visitor: httpx2.Client) -> None:
    too_large = visitor.post("/nl/deel", content=b"x" * 70_000)
    long_header = visitor.get("/nl/", headers={"X-Long": "a" * 70_000})

    assert too_large.status_code == 413
    assert long_header.status_code in (400, 431)
    for answer in (too_large, long_header):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


@needs_nginx
def test_another_host_is_refused_and_forms_work(visitor: httpx2.Client) -> None:
    assert visitor.get("/nl/", headers={"Host": "evil.example"}).status_code == 400
    asked = {"from": "verpleegkundige", "level": "medior", "goal": "functioneel-beheerder.medior"}
    saved = visitor.post("/nl/deel", data=asked, headers={"Sec-Fetch-Site": "same-origin"})
    assert saved.status_code == 200


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
