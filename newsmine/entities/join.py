"""The entities of a corpus joined over its articles, whenever something was found anew."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from newsmine.corpus.database import Corpus
from newsmine.corpus.joined import Change, found_forms, found_persons, found_posts, is_joined, join, restore
from newsmine.entities.link import Joined
from newsmine.entities.namesakes import Held
from newsmine.entities.persons import Unit, part_persons
from newsmine.entities.resolve import REACH, Form, held_of, join_names, person_role, units_of


def join_corpus(corpus: Corpus, *, is_official: Callable[[str, str], bool]) -> int:
    """Make the entities of a corpus the same in all its articles; return how many mentions changed.

    What each article alone said is kept, and comes back where the others no longer say otherwise. Nothing is done where nothing
    was found since.

    Parameters
    ----------
    corpus : Corpus
    is_official : callable
        Whether label and official name stand in a dictionary: such an entity stays as it is.
    """
    if is_joined(corpus):
        return 0
    restore(corpus)
    names = join_names((Form(*row) for row in found_forms(corpus)), is_official=is_official)
    persons = part_persons(_units(corpus, names))
    return join(
        corpus,
        [
            *(_change(id_, None, to) for id_, to in names.items()),
            *(_change(id_, article_id, to) for (article_id, id_), to in persons.items()),
        ],
    )


def _units(corpus: Corpus, names: Mapping[str, Joined]) -> Iterator[Unit]:
    posts: dict[str, list[tuple[str, Held]]] = {}
    for post in found_posts(corpus):
        held = held_of(post.role, post.body_id, post.body, names)
        posts.setdefault(post.article_id, []).append((post.person_id, held))
    for (article_id, day), places in groupby(
        found_persons(corpus, reach=REACH), key=lambda place: (place.article_id, place.day)
    ):
        persons = (
            (place.entity_id, place.canonical, person_role(place.text, place.canonical, place.after))
            for place in places
        )
        yield from units_of(article_id, day, persons, posts.get(article_id, ()))


def _change(found_id: str, article_id: str | None, to: Joined) -> Change:
    return Change(found_id, article_id, to.entity_id, to.label, to.canonical, to.why)
