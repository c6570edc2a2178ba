"""What is left of a piece behind a user word: particles and suffixes, and their tags."""

from functools import lru_cache

from newsmine.tokens.dictionary.user_tags import tag_in

# Sejong's tags (세종계획 지침, 2011) of what follows names in news, the tag of the first part where several are joined.
_RESTS = {
    "JKS": "이 가 께서 께서는 에서가",
    "JKO": "을 를",
    "JKG": "의",
    "JKB": (
        "에 에서 에게 에게서 께 로 으로 로서 으로서 로써 으로써 로부터 으로부터 보다 처럼 에는 에도 에만 에선 에겐 에서는 에서도 에서의 "
        "에서부터 에게는 에게도 로는 으로는 로도 으로도 에의 로의 으로의 만큼 같이 와의 과의 와는 과는 와도 과도"
    ),
    "JC": "와 과 하고 랑 이랑",
    "JX": (
        "은 는 도 만 까지 까지는 까지도 까지의 부터 부터는 마다 조차 마저 밖에 만이 만을 만은 만의 만으로 나 이나 라도 이라도 이나마 란 이란 "
        "야 이야 뿐 뿐만"
    ),
    "JKQ": "라고 이라고 이라고는 라는 이라는 라며 이라며 라면서 이라면서",
    "VCP": (
        "이다 다 이며 며 이고 고 이자 자 이라 라 인 일 였다 이었다 입니다 이어서 여서 이지만 지만 이면 이던 임 이므로 이기도 인데 인지 이냐 "
        "이었던 였던 이라서 라서"
    ),
    "XSN": "들 들은 들이 들을 들의 들에게 들과 들도 님 님이 님은 님의 측 측은 측이 측에 측의 측과 측도 측에서 측으로 장 장은 장이 장을 장의 사 사는 사가 사의 사와",
    "NNB": "등 등은 등이 등을 등의 등에 등과 등도 등에서 등으로 씨 씨는 씨가 씨의 씨를",
}  # fmt: skip
_TAGS = {rest: tag for tag, rests in _RESTS.items() for rest in rests.split()}
# Longer than any of them.
_LONGEST = max(map(len, _TAGS))


@lru_cache(maxsize=4096)
def rest_tag(tagset: str, rest: str) -> str | None:
    """Return the tag of what follows a name in its word; ``None`` if it is neither particle nor suffix.

    Examples
    --------
    >>> rest_tag("sejong", "에서는"), rest_tag("okt", "들"), rest_tag("sejong", "미")
    ('JKB', 'Suffix', None)
    """
    tag = _TAGS.get(rest) if len(rest) <= _LONGEST else None
    return None if tag is None else tag_in(tagset, tag)
