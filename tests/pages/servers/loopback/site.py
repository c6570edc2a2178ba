"""The handle by which a test holds a little web: it runs in a process of its own, so that its clock waits for nobody."""

import itertools
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loopback.stories import Story, stories

_FOLDER = Path(__file__).resolve().parents[1]
_PATIENCE = 20.0


class Site:
    """A little web that is up."""

    def __init__(self, process: "subprocess.Popen[str]", settings: dict[str, Any]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._settings = process, settings
        process.stdin.write(json.dumps(settings) + "\n")
        process.stdin.flush()
        found = json.loads(process.stdout.readline())
        self._control: str = found["control"]
        self.canary: int = found["canary"]
        self.bases: dict[str, str] = found["bases"]

    def log(self) -> list[dict[str, Any]]:
        """Every request since the last :meth:`clear`, in the order of arrival."""
        return sorted(self._ask("/log"), key=lambda line: line["at"])

    def count(self) -> int:
        """How many requests the log holds."""
        return int(self._ask("/count"))

    def touched(self) -> list[str]:
        """Who connected to the canary."""
        return list(self._ask("/touched"))

    def clear(self) -> None:
        """Forget the log."""
        self._ask("/clear")

    def publish(self, outlet: str, more: int) -> None:
        """Let an outlet bring out more stories."""
        self._settings["outlets"][outlet] = self._ask(f"/publish?outlet={outlet}&more={more}")

    def stories(self) -> list[Story]:
        """All stories of all outlets."""
        return [story for name, count in self._settings["outlets"].items() for story in stories(name, count)]

    def close(self) -> None:
        """Take it down."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _ask(self, path: str) -> Any:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self._control + path, timeout=_PATIENCE) as answer:
            return json.loads(answer.read())


@contextmanager
def site(**settings: Any) -> Iterator[Site]:
    """Open a little web for the length of a ``with``: ``outlets`` by count, ``faults`` and ``sources`` by name, ``crawl_delay``, ``quota``."""
    process = subprocess.Popen(
        [sys.executable, "-m", "loopback"], cwd=_FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    up = Site(process, settings)
    try:
        yield up
    finally:
        up.close()


def least_gaps(log: list[dict[str, Any]]) -> dict[str, float]:
    """Return, for each host with two requests, the least seconds between one's arrival and the next one's."""
    times: dict[str, list[float]] = {}
    for line in log:
        times.setdefault(line["host"], []).append(line["at"])
    return {
        host: min(after - before for before, after in itertools.pairwise(sorted(asked)))
        for host, asked in times.items()
        if len(asked) > 1
    }
