"""Text mining for Korean news: articles, names, relations, graphs and topics, each with its evidence.

Each name of ``__all__`` is loaded when it is first used, so that importing newsmine starts no JVM and loads no gensim.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsmine.articles.coverage import coverage
    from newsmine.articles.extract import extract
    from newsmine.copies.dedupe import dedupe
    from newsmine.copies.duplicates import duplicates
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.search import search
    from newsmine.corpus.select import Selection, select
    from newsmine.dictionaries.compare import compare_dictionaries
    from newsmine.display.page import Display
    from newsmine.display.show import show
    from newsmine.display.topics import topics_page
    from newsmine.entities.find import explain, find
    from newsmine.entities.finder import Finder
    from newsmine.entities.resolve import resolve
    from newsmine.errors import (
        CollectError,
        CorpusError,
        DecodeError,
        ExportError,
        ExtractError,
        HealthError,
        InputError,
        MissingExtraError,
        NewsmineError,
        PluginError,
        StudyError,
        TokenizerError,
    )
    from newsmine.evaluation.evaluate import evaluate
    from newsmine.evaluation.read import read_gold
    from newsmine.explorer.explore import explore
    from newsmine.figures.contradictions import contradictions
    from newsmine.figures.indicators import indicators
    from newsmine.files.export import export
    from newsmine.files.read import read_graph
    from newsmine.graphs.backbone import backbone
    from newsmine.graphs.bipartite import connect_articles, project
    from newsmine.graphs.communities import communities
    from newsmine.graphs.compare import compare_graphs
    from newsmine.graphs.concor import concor, densities
    from newsmine.graphs.connect import connect, connect_by
    from newsmine.graphs.describe import describe
    from newsmine.graphs.ego import ego
    from newsmine.graphs.layout import layout
    from newsmine.graphs.measures import measure
    from newsmine.graphs.relations import connect_relations
    from newsmine.graphs.summarize import summarize
    from newsmine.paragraphs.methods import methods
    from newsmine.plots.cloud import plot_cloud
    from newsmine.plots.indicators import plot_indicators
    from newsmine.plots.network import plot_network
    from newsmine.plots.sweep import plot_sweep
    from newsmine.plots.terms import plot_terms
    from newsmine.plots.timeline import plot_timeline
    from newsmine.plots.tokens import plot_tokens
    from newsmine.plots.topics import plot_topics
    from newsmine.plots.trend import plot_trend
    from newsmine.posts.timeline import timeline
    from newsmine.records import Article, Document, Entity, Mention, Page, Relation, Token
    from newsmine.runs.collect import collect
    from newsmine.runs.health import health
    from newsmine.runs.hydrate import hydrate
    from newsmine.runs.run import run
    from newsmine.samples.agree import agreement, code_agreement, disagreements
    from newsmine.samples.read import read_coding
    from newsmine.samples.sample import sample
    from newsmine.samples.workbook import write_coding
    from newsmine.tagger.pretrained import pretrained_tagger
    from newsmine.text.words import choose_words
    from newsmine.tokens.compare import compare_tokenizers
    from newsmine.tokens.tagsets import tagset
    from newsmine.tokens.tokenize import tokenize, tokenizer
    from newsmine.topics.cross import topic_entities, topic_outlets
    from newsmine.topics.fit import fit
    from newsmine.topics.label import label_topics, topic_sentences
    from newsmine.topics.model import TopicModel
    from newsmine.topics.select import suggest, sweep
    from newsmine.topics.stability import stability
    from newsmine.values.find import find_values
    from newsmine.values.value import Value
    from newsmine.words.collocations import collocations
    from newsmine.words.keyness import keyness
    from newsmine.words.kwic import kwic
    from newsmine.words.terms import dispersion, terms
    from newsmine.words.trend import trend

__version__ = "0.1.0"

_PLACES = {
    "articles.coverage": ("coverage",),
    "copies.dedupe": ("dedupe",),
    "copies.duplicates": ("duplicates",),
    "articles.extract": ("extract",),
    "corpus.database": ("Corpus",),
    "corpus.search": ("search",),
    "corpus.select": ("Selection", "select"),
    "dictionaries.compare": ("compare_dictionaries",),
    "display.page": ("Display",),
    "display.show": ("show",),
    "entities.find": ("explain", "find"),
    "entities.finder": ("Finder",),
    "entities.resolve": ("resolve",),
    "errors": (
        "CollectError",
        "CorpusError",
        "DecodeError",
        "ExportError",
        "ExtractError",
        "HealthError",
        "InputError",
        "MissingExtraError",
        "NewsmineError",
        "PluginError",
        "StudyError",
        "TokenizerError",
    ),
    "explorer.explore": ("explore",),
    "evaluation.evaluate": ("evaluate",),
    "evaluation.read": ("read_gold",),
    "files.export": ("export",),
    "graphs.backbone": ("backbone",),
    "graphs.bipartite": ("connect_articles", "project"),
    "graphs.communities": ("communities",),
    "graphs.compare": ("compare_graphs",),
    "graphs.concor": ("concor", "densities"),
    "graphs.connect": ("connect", "connect_by"),
    "graphs.describe": ("describe",),
    "graphs.ego": ("ego",),
    "graphs.layout": ("layout",),
    "graphs.measures": ("measure",),
    "graphs.relations": ("connect_relations",),
    "graphs.summarize": ("summarize",),
    "files.read": ("read_graph",),
    "paragraphs.methods": ("methods",),
    "plots.network": ("plot_network",),
    "plots.terms": ("plot_terms",),
    "plots.timeline": ("plot_timeline",),
    "plots.tokens": ("plot_tokens",),
    "plots.topics": ("plot_topics",),
    "plots.trend": ("plot_trend",),
    "records": ("Article", "Document", "Entity", "Mention", "Page", "Relation", "Token"),
    "runs.health": ("health",),
    "runs.hydrate": ("hydrate",),
    "runs.collect": ("collect",),
    "runs.run": ("run",),
    "posts.timeline": ("timeline",),
    "figures.contradictions": ("contradictions",),
    "figures.indicators": ("indicators",),
    "plots.cloud": ("plot_cloud",),
    "plots.indicators": ("plot_indicators",),
    "samples.agree": ("agreement", "code_agreement", "disagreements"),
    "samples.read": ("read_coding",),
    "samples.sample": ("sample",),
    "samples.workbook": ("write_coding",),
    "tagger.pretrained": ("pretrained_tagger",),
    "text.words": ("choose_words",),
    "tokens.compare": ("compare_tokenizers",),
    "tokens.tagsets": ("tagset",),
    "tokens.tokenize": ("tokenize", "tokenizer"),
    "display.topics": ("topics_page",),
    "plots.sweep": ("plot_sweep",),
    "topics.cross": ("topic_entities", "topic_outlets"),
    "topics.fit": ("fit",),
    "topics.label": ("label_topics", "topic_sentences"),
    "topics.select": ("suggest", "sweep"),
    "topics.stability": ("stability",),
    "topics.model": ("TopicModel",),
    "values.find": ("find_values",),
    "values.value": ("Value",),
    "words.collocations": ("collocations",),
    "words.keyness": ("keyness",),
    "words.kwic": ("kwic",),
    "words.terms": ("dispersion", "terms"),
    "words.trend": ("trend",),
}
_MODULES = {name: module for module, names in _PLACES.items() for name in names}

__all__ = [  # noqa: RUF022 - the verbs in the order of the pipeline, then what they make
    "collect",
    "hydrate",
    "extract",
    "dedupe",
    "duplicates",
    "tokenizer",
    "tokenize",
    "compare_tokenizers",
    "tagset",
    "find",
    "find_values",
    "pretrained_tagger",
    "show",
    "explain",
    "resolve",
    "connect",
    "connect_by",
    "connect_articles",
    "connect_relations",
    "project",
    "summarize",
    "measure",
    "describe",
    "communities",
    "concor",
    "densities",
    "backbone",
    "compare_graphs",
    "ego",
    "layout",
    "choose_words",
    "fit",
    "sweep",
    "suggest",
    "stability",
    "label_topics",
    "topic_sentences",
    "topic_entities",
    "topic_outlets",
    "topics_page",
    "search",
    "select",
    "kwic",
    "terms",
    "dispersion",
    "collocations",
    "keyness",
    "compare_dictionaries",
    "trend",
    "timeline",
    "indicators",
    "contradictions",
    "sample",
    "write_coding",
    "read_coding",
    "agreement",
    "code_agreement",
    "disagreements",
    "explore",
    "export",
    "read_graph",
    "read_gold",
    "evaluate",
    "run",
    "methods",
    "health",
    "coverage",
    "plot_cloud",
    "plot_indicators",
    "plot_network",
    "plot_terms",
    "plot_sweep",
    "plot_timeline",
    "plot_tokens",
    "plot_topics",
    "plot_trend",
    "Corpus",
    "Display",
    "Finder",
    "Selection",
    "TopicModel",
    "Article",
    "Document",
    "Entity",
    "Mention",
    "Page",
    "Relation",
    "Token",
    "Value",
    "CollectError",
    "CorpusError",
    "DecodeError",
    "ExportError",
    "ExtractError",
    "HealthError",
    "InputError",
    "MissingExtraError",
    "NewsmineError",
    "PluginError",
    "StudyError",
    "TokenizerError",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any name of the face
    if name not in _MODULES:
        raise AttributeError(f"module 'newsmine' has no attribute {name!r}")
    return getattr(import_module(f"newsmine.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_MODULES])
