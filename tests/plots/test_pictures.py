"""Pictures show Korean, and the same data gives the same bytes."""

import io

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from newsmine.plots.fonts import korean_font
from newsmine.plots.network import plot_network
from newsmine.plots.sweep import plot_sweep
from newsmine.plots.topics import plot_topics
from newsmine.plots.trend import plot_trend
from newsmine.topics.select import suggest


class Topics:
    def top_terms(self, n=4):
        return pd.DataFrame(
            {"topic": np.repeat([0, 1], n), "rank": 1, "term": ["뷁터", "인공지능", "학교", "수료"] * 2, "weight": 0.1}
        )

    def by_month(self):
        months = ["2023-01", "2023-01", "2024-07", "2024-07"]
        return pd.DataFrame(
            {"month": months, "topic": [0, 1, 0, 1], "share": [0.2, 0.8, 0.5, 0.5], "articles": [3, 3, 1, 1]}
        )


def graph():
    names = ["광주광역시", "빛고을AI진흥재단", "㈜누리온데이터", "한빛결", "→ 협약·체결", "로봇🤖", "$달러$", "美 지사"]
    made = nx.Graph()
    for i, name in enumerate(names):
        made.add_node(i, name=name, strength=i + 1.0, community=i % 2)
    made.add_edges_from([(0, 1, {"count": 3}), (1, 2, {"count": 1}), (3, 4, {"count": 2})])
    return made


TREND = pd.DataFrame({"period": ["2023-01", "2023-02"], "articles": [1, 3], "hits": [2, 5], "share": [0.1, 0.2]})
SWEEP = pd.DataFrame({"n_topics": [4, 8], "npmi": [0.1, 0.2], "over_articles": [0.9, 0.8], "c_v": [0.5, 0.6]})
PICTURES = {
    "network": lambda: plot_network(graph()),
    "empty network": lambda: plot_network(nx.Graph()),
    "topics": lambda: plot_topics(Topics()),
    "sweep": lambda: plot_sweep(SWEEP, suggest(SWEEP)),
    "sweep without a suggestion": lambda: plot_sweep(SWEEP),
    "trend": lambda: plot_trend(TREND),
    "average": lambda: plot_trend(TREND.assign(average=0.15), value="average"),
    "of 10,000 words": lambda: plot_trend(TREND.assign(per_10000=[0.2, 3.5]), value="per_10000"),
    "trends": lambda: plot_trend({"사관학교": TREND, "협약": TREND}, value="share"),
}


def png(figure):
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_drawn_without_a_missing_glyph_and_twice_the_same(name):
    # Warnings are errors here, so a glyph that no font has would fail.
    assert png(PICTURES[name]()) == png(PICTURES[name]())


def test_the_shipped_font_has_every_syllable():
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    known = FT2Font(font_manager.findfont(korean_font())).get_charmap()
    assert all(code in known for code in range(0xAC00, 0xD7A4))
    assert all(ord(character) in known for character in "㈜·…“”‘’△▲◆ㄱㅎ")


def test_an_unknown_period_is_refused():
    with pytest.raises(ValueError, match="unknown period 'week'"):
        plot_topics(Topics(), by="week")
