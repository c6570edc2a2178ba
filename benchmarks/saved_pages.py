"""Save real pages of HTML as text, in many arrangements, and score what is read of them against gold.

    python benchmarks/saved_pages.py [PAGES_FOLDER]

The folder holds pages and ``gold.json``, as for ``pages.py``. Pages that show no text without their scripts are left out, and counted.
"""

import json
import sys
from pathlib import Path

from inputs import real
from pages import five_gram_f1
from saving import ARRANGEMENTS, browser_text, terminal_text

from newsmine.articles.saved_text import read_saved_text
from newsmine.errors import ExtractError
from newsmine.html.decode import decode

# So much of the gold text must be on the page for it to count.
_SHOWN = 0.5
_WORD = 12


def main(folder: Path) -> int:
    """Print a line an arrangement; return 1 if its mean F1 is under 0.9."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    failed = 0
    for save in (browser_text, terminal_text):
        pages = {name: save(decode((folder / name).read_bytes()).text) for name in gold}
        shown = {name: page for name, page in pages.items() if shows(page, gold[name]["text"])}
        print(f"{save.__name__}: {len(shown)} of {len(pages)} pages show their text")
        for arrangement, arrange in ARRANGEMENTS.items():
            scores = [score(arrange(page), gold[name]) for name, page in shown.items()]
            f1 = [score[0] for score in scores]
            mean = sum(f1) / max(1, len(f1))
            facts = [sum(score[i] for score in scores) for i in (1, 2, 3)]
            print(
                f"  {arrangement:24} F1 {mean:.3f} (least {min(f1, default=0):.3f})  titles {facts[0]}  dates {facts[1]}  authors {facts[2]}  of {len(f1)}"
            )
            failed |= mean < 0.9
    return failed


def shows(page: str, text: str) -> bool:
    """Return whether the text of an article stands on a page without its scripts."""
    words = [line[:_WORD] for line in text.split("\n") if len(line) >= _WORD]
    return sum(word in page for word in words) >= _SHOWN * max(1, len(words))


def score(page: str, gold: dict[str, object]) -> tuple[float, bool, bool, bool]:
    """Return F1 of five-grams of the text, and whether title, date and authors are those of the gold."""
    try:
        article = read_saved_text(page).article
    except ExtractError:
        return 0.0, False, False, False
    date = f"{article.published_at:%Y-%m-%d %H:%M}" if article.published_at else ""
    return (
        five_gram_f1(article.text, str(gold["text"])),
        article.title == gold["title"],
        date == gold["date"],
        list(article.authors) == gold["authors"],
    )


if __name__ == "__main__":
    sys.exit(main(real("html")))
