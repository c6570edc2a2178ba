"""The places of a corpus, block by block: what was read before and did not change since is taken as it was kept."""

from collections.abc import Callable

from newsmine.corpus.database import Corpus
from newsmine.corpus.kept import Block, blocks, keep_blocks, kept_blocks, one_state, version
from newsmine.corpus.parts import Records
from newsmine.graphs.placed import Places

# Blocks that are kept at a time: some two megabytes, read in a few seconds.
_AT_ONCE = 64


def kept_places(
    corpus: Corpus, name: str, choice: str, read: Callable[[Records], Places], tell: Callable[[int], object]
) -> Places:
    """Return all places of a corpus; only blocks that are not kept are read.

    Parameters
    ----------
    corpus : Corpus
    name : str
        What is read; of each name one choice is kept.
    choice : str
        All that what is read depends on beside the articles and their mentions: settings and code.
    read : callable
        Reads a block.
    tell : callable
        Called after each block with how many articles there are so far.
    """
    read_at = version(corpus)
    places, fresh = Places(), set(blocks(corpus))
    for number, packed in kept_blocks(corpus, name, choice):
        places.unpack(packed)
        fresh.discard(number)
        tell(places.n_articles)
    some: list[tuple[int, bytes]] = []
    for number in sorted(fresh):
        with one_state(corpus):
            packed = read(Block(corpus, number)).pack()
        places.unpack(packed)
        some.append((number, packed))
        if len(some) == _AT_ONCE:
            keep_blocks(corpus, name, choice, some, read_at=read_at)
            some.clear()
        tell(places.n_articles)
    keep_blocks(corpus, name, choice, some, read_at=read_at)
    return places
