"""A paragraph on methods for a paper, made of what was run, with its references."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from newsmine.corpus.database import Corpus
from newsmine.corpus.whole import whole
from newsmine.errors import ExportError, check_choice
from newsmine.paragraphs import english, korean
from newsmine.paragraphs.record import Record, read_record
from newsmine.paragraphs.references import bibtex
from newsmine.paragraphs.words import Cite, Sentence, latex, markdown, plain

Language = Literal["ko", "en", "both"]

_HEADS = {"ko": "연구 방법", "en": "Methods"}
# What stands between a word and a citation.
_GAP = {"ko": "", "en": " "}
_SUFFIXES = (".md", ".txt", ".tex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Methods:
    """What was run, in words.

    Parameters
    ----------
    record : Record
        What is known of the run.
    korean, english : tuple of Sentence
        The sentences in their parts.
    """

    record: Record
    korean: tuple[Sentence, ...]
    english: tuple[Sentence, ...]

    @property
    def text_ko(self) -> str:
        """The paragraph in Korean; works are cited as ``[@key]``, as pandoc reads it."""
        return plain(self.korean, gap=_GAP["ko"])

    @property
    def text_en(self) -> str:
        """The paragraph in English; works are cited as ``[@key]``, as pandoc reads it."""
        return plain(self.english)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the works that are cited, in the order of their first place."""
        cited = (
            key
            for each in (*self.korean, *self.english)
            for part in each
            if isinstance(part, Cite)
            for key in part.keys
        )
        return tuple(dict.fromkeys(cited))

    @property
    def bibtex(self) -> str:
        """The works that are cited, as BibTeX."""
        return bibtex(self.keys, version=self.record.versions.get("newsmine"))

    def __str__(self) -> str:
        """Return both paragraphs."""
        return f"{self.text_ko}\n\n{self.text_en}\n"

    def save(self, path: "str | Path", *, language: Language = "both") -> Path:
        r"""Write the paragraphs to a file: ``.md``, ``.txt`` or ``.tex``, in which citations are ``\cite{key}``.

        Raises
        ------
        ExportError
            If the ending is another, or the disk does not take it.
        ValueError
            If the language is unknown.
        """
        path = Path(path)
        suffix = path.suffix.lower()
        if suffix not in _SUFFIXES:
            raise ExportError(
                f"{path}: no methods in {suffix or 'a file without ending'}; endings: {', '.join(_SUFFIXES)}"
            )
        body = self.written(suffix, language=language)
        with whole(path) as part:
            part.write_text(body, encoding="utf-8")
        return path

    def written(self, suffix: str = ".txt", *, language: Language = "both") -> str:
        """Return the paragraphs as such a file holds them.

        Raises
        ------
        ValueError
            If the language is unknown.
        """
        known = get_args(Language)
        check_choice(language, known, "language")
        asked = ("ko", "en") if language == "both" else (language,)
        said = {"ko": self.korean, "en": self.english}
        if suffix == ".tex":
            return (
                "\n\n".join(
                    f"\\section*{{{_HEADS[one]}}}\n{latex(said[one], gap=_GAP[one].replace(' ', '~'))}" for one in asked
                )
                + "\n"
            )
        if suffix == ".md":
            return "\n\n".join(f"## {_HEADS[one]}\n\n{markdown(said[one], gap=_GAP[one])}" for one in asked) + "\n"
        return "\n\n".join(plain(said[one], gap=_GAP[one]) for one in asked) + "\n"


def methods(source: "Corpus | str | Path") -> Methods:
    """Return a paragraph in Korean and English of what was run, with which settings and versions, and its references.

    Each sentence says what the record of the run, its results or the corpus prove: a stage that was not run is not mentioned, and
    of a corpus without a record its articles, tokens and names are told, and no setting.

    Parameters
    ----------
    source : Corpus, str or Path
        A folder that :func:`newsmine.run` wrote, its ``run.json``, or a corpus. Not changed.

    Returns
    -------
    newsmine.paragraphs.methods.Methods
        With ``text_ko``, ``text_en`` and ``bibtex``; ``save`` writes them.

    Raises
    ------
    InputError
        If there is neither a record nor a corpus, the record cannot be read, or the corpus changed since.

    Examples
    --------
    >>> with Corpus.open(":memory:") as corpus:
    ...     print(methods(corpus).text_en)
    The data are 0 news articles. All of this was done with newsmine [@newsmine].
    """
    record = read_record(source)
    return Methods(record=record, korean=tuple(korean.sentences(record)), english=tuple(english.sentences(record)))
