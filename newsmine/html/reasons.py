"""Why a line was cut from a page, in words."""

from newsmine.records import Cut

REASONS = {
    "title": "the title, which is a field of its own",
    "subtitle": "a subtitle, which is a field of its own",
    "byline": "names who wrote it",
    "date": "says when it was published or changed",
    "caption": "tells what a picture shows, or who took it",
    "rights": "says who may use it",
    "share_ui": "a button or a notice of the page",
    "related": "leads to another article on the matter",
    "sidebar": "belongs to other stories, or heads a list of them",
    "footer": "belongs to the imprint of the site",
    "summary": "sums the article up",
    "drop": "stands in a part of the page that its layout leaves out",
    "other": "a section, a menu or a mark of the page",
}
"""What each kind of cut is, where its reader says nothing more of it."""


def reason_of(cut: Cut) -> str:
    """Return why a line was cut: what its reader says, else what its kind is.

    Examples
    --------
    >>> reason_of(Cut(kind="byline", text="홍길동 기자"))
    'names who wrote it'
    """
    return cut.reason or REASONS.get(cut.kind, cut.kind)
