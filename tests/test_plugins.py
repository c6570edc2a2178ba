import pytest

from newsmine.errors import PluginError
from newsmine.plugins import load, names


def test_our_own_tokenizers_stand_in_the_list():
    assert {"kiwi", "mecab", "komoran", "okt", "hannanum", "kkma"} <= set(names("tokenizers"))


def test_a_plugin_is_loaded_by_name():
    from newsmine.tokens.engines.kiwi import kiwi

    assert load("tokenizers", "kiwi") is kiwi


def test_an_object_is_its_own_plugin():
    thing = object()
    assert load("finders", thing) is thing


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(PluginError, match=r"unknown tokenizer 'kiwy'; did you mean 'kiwi'\? installed: "):
        load("tokenizers", "kiwy")


def test_a_kind_without_plugins_says_none():
    with pytest.raises(PluginError, match="installed: "):
        load("finders", "no-such-finder-anywhere")


def test_an_unknown_kind_is_a_wrong_argument():
    with pytest.raises(ValueError, match="unknown kind"):
        names("readers")


def test_a_plugin_that_cannot_be_imported_is_named(monkeypatch):
    from importlib.metadata import EntryPoint

    broken = EntryPoint("broken", "no_such_module_of_ours:thing", "newsmine.finders")
    monkeypatch.setattr("newsmine.plugins._declared", lambda _kind: {"broken": broken})
    with pytest.raises(PluginError, match="cannot be loaded"):
        load("finders", "broken")
