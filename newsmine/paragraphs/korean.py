"""The methods paragraph in Korean, as papers of text and network analysis word it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from newsmine.corpus.holdings import Holdings
from newsmine.paragraphs.record import Record
from newsmine.paragraphs.settings import KNOWN, MEASURES, METHODS, READERS, TOKENIZERS, WEIGHTS
from newsmine.paragraphs.words import Part, Sentence, cite, cited, one_line, settings, with_particle
from newsmine.widgets.looks import label_name

_READERS = {
    "by_layout": "언론사별 페이지 구조 규칙",
    "generic": "범용 본문 추출기",
    "saved_text": "텍스트로 저장한 페이지의 판독 규칙",
    "bigkinds": "빅카인즈 내려받기 파일",
}
_WINDOWS = {"sentence": "같은 문장", "paragraph": "같은 문단", "article": "같은 기사"}
_KEPT = {"first": "묶음마다 가장 먼저 보도된 기사", "longest": "묶음마다 가장 긴 기사"}
_MEASURES = {
    "degree": "연결 중심성",
    "strength": "가중 연결 중심성",
    "betweenness": "매개 중심성",
    "closeness": "근접 중심성",
    "eigenvector": "고유벡터 중심성",
    "pagerank": "페이지랭크",
    "constraint": "제약성(constraint)",
    "core": "k-코어",
}
_PERIODS = {"month": "월", "quarter": "분기", "year": "연도"}


def sentences(record: Record) -> list[Sentence]:
    """Return what the record proves, sentence by sentence."""
    parts = (_data, _copies, _tokens, _entities, _graph, _topics, _rest, _tools)
    return [sentence for part in parts for sentence in part(record)]


def _data(record: Record) -> Iterator[Sentence]:
    held = record.holdings
    subject = f"‘{one_line(record.title)}’ 연구의 분석 자료는" if record.title else "분석 자료는"
    if held is None:
        yield (f"{subject} 기사 {record.counts.get('articles', 0):,}건이다.",)
        return
    when = _period(held)
    outlets = f"언론사 {held.outlets:,}곳이 " if held.outlets else ""
    verb = "보도한 " if held.outlets or when else ""
    yield (f"{subject} {when}{outlets}{verb}기사 {held.articles:,}건이다.",)
    if held.undated and held.undated < held.articles:
        yield (f"이 가운데 {held.undated:,}건은 보도일이 확인되지 않았다.",)
    if held.collected:
        yield (f"이 가운데 {held.collected:,}건은 언론사 피드, 사이트맵, 목록, 검색으로 웹에서 수집하였다.",)
    yield from _readers(held)
    if record.failed:
        yield (f"처리하지 못한 {record.failed:,}개 항목은 결과에서 빠졌다.",)


def _period(held: Holdings) -> str:
    if held.first is None or held.last is None:
        return ""
    return f"{_day(held.first)} " if held.first == held.last else f"{_day(held.first)}부터 {_day(held.last)}까지 "


def _day(day: date) -> str:
    return f"{day.year}년 {day.month}월 {day.day}일"


def _readers(held: Holdings) -> Iterator[Sentence]:
    if not held.readers:
        return
    names = {
        reader: "와 ".join(_READERS.get(kind, one_line(kind)) for kind in reader.split("+")) for reader in held.readers
    }
    each = ", ".join(f"{names[reader]}({n:,}건)" for reader, n in held.readers.items())
    keys = [key for reader in held.readers for kind in reader.split("+") for key in READERS.get(kind, ())]
    yield (
        f"기사의 본문과 서지 정보는 {each}",
        *cited(keys),
        f"{_after(names[list(held.readers)[-1]], '으로/로')} 얻었다.",
    )


def _after(word: str, pair: str) -> str:
    """Return the particle alone, for a word that a citation or a number in brackets follows."""
    return with_particle(word, pair)[len(word) :]


def _copies(record: Record) -> Iterator[Sentence]:
    asked = record.parameters.get("duplicates")
    left_out = record.holdings.left_out if record.holdings else 0
    if asked is None:
        if left_out:
            yield (f"내용이 중복된 것으로 판정된 기사 {left_out:,}건은 위 건수와 분석에서 제외하였다.",)
        return
    days = asked.get("within_days")
    apart = f"이고 보도일의 차이가 {days}일 이내" if days is not None else ""
    yield (
        "중복 기사는 MinHash",
        cite("broder1997"),
        f"로 후보를 찾은 뒤 전문을 비교하여, 연속된 네 글자 조각의 자카드 계수나 포함 비율이 {asked.get('similarity')} 이상{apart}인 기사로 정의하였다.",
    )
    kept = _KEPT.get(str(asked.get("keep")))
    if asked.get("keep") == "all":
        yield ("중복 기사는 표시하되 분석에서 제외하지 않았다.",)
    elif record.holdings is not None:
        rest = f"{kept}만 남기고 " if kept else ""
        yield (f"{rest}중복 기사 {left_out:,}건은 위 건수와 분석에서 제외하였다.",)
    yield from _others(asked, "duplicates", "중복 판정")


def _others(values: Mapping[str, Any], section: str, what: str) -> Iterator[Sentence]:
    rest = settings(values, KNOWN[section])
    if rest:
        yield (f"{what}의 그 밖의 설정은 다음과 같다: {rest}.",)


def _tokens(record: Record) -> Iterator[Sentence]:
    if not record.counts.get("documents"):
        return
    asked = record.parameters.get("tokens", {})
    held = record.holdings.tokenizers if record.holdings else {}
    names = list(held) or [str(asked.get("tokenizer", ""))]
    parts: list[Part] = [f"형태소 분석은 기사 {record.counts['documents']:,}건에 대하여 "]
    for i, name in enumerate(names):
        known = TOKENIZERS.get(name)
        version = record.versions.get(known.package, "") if known else ""
        tool = known.name if known else one_line(name)
        share = f"{held[name]:,}건" if len(names) > 1 else ""
        inside = ", ".join(filter(None, [f"{known.package} {version}" if known and version else "", share]))
        parts.append((", " if i else "") + tool + (f"({inside})" if inside else ""))
        parts += cited(known.keys if known else ())
    yield (*parts, " 형태소 분석기로 수행하였다.")
    if asked.get("user_words"):
        yield (f"고유명사와 전문 용어가 나뉘지 않도록 사용자 사전({one_line(asked['user_words'])})을 적용하였다.",)
    joined = [name for key, name in (("compounds", "이어진 명사"), ("units", "수와 단위")) if asked.get(key)]
    if joined:
        yield (f"한 어절 안에서 {with_particle(', '.join(joined), '은/는')} 하나의 토큰으로 결합하였다.",)
    if asked.get("stopwords"):
        yield (f"불용어 목록({one_line(asked['stopwords'])})에 있는 토큰은 제거하였다.",)
    if record.makeshift:
        fallback = f"({one_line(asked['fallback'])})" if asked.get("fallback") else ""
        yield (f"이 분석기로 처리하지 못한 {record.makeshift:,}건은 대체 분석기{fallback}로 처리하였다.",)
    yield from _others(asked, "tokens", "형태소 분석")


def _entities(record: Record) -> Iterator[Sentence]:
    if not record.counts.get("entities"):
        return
    asked = record.parameters.get("entities", {})
    parts: list[Part] = ["개체명은 "]
    own = f" 및 연구용 사전({one_line(asked['gazetteer'])})" if asked.get("gazetteer") else ""
    ways = f"공공기관 명칭 사전{own}과 한국어 기사의 표기 규칙" if record.kept else "사전과 규칙"
    parts.append(ways)
    tagger = asked.get("tagger", "shipped" if _used_tagger(record) else "none")
    if tagger == "shipped":
        parts += [", 그리고 KLUE-NER 말뭉치", cite("park2021klue"), "로 학습한 개체명 인식기"]
    elif tagger != "none":
        parts.append(f", 그리고 학습된 개체명 인식기({one_line(tagger)})")
    yield (*parts, "로 인식하고, 같은 대상을 가리키는 표기를 하나의 개체로 연결하였다.")
    if asked.get("aliases"):
        yield (f"이표기의 연결에는 이표기 목록({one_line(asked['aliases'])})을 함께 사용하였다.",)
    if asked.get("names") == "latest":
        yield ("명칭이 바뀐 공공기관은 현재 명칭으로 통일하였다.",)
    elif asked.get("names") == "of-the-time":
        yield ("명칭이 바뀐 공공기관은 보도 당시의 명칭으로 구별하였다.",)
    found = f"{record.counts.get('mentions', 0):,}회의 언급에서 개체 {record.counts['entities']:,}개"
    tied = f", 개체 사이의 관계 {record.counts['relations']:,}건" if record.counts.get("relations") else ""
    yield (f"그 결과 {found}{tied}{'을' if tied else '를'} 얻었다.",)
    yield from _others(asked, "entities", "개체명 인식")


def _used_tagger(record: Record) -> bool:
    return bool(record.holdings and record.holdings.finders.get("tagger"))


def _graph(record: Record) -> Iterator[Sentence]:
    if not record.graph:
        return
    asked = record.parameters.get("graph", {})
    labels = ", ".join(one_line(label_name(str(label), "ko")) for label in asked.get("labels") or ())
    unit = "단어" if asked.get("unit") == "word" else "개체"
    kind = f"{unit} 가운데 {labels} 유형인 것을" if labels else with_particle(unit, "을/를")
    least = f"{asked.get('min_count')}회 이상 함께 나온 쌍만 간선으로 삼았다."
    window = _window(asked.get("within"))
    yield (f"공출현 네트워크는 {kind} 노드로, {window} 함께 나온 관계를 간선으로 하여 구성하였으며, {least}",)
    if asked.get("top"):
        yield (f"노드는 가장 많은 구간에 나온 {unit} {asked['top']:,}개 가운데에서 정하였다.",)
    if asked.get("once"):
        yield ("여러 기사에 똑같이 실린 글은 한 번만 세었다.",)
    weight = WEIGHTS.get(str(asked.get("weight")))
    if weight:
        yield (f"간선의 가중치는 {weight.korean}", *cited(weight.keys), "이다.")
    elif asked.get("weight"):
        yield (f"간선의 가중치는 {one_line(asked['weight'])} 값이다.",)
    if "nodes" in record.graph:
        yield (f"완성된 네트워크는 노드 {record.graph['nodes']:,}개와 간선 {record.graph['edges']:,}개로 이루어졌다.",)
        yield from _measures(record)
    yield from _others(asked, "graph", "네트워크 구성")


def _window(within: object) -> str:
    if isinstance(within, int):
        return f"같은 문장 안에서 {within}단어보다 가까이"
    return _WINDOWS.get(str(within), f"같은 구간({one_line(within)})") + "에"


def _measures(record: Record) -> Iterator[Sentence]:
    made, said = record.graph["measures"], record.graph.get("said", {})
    names = [name for name in _MEASURES if name in made]
    if names:
        parts: list[Part] = ["노드의 중요도는 "]
        for i, name in enumerate(names):
            parts.append((", " if i else "") + _MEASURES[name])
            parts += cited(MEASURES[name])
        yield (*parts, f"{_after(_MEASURES[names[-1]], '으로/로')} 측정하였다.")
    if "community" in made:
        keys = cite("traag2019", "newman2006")
        details = [f"모듈성 {float(said['modularity']):.3f}"] if "modularity" in said else []
        details += [f"난수 시드 {one_line(said['seed'])}"] if "seed" in said else []
        inside = f"({', '.join(details)})" if details else ""
        yield ("커뮤니티는 모듈성을 최대화하는 Leiden 알고리즘", keys, f"으로 탐지하였다{inside}.")
    if names or "community" in made:
        tools: list[Part] = []
        for package, key in (("igraph", "csardi2006igraph"), ("networkx", "hagberg2008networkx")):
            if package in record.versions:
                tools += [f"{', ' if tools else ''}{package} {one_line(record.versions[package])}", cite(key)]
        if tools:
            yield ("네트워크의 구성과 측정에는 ", *tools, " 패키지를 사용하였다.")


def _topics(record: Record) -> Iterator[Sentence]:
    if not record.topics:
        return
    asked = record.parameters.get("topics", {})
    method = METHODS.get(str(asked.get("method")))
    name = method.korean if method else f"{one_line(asked.get('method'))} 기법"
    particle = "을" if method is None or method.final else "를"
    keys = list(method.keys) if method else []
    yield (f"토픽 모형은 명사를 대상으로 {name}", *cited(keys), f"{particle} 적용하여 추정하였다.")
    package = one_line(record.versions.get("gensim", ""))
    if method and package:
        yield (f"토픽의 추정에는 gensim {package}", cite("rehurek2010"), " 패키지를 사용하였다.")
    number = "토픽 수의 상한은" if asked.get("method") == "hdp" else "토픽 수는"
    details = [f"{number} {asked['n_topics']}개"] if asked.get("n_topics") is not None else []
    details += [f"난수 시드는 {asked['seed']}"] if asked.get("seed") is not None else []
    if record.stopwords:
        file = f"({one_line(asked['stopwords'])})" if asked.get("stopwords") else ""
        details.append(f"제외한 불용어{file}는 {record.stopwords:,}개")
    if details:
        yield (f"{', '.join(details)}이다.",)
    synonyms = record.parameters.get("words", {}).get("synonyms")
    if synonyms:
        yield (f"동의어 목록({one_line(synonyms)})에 따라 같은 뜻의 낱말을 하나로 합쳤다.",)
    if asked.get("by"):
        yield (f"토픽의 변화는 {_PERIODS.get(str(asked['by']), one_line(asked['by']))} 단위로 추적하였다.",)
    if "coherence" in record.topics:
        yield (
            "토픽 일관성은 상위 단어 쌍의 NPMI",
            cite("bouma2009", "roder2015"),
            f"로 평가하였으며, 토픽 {record.topics['topics']}개의 평균은 {record.topics['coherence']:.3f}이다.",
        )
    yield from _others(asked, "topics", "토픽 모형")


def _rest(record: Record) -> Iterator[Sentence]:
    """Tell the settings of stages that no sentence knows."""
    for name, values in record.parameters.items():
        rest = settings(values, KNOWN.get(name, ())) if name not in KNOWN or name == "words" else ""
        if rest:
            yield (f"{one_line(name)} 단계의 설정은 다음과 같다: {rest}.",)


def _tools(record: Record) -> Iterator[Sentence]:
    version = one_line(record.versions.get("newsmine", ""))
    yield (f"이상의 처리에는 newsmine{' ' + version if version else ''}", cite("newsmine"), " 패키지를 사용하였다.")
    if record.dictionaries:
        each = ", ".join(f"{one_line(name)} {one_line(hash_)[:8]}" for name, hash_ in record.dictionaries.items())
        yield (f"사용한 사전과 목록은 SHA-256 해시의 첫 여덟 자리로 다음과 같이 식별된다: {each}.",)
    if record.kept:
        files = f"입력 파일 {record.inputs:,}개의 해시와 " if record.inputs else ""
        yield (f"{files}모든 설정, 라이브러리 버전은 실행 기록(run.json)에 남겼다.",)
