"""How Scrapy is set: only what the collector needs, and nothing that loads pickles or opens ports."""

from typing import Any

from newsmine.pages.plan import Plan

# Hosts that are asked at the same time; each host has one request at a time.
_HOSTS = 32
# Seconds to which AutoThrottle may stretch the delay of a slow host; Scrapy's own default.
_LONGEST_DELAY = 60.0
_OURS = "newsmine.pages."


def settings_of(plan: Plan) -> dict[str, Any]:
    """Return Scrapy's settings for a plan."""
    return {
        **_parts(plan),
        **_pace(plan),
        "USER_AGENT": plan.user_agent,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "ko,en;q=0.5",
        },
        "NEWSMINE_ALLOW_PRIVATE": plan.allow_private,
        "NEWSMINE_RESOLVE": dict(plan.resolve),
        "DOWNLOAD_TIMEOUT": plan.timeout,
        "DOWNLOAD_MAXSIZE": plan.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": True,
        "DOWNLOAD_VERIFY_CERTIFICATES": plan.verify_certificates,
        "REDIRECT_MAX_TIMES": plan.max_redirects,
        "COOKIES_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "STATS_DUMP": False,
        "LOG_LEVEL": "ERROR",
    }


def _parts(plan: Plan) -> dict[str, Any]:
    """Return which parts take part, ours and Scrapy's."""
    schemes = () if plan.offline else ("http", "https")
    return {
        "DOWNLOAD_HANDLERS_BASE": {},
        "DOWNLOAD_HANDLERS": dict.fromkeys(schemes, f"{_OURS}download.Downloader"),
        "TWISTED_DNS_RESOLVER": f"{_OURS}resolver.Resolver",
        "DOWNLOADER_MIDDLEWARES_BASE": {},
        "DOWNLOADER_MIDDLEWARES": {
            f"{_OURS}middlewares.Kept": 50,
            f"{_OURS}middlewares.Guarded": 100,
            f"{_OURS}robots.Robots": 200,
            "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
            "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
            f"{_OURS}middlewares.Retried": 550,
            f"{_OURS}middlewares.Unpacked": 590,
            f"{_OURS}middlewares.Redirected": 600,
        },
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {},
        "EXTENSIONS": {"scrapy.extensions.throttle.AutoThrottle": 0, "scrapy.extensions.corestats.CoreStats": 0},
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "SCHEDULER_PRIORITY_QUEUE": "scrapy.pqueues.DownloaderAwarePriorityQueue",
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    }


def _pace(plan: Plan) -> dict[str, Any]:
    """Return how fast it goes: the delay is the least one, a slow host makes it longer."""
    from scrapy.settings import default_settings

    # The name changed with Scrapy 2.19; the old one warns there.
    new = hasattr(default_settings, "DOWNLOAD_DELAY_JITTER")
    steady = {"DOWNLOAD_DELAY_JITTER": 0.0} if new else {"RANDOMIZE_DOWNLOAD_DELAY": False}
    return {
        **steady,
        "DOWNLOAD_DELAY": plan.delay,
        "CONCURRENT_REQUESTS": _HOSTS,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": plan.delay,
        "AUTOTHROTTLE_MAX_DELAY": max(_LONGEST_DELAY, plan.delay),
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
    }
