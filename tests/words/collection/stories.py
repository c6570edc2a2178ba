"""A little collection, cut by hand."""

from newsmine.records import Document, Token


def cut(text):
    """Return the tokens of a text whose words are parted by blanks and ``+``."""
    tokens, start, sentence = [], 0, 0
    for number, word in enumerate(text.split(" ")):
        for part in word.split("+"):
            kind = "ADP" if part in {"는", "를", "의", "에"} else "PUNCT" if part in {".", ","} else "NOUN"
            tokens.append(
                Token(part, part, kind, kind, start, start + len(part), exact=True, sentence=sentence, word=number)
            )
            start += len(part)
            sentence += part == "."
        start += 1
    return tuple(tokens)


def plain(text):
    """Return the text that :func:`cut` cuts."""
    return text.replace("+", "")


def document(name, text):
    return Document(article_id=name, tokenizer="kiwi", tokens=cut(text))


STORIES = {
    "a": ("가람일보", "2023-11-03T09:00:00+09:00", "시장+는 교육 과정+를 연다+. 시장+의 교육 과정+."),
    "b": ("가람일보", "2024-01-05T09:00:00+09:00", "교육 축제+. AI 교육+, 인공 지능 교육"),
    "c": ("누리신문", "2024-03-07T09:00:00+09:00", "시장 조사+. 시장+조사+는 축제+를 연다"),
    "d": ("누리신문", None, "축제 축제+. 시장 축제"),
}
