"""The entities of a corpus joined over its articles, whenever something was found anew."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from newsmine.corpus import joined
from newsmine.corpus.database import Corpus, transaction
from newsmine.corpus.forms import found_forms
from newsmine.entities.link import Joined
from newsmine.entities.namesakes import plain_name
from newsmine.entities.persons import Unit, part_persons
from newsmine.entities.resolve import REACH, Form, Stated, held_of, join_names, person_role, posts_of


def join_corpus(corpus: Corpus, *, is_official: Callable[[str, str], bool]) -> int:
    """Make the entities of a corpus the same in all its articles, all of it or nothing; return how many mentions changed.

    What each article alone said is kept, and comes back where the others no longer say otherwise. Only what was found anew is
    read, and only names that it has are looked at again: an article more costs what it brings.

    Parameters
    ----------
    corpus : Corpus
    is_official : callable
        Whether label and official name stand in a dictionary: such an entity stays as it is.
    """
    if joined.is_joined(corpus):
        return 0
    with transaction(corpus) as connection:
        joined.begin(connection)
        joined.keep_persons(connection, _persons(connection))
        names = join_names((Form(*row) for row in found_forms(connection)), is_official=is_official)
        changed = joined.mean_everywhere(connection, {id_: _meaning(to) for id_, to in names.items()})
        for name, persons in joined.touched_persons(connection):
            parted = part_persons(_unit(person, names) for person in persons)
            changed += joined.mean_persons(connection, name, {place: _meaning(to) for place, to in parted.items()})
        joined.end(connection)
    return changed


def _persons(connection: sqlite3.Connection) -> Iterator[tuple[str, joined.Person]]:
    """Yield the persons of fresh articles, each with its name alone and the posts that its article states."""
    posts = joined.fresh_posts(connection)
    waiting = next(posts, None)
    for article_id, places in groupby(
        joined.fresh_persons(connection, reach=REACH), key=lambda place: place.article_id
    ):
        own = []
        while waiting is not None and waiting.article_id <= article_id:
            if waiting.article_id == article_id:
                own.append((waiting.person_id, Stated(waiting.role or "", waiting.body_id, waiting.body)))
            waiting = next(posts, None)
        mentioned = (
            (place.entity_id, place.canonical, person_role(place.text, place.canonical, place.after))
            for place in places
        )
        for id_, canonical, stated in posts_of(mentioned, own):
            yield plain_name(canonical), joined.Person(article_id, None, id_, canonical, stated)


def _unit(person: joined.Person, names: Mapping[str, Joined]) -> Unit:
    posts = tuple(dict.fromkeys(held_of(Stated(*post), names) for post in person.posts))
    return Unit(person.article_id, person.day, person.entity_id, person.canonical, posts)


def _meaning(to: Joined) -> joined.Meaning:
    return joined.Meaning(to.entity_id, to.label, to.canonical, to.why)
