"""Hostile pages, made from our own golden and sample pages: broken, lying, endless and nested, the same for a seed."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hostile_bytes import BROKEN_TEXT
from hostile_markup import BROKEN_MARKUP

from newsmine.records import Page

FAMILIES = {**BROKEN_TEXT, **BROKEN_MARKUP}
"""Each family of hostile pages: how many of it, and what makes one."""


@dataclass(frozen=True)
class Hostile:
    """A hostile page: what was done to it, and the page."""

    family: str
    number: int
    page: Page


def hostile_pages(*, seed: int = 7, share: float = 1.0, families: Iterable[str] = tuple(FAMILIES)) -> Iterator[Hostile]:
    """Yield the pages, family by family; ``share`` of each family, at least one, and the same for a seed."""
    for family in families:
        count, make = FAMILIES[family]
        for number in range(max(1, round(count * share))):
            rng = random.Random(f"{seed}:{family}:{number}")  # noqa: S311 - no secret
            yield Hostile(family, number, make(rng))
