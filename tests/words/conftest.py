from datetime import datetime

import pandas as pd  # noqa: F401 - loaded before the first test is timed
import pytest
from stories import STORIES, document, plain

from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import Attempt, advance
from newsmine.corpus.write import Input, add_readings
from newsmine.records import Article, Reading


@pytest.fixture
def corpus():
    with Corpus.open(":memory:") as opened:
        articles = [
            Article(
                id=name,
                text=plain(text),
                title=f"{name} 소식",
                publisher=publisher,
                url=f"https://news.example/{name}",
                published_at=datetime.fromisoformat(day) if day else None,
            )
            for name, (publisher, day, text) in STORIES.items()
        ]
        add_readings(opened, Input(path="x", sha256="0", fingerprint="1"), [Reading(article=each) for each in articles])
        advance(
            opened,
            "tokens",
            fingerprint="test",
            work=lambda given: (Attempt(document(each.id, STORIES[each.id][2])) for each in given),
        )
        yield opened
