"""The collecting process: a plan comes in on stdin, events go out on stdout; when stdin ends, it ends.

Run by :func:`newsmine.pages.collect.collect` as ``python -m newsmine.pages.crawl``.
"""

import contextlib
import logging
import os
import sys
import threading
import time
import warnings
from typing import Any

from newsmine.corpus.frontier import count_states
from newsmine.corpus.locks import locked
from newsmine.corpus.pages import PageStore
from newsmine.errors import NewsmineError
from newsmine.pages.plan import Plan, plan_from_json
from newsmine.pages.settings import settings_of

# Seconds in which a page that is under way may be finished, when the one who asked is gone.
_LAST_SECONDS = 3.0
_STILL_SECONDS, _GLANCE = 0.5, 0.05
_ENDED = 3
_READ_AT_ONCE = 4096


def main() -> None:
    """Read the plan and collect; exit code 0 when done, 1 for a NewsmineError."""
    plan_line = sys.stdin.readline()
    try:
        plan = plan_from_json(plan_line)
        with locked(plan.store), PageStore.open(plan.store) as store:
            _crawl(plan, store)
    except NewsmineError as error:
        from newsmine.pages.spider import tell

        tell("error", kind=type(error).__name__, reason=str(error))
        sys.exit(1)


def _crawl(plan: Plan, store: PageStore) -> None:
    warnings.simplefilter("ignore")
    _name_certificates()
    from scrapy.crawler import AsyncCrawlerProcess

    from newsmine.pages.spider import Collector, tell

    process = AsyncCrawlerProcess(settings_of(plan))
    logging.getLogger().addHandler(_Crashes(logging.ERROR))
    crawler = process.create_crawler(Collector)
    process.crawl(crawler, plan=plan, store=store)
    threading.Thread(target=_watch, args=(crawler,), daemon=True).start()
    process.start(install_signal_handlers=False)
    tell("done", reason=crawler.stats.get_value("finish_reason") if crawler.stats else None, **count_states(store))


class _Crashes(logging.Handler):
    """Tell what the engine would only log: no fault of ours stays silent."""

    def emit(self, record: logging.LogRecord) -> None:
        from newsmine.pages.spider import tell

        error = record.exc_info[1] if record.exc_info else None
        why = f": {type(error).__name__}: {error}" if error is not None else ""
        tell("crash", reason=" ".join(f"{record.getMessage()}{why}".split()))


def _name_certificates() -> None:
    """Name the certificates that are trusted, where the system's are not where OpenSSL looks for them."""
    with contextlib.suppress(ImportError):
        import certifi

        os.environ.setdefault("SSL_CERT_FILE", certifi.where())


def _watch(crawler: Any) -> None:  # noqa: ANN401 - Scrapy's
    """End when stdin ends: the one who asked is gone, or wants no more."""
    # Not through sys.stdin: a lock of it, held at the end of the process, would crash Python.
    while os.read(0, _READ_AT_ONCE):
        pass
    from twisted.internet import reactor

    running: Any = reactor
    if crawler.spider is not None:
        running.callFromThread(crawler.spider.turns.close)
    running.callFromThread(running.stop)
    still, end = 0.0, time.monotonic() + _LAST_SECONDS
    while time.monotonic() < end and still < _STILL_SECONDS:
        # The engine may wait for what it will not do any more; we wait for what a server still sends.
        time.sleep(_GLANCE)
        still = 0.0 if crawler.spider is not None and crawler.spider.turns.under_way else still + _GLANCE
    os._exit(_ENDED)


if __name__ == "__main__":
    main()
