"""Any object with KoNLPy's ``pos`` as an engine: its forms are found again in the text."""

from newsmine.errors import NewsmineError, TokenizerError
from newsmine.plugins import load, names
from newsmine.tokens.align import align
from newsmine.tokens.clean import JAVA_LINES, NO_RULES, Rules
from newsmine.tokens.engines.jvm import call
from newsmine.tokens.pieces import HasPos, Pair, Pieces

_TAGSETS = {
    "komoran": "sejong",
    "mecab": "sejong",
    "kiwi": "sejong",
    "okt": "okt",
    "hannanum": "hannanum",
    "kkma": "kkma",
}


class AnyTagger:
    """An object with ``pos``; KoNLPy's own are known by the names of their classes."""

    rules = NO_RULES
    nouns = ("N",)

    def __init__(self, tagger: HasPos) -> None:
        kind = type(tagger)
        module = kind.__module__
        self.name = kind.__qualname__.lower()
        self.tagset = _TAGSETS.get(self.name, "")
        self._java = module.startswith("konlpy.") and self.name != "mecab"
        if self._java:
            self.rules = _java_rules(self.name)
        self.version = f"{module}.{kind.__qualname__}"
        self.tagger = tagger

    def pieces(self, text: str) -> Pieces:
        """Return the pairs of the object's ``pos`` with their places."""
        pairs: list[Pair]
        try:
            pairs = call(self.name, lambda: self.tagger.pos(text)) if self._java else self.tagger.pos(text)
        except NewsmineError:
            raise
        except Exception as error:
            raise TokenizerError(f"{self.name} failed on this text: {type(error).__name__}: {error}") from error
        forms, tags = [form for form, _ in pairs], [tag for _, tag in pairs]
        places = list(align(text, forms))
        return Pieces(forms, tags, [start for start, _, _ in places], [end for _, end, _ in places])


def _java_rules(name: str) -> Rules:
    """Return what our own engine of that name needs."""
    if name not in names("tokenizers"):
        return JAVA_LINES
    rules: Rules = load("tokenizers", name)().rules
    return rules
