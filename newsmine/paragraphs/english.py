"""The methods paragraph in English."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from newsmine.corpus.holdings import Holdings
from newsmine.paragraphs.record import Record
from newsmine.paragraphs.settings import KNOWN, MEASURES, METHODS, READERS, TOKENIZERS, WEIGHTS
from newsmine.paragraphs.words import Part, Sentence, cite, cited, one_line, settings

_READERS = {
    "by_layout": "rules for the page layout of the outlet",
    "generic": "a generic content extractor",
    "saved_text": "a reader of pages saved as text",
    "bigkinds": "exports of BIGKinds",
}
_WINDOWS = {"sentence": "sentence", "paragraph": "paragraph", "article": "article"}
_KEPT = {"first": "the earliest", "longest": "the longest"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MEASURES = {
    "degree": "degree centrality",
    "strength": "strength (weighted degree)",
    "betweenness": "betweenness centrality",
    "closeness": "closeness centrality",
    "eigenvector": "eigenvector centrality",
    "pagerank": "PageRank",
    "constraint": "constraint",
    "core": "k-core",
}


def sentences(record: Record) -> list[Sentence]:
    """Return what the record proves, sentence by sentence."""
    parts = (_data, _copies, _tokens, _entities, _graph, _topics, _rest, _tools)
    return [sentence for part in parts for sentence in part(record)]


def _many(n: int, one: str, more: str | None = None) -> str:
    return f"{n:,} {one if n == 1 else more or one + 's'}"


def _were(n: int) -> str:
    return "was" if n == 1 else "were"


def _data(record: Record) -> Iterator[Sentence]:
    held = record.holdings
    of = f" of the study “{one_line(record.title)}”" if record.title else ""
    if held is None:
        yield (f"The data{of} are {_many(record.counts.get('articles', 0), 'news article')}.",)
        return
    outlets = f" from {_many(held.outlets, 'outlet')}" if held.outlets else ""
    yield (f"The data{of} are {_many(held.articles, 'news article')}{outlets}{_period(held)}.",)
    if held.undated and held.undated < held.articles:
        yield (f"The date of {_many(held.undated, 'article')} is not known.",)
    if held.collected:
        yield (
            f"Of these, {held.collected:,} {_were(held.collected)} collected from the web by feeds, sitemaps, lists and searches.",
        )
    yield from _readers(held)
    if record.failed:
        yield (f"What could not be processed ({_many(record.failed, 'item')}) is not part of the results.",)


def _period(held: Holdings) -> str:
    if held.first is None or held.last is None:
        return ""
    if held.first == held.last:
        return f", published on {_day(held.first)}"
    return f", published from {_day(held.first)} to {_day(held.last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _readers(held: Holdings) -> Iterator[Sentence]:
    if not held.readers:
        return
    each = _list(
        [
            f"{' with '.join(_READERS.get(kind, one_line(kind)) for kind in reader.split('+'))} ({_many(n, 'article')})"
            for reader, n in held.readers.items()
        ]
    )
    keys = [key for reader in held.readers for kind in reader.split("+") for key in READERS.get(kind, ())]
    yield (f"Texts and metadata come from {each}", *cited(keys), ".")


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _copies(record: Record) -> Iterator[Sentence]:
    asked = record.parameters.get("duplicates")
    left_out = record.holdings.left_out if record.holdings else 0
    if asked is None:
        if left_out:
            yield (f"Near-duplicates ({_many(left_out, 'article')}) are left out of this number and of the analysis.",)
        return
    days = asked.get("within_days")
    apart = f" and whose dates are at most {_many(days, 'day')} apart" if days is not None else ""
    yield (
        "Near-duplicates were sought by MinHash",
        cite("broder1997"),
        f" and then compared in full: articles whose four-character shingles have a Jaccard index or a containment of at least {asked.get('similarity')}{apart}.",
    )
    kept = _KEPT.get(str(asked.get("keep")))
    if asked.get("keep") == "all":
        yield ("They were marked and not left out.",)
    elif record.holdings is not None:
        of = f"Of each group {kept} was kept; " if kept else ""
        yield (
            f"{of}{_many(left_out, 'copy', 'copies')} {_were(left_out)} left out of the number above and of the analysis.",
        )
    yield from _others(asked, "duplicates", "near-duplicates")


def _others(values: Mapping[str, Any], section: str, what: str) -> Iterator[Sentence]:
    rest = settings(values, KNOWN[section])
    if rest:
        yield (f"Further settings of {what}: {rest}.",)


def _tokens(record: Record) -> Iterator[Sentence]:
    if not record.counts.get("documents"):
        return
    asked = record.parameters.get("tokens", {})
    held = record.holdings.tokenizers if record.holdings else {}
    names = list(held) or [str(asked.get("tokenizer", ""))]
    n = record.counts["documents"]
    parts: list[Part] = [f"{_many(n, 'article')} {_were(n)} analysed into morphemes by "]
    for i, name in enumerate(names):
        known = TOKENIZERS.get(name)
        version = record.versions.get(known.package, "") if known else ""
        share = _many(held[name], "article") if len(names) > 1 else ""
        inside = ", ".join(filter(None, [f"{known.package} {version}" if known and version else "", share]))
        parts.append(
            (" and " if i else "") + (known.name if known else one_line(name)) + (f" ({inside})" if inside else "")
        )
        parts += cited(known.keys if known else ())
    yield (*parts, ".")
    if asked.get("user_words"):
        yield (f"A user dictionary ({one_line(asked['user_words'])}) kept names and terms whole.",)
    joined = [name for key, name in (("compounds", "nouns"), ("units", "numbers and their units")) if asked.get(key)]
    if joined:
        yield (f"Adjoining {_list(joined)} within a word were joined into one token.",)
    if asked.get("stopwords"):
        yield (f"Tokens of a list of stop words ({one_line(asked['stopwords'])}) were removed.",)
    if record.makeshift:
        by = f" ({one_line(asked['fallback'])})" if asked.get("fallback") else ""
        yield (
            f"{_many(record.makeshift, 'article')} that it could not do {_were(record.makeshift)} done by another tokenizer{by}.",
        )
    yield from _others(asked, "tokens", "the morphological analysis")


def _entities(record: Record) -> Iterator[Sentence]:
    if not record.counts.get("entities"):
        return
    asked = record.parameters.get("entities", {})
    own = f", a dictionary of the study ({one_line(asked['gazetteer'])})" if asked.get("gazetteer") else ""
    ways = f"a dictionary of public bodies{own}" if record.kept else "dictionaries"
    parts: list[Part] = [f"Named entities were recognised by {ways} and rules"]
    used = bool(record.holdings and record.holdings.finders.get("tagger"))
    tagger = asked.get("tagger", "shipped" if used else "none")
    if tagger == "shipped":
        parts += [", and by a tagger trained on KLUE-NER", cite("park2021klue")]
    elif tagger != "none":
        parts.append(f", and by a trained tagger ({one_line(tagger)})")
    yield (*parts, "; variants of a name were linked to one entity.")
    if asked.get("aliases"):
        yield (f"A list of variants ({one_line(asked['aliases'])}) was used for linking.",)
    if asked.get("names") == "latest":
        yield ("Public bodies that were renamed are counted under their present name.",)
    elif asked.get("names") == "of-the-time":
        yield ("Public bodies that were renamed keep the name of the time.",)
    mentions, entities = record.counts.get("mentions", 0), record.counts["entities"]
    tied = (
        f" and {_many(record.counts['relations'], 'relation')} between them" if record.counts.get("relations") else ""
    )
    yield (f"This gave {_many(mentions, 'mention')} of {_many(entities, 'entity', 'entities')}{tied}.",)
    yield from _others(asked, "entities", "the recognition of entities")


def _graph(record: Record) -> Iterator[Sentence]:
    if not record.graph:
        return
    asked = record.parameters.get("graph", {})
    labels = f" of the kinds {', '.join(map(one_line, asked['labels']))}" if asked.get("labels") else ""
    least = asked.get("min_count")
    times = f"at least {_many(least, 'time')}" if isinstance(least, int) else f"at least {one_line(least)} times"
    unit = "words" if asked.get("unit") == "word" else "entities"
    yield (
        f"In the co-occurrence network, nodes are {unit}{labels}, and two are tied if they {_window(asked)} {times}.",
    )
    if asked.get("top"):
        yield (f"Nodes are of the {asked['top']:,} {unit} of the most windows.",)
    if asked.get("once"):
        yield ("Text that several articles have word for word counts once.",)
    weight = WEIGHTS.get(str(asked.get("weight")))
    if weight:
        yield (f"Edges are weighted by {weight.english}", *cited(weight.keys), ".")
    elif asked.get("weight"):
        yield (f"Edges are weighted by {one_line(asked['weight'])}.",)
    if "nodes" in record.graph:
        yield (f"The network has {_many(record.graph['nodes'], 'node')} and {_many(record.graph['edges'], 'edge')}.",)
        yield from _measures(record)
    yield from _others(asked, "graph", "the network")


def _window(asked: Mapping[str, Any]) -> str:
    within = asked.get("within")
    stand = "stand" if asked.get("unit") == "word" else "are named"
    if isinstance(within, int):
        return f"{stand} fewer than {within} words apart in a sentence"
    return f"{stand} in the same {_WINDOWS.get(str(within), one_line(within))}"


def _measures(record: Record) -> Iterator[Sentence]:
    made, said = record.graph["measures"], record.graph.get("said", {})
    names = [name for name in _MEASURES if name in made]
    if names:
        parts: list[Part] = ["Nodes were measured by "]
        for i, name in enumerate(names):
            parts.append(("" if not i else " and " if i == len(names) - 1 else ", ") + _MEASURES[name])
            parts += cited(MEASURES[name])
        yield (*parts, ".")
    if "community" in made:
        details = [f"modularity {float(said['modularity']):.3f}"] if "modularity" in said else []
        details += [f"seed {one_line(said['seed'])}"] if "seed" in said else []
        inside = f" ({', '.join(details)})" if details else ""
        yield (
            "Communities were detected by the Leiden algorithm on modularity",
            cite("traag2019", "newman2006"),
            f"{inside}.",
        )
    if names or "community" in made:
        tools: list[Part] = []
        for package, key in (("igraph", "csardi2006igraph"), ("networkx", "hagberg2008networkx")):
            if package in record.versions:
                tools += [f"{' and ' if tools else ''}{package} {one_line(record.versions[package])}", cite(key)]
        if tools:
            yield ("The network was built and measured with ", *tools, ".")


def _topics(record: Record) -> Iterator[Sentence]:
    if not record.topics:
        return
    asked = record.parameters.get("topics", {})
    method = METHODS.get(str(asked.get("method")))
    name = method.english if method else f"the method {one_line(asked.get('method'))}"
    package = one_line(record.versions.get("gensim", ""))
    tool: tuple[Part, ...] = (f" with gensim {package}", cite("rehurek2010")) if method and package else ()
    yield (f"Topics were estimated from nouns by {name}", *cited(method.keys if method else ()), *tool, ".")
    most = "at most " if asked.get("method") == "hdp" else ""
    n = asked.get("n_topics")
    details = [f"{most}{_many(n, 'topic')} {_were(n)} asked for"] if n is not None else []
    details += [f"the seed was {asked['seed']}"] if asked.get("seed") is not None else []
    if record.stopwords:
        file = f" ({one_line(asked['stopwords'])})" if asked.get("stopwords") else ""
        details.append(f"{_many(record.stopwords, 'stop word')}{file} {_were(record.stopwords)} left out")
    if details:
        told = _list(details)
        yield (f"{told[:1].upper()}{told[1:]}.",)
    synonyms = record.parameters.get("words", {}).get("synonyms")
    if synonyms:
        yield (f"Words of one meaning were joined by a list of synonyms ({one_line(synonyms)}).",)
    if asked.get("by"):
        yield (f"The course of the topics was followed by {one_line(asked['by'])}.",)
    if "coherence" in record.topics:
        yield (
            "Coherence, measured by the NPMI of the pairs of top words",
            cite("bouma2009", "roder2015"),
            f", is {record.topics['coherence']:.3f} on average of {_many(record.topics['topics'], 'topic')}.",
        )
    yield from _others(asked, "topics", "the topic model")


def _rest(record: Record) -> Iterator[Sentence]:
    """Tell the settings of stages that no sentence knows."""
    for name, values in record.parameters.items():
        rest = settings(values, KNOWN.get(name, ())) if name not in KNOWN or name == "words" else ""
        if rest:
            yield (f"Settings of the stage {one_line(name)}: {rest}.",)


def _tools(record: Record) -> Iterator[Sentence]:
    version = one_line(record.versions.get("newsmine", ""))
    yield (f"All of this was done with newsmine{' ' + version if version else ''}", cite("newsmine"), ".")
    if record.dictionaries:
        each = ", ".join(f"{one_line(name)} {one_line(hash_)[:8]}" for name, hash_ in record.dictionaries.items())
        yield (f"The dictionaries and lists are known by the first eight digits of their SHA-256 hashes: {each}.",)
    if record.kept:
        files = f"The hashes of the {_many(record.inputs, 'input file')}, all" if record.inputs else "All"
        yield (f"{files} settings and the versions of the libraries are kept in the record of the run (run.json).",)
