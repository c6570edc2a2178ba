"""What widgets say, in English and in Korean."""

from typing import Any

from newsmine.widgets.looks import Language

_PHRASES = {
    "network": ("Network of {nodes:,} nodes and {edges:,} edges", "노드 {nodes:,}개와 연결 {edges:,}개의 네트워크"),
    "part": (
        "Drawn is the strongest part: {edges:,} of {all_edges:,} edges, {nodes:,} of {all_nodes:,} nodes.",
        "가장 센 부분만 그렸습니다: 연결 {all_edges:,}개 가운데 {edges:,}개, 노드 {all_nodes:,}개 가운데 {nodes:,}개.",
    ),
    "unnamed": (
        "{count:,} names found no room; point at a node to read its name.",
        "이름 {count:,}개는 자리가 없어 뺐습니다. 노드에 마우스를 올리면 보입니다.",
    ),
    "no nodes": ("The graph has no nodes.", "노드가 없는 그래프입니다."),
    "neighbours": ("neighbours", "이웃"),
    "mentions": ("mentions", "언급"),
    "articles": ("articles", "기사"),
    "windows": ("windows", "함께 본 단위"),
    "count": ("count", "횟수"),
    "weight": ("weight", "가중치"),
    "days": ("days", "기간"),
    "name": ("name", "이름"),
    "relation": ("relation", "관계"),
    "evidence": ("first evidence", "첫 근거"),
    "strongest": ("Strongest edges", "가장 센 연결"),
    "community": ("community", "커뮤니티"),
    "lines": ("Keyword in context: {count:,} places", "문맥 색인: {count:,}곳"),
    "more": ("… {count:,} more", "… {count:,}줄 더"),
    "no lines": ("No place was found.", "찾은 자리가 없습니다."),
    "date": ("date", "날짜"),
    "outlet": ("outlet", "언론사"),
    "left": ("left", "왼쪽 문맥"),
    "keyword": ("keyword", "검색어"),
    "right": ("right", "오른쪽 문맥"),
    "posts": ("Who held which post when: {count:,} intervals", "누가 언제 어느 자리에 있었나: {count:,}건"),
    "no posts": ("No post was found.", "찾은 자리가 없습니다."),
    "proof": (
        "A bar runs from the first to the last article that says so; it is no term of office.",
        "막대는 그렇게 적은 첫 기사에서 마지막 기사까지이고, 임기가 아닙니다.",
    ),
    "clash": ("A dashed bar contradicts another.", "점선 막대는 다른 것과 어긋납니다."),
    "as table": ("As a table", "표로 보기"),
    "organisation": ("organisation", "기관"),
    "post": ("post", "자리"),
    "person": ("person", "인물"),
    "status": ("standing", "상태"),
    "conflict": ("contradicts", "어긋나는 사람"),
    "trend": ("Share of the articles", "전체 기사 가운데 비율"),
    "period": ("period", "시기"),
    "no periods": ("No article has a date.", "날짜가 있는 기사가 없습니다."),
    "of": ("{held:,} of {total:,} articles", "기사 {total:,}편 가운데 {held:,}편"),
}


def phrase(key: str, language: Language, **values: Any) -> str:  # noqa: ANN401 - numbers and texts
    """Return a phrase, with values put into it."""
    return _PHRASES[key][language == "ko"].format(**values)
