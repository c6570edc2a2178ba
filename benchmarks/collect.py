"""The collector beside plain Scrapy on the little web of the tests: pages a second, lost, twice, and the least gap.

Run: ``python benchmarks/collect.py``; it opens servers on the loopback network only, and needs no input. Both fetch the
same 900 pages of three hosts without a delay, one request to a host at a time, robots.txt obeyed; plain Scrapy keeps
nothing, the collector keeps every page in its store. Then 90 pages are collected with a delay of 0.1 s.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "pages" / "servers"))

from loopback.outlets import story_url
from loopback.site import Site, least_gaps, site

from newsmine.corpus.pages import PageStore, fetched_pages
from newsmine.pages.collect import collect
from newsmine.pages.plan import Plan

_PER_OUTLET, _ROUNDS = 300, 3
_SHORT, _DELAY = 30, 0.1
_LIMIT = 300
_SPIDER = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Plain(scrapy.Spider):
    name = "plain"
    start_urls = json.loads(sys.stdin.read())
    custom_settings = {
        "ROBOTSTXT_OBEY": True, "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False, "DOWNLOAD_MAXSIZE": 10_000_000, "DOWNLOAD_TIMEOUT": 30,
    }
    got = 0
    def parse(self, response):
        type(self).got += 1

process = CrawlerProcess()
process.crawl(Plain)
process.start()
print(Plain.got)
"""


def main() -> None:
    """Print the figures."""
    with site(outlets=dict.fromkeys(("namdo", "ledger", "maeil"), _PER_OUTLET)) as web:
        urls = tuple(story_url(story.outlet, web.bases[story.outlet], story) for story in web.stories())
        for _ in range(_ROUNDS):
            _print("plain Scrapy", lambda: _plain(urls))
            _print("the collector", lambda: _collected(web, urls))
    with site(outlets=dict.fromkeys(("namdo", "ledger", "maeil"), _SHORT)) as web:
        urls = tuple(story_url(story.outlet, web.bases[story.outlet], story) for story in web.stories())
        _collected(web, urls, delay=_DELAY)
        gaps = least_gaps(web.log())
        print(f"delay {_DELAY} s: least gap {min(gaps.values()):.4f} s on {len(gaps)} hosts, {len(web.log())} requests")


def _print(name: str, act: Callable[[], int]) -> None:
    start, cpu = time.perf_counter(), _cpu()
    pages = act()
    seconds, cpu = time.perf_counter() - start, _cpu() - cpu
    print(f"{name}: {pages} pages, {pages / seconds:.1f} a second, {pages / cpu:.1f} a second of CPU")


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _plain(urls: tuple[str, ...]) -> int:
    done = subprocess.run(
        [sys.executable, "-c", _SPIDER],
        input=json.dumps(urls),
        capture_output=True,
        text=True,
        timeout=_LIMIT,
        check=True,
    )
    return int(done.stdout)


def _collected(web: Site, urls: tuple[str, ...], *, delay: float = 0.0) -> int:
    web.clear()
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "news.pages.sqlite")
        report = collect(Plan(store=store, urls=urls, delay=delay, allow_private=True))
        with PageStore.open(store) as pages:
            kept = Counter(page.url for page in fetched_pages(pages))
    asked = Counter(line["target"] for line in web.log() if line["target"] != "/robots.txt")
    twice = sum(count > 1 for count in asked.values())
    print(
        f"  lost {len(set(urls) - set(kept))}, kept twice {sum(n > 1 for n in kept.values())}, asked for twice {twice}"
    )
    return report.fetched


if __name__ == "__main__":
    main()
