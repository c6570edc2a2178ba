"""What settings are called in papers, and what is cited for them; what stands in no table is told as ``key = value``."""

from collections.abc import Mapping
from typing import NamedTuple


class Tool(NamedTuple):
    """A tokenizer: its name, the package that it comes from, and what is cited for it."""

    name: str
    package: str
    keys: tuple[str, ...]


class Named(NamedTuple):
    """A choice by its names; ``final`` says whether the Korean one ends in a consonant."""

    korean: str
    english: str
    keys: tuple[str, ...] = ()
    final: bool = False


TOKENIZERS: Mapping[str, Tool] = {
    "kiwi": Tool("Kiwi", "kiwipiepy", ("lee2024kiwi",)),
    "mecab": Tool("MeCab-ko", "python-mecab-ko", ("kudo2004mecab",)),
    **{name.lower(): Tool(name, "konlpy", ("park2014konlpy",)) for name in ("Komoran", "Okt", "Hannanum", "Kkma")},
}

READERS: Mapping[str, tuple[str, ...]] = {"bigkinds": ("bigkinds",)}

WEIGHTS: Mapping[str, Named] = {
    "npmi": Named("정규화 점별 상호정보량(NPMI)", "the normalised pointwise mutual information (NPMI)", ("bouma2009",)),
    "pmi": Named("점별 상호정보량(PMI)", "the pointwise mutual information (PMI)", ("church1990",)),
    "count": Named("공출현 빈도", "the number of co-occurrences"),
    "jaccard": Named("자카드 계수", "the Jaccard index", ("jaccard1912",)),
    "cosine": Named("코사인 유사도", "the cosine similarity", ("salton1983",)),
    "association_strength": Named("연관 강도(association strength)", "the association strength", ("vaneck2009",)),
    "log_likelihood": Named("로그 우도비", "the log-likelihood ratio", ("dunning1993",)),
}

METHODS: Mapping[str, Named] = {
    "nmf": Named("비음수 행렬 분해(NMF)", "non-negative matrix factorization (NMF)", ("lee1999", "boutsidis2008")),
    "lda": Named(
        "온라인 잠재 디리클레 할당(LDA)",
        "online latent Dirichlet allocation (LDA)",
        ("blei2003", "hoffman2010"),
        final=True,
    ),
    "hdp": Named("계층적 디리클레 과정(HDP)", "a hierarchical Dirichlet process (HDP)", ("wang2011hdp",), final=True),
    "dtm": Named("동적 토픽 모형(DTM)", "a dynamic topic model (DTM)", ("blei2006dtm",), final=True),
}

MEASURES: Mapping[str, tuple[str, ...]] = {
    "degree": ("freeman1978",),
    "strength": (),
    "betweenness": ("freeman1977",),
    "closeness": ("wasserman1994",),
    "eigenvector": ("bonacich1987",),
    "pagerank": ("page1999",),
    "constraint": ("burt2004",),
    "core": ("seidman1983",),
}

KNOWN: Mapping[str, frozenset[str]] = {
    "duplicates": frozenset({"keep", "similarity", "within_days"}),
    # Of the last ones no result depends.
    "tokens": frozenset(
        {"tokenizer", "user_words", "compounds", "units", "stopwords", "fallback", "time_limit", "workers"}
    ),
    "entities": frozenset({"gazetteer", "aliases", "names", "tagger"}),
    "graph": frozenset({"within", "weight", "min_count", "labels", "unit", "top", "once"}),
    "topics": frozenset({"n_topics", "seed", "method", "stopwords", "by"}),
    "words": frozenset({"synonyms", "min_count"}),
}
"""The settings of each stage that sentences tell."""
