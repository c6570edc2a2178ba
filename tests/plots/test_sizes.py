"""Every plot in every size and style: names stand in the figure, none on another, none is lost, and letters stay large enough."""

import io
import re
import warnings
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from PIL import Image

from newsmine.figures.indicators import INDICATORS, Indicator
from newsmine.files.export import export
from newsmine.plots.indicators import plot_indicators
from newsmine.plots.network import plot_network
from newsmine.plots.sizes import sheet
from newsmine.plots.sweep import plot_sweep
from newsmine.plots.terms import plot_terms
from newsmine.plots.timeline import plot_timeline
from newsmine.plots.tokens import plot_tokens
from newsmine.plots.topics import plot_topics
from newsmine.plots.trend import plot_trend
from newsmine.records import Token
from newsmine.topics.select import suggest

HOSTILE = [
    "한빛정보문화산업진흥원",
    "㈜누리온데이터",
    "대통령ㆍ국무총리",
    "ᄒᆞᆫ글나랏말ᄊᆞ미",
    "로봇🤖연구소",
    "🤖",
    "$달러$와 $x^2$",
    "_밑줄_이름",
    "美 中 日·韓 定例會議",
    "두\n줄\t이름",
    "가" * 130,
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "→ ◆ △ ½ ℃ ①",
    "<b>&amp;</b> \\frac{1}{2} %s {0}",
    "مرحبا",
    "이",
]


def graph():
    made = nx.Graph()
    for i, name in enumerate(HOSTILE * 2):
        made.add_node(i, name=name, strength=len(HOSTILE) * 2.0 - i, community=i % 9)
        made.add_edge(i, i // 2 if i else 1, count=1 + i % 4)
    return made


class Topics:
    def top_terms(self, n=4):
        assert n == 4
        n_topics = len(HOSTILE) // 4
        terms = HOSTILE[: n_topics * 4]
        return pd.DataFrame({"topic": np.repeat(range(n_topics), 4), "rank": 1, "term": terms, "weight": 0.1})

    def by_month(self):
        months = [f"{year}-{month:02}" for year in (2018, 2019, 2022) for month in range(1, 13)]
        rows = [(month, topic, 0.25, 3) for month in months for topic in range(len(HOSTILE) // 4)]
        return pd.DataFrame(rows, columns=["month", "topic", "share", "articles"])


def trends():
    months = [f"{year}-{month:02}" for year in range(2016, 2026) for month in range(1, 13)]
    return {
        name: pd.DataFrame(
            {"period": months, "articles": [(i * k) % 1700 for k in range(len(months))], "hits": 1, "share": 0.5}
        )
        for i, name in enumerate(HOSTILE, start=1)
    }


def timeline():
    columns = ["person", "person_id", "organisation", "organisation_id", "post", "status"]
    columns += ["first", "last", "articles", "conflict"]
    kinds = ["held", "acting", "former", "designate", "candidate", "held", "another"]
    rows = [
        (name, str(i), HOSTILE[i // 3], str(i // 3), HOSTILE[-i // 3], kinds[i % 7], f"20{10 + i}-03-01", f"20{12 + i}-02-28", 3, "겹침" if i % 2 else None)
        for i, name in enumerate(HOSTILE)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def indicators():
    filled = dict.fromkeys(INDICATORS.names)
    filled |= {"label": "PROGRAM", "approximate": True, "cumulative": False, "whole": True, "stated": True}
    filled |= {"article_id": "a", "counted": "", "written": "", "tie": "phrase", "field": "text", "start": 0, "end": 1}
    filled |= {"sentence_start": 0, "sentence_end": 1, "sentence_text": "", "published_at": None}
    rows = []
    for i, name in enumerate(HOSTILE):
        of = {"entity_id": f"e{i % 3}", "canonical": HOSTILE[i % 3 + 8], "measure": HOSTILE[i % 3 + 5], "unit": "$명"}
        value = 10.0 ** (i % 3 * 3) * (i + 1)
        some = {"cohort": name, "value": value, "low": value, "high": value * 1.2, "planned": i % 4 == 0, "holds": None}
        rows.append(Indicator(**{**filled, **of, **some}))
    return INDICATORS.frame(rows)


SWEEP = pd.DataFrame(
    {"n_topics": [4, 8, 12, 16, 20], "npmi": 0.2, "c_v": 0.5, "diversity": 0.9, "over_articles": 0.7, "over_seeds": 1.0}
)


def keyness():
    signs = [1 if i % 2 else -1 for i in range(len(HOSTILE))]
    return pd.DataFrame({"term": HOSTILE, "z": [sign * (i + 0.5) * 3 for i, sign in enumerate(signs)]})


def tokens(**look):
    text = "광주시는 27일 ㈜누리온데이터와 $협약$을 맺었다고 밝혔다 🤖. ᄒᆞᆫ글 " + "가" * 50
    cut = [Token(word, word, "NNG", pos, at, at + len(word), exact=True) for word, pos, at in _words(text)]
    return plot_tokens(text, {"kiwi": cut, HOSTILE[6]: cut[::2]}, **look)


def _words(text):
    kinds = ["NOUN", "PROPN", "VERB", "ADV", "ADP", "PUNCT"]
    for i, match in enumerate(re.finditer(r"\S{1,5}", text)):
        yield match.group(), kinds[i % 6], match.start()


PLOTS = {
    "trend": lambda **look: plot_trend(trends(), **look),
    "one trend": lambda **look: plot_trend(trends()[HOSTILE[0]], value="share", **look),
    "network": lambda **look: plot_network(graph(), **look),
    "topics": lambda **look: plot_topics(Topics(), **look),
    "months of topics": lambda **look: plot_topics(Topics(), by="month", **look),
    "timeline": lambda **look: plot_timeline(timeline(), **look),
    "terms": lambda **look: plot_terms(
        pd.DataFrame({"term": HOSTILE, "count": range(1000, 1000 + len(HOSTILE))}), **look
    ),
    "keyness": lambda **look: plot_terms(keyness(), sides=(HOSTILE[10], HOSTILE[6]), **look),
    "indicators": lambda **look: plot_indicators(indicators(), **look),
    "tokens": tokens,
    "sweep": lambda **look: plot_sweep(SWEEP, suggest(SWEEP), **look),
}
LOOKS = [("screen", "light"), ("column", "light"), ("column", "print"), ("page", "print")]


@pytest.fixture(scope="module", params=[(name, *look) for name in PLOTS for look in LOOKS], ids=" ".join)
def drawn(request):
    name, size, style = request.param
    return name, size, style, PLOTS[name](size=size, style=style)


def words(figure):
    """Return the texts that are seen, with their boxes in pixels, innermost."""
    figure.draw_without_rendering()
    hidden = {id(label) for axes in figure.axes for label in _out_of_view(axes)}
    found = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return [(text, text.get_window_extent()) for text in found if id(text) not in hidden]


def _out_of_view(axes):
    """Yield the labels that matplotlib keeps and does not draw: off the axes' limits, or of axes that are off."""
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            if not axes.axison or not low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                yield from (tick.label1, tick.label2)
        if not axes.axison:
            yield from (axis.label, axis.get_offset_text())


def test_no_name_lies_on_another_and_none_leaves_the_figure(drawn):
    name, _size, _style, figure = drawn
    shown = words(figure)
    assert shown
    edge = figure.bbox
    slack = figure.dpi / 72 * 0.75  # three quarters of a point: blanks above letters
    for text, box in shown:
        assert box.x0 >= edge.x0 - slack and box.x1 <= edge.x1 + slack, (text.get_text(), box)  # noqa: PT018
        assert box.y0 >= edge.y0 - slack and box.y1 <= edge.y1 + slack, (text.get_text(), box)  # noqa: PT018
    if name != "tokens":  # whose letters stand beside each other as in a line
        for (one, its), (other, box) in combinations(shown, 2):
            across = min(its.x1, box.x1) - max(its.x0, box.x0)
            up = min(its.y1, box.y1) - max(its.y0, box.y0)
            assert min(across, up) <= slack, (one.get_text(), other.get_text())


def test_a_figure_for_print_has_its_width_letters_and_dots(drawn, tmp_path):
    name, size, _style, figure = drawn
    path = export(figure, tmp_path / "picture.png")
    with Image.open(path) as picture:
        dots = picture.info["dpi"][0]
        inches = picture.width / dots
    if size == "screen":
        assert dots >= 199
        return
    assert dots >= 500
    assert inches * 25.4 == pytest.approx({"column": 84, "page": 174}[size], abs=0.2)
    if name != "tokens":  # whose forms shrink into their boxes
        assert min(text.get_fontsize() for text, _ in words(figure)) >= 7


def test_an_svg_is_of_outlines_and_twice_the_same(drawn, tmp_path):
    _name, size, _style, figure = drawn
    first, second = (export(figure, tmp_path / f"{i}.svg").read_bytes() for i in "ab")
    assert first == second
    text = first.decode("utf-8")
    assert "<text" not in text
    assert "font-family" not in text
    assert text.count("<use") > 10
    width = re.search(r'<svg[^>]*? width="([\d.]+)pt"', text)
    if size != "screen":
        assert float(width[1]) / 72 * 25.4 == pytest.approx({"column": 84, "page": 174}[size], abs=0.1)


def test_print_has_no_colours(drawn):
    _name, _size, style, figure = drawn
    if style != "print":
        return
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=100)
    pixels = np.asarray(Image.open(file).convert("RGB")).astype(int)
    assert np.ptp(pixels, axis=2).max() <= 2


def test_no_label_is_lost_without_a_word():
    figure = plot_network(graph(), n_labels=32, n_nodes=32, size="column")
    named = sum(bool(text.get_text()) for text in figure.axes[0].texts)
    title = figure.axes[0].get_title(loc="right")
    told = re.search(r"이름 (\d+)개는", title)
    assert named + (int(told[1]) if told else 0) == 32
    few = plot_network(graph(), n_labels=8, n_nodes=32)
    assert len(few.axes[0].texts) == 8
    assert "이름" not in few.axes[0].get_title(loc="right")


def test_names_that_find_no_room_are_counted():
    made = nx.Graph()
    for i in range(120):
        made.add_node(i, name=f"아주 긴 이름을 가진 마을 {i}", strength=1.0)
        made.add_edge(0, i, count=1)
    figure = plot_network(made, n_nodes=120, n_labels=120, size="column")
    told = re.search(r"이름 (\d+)개는 자리가 없어 뺌", figure.axes[0].get_title(loc="right"))
    assert int(told[1]) == 120 - len(figure.axes[0].texts) > 0


@pytest.mark.parametrize(("setting", "says"), [({"size": "colum"}, "did you mean 'column'"), ({"style": "x"}, "known")])
def test_an_unknown_size_or_style_is_told(setting, says):
    with pytest.raises(ValueError, match=says):
        sheet(**setting)


@pytest.mark.parametrize("name", sorted(PLOTS))
def test_a_font_of_the_user_is_used_in_every_plot(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = PLOTS[name](font="DejaVu Sans")
    families = {text.get_fontfamily()[0] for text in figure.findobj(Text) if text.get_text()}
    assert families == {"DejaVu Sans"}
