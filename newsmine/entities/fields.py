"""The fields of an article as the finders see them, and their candidates as mentions of the article."""

from bisect import bisect_right

from newsmine.entities.candidates import Candidate, Scan, scan
from newsmine.entities.link import entity_id
from newsmine.records import KST, Article, Mention, MentionField
from newsmine.text.hangul import nfc

# Dots between the names of a list, as keyboards and presses have them: the finders know one.
_DOTS = str.maketrans(dict.fromkeys("・‧∙⋅･•", "·"))


def scans_of(article: Article | str) -> tuple[Article, list[Scan]]:
    """Return the article, and its title and text as the finders see them."""
    if isinstance(article, str):
        article = Article(id="", text=nfc(article))
    day = article.published_at.astimezone(KST).date().isoformat() if article.published_at else None
    fields: list[tuple[MentionField, str]] = [("text", article.text)]
    if article.title:
        fields.insert(0, ("title", article.title))
    return article, [scan(text.translate(_DOTS), field=field, day=day) for field, text in fields]


def mention_of(article: Article, each: Scan, candidate: Candidate) -> Mention:
    """Return a candidate as a mention: its text is what is written there."""
    written = (article.title or "") if each.field == "title" else article.text
    canonical = candidate.canonical or each.text[candidate.start : candidate.end]
    sentence = bisect_right([start for start, _ in each.sentences], candidate.start) - 1 if each.field == "text" else -1
    return Mention(
        article_id=article.id,
        start=candidate.start,
        end=candidate.end,
        text=written[candidate.start : candidate.end],
        label=candidate.label,
        entity_id=entity_id(candidate.label, canonical),
        canonical=canonical,
        sentence=sentence,
        by=candidate.by,
        score=candidate.score,
        field=each.field,
    )
