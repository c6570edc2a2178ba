"""JHannanum's workflow, as KoNLPy sets it up, without its wait for ever.

KoNLPy waits for the sentence that is marked as the last of the text; where JHannanum makes none of the last line (it is
blank) or throws, that never comes, and what is left in the queues would be answered to the next text.
"""

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from newsmine.errors import TokenizerError
from newsmine.tokens.dictionary.user_words import UserWord, tag_in
from newsmine.tokens.engines.java_columns import asked, column, elements, joined, mapped, parted, streamed
from newsmine.tokens.engines.java_rows import Java, as_function, method
from newsmine.tokens.engines.jvm import java

_JAR = "kr.ac.kaist.swrc.jhannanum"
_PLUGINS = f"{_JAR}.plugin"
_MORPHEMES = "MajorPlugin.MorphAnalyzer.ChartMorphAnalyzer"
# Nodes for the words of KoNLPy's own file.
_SPARE = 5_000
Trie = Java
"""A dictionary of JHannanum."""

# It puts signs for Latin and Chinese letters before it asks its dictionaries, and its keys have 255 letters at most.
_LOOKED_UP = re.compile(r"[가-힣]{1,60}")
# Of the 69 tags of its dictionaries, the commonest that become each of the 22. Names are entered as nouns: KoNLPy's file of
# connections lets no proper noun stand in a word.
_KAIST = {
    "NC": "ncn", "NQ": "ncn", "NB": "nbn", "NP": "npp", "NN": "nnc", "PV": "pvg", "PA": "paa", "PX": "px",
    "MM": "mma", "MA": "mag", "II": "ii", "JC": "jca", "JX": "jxc", "JP": "jp", "EP": "ep", "EC": "ecs",
    "ET": "etm", "EF": "ef", "XP": "xp", "XS": "xsncc", "S": "sy", "F": "f",
}  # fmt: skip


class Word(NamedTuple):
    """A word as JHannanum cut it, and what it made of it."""

    surface: str
    forms: tuple[str, ...]
    tags: tuple[str, ...]


class Workflow:
    """One workflow for all tokenizers of the process; call it under the lock of the Java engines."""

    def __init__(self) -> None:
        self._segmentor = _new("SupplementPlugin.PlainTextProcessor.SentenceSegmentor.SentenceSegmentor")
        self._analyzer = _new(f"{_MORPHEMES}.ChartMorphAnalyzer")
        self._workflow = java().JClass(f"{_JAR}.hannanum.Workflow")(_folder())
        self._workflow.appendPlainTextProcessor(self._segmentor, None)
        filtering = "SupplementPlugin.PlainTextProcessor.InformalSentenceFilter.InformalSentenceFilter"
        self._workflow.appendPlainTextProcessor(_new(filtering), None)
        self._workflow.setMorphAnalyzer(self._analyzer, _configured(_MORPHEMES))
        unknown = "SupplementPlugin.MorphemeProcessor.UnknownMorphProcessor.UnknownProcessor"
        self._workflow.appendMorphemeProcessor(_new(unknown), None)
        tagger = "MajorPlugin.PosTagger.HmmPosTagger"
        self._workflow.setPosTagger(_new(f"{tagger}.HMMTagger"), _configured(tagger))
        self._workflow.activateWorkflow(False)  # noqa: FBT003 - Java has no keywords; in threads it ends the process
        self._queues = [queue for phase in (1, 2, 3) for queue in _field(self._workflow, f"queuePhase{phase}")]
        self._simplify = {ntags: _simplify(ntags) for ntags in (9, 22)}
        self._chart = _field(self._analyzer, "chart")
        self._own_words = _field(self._analyzer, "userDic")
        self._asked = _accessible(self._chart, "userDic")

    def analyze(self, text: str, ntags: int, user_words: Trie | None) -> list[list[Word]]:
        """Return the words of each sentence of a text; ``user_words`` come from :meth:`dictionary`."""
        self._asked.set(self._chart, self._own_words if user_words is None else user_words)
        sentences = java().java.util.ArrayList()
        try:
            self._workflow.analyze(text)
            self._queues[-1].drainTo(sentences)
        finally:
            self._clear()
        sentences = mapped(sentences, self._simplify[ntags])
        if "/" not in text and "+" not in text:
            return [_read(sentence) for sentence in column(sentences, asked("java.lang.Object", "toString"))]
        surfaces = [parted(words) for words in column(sentences, joined(f"{_JAR}.comm.Sentence", "getPlainEojeols"))]
        words = elements(sentences, streamed(f"{_JAR}.comm.Sentence", "getEojeols"))
        forms = column(words, joined(f"{_JAR}.comm.Eojeol", "getMorphemes"))
        tags = column(words, joined(f"{_JAR}.comm.Eojeol", "getTags"))
        rows = iter(zip(forms, tags, strict=True))
        return [[_word(surface, *next(rows)) for surface in sentence if surface] for sentence in surfaces]

    def dictionary(self, words: Iterable[UserWord]) -> Trie:
        """Return a user dictionary that holds the words beside those of KoNLPy's own file."""
        tags = _field(self._analyzer, "tagSet")
        letters = java().JClass(f"{_JAR}.share.Code").toTripleArray
        keys = {word: letters(word.word) for word in words if _LOOKED_UP.fullmatch(word.word)}
        # A full dictionary ends the whole process.
        dictionary = java().JClass(f"{_PLUGINS}.{_MORPHEMES}.Trie")(
            _SPARE + _nodes("".join(key) for key in keys.values())
        )
        dictionary.read_dic(str(_field(self._analyzer, "fileDicUser")), tags)
        entry = java().JClass(f"{_PLUGINS}.{_MORPHEMES}.Trie$INFO")(dictionary)
        entry.phoneme = java().JClass(f"{_JAR}.share.TagSet").PHONEME_TYPE_ALL
        for word, key in keys.items():
            entry.tag = tags.getTagID(_KAIST[tag_in("hannanum22", word.tag)])
            dictionary.store(key, entry)
        return dictionary

    def _clear(self) -> None:
        """Throw away what is left of a text, so that the next is not answered with it."""
        if not all(queue.isEmpty() for queue in self._queues):
            for queue in self._queues:
                queue.clear()
        while self._segmentor.hasRemainingData() and self._segmentor.doProcess(None) is not None:
            pass
        self._segmentor.flush()


def _nodes(keys: Iterable[str]) -> int:
    """Return how many nodes a dictionary needs at most: each new letter behind a beginning copies those that stand there."""
    behind: dict[str, set[str]] = {}
    for key in keys:
        for at, letter in enumerate(key):
            behind.setdefault(key[:at], set()).add(letter)
    return sum(len(letters) * (len(letters) + 1) for letters in behind.values())


def _read(shown: str) -> list[Word]:
    """Read JHannanum's own way to print a sentence, which is right where no form holds a slash or a plus."""
    words = []
    for block in shown.split("\n\n"):
        surface, tab, analysis = block.partition("\n\t")
        if tab:
            pairs = [part.rpartition("/") for part in analysis.split("+") if part[0] != "/"]
            words.append(Word(surface, tuple(pair[0] for pair in pairs), tuple(pair[2] for pair in pairs)))
    return words


def _word(surface: str, forms: str, tags: str) -> Word:
    pairs = [pair for pair in zip(parted(forms), parted(tags), strict=True) if pair[0]]
    return Word(surface, tuple(form for form, _ in pairs), tuple(tag for _, tag in pairs))


def _simplify(ntags: int) -> Java:
    plugin = f"SupplementPlugin.PosProcessor.SimplePOSResult{ntags:02}.SimplePOSResult{ntags:02}"
    sentence = f"{_JAR}.comm.Sentence"
    return as_function(method(f"{_PLUGINS}.{plugin}", "doProcess", sentence, of=_new(plugin)))


def _new(plugin: str) -> Java:
    return java().JClass(f"{_PLUGINS}.{plugin}")()


def _configured(plugin: str) -> str:
    return f"conf/plugin/{plugin.replace('.', '/')}.json"


def _accessible(owner: Java, name: str) -> Java:
    field = owner.getClass().getDeclaredField(name)
    field.setAccessible(True)
    return field


def _field(owner: Java, name: str) -> Java:
    return _accessible(owner, name).get(owner)


def _folder() -> str:
    """Return where KoNLPy keeps JHannanum's files; JHannanum itself looks for it in a URL, and misses one with a blank."""
    spec = find_spec("konlpy")
    if spec is None or spec.origin is None:
        raise TokenizerError("konlpy is not installed; run: pip install konlpy")
    return str(Path(spec.origin).parent / "java")
