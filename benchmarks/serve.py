"""What HTTP adds to a call of kiwi, and what bad requests leave behind.

``python benchmarks/serve.py [--calls N] [--bad N]`` starts ``newsmine serve`` with one worker, asks for the tokens of a new text of
1 kB a call over one connection, and beside it calls the tokenizer in this process, in turn. Then it sends bad requests and one
text that takes longer than it may.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from bad_requests import bad_requests
from raw_http import send

from newsmine.tokens.tokenize import tokenizer

SENTENCE = "광주시는 {i}일 한빛로보틱스와 인공지능 교육을 위한 업무협약을 맺고, 교육생 {n}명을 모집한다고 밝혔다. "
BYTES = 1_000
# Calls in turn: two models of half a gigabyte would drive each other out of the processor's cache call by call.
_BLOCK = 50


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=500)
    parser.add_argument("--bad", type=int, default=1_000)
    wanted = parser.parse_args()
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "newsmine", "serve", "--port", "0", "--workers", "1"], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None  # noqa: S101 - asked for
    try:
        port = int(re.findall(r":(\d+)", process.stderr.readline())[-1])
        print(f"ready after {time.perf_counter() - begun:.1f} s; {_memories(process.pid)}")
        _latency(port, wanted.calls)
        _hostile(port, process.pid, wanted.bad)
        _too_slow(port)
    finally:
        process.terminate()
        process.wait()
    print(f"tracebacks in the log: {process.stderr.read().count('Traceback')}")


def _text(i: int) -> str:
    """Return a text of 1 kB that no call before had."""
    sentences = [SENTENCE.format(i=1 + (i + j) % 28, n=100 + 7 * i + j) for j in range(BYTES)]
    return "".join(sentences).encode()[:BYTES].decode(errors="ignore")


def _latency(port: int, calls: int) -> None:
    made = tokenizer("kiwi")
    connection = HTTPConnection("127.0.0.1", port)

    def over_http(text: str) -> None:
        body = json.dumps({"text": text}, ensure_ascii=False).encode()
        connection.request("POST", "/tokenize", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise SystemExit(f"{answer.status}: {answer.read().decode()}")
        answer.read()

    def in_process(text: str) -> None:
        [token._asdict() for token in made.tokenize(text)]

    for call in (in_process, over_http):  # the first call of each is not counted
        call(_text(0))
    http: list[float] = []
    here: list[float] = []
    for begin in range(1, calls + 1, _BLOCK):
        texts = [_text(i) for i in range(begin, min(begin + _BLOCK, calls + 1))]
        http += [_milliseconds(over_http, text) for text in texts]
        here += [_milliseconds(in_process, text) for text in texts]
    for name, taken in (("over HTTP", http), ("in process", here)):
        ordered = sorted(taken)
        p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        print(f"kiwi, 1 kB, {calls} calls {name:10}: p50 {statistics.median(taken):.1f} ms, p99 {p99:.1f} ms")


def _hostile(port: int, pid: int, number: int) -> None:
    before, begun = _memory(pid), time.perf_counter()
    statuses = Counter(send(port, bad).status for bad in bad_requests(number) if bad.then != "leave")
    shown = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    print(f"{number} bad requests in {time.perf_counter() - begun:.1f} s, answers {shown}")
    print(f"memory grew by {_memory(pid) - before:.1f} MB; {_memories(pid)}")


def _too_slow(port: int) -> None:
    """Send what Kkma does not do in ten seconds, then a text like any other."""
    while _asked(port, "광주에서 열렸다.", "kkma")[0] != 200:
        pass  # it is being loaded
    long = SENTENCE * 1_200
    for text, name in ((long, "kkma"), ("광주에서 열렸다.", "kiwi")):
        status, seconds = _asked(port, text, name)
        print(f"{name}, {len(text):,} characters: {status} after {seconds:.1f} s")


def _asked(port: int, text: str, name: str) -> tuple[int, float]:
    begun = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port)
    body = json.dumps({"text": text, "tokenizer": name}).encode()
    connection.request("POST", "/tokenize", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, time.perf_counter() - begun


def _milliseconds(call: Callable[[str], None], text: str) -> float:
    begun = time.perf_counter()
    call(text)
    return (time.perf_counter() - begun) * 1000


def _processes(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [pid, *{int(child) for task in tasks for child in (task / "children").read_text().split()}]


def _resident(pid: int) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


def _memory(pid: int) -> float:
    return sum(map(_resident, _processes(pid)))


def _memories(pid: int) -> str:
    server, *workers = map(_resident, _processes(pid))
    return f"server {server:.0f} MB, worker {', '.join(f'{worker:.0f}' for worker in workers)} MB"


if __name__ == "__main__":
    main()
