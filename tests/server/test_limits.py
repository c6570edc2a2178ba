"""What a client may ask for is bounded: in size, in time, in number."""

import json
import os
import signal
import socket
import threading
import time

import pytest
from raw_http import Bad, post, receive, send

QUICK = """
from newsmine.server.run import serve
from newsmine.server.settings import Limits, Settings
import sys
say = lambda line, **values: print(line.format(**values), file=sys.stderr, flush=True)
limits = Limits({limits})
serve(Settings(port=0, workers=1, tokenizer="moody", tagger="none", limits=limits), say=say)
"""


@pytest.fixture(scope="module")
def moody(run_server):
    with run_server("--workers", "1", "--tokenizer", "moody", "--tagger", "none") as started:
        yield started
    assert "Traceback" not in "".join(started.log)


def test_a_hanging_engine_costs_its_client_ten_seconds_and_nobody_else(moody):
    before = moody.children()
    begun = time.monotonic()
    status, headers, body = moody.ask("POST", "/pos", {"text": "멈춤"})
    assert 9 < time.monotonic() - begun < 11
    assert (status, body["error"]["code"]) == (503, "too_slow")
    assert int(headers["Retry-After"]) > 0
    assert moody.post("/pos", text="광주 시")[1]["results"][0]["pos"] == [["광주", "Noun"], ["시", "Noun"]]
    assert not set(before) & set(moody.children())


def test_an_engine_that_ends_its_process_is_started_again(moody):
    status, headers, body = moody.ask("POST", "/pos", {"text": "끝"})
    assert (status, body["error"]["code"], headers["Retry-After"]) == (503, "engine_ended", "5")
    assert moody.post("/pos", text="광주")[0] == 200


def test_an_engine_that_fails_on_a_text_refuses_that_text(moody):
    before = moody.children()
    status, body = moody.post("/pos", text="고장")
    assert (status, body["error"]["code"]) == (422, "tokenizer_failed")
    assert moody.children() == before


def test_a_worker_that_was_killed_is_replaced(moody):
    for pid in moody.children():
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.2)
    assert moody.post("/pos", text="광주")[0] == 200


def test_a_body_is_refused_before_it_is_sent(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(post(b"", "/pos", "Content-Length: 2000000", "Expect: 100-continue"))
        answer = receive(connection)
    assert answer.status == 413
    assert json.loads(answer.body)["error"]["code"] == "body_too_large"


def test_a_body_of_unknown_length_is_refused_when_it_is_too_large(server):
    chunk = b"%x\r\n%s\r\n" % (50_000, b" " * 50_000)
    answer = send(server.port, Bad("unending", post(chunk * 40 + b"0\r\n\r\n", "/pos", "Transfer-Encoding: chunked")))
    assert answer.status == 413


def test_a_body_of_the_largest_size_is_read(server):
    body = json.dumps({"text": "광주"}).encode()
    assert server.ask("POST", "/pos", body.ljust(1_000_000))[0] == 200


def test_what_is_too_large_does_not_stay_in_memory(server):
    server.post("/pos", text="광주")
    before = server.memory()
    chunk = b"%x\r\n%s\r\n" % (500_000, b" " * 500_000)
    for _ in range(20):
        send(server.port, Bad("unending", post(chunk * 8, "/pos", "Transfer-Encoding: chunked"), "half"))
    assert server.memory() - before < 10


def test_slow_clients_and_crowds_are_refused(run_server):
    code = QUICK.format(limits="body_seconds=1, head_seconds=2, queue=1, connections=12, time_limit=4")
    with run_server(code=code) as own:
        with socket.create_connection(("127.0.0.1", own.port), timeout=10) as slow:
            slow.sendall(post(b"{", "/pos", "Content-Length: 100"))
            begun = time.monotonic()
            answer = receive(slow)
        assert (answer.status, json.loads(answer.body)["error"]["code"]) == (408, "body_too_slow")
        assert time.monotonic() - begun < 5

        with socket.create_connection(("127.0.0.1", own.port), timeout=10) as slow:
            begun = time.monotonic()
            for line in (b"POST /pos HTTP/1.1\r\n", b"X: a\r\n", b"X: a\r\n"):
                slow.sendall(line)
                time.sleep(0.5)
            answer = receive(slow)
        assert (answer.status, json.loads(answer.body)["error"]["code"]) == (408, "head_too_slow")
        assert time.monotonic() - begun < 6

        statuses = []
        threads = [
            threading.Thread(target=lambda: statuses.append(own.post("/pos", text="멈춤")[1]["error"]["code"]))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        assert any(own.ask("GET", "/health")[2]["waiting"] == 1 or time.sleep(0.1) for _ in range(30))
        assert own.ask("GET", "/health")[2] == {"status": "ok", "workers": 1, "busy": 1, "waiting": 1}
        for thread in threads:
            thread.join()
        # One is worked on until its time is over, one waits in vain, and two are told at once.
        assert sorted(statuses) == ["busy", "busy", "busy", "too_slow"]

        crowd = [socket.create_connection(("127.0.0.1", own.port), timeout=10) for _ in range(12)]
        with socket.create_connection(("127.0.0.1", own.port), timeout=10) as one_more:
            assert receive(one_more).status == 503
        for connection in crowd:
            connection.close()


def test_a_client_that_closed_its_sending_half_is_answered(server):
    body = json.dumps({"text": "광주에서 열렸다."}).encode()
    assert send(server.port, Bad("half", post(body, "/pos"), "half")).status == 200


def test_one_connection_serves_many_requests_also_after_refusals(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        for body, status in ((b'{"text": "a"}', 200), (b"{", 400), (b'{"text": "a"}', 200)):
            connection.sendall(post(body, "/pos"))
            assert receive(connection).status == status
        connection.sendall(post(b'{"text": "a"}', "/pos") + post(b"{", "/pos"))
        assert receive(connection).status == 200
