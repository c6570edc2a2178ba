"""Elements around stretches of a text: whatever lies in or across what, the text stays the text."""

import time
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from newsmine.widgets.weave import Span, shown, weave

TEXT = st.text(alphabet="광주시 AI<>&\"'\n\u202e\ud800\x00", max_size=40)


class Reader(HTMLParser):
    """Reads elements and text, and refuses what is not closed in order."""

    def __init__(self):
        super().__init__()
        self.text, self.open, self.covered = [], [], {}

    def handle_starttag(self, tag, attrs):
        self.open.append((tag, dict(attrs).get("n")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if any(tag == "span" for tag, _ in self.open):  # the room behind a paragraph
            return
        for _, n in self.open:
            at = len("".join(self.text))
            self.covered.setdefault(n, set()).update(range(at, at + len(data)))
        self.text.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return "".join(reader.text), reader.covered


def spans(places):
    return [Span(a, b, f'<b n="{n}">', "</b>", f'<b n="{n}">') for n, (a, b) in enumerate(places)]


@given(text=TEXT, places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_every_character_stands_in_the_elements_that_cover_it(text, places):
    inside = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    html, deep = weave(text, spans(inside))
    got, covered = read(html)
    assert deep == 0
    assert len(got) == len(text)
    assert got == "".join(c if c in "광주시 AI<>&\"'\n" else "\ufffd" for c in text)
    assert covered == {str(n): set(range(a, b)) for n, (a, b) in enumerate(inside) if a < b}


def test_what_lies_too_deep_is_counted_and_the_text_is_whole():
    text = "가" * 40
    html, deep = weave(text, spans([(i, 40) for i in range(40)]))
    got, covered = read(html)
    assert (got, len(covered), deep) == (text, 16, 24)


def test_thousands_of_names_across_each_other_take_no_time():
    text = "가나다라 " * 4000
    crossing = [(i, i + 900) for i in range(0, 18_000, 2)]
    began = time.process_time()
    html, _ = weave(text, spans(crossing))
    assert time.process_time() - began < 5
    assert len(html) < 100 * len(text)


def test_what_is_shown_is_safe_in_text_and_in_an_attribute():
    assert (
        shown("</mark><script>alert('x')</script>") == "&lt;/mark&gt;&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"
    )
    assert shown("a\u202eb\ud83dc\x1b[31m\x85") == "a\ufffdb\ufffdc\ufffd[31m\ufffd"
    assert shown("한글 😀 \u200d") == "한글 😀 \u200d"
