"""Korean headings for the columns of every table."""

from newsmine.files.options import Language

KOREAN: dict[str, str] = {
    # articles
    "id": "기사 번호",
    "article_id": "기사 번호",
    "url": "주소",
    "publisher": "언론사",
    "title": "제목",
    "subtitle": "부제목",
    "text": "본문",
    "published_at": "입력 시각",
    "modified_at": "수정 시각",
    "authors": "기자",
    "bureau": "지역·부서",
    "captions": "사진 설명",
    "rights": "저작권 표시",
    "source": "출처",
    "reader": "읽은 방법",
    "body_complete": "본문 전체 여부",
    "language": "언어",
    "ai_training_prohibited": "AI 학습 금지",
    # tokens
    "i": "순번",
    "sentence": "문장 번호",
    "form": "형태",
    "lemma": "기본형",
    "tag": "품사 태그",
    "pos": "품사",
    "start": "시작 위치",
    "end": "끝 위치",
    "exact": "원문 일치",
    # mentions, entities, relations
    "label": "종류",
    "entity_id": "개체 번호",
    "canonical": "대표 이름",
    "by": "찾은 방법",
    "score": "점수",
    "field": "항목",
    "aliases": "다른 이름",
    "mentions": "언급 수",
    "articles": "기사 수",
    "first": "처음 날짜",
    "last": "마지막 날짜",
    "head_id": "주체 번호",
    "head": "주체",
    "type": "관계",
    "tail_id": "대상 번호",
    "tail": "대상",
    "role": "직책",
    "cross_sentence": "여러 문장에 걸침",
    "modality": "서술 방식",
    # posts
    "person": "인물",
    "person_id": "인물 번호",
    "organisation": "기관",
    "organisation_id": "기관 번호",
    "post": "자리",
    "status": "상태",
    "first_article": "처음 기사 번호",
    "first_evidence": "처음 근거 문장",
    "last_article": "마지막 기사 번호",
    "last_evidence": "마지막 근거 문장",
    "conflict": "겹치는 사람",
    # duplicates
    "group": "묶음",
    "kept": "남김",
    "duplicate_of": "대표 기사 번호",
    "similarity": "유사도",
    "jaccard": "자카드 유사도",
    "containment": "포함도",
    "of_publisher": "대표 기사 언론사",
    "of_published_at": "대표 기사 입력 시각",
    "of_title": "대표 기사 제목",
    # graphs
    "Id": "번호",
    "Label": "이름",
    "Source": "출발",
    "Target": "도착",
    "Type": "방향",
    "Weight": "가중치",
    "node": "노드",
    "target": "도착",
    "name": "이름",
    "kind": "종류",
    "windows": "문맥 수",
    "weight": "가중치",
    "count": "공출현 수",
    "npmi": "NPMI",
    "evidence": "근거 문장 위치",
    "degree": "연결 정도",
    "strength": "연결 강도",
    "betweenness": "매개 중심성",
    "closeness": "근접 중심성",
    "eigenvector": "위세 중심성",
    "pagerank": "페이지랭크",
    "community": "커뮤니티",
    "x": "가로 위치",
    "y": "세로 위치",
    # coverage
    "days": "기사가 있는 날 수",
    "missing_days": "기사가 없는 날 수",
    "gap": "이어진 빈 날 수",
    # topics and words
    "topic": "토픽",
    "share": "비중",
    "coherence": "일관성",
    "terms": "주요 단어",
    "term": "단어",
    "rank": "순위",
    "month": "월",
    "day": "일",
    "date": "날짜",
    "frequency": "빈도",
    "documents": "문서 수",
    "tfidf": "TF-IDF",
    "left": "앞 문맥",
    "keyword": "검색어",
    "right": "뒤 문맥",
}
"""Korean headings by the names of the columns."""


def heading(name: str, language: Language) -> str:
    """Return the heading of a column; one without a Korean name keeps its own.

    Examples
    --------
    >>> heading("publisher", "ko"), heading("publisher", "en"), heading("pmi", "ko")
    ('언론사', 'publisher', 'pmi')
    """
    return KOREAN.get(name, name) if language == "ko" else name
