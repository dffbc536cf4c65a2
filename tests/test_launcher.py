"""The launcher: where it may be reached, what each response carries, how it starts and ends."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import representation
from representation.ui.serving.address import ALLOW_REMOTE, objection
from representation.ui.serving.headers import SHELL, content_security_policy, inline_script_hashes, security_headers
from representation.ui.serving.launcher import settings
from representation.ui.serving.warm import own_modules
from tests.servers import ROOT, Server, environment, serving

CODE = "import sys; from pathlib import Path; from representation.ui.serving import serve; serve(port=0, script=Path(sys.argv[1]))"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of an app with one line."""
    folder = tmp_path_factory.mktemp("tiny")
    with serving(folder, tiny_command(folder)) as server:
        yield server


def tiny_command(folder: Path) -> list[str]:
    (folder / "static").mkdir()
    (folder / "app.py").write_text("import streamlit as st\n\nst.write('One line')\n", encoding="utf-8")
    return [sys.executable, "-c", CODE, str(folder / "app.py")]


def get(server: Server, path: str, **headers: str) -> http.client.HTTPResponse:
    """Ask the server and return the answer; nothing is followed."""
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def refusal(folder: Path, code: str, **variables: str) -> tuple[int, str, str]:
    """Run a launcher that should refuse; return its status and what it printed on both streams."""
    ended = subprocess.run(
        [sys.executable, "-c", f"from representation.ui.serving import serve; {code}"],
        cwd=ROOT,
        env=environment(folder) | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize("path", ["/", "/a-page", "/readyz", "/_stcore/health", "/_stcore/host-config", "/static/none.js", "/media/none"])
def test_every_response_carries_the_security_headers(tiny: Server, path: str) -> None:
    answer = get(tiny, path)
    assert {name: answer.getheader(name) for name in security_headers(SHELL.read_text())} == security_headers(SHELL.read_text())


def test_readyz_answers_ready(tiny: Server) -> None:
    with urllib.request.urlopen(f"{tiny.url}/readyz", timeout=20) as answer:
        assert (answer.status, answer.read()) == (200, b"ready")


def test_the_agent_interface_is_off(tiny: Server) -> None:
    address = urlsplit(tiny.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=20)
    connection.request("POST", "/_stcore/agent/interact", body=json.dumps({}), headers={"Content-Type": "application/json"})
    assert connection.getresponse().status in (403, 404)
    connection.close()


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 101), ("localhost", 101), ("rebound.example.org", 403)])
def test_a_page_that_renames_this_machine_cannot_talk_to_the_app(tiny: Server, host: str, status: int) -> None:
    port = urlsplit(tiny.url).port
    handshake = {
        "Host": f"{host}:{port}",
        "Origin": f"http://{host}:{port}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Protocol": "streamlit",
    }
    lines = [f"{name}: {value}" for name, value in handshake.items()]
    with socket.create_connection(("127.0.0.1", port or 0), timeout=20) as connection:
        connection.sendall("\r\n".join(["GET /_stcore/stream HTTP/1.1", *lines, "", ""]).encode())
        assert connection.recv(20).split()[1] == str(status).encode()


def test_no_script_may_be_written_into_a_page_or_made_from_text() -> None:
    policy = dict(rule.split(" ", 1) for rule in content_security_policy(SHELL.read_text(encoding="utf-8")).split("; "))
    assert policy["default-src"] == policy["connect-src"] == policy["base-uri"] == policy["form-action"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    first, *hashes = policy["script-src"].split(" ")
    assert first == "'self'"
    assert hashes == inline_script_hashes(SHELL.read_text(encoding="utf-8"))
    assert all(word.startswith("'sha256-") for word in hashes)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_it_says_where_it_is_and_ends_quietly(tmp_path: Path, name: str) -> None:
    with serving(tmp_path, tiny_command(tmp_path)) as server:
        server.process.send_signal(signal.Signals[name])
        status = server.process.wait(20)
    assert status == {"SIGINT": 0, "SIGTERM": -signal.SIGTERM}[name]
    assert server.log.read_text(encoding="utf-8") == f"In the Room is at {server.url}\n"


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert refusal(tmp_path, f"serve(port={port})") == (
            2,
            "",
            f"Port {port} is taken, perhaps by In the Room running already. Stop that program, or choose another port with --port.\n",
        )


def test_a_store_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    status, printed, sentence = refusal(tmp_path, "serve(port=0)", DATABASE_URL="mysql://127.0.0.1/room")
    assert (status, printed) == (2, "")
    assert sentence == "The store is kept in SQLite or PostgreSQL, not in mysql. Change DATABASE_URL.\n"


def test_other_machines_are_refused_unless_somebody_allows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ALLOW_REMOTE, raising=False)
    assert objection("0.0.0.0", 0) == (
        "0.0.0.0 can be reached from other machines, and the app does not ask them who they are. "
        "Use 127.0.0.1, or put a proxy with a login in front and set IN_THE_ROOM_ALLOW_REMOTE=1."
    )
    monkeypatch.setenv(ALLOW_REMOTE, "1")
    assert objection("0.0.0.0", 0) is None


@pytest.mark.parametrize(
    ("host", "port", "beginning"),
    [("127.0.0.1", 70_000, "70000 is not a port."), ("127.0.0.1", -1, "-1 is not a port."), ("localhost", 0, None), ("127.0.0.1", 0, None)],
)
def test_an_address_that_cannot_be_is_a_sentence(host: str, port: int, beginning: str | None) -> None:
    sentence = objection(host, port)
    assert sentence is None if beginning is None else (sentence or "").startswith(beginning)


def test_only_names_of_this_machine_are_answered_unless_others_may_come() -> None:
    assert settings("127.0.0.1", 8501)["server.allowedHosts"] == ["127.0.0.1", "::1", "localhost"]
    assert settings("0.0.0.0", 8501)["server.allowedHosts"] == []


def test_the_environment_cannot_turn_usage_statistics_on(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import streamlit as st\n\nst.write('One line')\n", encoding="utf-8")
    code = "from streamlit import config; from streamlit.web.bootstrap import load_config_options as load;"
    code += "from representation.ui.serving.launcher import settings; load(settings('127.0.0.1', 8501));"
    code += "print([config.get_option(name) for name in ('browser.gatherUsageStats', 'server.enableAgentApi', 'server.port')])"
    told = {"STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true", "STREAMLIT_SERVER_ENABLE_AGENT_API": "true", "STREAMLIT_SERVER_PORT": "9999"}
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ | told, capture_output=True, text=True, check=True)
    assert ended.stdout == "[False, False, 8501]\n"


def test_the_warm_start_leaves_out_what_acts_when_imported() -> None:
    modules = own_modules(representation)
    files = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "representation").rglob("*.py")}
    wanted = {name.removesuffix(".__init__") for name in files if "__main__" not in name and "migrations" not in name}
    assert set(modules) == wanted - {"representation"}
