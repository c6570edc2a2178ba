"""Whether lines are the running text of an article, and not a list of headlines, a menu or a notice."""

import re
from collections.abc import Sequence

from newsmine.articles.elements import is_sentence

SENTENCE = re.compile(r"(?:[다요죠까음함됨]\s?[.?!]|[a-z][.?!])(?=[\"'”’)\]」』]*(?:\s|$|[가-힣]))")
"""The end of a sentence of news, wherever it stands in a line."""

LEAST_LETTERS = 80
"""A notice or a menu has fewer letters; an article of one paragraph has more."""

_LETTERS = re.compile(r"[가-힣A-Za-z]")
# An article is sentences for the greater part; lists of headlines had 0.06 and 0.14, articles 0.94 and more.
_SENTENCES = 0.4
_LONGEST_NOTICE = 300
_NOTICE = re.compile(
    r"자바스크립트|javascript|브라우저|쿠키|요청하신\s?(?:페이지|기사)|페이지를\s?찾을\s?수|삭제된\s?(?:기사|게시)|로그인(?:이\s?필요|\s?후\s?이용)|존재하지\s?않는|접근\s?권한|robot",
    re.IGNORECASE,
)


def is_article(lines: Sequence[str], *, least: int = LEAST_LETTERS) -> bool:
    """Return whether lines are running text: long enough, in sentences for the greater part, and no notice.

    Parameters
    ----------
    lines : sequence of str
        Without captions, bylines and the like.
    least : int
        Letters that it must have.

    Examples
    --------
    >>> is_article(["가온시 도서관 개관", "나래시 다리 완공"], least=5), is_article(["도서관이 문을 열었다."], least=5)
    (False, True)
    """
    text = " ".join(lines) + " "
    letters = len(_LETTERS.findall(text))
    if letters < least or not SENTENCE.search(text) or (letters < _LONGEST_NOTICE and _NOTICE.search(text)):
        return False
    return sum(len(_LETTERS.findall(line)) for line in lines if is_sentence(line)) >= _SENTENCES * letters
