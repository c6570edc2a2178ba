"""The places of a corpus, block by block: what was read before and did not change since is taken as it was kept."""

from collections.abc import Callable, Iterator

from newsmine.corpus.database import Corpus
from newsmine.corpus.kept import Block, blocks, keep_blocks, kept_blocks, version
from newsmine.corpus.parts import Records
from newsmine.graphs.placed import Places

# Blocks that are kept at a time: some two megabytes, read in a few seconds.
_AT_ONCE = 64


def places_of(corpus: Corpus, name: str, choice: str, read: Callable[[Records], Places]) -> Iterator[Places]:
    """Yield all places that were read so far, block after block.

    Parameters
    ----------
    corpus : Corpus
    name : str
        What is read; of each name one choice is kept.
    choice : str
        All that what is read depends on beside the articles and their mentions: settings and code.
    read : callable
        Reads a block.
    """
    read_at = version(corpus)
    places, fresh = Places(), set(blocks(corpus))
    for number, packed in kept_blocks(corpus, name, choice):
        places.unpack(packed)
        fresh.discard(number)
        yield places
    some: list[tuple[int, bytes]] = []
    for number in sorted(fresh):
        packed = read(Block(corpus, number)).pack()
        places.unpack(packed)
        some.append((number, packed))
        if len(some) == _AT_ONCE:
            keep_blocks(corpus, name, choice, some, read_at=read_at)
            some.clear()
        yield places
    keep_blocks(corpus, name, choice, some, read_at=read_at)
