"""Every verb that draws does so in the size of a journal's column, and for print."""

import numpy as np
import pytest
from PIL import Image


@pytest.mark.parametrize(
    "words",
    [
        ("terms",),
        ("trend", "협약", "--words", "--value", "per_10000"),
        ("trend", "협약", "--average", "3", "--value", "average"),
        ("connect", "--quiet"),
        ("fit", "--n-topics", "4", "--quiet"),
        ("fit", "--sizes", "3,5", "--quiet"),
    ],
    ids=" ".join,
)
def test_a_picture_has_the_size_and_style_that_are_asked_for(sample_corpus, tmp_path, words, newsmine):
    out = tmp_path / "p.png"
    done = newsmine(words[0], sample_corpus, *words[1:], "-o", out, "--size", "column", "--style", "print")
    assert done.returncode == 0, done.stderr
    with Image.open(out) as picture:
        assert picture.width / picture.info["dpi"][0] * 25.4 == pytest.approx(84, abs=0.2)
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    assert np.ptp(pixels, axis=2).max() <= 2
