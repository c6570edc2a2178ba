"""The pictures of docs/plots.md, of the shipped sample: ``python benchmarks/plots.py``.

Writes ``docs/ecosystem.png`` and ``docs/images/plot-NAME.png``, each in the width of a column, in a new folder of results.
"""

import tempfile
from pathlib import Path

import newsmine as nm

ROOT = Path(__file__).resolve().parents[1]
# Dots an inch on a page that is looked at; a file for a paper has 600.
DOTS = 220


def main() -> None:
    """Draw them all."""
    images = ROOT / "docs" / "images"
    with tempfile.TemporaryDirectory() as folder:
        report = nm.run(ROOT / "corpora" / "gwangju-ai", folder, progress=False)
        with nm.Corpus.open(report.corpus) as corpus:
            graph = nm.connect(corpus)
            posts = nm.timeline(corpus)
            chosen = posts[posts["organisation"].str.startswith(("빛고을", "무등", "새결"))]
            figures = {
                "trend": nm.plot_trend(
                    {word: nm.trend(corpus, word, by="year") for word in ("수료", "업무협약", "채용")},
                    size="column",
                    style="print",
                ),
                "network": nm.plot_network(graph, size="column"),
                "network-print": nm.plot_network(graph, size="column", style="print"),
                "topics": nm.plot_topics(nm.fit(corpus, n_topics=8), size="column"),
                "timeline": nm.plot_timeline(chosen, size="column"),
                "terms": nm.plot_terms(nm.terms(corpus), n=12, size="column"),
            }
            nm.export(nm.plot_network(graph), ROOT / "docs" / "ecosystem.png")
    for name, figure in figures.items():
        figure.dpi = DOTS
        print(nm.export(figure, images / f"plot-{name}.png").relative_to(ROOT))


if __name__ == "__main__":
    main()
