"""Collect into a corpus, in a process that a test may kill: ``python -m loopback.gather CORPUS``, the plan on stdin."""

import sys

from newsmine.corpus.database import Corpus
from newsmine.pages.plan import plan_from_json
from newsmine.runs.collect import collect_plan


def _main() -> None:
    with Corpus.open(sys.argv[1]) as corpus:
        collect_plan(plan_from_json(sys.stdin.readline()), corpus)


if __name__ == "__main__":
    try:
        _main()
    except KeyboardInterrupt:
        sys.exit(130)
