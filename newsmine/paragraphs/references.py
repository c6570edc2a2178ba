"""What a run may cite, as BibTeX: plain ASCII, so that every LaTeX reads it."""

from collections.abc import Iterable, Mapping

Entry = tuple[str, Mapping[str, str]]

REFERENCES: Mapping[str, Entry] = {
    "newsmine": (
        "software",
        {
            "author": "{The newsmine developers}",
            "title": "{newsmine}: Text mining for {Korean} news",
            "year": "2026",
        },
    ),
    "bigkinds": (
        "misc",
        {
            "author": "{Korea Press Foundation}",
            "title": "{BIGKinds}: News Big Data and Analysis",
            "howpublished": "https://www.bigkinds.or.kr",
        },
    ),
    "lee2024kiwi": (
        "article",
        {
            "author": "Lee, Minchul",
            "title": "{Kiwi}: Developing a {Korean} Morphological Analyzer Based on Statistical Language Models and Skip-Bigram",
            "journal": "Korean Journal of Digital Humanities",
            "volume": "1",
            "number": "1",
            "pages": "109--136",
            "year": "2024",
            "doi": "10.23287/KJDH.2024.1.1.6",
        },
    ),
    "park2014konlpy": (
        "inproceedings",
        {
            "author": "Park, Eunjeong L. and Cho, Sungzoon",
            "title": "{KoNLPy}: {Korean} natural language processing in {Python}",
            "booktitle": r"Proceedings of the 26th Annual Conference on Human \& Cognitive Language Technology",
            "address": "Chuncheon, Korea",
            "year": "2014",
        },
    ),
    "kudo2004mecab": (
        "inproceedings",
        {
            "author": "Kudo, Taku and Yamamoto, Kaoru and Matsumoto, Yuji",
            "title": "Applying Conditional Random Fields to {Japanese} Morphological Analysis",
            "booktitle": "Proceedings of the 2004 Conference on Empirical Methods in Natural Language Processing",
            "pages": "230--237",
            "year": "2004",
        },
    ),
    "park2021klue": (
        "inproceedings",
        {
            "author": "Park, Sungjoon and Moon, Jihyung and Kim, Sungdong and Cho, Won Ik and others",
            "title": "{KLUE}: {Korean} Language Understanding Evaluation",
            "booktitle": "Proceedings of the Neural Information Processing Systems Track on Datasets and Benchmarks",
            "year": "2021",
        },
    ),
    "broder1997": (
        "inproceedings",
        {
            "author": "Broder, Andrei Z.",
            "title": "On the resemblance and containment of documents",
            "booktitle": "Proceedings of Compression and Complexity of Sequences 1997",
            "pages": "21--29",
            "year": "1997",
            "doi": "10.1109/SEQUEN.1997.666900",
        },
    ),
    "bouma2009": (
        "inproceedings",
        {
            "author": "Bouma, Gerlof",
            "title": "Normalized (pointwise) mutual information in collocation extraction",
            "booktitle": "Proceedings of the Biennial {GSCL} Conference 2009",
            "pages": "31--40",
            "year": "2009",
        },
    ),
    "hagberg2008networkx": (
        "inproceedings",
        {
            "author": "Hagberg, Aric A. and Schult, Daniel A. and Swart, Pieter J.",
            "title": "Exploring Network Structure, Dynamics, and Function using {NetworkX}",
            "booktitle": "Proceedings of the 7th Python in Science Conference",
            "pages": "11--15",
            "year": "2008",
        },
    ),
    "csardi2006igraph": (
        "article",
        {
            "author": r"Cs{\'a}rdi, G{\'a}bor and Nepusz, Tam{\'a}s",
            "title": "The igraph software package for complex network research",
            "journal": "InterJournal",
            "volume": "Complex Systems",
            "pages": "1695",
            "year": "2006",
        },
    ),
    "freeman1977": (
        "article",
        {
            "author": "Freeman, Linton C.",
            "title": "A Set of Measures of Centrality Based on Betweenness",
            "journal": "Sociometry",
            "volume": "40",
            "number": "1",
            "pages": "35--41",
            "year": "1977",
            "doi": "10.2307/3033543",
        },
    ),
    "freeman1978": (
        "article",
        {
            "author": "Freeman, Linton C.",
            "title": "Centrality in social networks: Conceptual clarification",
            "journal": "Social Networks",
            "volume": "1",
            "number": "3",
            "pages": "215--239",
            "year": "1978",
            "doi": "10.1016/0378-8733(78)90021-7",
        },
    ),
    "wasserman1994": (
        "book",
        {
            "author": "Wasserman, Stanley and Faust, Katherine",
            "title": "Social Network Analysis: Methods and Applications",
            "publisher": "Cambridge University Press",
            "year": "1994",
            "doi": "10.1017/CBO9780511815478",
        },
    ),
    "bonacich1987": (
        "article",
        {
            "author": "Bonacich, Phillip",
            "title": "Power and Centrality: A Family of Measures",
            "journal": "American Journal of Sociology",
            "volume": "92",
            "number": "5",
            "pages": "1170--1182",
            "year": "1987",
            "doi": "10.1086/228631",
        },
    ),
    "page1999": (
        "techreport",
        {
            "author": "Page, Lawrence and Brin, Sergey and Motwani, Rajeev and Winograd, Terry",
            "title": "The {PageRank} Citation Ranking: Bringing Order to the Web",
            "institution": "Stanford InfoLab",
            "number": "1999-66",
            "year": "1999",
        },
    ),
    "traag2019": (
        "article",
        {
            "author": "Traag, Vincent A. and Waltman, Ludo and van Eck, Nees Jan",
            "title": "From {Louvain} to {Leiden}: guaranteeing well-connected communities",
            "journal": "Scientific Reports",
            "volume": "9",
            "pages": "5233",
            "year": "2019",
            "doi": "10.1038/s41598-019-41695-z",
        },
    ),
    "newman2006": (
        "article",
        {
            "author": "Newman, M. E. J.",
            "title": "Modularity and community structure in networks",
            "journal": "Proceedings of the National Academy of Sciences",
            "volume": "103",
            "number": "23",
            "pages": "8577--8582",
            "year": "2006",
            "doi": "10.1073/pnas.0601602103",
        },
    ),
    "rehurek2010": (
        "inproceedings",
        {
            "author": r"{\v{R}}eh{\r{u}}{\v{r}}ek, Radim and Sojka, Petr",
            "title": "Software Framework for Topic Modelling with Large Corpora",
            "booktitle": "Proceedings of the {LREC} 2010 Workshop on New Challenges for {NLP} Frameworks",
            "pages": "45--50",
            "year": "2010",
        },
    ),
    "lee1999": (
        "article",
        {
            "author": "Lee, Daniel D. and Seung, H. Sebastian",
            "title": "Learning the parts of objects by non-negative matrix factorization",
            "journal": "Nature",
            "volume": "401",
            "number": "6755",
            "pages": "788--791",
            "year": "1999",
            "doi": "10.1038/44565",
        },
    ),
    "boutsidis2008": (
        "article",
        {
            "author": "Boutsidis, Christos and Gallopoulos, Efstratios",
            "title": "{SVD} based initialization: A head start for nonnegative matrix factorization",
            "journal": "Pattern Recognition",
            "volume": "41",
            "number": "4",
            "pages": "1350--1362",
            "year": "2008",
            "doi": "10.1016/j.patcog.2007.09.010",
        },
    ),
    "blei2003": (
        "article",
        {
            "author": "Blei, David M. and Ng, Andrew Y. and Jordan, Michael I.",
            "title": "Latent {Dirichlet} Allocation",
            "journal": "Journal of Machine Learning Research",
            "volume": "3",
            "pages": "993--1022",
            "year": "2003",
        },
    ),
    "hoffman2010": (
        "inproceedings",
        {
            "author": "Hoffman, Matthew D. and Blei, David M. and Bach, Francis",
            "title": "Online Learning for Latent {Dirichlet} Allocation",
            "booktitle": "Advances in Neural Information Processing Systems 23",
            "pages": "856--864",
            "year": "2010",
        },
    ),
    "wang2011hdp": (
        "inproceedings",
        {
            "author": "Wang, Chong and Paisley, John and Blei, David M.",
            "title": "Online Variational Inference for the Hierarchical {Dirichlet} Process",
            "booktitle": "Proceedings of the 14th International Conference on Artificial Intelligence and Statistics",
            "pages": "752--760",
            "year": "2011",
        },
    ),
    "blei2006dtm": (
        "inproceedings",
        {
            "author": "Blei, David M. and Lafferty, John D.",
            "title": "Dynamic Topic Models",
            "booktitle": "Proceedings of the 23rd International Conference on Machine Learning",
            "pages": "113--120",
            "year": "2006",
            "doi": "10.1145/1143844.1143859",
        },
    ),
    "roder2015": (
        "inproceedings",
        {
            "author": r"R{\"o}der, Michael and Both, Andreas and Hinneburg, Alexander",
            "title": "Exploring the Space of Topic Coherence Measures",
            "booktitle": "Proceedings of the 8th {ACM} International Conference on Web Search and Data Mining",
            "pages": "399--408",
            "year": "2015",
            "doi": "10.1145/2684822.2685324",
        },
    ),
}
"""Kind and fields of each entry, by its key."""


def bibtex(keys: Iterable[str], *, version: str | None = None) -> str:
    r"""Return entries of BibTeX in the order of their keys.

    Parameters
    ----------
    keys : iterable of str
        Of :data:`REFERENCES`; each stands once.
    version : str, optional
        Of newsmine, where it is known.

    Examples
    --------
    >>> print(bibtex(["broder1997"]).splitlines()[0])
    @inproceedings{broder1997,
    """
    entries = []
    for key in sorted(set(keys)):
        kind, fields = REFERENCES[key]
        if key == "newsmine" and version:
            fields = {**fields, "version": "".join(c for c in version if c.isalnum() or c in ".+-")}
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        entries.append("\n".join([f"@{kind}{{{key},", *lines, "}"]))
    return "\n\n".join(entries) + "\n" if entries else ""
