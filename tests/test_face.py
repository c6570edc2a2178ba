"""The face: light to import, complete, and what DESIGN promises."""

import subprocess
import sys

import pytest

import newsmine


@pytest.mark.parametrize("name", newsmine.__all__)
def test_every_name_of_the_face_is_there_and_documented(name):
    assert getattr(newsmine, name).__doc__


def test_the_face_is_just_all_of_it():
    assert set(newsmine.__all__) == set(newsmine._MODULES)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'minen'"):
        _ = newsmine.minen


def test_importing_loads_no_heavy_library():
    heavy = ("konlpy", "jpype", "gensim", "networkx", "pandas", "kiwipiepy", "matplotlib", "scipy", "bs4", "pyarrow")
    code = f"import newsmine, newsmine.cli.main, sys; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
