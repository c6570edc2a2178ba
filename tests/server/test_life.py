"""A server's life: it starts, or says in a line why not, and leaves nothing behind."""

import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from newsmine.errors import InputError, PluginError
from newsmine.server.settings import Limits, Settings, read_token

EVERYWHERE = "0.0.0.0"  # noqa: S104 - refused, or behind a token


def gone(pids):
    until = time.monotonic() + 15
    while time.monotonic() < until:
        if not [pid for pid in pids if Path(f"/proc/{pid}").exists()]:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(("number", "texts"), [(signal.SIGTERM, []), (signal.SIGINT, ["멈춤"])])
def test_a_signal_ends_it_and_its_workers_and_frees_its_port(run_server, number, texts):
    with run_server("--workers", "2", "--tokenizer", "moody", "--tagger", "none") as own:
        workers, port = own.children(), own.port
        assert len(workers) == 2
        asked = []
        threads = [
            threading.Thread(target=lambda text=text: asked.append(own.post("/pos", text=text))) for text in texts
        ]
        for thread in threads:
            thread.start()
        while own.ask("GET", "/health")[2]["busy"] < len(texts):
            time.sleep(0.05)
        own.process.send_signal(number)
        assert own.process.wait(20) == 0
        for thread in threads:
            thread.join()
    assert [(status, body["error"]["code"]) for status, body in asked] == [(503, "stopping")] * len(texts)
    assert gone(workers)
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))
    assert "Traceback" not in "".join(own.log)


def test_workers_end_with_a_server_that_was_killed(run_server):
    with run_server("--workers", "1", "--tokenizer", "moody", "--tagger", "none") as own:
        workers = own.children()
        own.process.kill()
        own.process.wait()
        assert gone(workers)


def test_an_address_of_others_is_warned_of(run_server, tmp_path):
    file = tmp_path / "token"
    file.write_text("a-token-that-is-no-secret")
    words = (
        "--host",
        EVERYWHERE,
        "--token-file",
        str(file),
        "--tokenizer",
        "moody",
        "--tagger",
        "none",
        "--workers",
        "1",
    )
    with run_server(*words) as own:
        assert own.log[0].startswith("WARNING: 0.0.0.0")
        assert own.ask("POST", "/pos", {"text": "a"})[0] == 401


@pytest.mark.parametrize("token", ["short", "of sixteen letters and blanks", "줄바꿈과 한글이 든 열여섯 글자 이상", ""])
def test_a_token_that_is_none_is_refused_and_not_shown(tmp_path, token):
    file = tmp_path / "token"
    file.write_text(token, encoding="utf-8")
    with pytest.raises(InputError, match="token_urlsafe") as failed:
        read_token(file)
    assert not token or token not in str(failed.value)


def test_a_token_comes_of_the_file_before_the_environment(tmp_path):
    file = tmp_path / "token"
    file.write_text("token-of-the-file-1\n")
    environ = {"NEWSMINE_TOKEN": "token-of-the-environment"}
    assert read_token(file, environ) == "token-of-the-file-1"
    assert read_token(None, environ) == "token-of-the-environment"
    assert read_token(None, {}) is None


def test_settings_that_cannot_be_are_refused():
    for wrong in ({"port": 70_000}, {"workers": 0}, {"allowed_origins": ("study.example",)}, {"host": "::"}):
        with pytest.raises(ValueError, match=r"port|workers|origin|token"):
            Settings(**wrong)
    with pytest.raises(PluginError, match="installed"):
        Settings(tokenizer="none")
    with pytest.raises(ValueError, match="time_limit"):
        Limits(time_limit=float("nan"))
    assert all(Settings(host=host).is_loopback for host in ("127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost"))
