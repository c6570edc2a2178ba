"""A cut article and the page that its URL leads to: one whole article, if both are the same story."""

from dataclasses import replace

import numpy as np

from newsmine.copies.shingles import Shingles, plain, shared, shingles
from newsmine.errors import InputError
from newsmine.records import Article

# Measured: a body cut from a real page has 1.0 of its runs there, with byline and caption before it 0.91 at least, on
# another page 0.08 at most; two outlets' own stories of one event share 0.3 to 0.7.
SAME_STORY = 0.6
"""Least part of the cut body's four-letter runs that the page must hold, from 0 to 1."""

# Under so many runs of letters a body says too little to know a story by: then the title is asked too.
_FEW = 20


def complete(cut: Article, page: Article) -> Article:
    """Return the cut article with the text of the page; id, URL, outlet, title, date and authors stay as they are.

    Parameters
    ----------
    cut : Article
        An article whose body its source cuts, or whose title stands for it.
    page : Article
        What was read from the page at its URL.

    Returns
    -------
    Article
        Its text, subtitle, captions, rights and modification are the page's; what the cut article does not say of title,
        outlet, date and authors too. ``body_complete`` is the page's.

    Raises
    ------
    InputError
        If the page tells another story, or less than is known already.

    Examples
    --------
    >>> cut = Article(id="1", text="가온시는 새 도서관의 문을 열었다고 27일 밝혔다. 시민..", body_complete=False)
    >>> whole = Article(id="2", text="가온시는 새 도서관의 문을 열었다고 27일 밝혔다. 시민 누구나 책을 빌릴 수 있다.")
    >>> complete(cut, whole).text == whole.text
    True
    """
    share = same_story(cut, page)
    if share < SAME_STORY:
        raise InputError(f"the page tells another story: {share:.0%} of the cut body stand there")
    if len(plain(page.text)) < len(plain(cut.text)) * SAME_STORY:
        raise InputError(f"the page has {len(page.text):,} characters, less than the cut body; it stays as it is")
    return replace(
        cut,
        text=page.text,
        subtitle=page.subtitle or cut.subtitle,
        captions=page.captions or cut.captions,
        rights=page.rights or cut.rights,
        modified_at=page.modified_at or cut.modified_at,
        title=cut.title or page.title,
        publisher=cut.publisher or page.publisher,
        published_at=cut.published_at or page.published_at,
        authors=cut.authors or page.authors,
        bureau=cut.bureau or (None if cut.authors else page.bureau),
        reader="+".join(dict.fromkeys([*(cut.reader or "").split("+"), page.reader or ""])).strip("+") or None,
        body_complete=page.body_complete,
        ai_training_prohibited=cut.ai_training_prohibited or page.ai_training_prohibited,
    )


def same_story(cut: Article, page: Article) -> float:
    """Return the part of the cut body that stands on the page, counted in runs of four letters, from 0 to 1."""
    body = _runs(cut.text)
    if len(body) < _FEW and cut.title:
        body = _runs(f"{cut.title} {cut.text}")
    whole = _runs(" ".join([page.title or "", page.subtitle or "", *page.captions, page.text]))
    return shared(body, whole) / len(body)


def _runs(text: str) -> Shingles:
    return np.unique(shingles(plain(text)))
