"""The collecting process: a plan comes in on stdin, events go out on stdout; when stdin ends, it ends.

Run by :func:`newsmine.pages.collect.collect` as ``python -m newsmine.pages.crawl``.
"""

import os
import sys
import threading
import warnings
from typing import Any

from newsmine.corpus.frontier import count_states
from newsmine.corpus.pages import PageStore, locked
from newsmine.errors import NewsmineError
from newsmine.pages.plan import Plan, plan_from_json

# Seconds in which a page that is under way may be finished, when the one who asked is gone.
_LAST_SECONDS = 3.0
_LOCKED, _ENDED = 4, 3
_READ_AT_ONCE = 4096


def main() -> None:
    """Read the plan and collect; exit code 0 when done, 1 for a NewsmineError, 4 where another one collects."""
    plan_line = sys.stdin.readline()
    try:
        plan = plan_from_json(plan_line)
        with locked(plan.store), PageStore.open(plan.store) as store:
            _crawl(plan, store)
    except NewsmineError as error:
        from newsmine.pages.spider import tell

        tell("error", kind=type(error).__name__, reason=str(error))
        sys.exit(1)


def settings_of(plan: Plan) -> dict[str, Any]:
    """Return Scrapy's settings for a plan."""
    from scrapy.settings import default_settings

    still = {"DOWNLOAD_DELAY_JITTER": 0.0}
    if not hasattr(default_settings, "DOWNLOAD_DELAY_JITTER"):
        still = {"RANDOMIZE_DOWNLOAD_DELAY": False}
    ours = "newsmine.pages.middlewares."
    return {
        **still,
        "USER_AGENT": plan.user_agent,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "ko,en;q=0.5",
        },
        "DOWNLOAD_HANDLERS_BASE": {},
        "DOWNLOAD_HANDLERS": {}
        if plan.offline
        else dict.fromkeys(("http", "https"), "newsmine.pages.download.Downloader"),
        "TWISTED_DNS_RESOLVER": "newsmine.pages.download.Resolver",
        "NEWSMINE_ALLOW_PRIVATE": plan.allow_private,
        "NEWSMINE_RESOLVE": dict(plan.resolve),
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "DOWNLOADER_MIDDLEWARES": {
            ours + "Kept": 50,
            ours + "Guarded": 100,
            "newsmine.pages.robots.Robots": 200,
            "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
            "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
            ours + "Retried": 550,
            ours + "Unpacked": 590,
            ours + "Redirected": 600,
        },
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "EXTENSIONS": {"scrapy.extensions.throttle.AutoThrottle": 0},
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": plan.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(60.0, plan.delay),
        "DOWNLOAD_DELAY": plan.delay,
        "CONCURRENT_REQUESTS": 32,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_TIMEOUT": plan.timeout,
        "DOWNLOAD_MAXSIZE": plan.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": True,
        "DOWNLOAD_VERIFY_CERTIFICATES": plan.verify_certificates,
        "REDIRECT_MAX_TIMES": plan.max_redirects,
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "SCHEDULER_PRIORITY_QUEUE": "scrapy.pqueues.DownloaderAwarePriorityQueue",
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "COOKIES_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "STATS_DUMP": False,
        "LOG_LEVEL": "ERROR",
    }


def _crawl(plan: Plan, store: PageStore) -> None:
    warnings.simplefilter("ignore")
    from scrapy.crawler import AsyncCrawlerProcess

    from newsmine.pages.spider import Collector, tell

    process = AsyncCrawlerProcess(settings_of(plan))
    crawler = process.create_crawler(Collector)
    process.crawl(crawler, plan=plan, store=store)
    threading.Thread(target=_watch, daemon=True).start()
    process.start(install_signal_handlers=False)
    tell("done", reason=crawler.stats.get_value("finish_reason"), **count_states(store))


def _watch() -> None:
    """End when stdin ends: the one who asked is gone, or wants no more."""
    # Not through sys.stdin: a lock of it, held at the end of the process, would crash Python.
    while os.read(0, _READ_AT_ONCE):
        pass
    from twisted.internet import reactor

    reactor.callFromThread(reactor.stop)  # type: ignore[attr-defined]
    threading.Event().wait(_LAST_SECONDS)
    os._exit(_ENDED)


if __name__ == "__main__":
    main()
