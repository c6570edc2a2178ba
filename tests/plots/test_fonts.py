"""The font is found or shipped, and what no font has is left out knowingly."""

import shutil
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import font_manager

from newsmine.errors import InputError
from newsmine.plots import fonts
from newsmine.plots.fonts import drawable, korean_figure, korean_font, showable

SHIPPED = fonts._SHIPPED


@pytest.fixture
def fresh():
    """Forget which families were found."""
    fonts._file.cache_clear()
    korean_font.cache_clear()
    yield
    fonts._file.cache_clear()
    korean_font.cache_clear()


def test_a_font_file_of_the_user_is_taken(tmp_path):
    own = shutil.copy(SHIPPED, tmp_path / "내 글꼴.ttf")
    assert korean_font(own) == korean_font(str(own)) == "Newsmine Gothic"


@pytest.mark.usefixtures("fresh")
def test_a_family_is_found_among_the_fonts_of_the_system(monkeypatch, tmp_path):
    own = shutil.copy(SHIPPED, tmp_path / "nm.ttf")
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [str(own), str(tmp_path / "gone.ttf")])
    assert korean_font("newsmine gothic") == "Newsmine Gothic"
    assert korean_font("DejaVu Sans") == "DejaVu Sans"


@pytest.mark.usefixtures("fresh")
def test_a_family_that_is_not_there_is_told_with_those_that_have_hangul(monkeypatch):
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [str(SHIPPED)])
    with pytest.raises(InputError, match=r"no font 'Newsmine Gotik'.*did you mean 'Newsmine Gothic'\?.*with Hangul"):
        korean_font("Newsmine Gotik")


def test_a_file_that_is_missing_or_no_font_is_told(tmp_path):
    with pytest.raises(InputError, match="no such font file"):
        korean_font("없는글꼴.ttf")
    (tmp_path / "글.ttf").write_text("글꼴이 아니다", encoding="utf-8")
    with pytest.raises(InputError, match="no font that can be read"):
        korean_font(tmp_path / "글.ttf")


def test_what_a_font_without_hangul_lacks_comes_from_the_shipped_one():
    with korean_figure(2, 1, font="DejaVu Sans") as figure:
        figure.text(0.5, 0.5, showable("한글 ㈜ 美", "DejaVu Sans"))  # a missing glyph would be a warning, so an error
    assert showable("한글 美", "DejaVu Sans") == "한글 美"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("대통령ㆍ장관", "대통령ㆍ장관"),
        ("ᄒᆞᆫ글", "ㅎㆍㄴ글"),
        (unicodedata.normalize("NFD", "광주"), "광주"),
        ("로봇🤖단👩‍💻", "로봇단\u200d"),
        ("🤖", "[U+1F916]"),
        ("두\n줄\t글", "두 줄 글"),
        ("", ""),
        ("美·中 ㈜ → ℃ ½", "美·中 ㈜ → ℃ ½"),
    ],
)
def test_what_can_be_drawn_of_a_text(text, shown):
    assert drawable(text) == shown


@given(st.text(max_size=12))
def test_whatever_the_text_only_what_a_font_has_is_left_and_never_nothing(text):
    known = fonts._characters(None)
    shown = drawable(text)
    assert all(character in known or character == " " for character in shown)
    assert bool(shown) == bool(text.strip())
