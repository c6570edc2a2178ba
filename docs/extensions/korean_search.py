"""Search that finds Korean: Hangul is indexed, and asked for, by pairs of syllables.

Sphinx looks for whole words between blanks, so that 협약 would not be found in 업무협약을. All pairs of a query must stand on a
page, as in the corpus (:mod:`newsmine.corpus.search`). Whatever is no Hangul stays as Sphinx has it, stemmed as English.
"""

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

_PARTS = re.compile(r"[가-힣]+|[^가-힣]+")


def pairs(word: str) -> list[str]:
    """Return what a word is indexed as.

    Examples
    --------
    >>> pairs("AI사관학교"), pairs("장"), pairs("connect")
    (['AI', '사관', '관학', '학교'], ['장'], ['connect'])
    """
    found = []
    for part in _PARTS.findall(word):
        cut = len(part) > 1 and "가" <= part[0] <= "힣"
        found += [part[i : i + 2] for i in range(len(part) - 1)] if cut else [part]
    return found


class _English(SearchEnglish):
    """English pages, with the Korean words in them."""

    js_splitter_code = """
function splitQuery(query) {
  const words = query.split(/[^\\p{Letter}\\p{Number}_\\p{Emoji_Presentation}]+/gu).filter((word) => word);
  return words
    .flatMap((word) => word.match(/[가-힣]+|[^가-힣]+/gu))
    .flatMap((part) =>
      /^[가-힣]{2,}$/u.test(part) ? Array.from({ length: part.length - 1 }, (_, i) => part.slice(i, i + 2)) : [part]);
}
"""

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's name
        return [part for word in super().split(input) for part in pairs(word)]


class _Korean(_English):
    lang = "ko"  # its stemmer stays the English one, for the words that are


def setup(app: Sphinx) -> dict[str, Any]:
    """Take the place of Sphinx's English, and of what it has for Korean, which is English too."""
    app.add_search_language(_English)
    app.add_search_language(_Korean)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
