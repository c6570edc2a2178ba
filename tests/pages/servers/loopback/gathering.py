"""What the tests of collecting share: the plan of the little web, a corpus as plain rows, a collector to kill."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from loopback.outlets import story_url
from loopback.site import Site
from newsmine.corpus.database import Corpus
from newsmine.corpus.pages import store_path
from newsmine.html.addresses import canonical_url
from newsmine.pages.plan import Plan, plan_to_json

_FOLDER = Path(__file__).resolve().parents[1]
_ARTICLE = re.compile(r"/news/articleView\.html\?idxno=(\d+)|/story/.*-(\d+)(?:\?|$)|/read\.php\?aid=(\d+)")
DELAY = 0.02


def plan_for(web: Site, corpus: Path, **more: Any) -> Plan:
    """Return a plan that asks all feeds, sitemaps and lists of the three outlets."""
    base = web.bases
    plan = {
        "store": str(store_path(corpus)),
        "feeds": (base["namdo"] + "/rss/allArticle.xml", base["ledger"] + "/atom.xml", base["maeil"] + "/rss.xml"),
        "sitemaps": (base["ledger"] + "/sitemap.xml",),
        "lists": (base["namdo"] + "/news/articleList.html?page=1&view_type=sm", base["maeil"] + "/section.php?sid=5"),
        "delay": DELAY,
        "timeout": 10.0,
        "allow_private": True,
    }
    return Plan(**(plan | more))


def rows(corpus: Path) -> dict[str, dict[str, Any]]:
    """Return the articles of a corpus by id, without when they were read."""
    fields = ("id", "url", "publisher", "title", "text", "published_at", "authors", "source", "reader")
    with Corpus.open(corpus) as opened:
        table = opened.articles()
    found = [{name: str(row[name]) for name in fields} for _, row in table.iterrows()]
    assert len({row["id"] for row in found}) == len(found)
    return {row["id"]: row for row in found}


def wanted(web: Site) -> dict[str, tuple[str, str]]:
    """Return the title and text of every story by its canonical URL."""
    return {
        canonical_url(story_url(story.outlet, web.bases[story.outlet], story)): (story.title, story.text)
        for story in web.stories()
    }


def asked(log: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """Count the requests for each article, whatever its address carries along."""
    found = ((line["app"], _ARTICLE.search(line["target"])) for line in log)
    return Counter((app, next(filter(None, match.groups()))) for app, match in found if match)


class Gatherer:
    """A collector that runs in a process of its own, with its child."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def children(self) -> list[int]:
        """The processes that it started and that still run."""
        pid = self.process.pid
        with contextlib.suppress(OSError):
            return [
                int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
            ]
        return []

    def wait_for(self, web: Site, requests: int, *, seconds: float = 60.0) -> bool:
        """Wait until the web was asked so often; say whether the collector was still at it then.

        If it was not, what it said goes to our own stderr, where pytest shows it.
        """
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            if web.count() >= requests:
                return True
            time.sleep(0.01)
        if self.process.stderr is not None and self.process.poll() is not None:
            sys.stderr.write(self.process.stderr.read())
        return False

    def kill(self, which: str) -> float:
        """Kill the parent, the child or both with -9; return when, and only when all of it is gone."""
        children = self.children()
        if which != "child":
            self.process.kill()
        if which != "parent":
            for child in children:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
        self.process.wait(30)
        end = time.monotonic() + 30
        while any(runs(child) for child in children) and time.monotonic() < end:
            time.sleep(0.02)
        assert not any(runs(child) for child in children)
        # What was asked while it died counts as under way too.
        return time.monotonic()


def peak_of_children() -> int:
    """Return the most bytes that any collecting process of ours has had in memory."""
    most = 0
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            with contextlib.suppress(OSError):
                if "newsmine.pages.crawl" in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8"):
                    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{child}/status").read_text(encoding="utf-8"))
                    most = max(most, int(found[1]) * 1024 if found else 0)
    return most


def runs(pid: int) -> bool:
    """Say whether a process runs, and is not merely not yet buried."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in {"Z", "X"}
    return False


@contextmanager
def gatherer(plan: Plan, corpus: Path) -> Iterator[Gatherer]:
    """Start a collector; what is left of it is killed at the end."""
    paths = os.pathsep.join([str(_FOLDER), *filter(None, [os.environ.get("PYTHONPATH")])])
    process = subprocess.Popen(
        [sys.executable, "-m", "loopback.gather", str(corpus)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert process.stdin is not None
    assert process.stderr is not None
    started = Gatherer(process)
    try:
        process.stdin.write(plan_to_json(plan) + "\n")
        process.stdin.flush()
        yield started
    finally:
        if process.poll() is None:
            started.kill("both")
        process.stdin.close()
        process.stderr.close()
