"""What finds names and relations, with given dictionaries, in one article at a time."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from newsmine import plugins
from newsmine.corpus.code import code_hash
from newsmine.entities.aliases import read_aliases
from newsmine.entities.credits import credit_places
from newsmine.entities.explain import Explanation, explain_mention, explain_value
from newsmine.entities.fields import mention_of, scans_of
from newsmine.entities.gazetteer import PUBLIC, Entry, Gazetteer, read_gazetteer
from newsmine.entities.learned import Learned
from newsmine.entities.lineage import NamePolicy, latest
from newsmine.entities.link import bare, kin
from newsmine.entities.read import Begun, Dictionaries, FieldFinder, begin, finish, read, tag_ahead
from newsmine.entities.relate import relate
from newsmine.entities.valued import with_values
from newsmine.records import Article, Found
from newsmine.sources import DEFAULT_TAGGER
from newsmine.tagger.choose import tagger as choose
from newsmine.tagger.tagged import Tagger


class Finder:
    """Finds names and relations with given dictionaries.

    Parameters
    ----------
    layers : iterable of iterable of Entry
        Dictionaries by rank, the study's own before the public one.
    aliases : mapping from form to (label, official name)
        The user's word on what a form means; it wins over every rule.
    finders : sequence of callable
        Further finders (one learned tagger, plug-ins): each takes a ``Scan`` and yields ``Candidate``. They find names; dates,
        times and quantities are read by :func:`newsmine.find_values` alone.
    recipe : Recipe, optional
        How another process makes it again, where one can.
    """

    def __init__(
        self,
        layers: Iterable[Iterable[Entry]],
        *,
        aliases: dict[str, tuple[str, str]] | None = None,
        finders: Sequence[FieldFinder] = (),
        recipe: "Recipe | None" = None,
    ) -> None:
        said = [Entry(name=form, label=label, canonical=name) for form, (label, name) in (aliases or {}).items()]
        self._known = Dictionaries(
            gazetteer=Gazetteer([*layers, said]),
            aliases={bare(form): meant for form, meant in (aliases or {}).items()},
            finders=tuple(finder for finder in finders if not isinstance(finder, Learned)),
            tagger=next((finder for finder in finders if isinstance(finder, Learned)), None),
        )
        self._official = {(kin(label), name) for label, name in self._known.gazetteer.official()}
        self._official.update((kin(label), name) for label, name in self._known.aliases.values())
        self._ahead: dict[int, tuple[Article, Begun]] = {}
        self.fingerprint = _fingerprint(self._known)
        self._recipe = recipe

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make it again in another process, which then makes it once."""
        if self._recipe is None:
            raise TypeError(
                "only a finder of files and a named tagger can work in other processes; use Finder.from_files"
            )
        return _made_again, (self._recipe,)

    @classmethod
    def from_files(
        cls,
        *paths: Path | str | None,
        aliases: Path | str | None = None,
        public: Path | None = PUBLIC,
        names: NamePolicy | str = "of-the-time",
        tagger: Tagger | str = DEFAULT_TAGGER,
    ) -> "Finder":
        """Return a finder with gazetteers from CSV files, the first of highest rank, over the public one.

        Installed plug-ins of the kind ``finders`` propose names too.

        Parameters
        ----------
        *paths : Path, str or None
            ``None`` is left out.
        aliases : Path or str, optional
            CSV file of the user's word on what forms mean.
        public : Path, optional
            The public gazetteer; ``None`` leaves it out.
        names : {"of-the-time", "latest"}
            Of public bodies that became others: whether they keep the name that they bore, or are one with what they are
            today; see :mod:`newsmine.entities.lineage`.
        tagger : Tagger or str
            As :func:`newsmine.tagger.choose.tagger` names them.

        Raises
        ------
        InputError
            If a file cannot be read or has a row without name or with an unknown label.
        ValueError
            If ``names`` is neither of the two.
        """
        layers = [read_gazetteer(Path(path)) for path in paths if path is not None]
        if public is not None:
            layers.append(read_gazetteer(public))
        if names not in get_args(NamePolicy):
            raise ValueError(f"names: {names!r} is none of {', '.join(get_args(NamePolicy))}")
        if names == "latest":
            layers = [tuple(replace(entry, canonical=latest(entry.canonical)) for entry in layer) for layer in layers]
        said = read_aliases(Path(aliases)) if aliases is not None else {}
        if not isinstance(tagger, str):
            return cls(layers, aliases=said, finders=_finders(tagger))
        return _made(Recipe(tuple(map(tuple, layers)), tuple(said.items()), tagger))

    def find(self, article: Article | str) -> Found:
        """Return the mentions and relations of an article, or of a text without a title."""
        ahead = self._ahead.pop(id(article), None)
        article, begun = ahead or self._begin(article)
        scans, fields = begun.scans, finish(begun, self._known)
        mentions = [mention_of(article, each.scan, candidate) for each in fields for candidate in each.taken]
        given = credit_places(scans[-1])
        in_text = [m for m in mentions if m.field == "text" and not any(a <= m.start < b for a, b in given)]
        ties = tuple(relate(scans[-1], in_text, fields[-1].posts))
        return Found(
            mentions=tuple(with_values(article, scans, mentions)),
            relations=tuple(tie for tie in ties if tie.modality == "asserted"),
            unasserted=tuple(tie for tie in ties if tie.modality != "asserted"),
        )

    @property
    def look_ahead(self) -> Callable[[Sequence[Article]], None] | None:
        """What lets the tagger read articles that are found in next, all at once: it is quicker so."""
        return None if self._known.tagger is None else self._look_ahead

    def _look_ahead(self, articles: Sequence[Article]) -> None:
        """Read what the rules see in the articles, and let the tagger read the rest; who fails here fails alone in ``find``."""
        self._ahead = {}
        for article in articles:
            with suppress(Exception):
                self._ahead[id(article)] = self._begin(article)
        with suppress(Exception):
            tag_ahead([begun for _, begun in self._ahead.values()], self._known)

    def _begin(self, article: Article | str) -> tuple[Article, Begun]:
        article, scans = scans_of(article)
        return article, begin(scans, self._known)

    def is_official(self, label: str, canonical: str) -> bool:
        """Return whether a name is official: a gazetteer or the user's aliases give it as what a form means."""
        return (kin(label), canonical) in self._official

    def explain(self, article: Article | str) -> list[Explanation]:
        """Return every mention of an article with its reasons: which finders proposed what, and why it is linked so.

        Examples
        --------
        >>> finder = Finder.from_files()
        >>> reasons = finder.explain("홍길동 가온시장은 전남대 총장을 만났다. 홍 시장은 웃었다.")
        >>> next(each.link for each in reasons if each.mention.text == "전남대")
        'a gazetteer gives 전남대학교 as the official name of 전남대'
        """
        article, scans = scans_of(article)
        fields = read(scans, self._known)
        reasons = {}
        for each in fields:
            for candidate in each.taken:
                mention = mention_of(article, each.scan, candidate)
                reasons[mention] = explain_mention(mention, candidate, each.scan, each.proposed)
        mentions = with_values(article, scans, list(reasons))
        return [reasons.get(mention) or explain_value(mention) for mention in mentions]


class Recipe(NamedTuple):
    """Of what a finder is made: dictionaries by rank, the user's aliases, the name of a tagger."""

    layers: tuple[tuple[Entry, ...], ...]
    aliases: tuple[tuple[str, tuple[str, str]], ...]
    tagger: str


def _made(recipe: Recipe) -> Finder:
    finders = _finders(choose(recipe.tagger))
    return Finder(recipe.layers, aliases=dict(recipe.aliases), finders=finders, recipe=recipe)


@lru_cache(maxsize=1)
def _made_again(recipe: Recipe) -> Finder:
    return _made(recipe)


def _finders(tagger: Tagger | None) -> list[FieldFinder]:
    own: list[FieldFinder] = [] if tagger is None else [Learned(tagger)]
    return own + [plugins.load("finders", name) for name in plugins.names("finders")]


def _fingerprint(known: Dictionaries) -> str:
    digest = hashlib.sha256(f"{known.gazetteer.fingerprint}|{sorted(known.aliases.items())}".encode())
    for finder in (*known.finders, known.tagger):
        digest.update(str(getattr(finder, "fingerprint", getattr(finder, "__qualname__", ""))).encode())
    digest.update(code_hash("entities", "tagger", "text", "values").encode())
    return digest.hexdigest()[:16]
