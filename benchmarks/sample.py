"""Scores on the gold articles of the shipped sample: bodies, fields, mentions, relations; all of it our own text."""

import json
import re
from collections import Counter
from pathlib import Path

from newsmine.articles.load import load
from newsmine.records import VALUE_LABELS, Article
from newsmine.runs.run import study_finder
from newsmine.runs.study import read_study

STUDY = Path(__file__).resolve().parents[1] / "corpora" / "gwangju-ai"
ORGANISATIONS = {"PERSON", "GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY"}


def f1(right: int, predicted: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (predicted + gold) if predicted + gold else 1.0


def bag_f1(one: str, other: str) -> float:
    """Return the F1 of two bags of words."""
    bags = Counter(one.split()), Counter(other.split())
    return f1((bags[0] & bags[1]).total(), bags[0].total(), bags[1].total())


def gold() -> list[tuple[dict, Article]]:
    """Return each gold article with what is read from its page."""
    found = []
    for path in sorted((STUDY / "sample" / "gold").glob("*.json")):
        page = next((STUDY / "sample" / "pages").glob(path.stem + ".*"))
        found.append((json.loads(path.read_text(encoding="utf-8")), next(iter(load(page))).article))
    return found


def page_scores(pairs: list[tuple[dict, Article]]) -> dict[str, float]:
    """Return the mean F1 of the bodies and the share of right titles, minutes and authors."""
    n = len(pairs)
    return {
        "body_f1": sum(bag_f1(article.text, want["text"]) for want, article in pairs) / n,
        "body_f1_lowest": min(bag_f1(article.text, want["text"]) for want, article in pairs),
        "title": sum(article.title == want["title"] for want, article in pairs) / n,
        "published_at": sum(_iso(article) == want["published_at"] for want, article in pairs) / n,
        "authors": sum(list(article.authors) == want["authors"] for want, article in pairs) / n,
    }


def name_scores(pairs: list[tuple[dict, Article]]) -> dict[str, float]:
    """Return strict F1 of names and relations, found in the gold text; dates and figures, which the gold does not mark, apart."""
    finder = study_finder(read_study(STUDY))
    tally: Counter[str] = Counter()
    for want, read in pairs:
        article = Article(id=read.id, text=want["text"], title=want["title"], published_at=read.published_at)
        found = finder.find(article)
        predicted = {(m.field, m.start, m.end, m.label) for m in found.mentions if m.label not in VALUE_LABELS}
        wanted = {(m["field"], m["start"], m["end"], m["label"]) for m in want["mentions"]}
        for name, labels in (("all", None), ("names", ORGANISATIONS), ("person", {"PERSON"})):
            one, other = ({m for m in each if labels is None or m[3] in labels} for each in (predicted, wanted))
            tally.update({f"{name} right": len(one & other), f"{name} predicted": len(one), f"{name} gold": len(other)})
        wanted_heads = {
            _tie(r["head"], r["tail"], r["role"], want) for r in want["relations"] if r["type"] == "HEAD_OF"
        }
        heads = {_tie(r.head, r.tail, r.role, want) for r in found.relations if r.type == "HEAD_OF"}
        tally.update(
            {"head right": len(heads & wanted_heads), "head predicted": len(heads), "head gold": len(wanted_heads)}
        )
    names = {"mentions_f1": "all", "names_f1": "names", "person_f1": "person", "head_of_f1": "head"}
    return {
        name: f1(*(tally[f"{key} {part}"] for part in ("right", "predicted", "gold"))) for name, key in names.items()
    }


def _tie(head: str, tail: str, role: str | None, want: dict) -> tuple[str, str, str | None]:
    """Return a post with bare names: any form of a body that the gold marks stands for its official name."""
    official = {m["text"]: m["canonical"] for m in want["mentions"]}
    return _bare(official.get(head, head)), _bare(official.get(tail, tail)), role


def _bare(name: str) -> str:
    return re.sub(r"㈜|주식회사|\s", "", name)


def _iso(article: Article) -> str | None:
    return article.published_at.isoformat() if article.published_at else None


def main() -> None:
    """Print the scores."""
    pairs = gold()
    print(f"{len(pairs)} gold articles of the sample")
    for name, value in (page_scores(pairs) | name_scores(pairs)).items():
        print(f"{name:<16} {value:.3f}")


if __name__ == "__main__":
    main()
