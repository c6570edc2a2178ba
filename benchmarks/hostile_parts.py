"""What hostile pages are made of: our own golden and sample pages, and letters, marks, dates and addresses that hurt."""

import random
from functools import cache
from pathlib import Path

from newsmine.records import Page

ROOT = Path(__file__).resolve().parents[1]
ENCODINGS = ("utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "gb18030")
LABELS = ("utf-8", "euc-kr", "ks_c_5601-1987", "x-windows-949", "utf-16", "iso-8859-1", "shift_jis", "utf-7", "", "쀍")
SENTENCE = "가온시는 27일 시민 누구나 쓸 수 있는 나래도서관의 문을 열었다고 밝혔다. "
MARKS = (
    "<![[IMAGE1]]>", "<![CDATA[", "]]>", "<!", "<!-", "<!-->", "<!--->", "<!DOCTYPE x [", "<?", "<?php echo '>' ?>", "<%= x %>",
    "</>", "< >", "<>", "</ p>", "<p/>", "<a <b", "<![if IE]>", "<![endif]>", "<!--[if IE]>", "<//", "<\x00p>", "<p\x0bq>",
    "<가온>", "<p 가=나>", "&", "&#", "&#x;", "&#xFFFFFFFF;", "<1>", "<:>", "<a:b:c>", "<xml:p xmlns:xml='x'>", "<!ELEMENT p (q)>",
)  # fmt: skip
OPENERS = (
    "<!--", "<script>", "<style>", "<textarea>", "<title>", "<![CDATA[", "<a href='", '<p class="', "<noscript>", "<iframe>",
    "<select>", "<template>", "<svg>", "<math>", "<plaintext>", "<xmp>", "<table>", "<frameset>", "<script>/*<!--",
)  # fmt: skip
NESTED = (
    "div",
    "span",
    "p",
    "b",
    "font",
    "a",
    "ul",
    "li",
    "table",
    "td",
    "form",
    "blockquote",
    "section",
    "article",
    "가",
)
LETTERS = (
    "가",
    "a",
    "1",
    ".",
    "-",
    '"',
    "'",
    "(",
    "[",
    "<",
    "=",
    "@",
    "/",
    "#",
    "ⓒ",
    "▲",
    "다",
    "=기자",
    "기자 ",
    "20241127",
    "e\u0301",
    "ᄀ",
)
CHARACTERS = (
    "\u202e", "\u200b", "\u200f", "\ufeff", "\u0301", "ᄀ", "ᅡ", "ᆨ", "\u3164", "\u115f", "\U000e0061", "\U0001f468\u200d", "\ufdd0",
    "\uffff", "\u2028", "\u0085", "\x0c", "\x1b[2J", "\ue000", "\ud55c\ufe0f",
)  # fmt: skip
URLS = (
    "http://[", "http://[::1", "javascript:alert(1)", "http://" + "a." * 5000 + "kr", "//", "http://가온.example/" + "가" * 3000,
    "http://user:pw@www.donga.com:99999/news", "HTTPS://WWW.DONGA.COM./news?" + "a=1&" * 5000, "\x00", "http://www.mk.co.kr\n/x",
    "http://v.daum.net/v/99999999999999999", "data:text/html,<p>", "file:///etc/passwd", "http://n.news.naver.com/article/" + "9" * 5000,
)  # fmt: skip
KEYS = (
    "headline",
    "datePublished",
    "dateModified",
    "author",
    "publisher",
    "articleBody",
    "@graph",
    "image",
    "copyrightNotice",
    "url",
    "@type",
)
DATES = (
    "99999년 99월 99일", "2024. 13. 45. 오후 99:99", "0000-00-00T00:00:00+99:99", "2024-02-30", "9" * 4000, "2024" * 2000, "오후 " * 2000,
    "입력 " * 3000, "2024.11.27 " * 3000, "1. " * 5000, "20" + "2" * 3000, "-" * 5000, "2024-11-27T09:52:00" + "Z" * 2000, "1970-01-01T00:00:00-25:00",
    "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "２０２４년 １１월 ２７일", "٢٠٢٤-١١-٢٧", "2024年11月27日", "24:60:61",
)  # fmt: skip


@cache
def ours() -> tuple[tuple[str, str], ...]:
    """Return our own pages, each with its suffix."""
    golden = sorted((ROOT / "tests" / "golden").glob("*/*/page.html"))
    sample = sorted(
        path
        for path in (ROOT / "corpora" / "gwangju-ai" / "sample" / "pages").iterdir()
        if path.suffix in {".html", ".txt"}
    )
    return tuple((path.suffix, path.read_bytes().decode("utf-8", "replace")) for path in [*golden, *sample])


def html_page(rng: random.Random) -> str:
    """Return one of our pages of HTML."""
    return rng.choice([text for suffix, text in ours() if suffix == ".html"])


def any_page(rng: random.Random) -> str:
    """Return one of our pages."""
    return rng.choice(ours())[1]


def saved_page(rng: random.Random) -> str:
    """Return one of our pages that are saved as text."""
    return rng.choice([text for suffix, text in ours() if suffix == ".txt"])


def page_of(body: bytes | str, *, url: str | None = None, charset: str | None = None) -> Page:
    """Return a page of a body."""
    return Page(body=body, url=url, charset=charset, path="hostile.html")


def shell(body: str, *, head: str = "") -> str:
    """Return a whole page of HTML around what stands in it."""
    return f"<html><head><title>나래도서관 문 열어</title>{head}</head><body><h1>나래도서관 문 열어</h1>{body}</body></html>"
