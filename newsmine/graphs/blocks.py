"""The places of a corpus, block by block: what was read before and did not change since is taken as it was kept."""

from collections.abc import Callable

from newsmine.corpus.database import Corpus
from newsmine.corpus.kept import blocks, keep_blocks, kept_blocks, one_state
from newsmine.corpus.parts import Block, Records
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
    places, fresh = Places(), set(blocks(corpus.connection))
    for number, packed in kept_blocks(corpus.connection, name, choice):
        places.unpack(packed)
        fresh.discard(number)
        tell(places.n_articles)
    numbers = sorted(fresh)
    for start in range(0, len(numbers), _AT_ONCE):
        some: list[tuple[int, bytes]] = []
        with one_state(corpus.connection):
            for number in numbers[start : start + _AT_ONCE]:
                some.append((number, read(Block(corpus, number)).pack()))
                places.unpack(some[-1][1])
                tell(places.n_articles)
            keep_blocks(corpus.connection, name, choice, some)
    return places
