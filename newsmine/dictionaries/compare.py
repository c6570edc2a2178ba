"""What changed between two versions of a dictionary, and what that changes in a corpus."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsmine.corpus.database import Corpus
from newsmine.dictionaries.effects import Places, effects_of
from newsmine.dictionaries.rows import Kind, differences, read_dictionary
from newsmine.errors import InputError
from newsmine.records import Evidence
from newsmine.text.references import write_references

if TYPE_CHECKING:
    import pandas as pd

_EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryChange:
    """What changed: in the dictionary, in what is found, and in which articles.

    ``rows`` has change, entry, column, old, new. ``effects`` has term (a word, ``form/tag`` of a token, ``name/LABEL``),
    old_count, new_count, old_articles, new_articles, lost, gained (places) and examples (references to places that were
    lost or gained); ``articles`` has article_id, lost, gained, of those in which anything changed. The last two are empty
    without a corpus. ``total`` is how many articles were compared.
    """

    kind: Kind
    rows: "pd.DataFrame"
    effects: "pd.DataFrame"
    articles: "pd.DataFrame"
    total: int

    def frame(self) -> "pd.DataFrame":
        """Return the rows that changed, as a table to be exported."""
        return self.rows


def compare_dictionaries(  # noqa: PLR0913 - settings, all by keyword
    old: "str | Path",
    new: "str | Path",
    corpus: Corpus | None = None,
    *,
    tokenizer: str = "kiwi",
    tagger: str = "none",
    gazetteer: Path | None = None,
) -> DictionaryChange:
    r"""Say what changed between two versions of a dictionary, and what that changes in a corpus.

    Parameters
    ----------
    old, new : str or Path
        Two versions of one dictionary: synonyms (``form,word``), user words (``word,tag,note``), a gazetteer (``name,label,…``),
        aliases (``alias,label,canonical``), or stopwords (``.txt``). The columns tell of what kind they are.
    corpus : Corpus, optional
        Where both are tried; nothing in it is changed. Synonyms and stopwords are tried on its tokens; for user words and names
        its texts are cut and read twice.
    tokenizer : str
        For user words: which one cuts.
    tagger : str
        For names: the learned tagger beside the dictionaries, as for :func:`newsmine.find`; none by default, so that what
        changed is the dictionary's doing.
    gazetteer : Path, optional
        For aliases: the gazetteer that they belong to.

    Raises
    ------
    InputError
        If one cannot be read, is no dictionary that newsmine knows, or they are of two kinds.
    RowError
        If a row cannot be used.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> for name, rows in (("old", "AI,인공지능"), ("new", "AI,인공지능\n에이아이,인공지능")):
    ...     _ = (folder / f"{name}.csv").write_text(f"form,word\n{rows}\n", encoding="utf-8")
    >>> compare_dictionaries(folder / "old.csv", folder / "new.csv").rows[["change", "entry"]].to_numpy().tolist()
    [['added', '에이아이']]
    """
    old, new = Path(old), Path(new)
    (kind, before), (other, after) = read_dictionary(old), read_dictionary(new)
    if kind != other:
        raise InputError(f"{old} holds {kind}, but {new} {other}; give two versions of one dictionary")
    terms: dict[str, list[set[Evidence]]] = {}
    articles: list[tuple[str, int, int]] = []
    total = 0
    if corpus is not None:
        settings = {"tokenizer": tokenizer, "tagger": tagger, "gazetteer": gazetteer}
        here = effects_of(kind, old, corpus, **settings)
        there = effects_of(kind, new, corpus, **settings)
        for (article_id, was), (_, now) in zip(here, there, strict=True):
            total += 1
            changed = _note(terms, was, now)
            if any(changed):
                articles.append((article_id, *changed))
    return DictionaryChange(
        kind=kind, rows=differences(before, after), effects=_effects(terms), articles=_articles(articles), total=total
    )


def _note(terms: dict[str, list[set[Evidence]]], was: Places, now: Places) -> tuple[int, int]:
    """Keep the places of each term; return how many were lost and gained in the article."""
    lost = gained = 0
    for name in was.keys() | now.keys():
        before, after = was.get(name, set()), now.get(name, set())
        kept = terms.setdefault(name, [set(), set()])
        kept[0] |= before
        kept[1] |= after
        lost, gained = lost + len(before - after), gained + len(after - before)
    return lost, gained


def _effects(terms: dict[str, list[set[Evidence]]]) -> "pd.DataFrame":
    import pandas as pd

    rows = []
    for name, (before, after) in terms.items():
        if before == after:
            continue
        lost, gained = before - after, after - before
        order = sorted(lost | gained, key=lambda place: (place.article_id, place.field, place.start, place.end))
        counts = (len(before), len(after), *(len({place.article_id for place in side}) for side in (before, after)))
        row = (name, *counts, len(lost), len(gained), write_references(order[:_EXAMPLES]))
        rows.append((-len(lost) - len(gained), name, row))
    names = ["term", "old_count", "new_count", "old_articles", "new_articles", "lost", "gained", "examples"]
    kinds = {name: "string" if name in {"term", "examples"} else "int64" for name in names}
    table: pd.DataFrame = pd.DataFrame([row for _, _, row in sorted(rows)], columns=names).astype(kinds)
    return table


def _articles(rows: list[tuple[str, int, int]]) -> "pd.DataFrame":
    import pandas as pd

    kinds = {"article_id": "string", "lost": "int64", "gained": "int64"}
    table: pd.DataFrame = pd.DataFrame(rows, columns=list(kinds)).astype(kinds)
    return table
