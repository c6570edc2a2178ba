"""Read thousands of hostile pages, each with a time limit: how many break the reader, and the worst times.

Run: ``python benchmarks/hostile.py [SHARE]`` (a share of the pages, 1 by default); exit code 1 if a page broke it.
"""

import json
import re
import resource
import signal
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from hostile_pages import Hostile, hostile_pages

from newsmine.articles.extract import read
from newsmine.errors import NewsmineError
from newsmine.schema import ARTICLES

# Seconds that a page may take.
LIMIT = 10.0


class Late(BaseException):
    """The time is up; no ``Exception``, so that nothing that is read catches it."""


@dataclass(frozen=True)
class Outcome:
    """What became of a page: ``article``, the name of our own error, or ``BROKEN`` and why; and its seconds of CPU."""

    family: str
    number: int
    what: str
    seconds: float


def outcome(hostile: Hostile) -> Outcome:
    """Read a page, and check that what was read can be kept."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, LIMIT * 2)
    try:
        article = read(hostile.page).article
        json.dumps(ARTICLES.to_json(article), ensure_ascii=False).encode()
        what = "article" if _is_clean(article.text) else "BROKEN: text is empty, not NFC or holds control characters"
    except NewsmineError as error:
        what = type(error).__name__ if "\n" not in str(error) else f"BROKEN: two lines in {error!r:.200}"
    except Late:
        what = f"BROKEN: over {LIMIT} s"
    # Whatever else comes out of the reader is what this looks for.
    except Exception as error:  # noqa: BLE001
        what = f"BROKEN: {type(error).__name__}: {str(error)[:200]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - began
    if seconds > LIMIT and not what.startswith("BROKEN"):
        what = f"BROKEN: {seconds:.1f} s"
    return Outcome(hostile.family, hostile.number, what, seconds)


def main(share: float = 1.0) -> int:
    """Print a line a family and every page that broke the reader; return how many did."""
    signal.signal(signal.SIGPROF, stop)
    began = time.process_time()
    outcomes = [outcome(hostile) for hostile in hostile_pages(share=share)]
    for family in dict.fromkeys(each.family for each in outcomes):
        own = [each for each in outcomes if each.family == family]
        said = Counter(each.what.partition(":")[0] for each in own)
        slowest = max(own, key=lambda each: each.seconds)
        print(
            f"{family:20} n {len(own):4}  in all {sum(each.seconds for each in own):6.1f} s, worst {slowest.seconds:5.2f} s (#{slowest.number})  {dict(said)}"
        )
    broken = [each for each in outcomes if each.what.startswith("BROKEN")]
    for each in broken:
        print(f"  {each.family} #{each.number}: {each.what}")
    worst = max(each.seconds for each in outcomes)
    peak = _peak()
    print(
        f"{len(outcomes)} pages, {len(broken)} broke the reader, worst {worst:.2f} s, peak memory {peak} MB, "
        f"{time.process_time() - began:.0f} s of CPU"
    )
    return len(broken)


def stop(_signal: int, _frame: object) -> None:
    """Stop what is being read: the time is up."""
    raise Late


def _is_clean(text: str) -> bool:
    return (
        bool(text.strip()) and unicodedata.is_normalized("NFC", text) and not any(c < " " and c != "\n" for c in text)
    )


def _peak() -> int:
    """Return the most memory that this program held, in MB; ``ru_maxrss`` may count what its parent held before."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(bool(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)))
