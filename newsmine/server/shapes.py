"""The shapes of questions and answers; the OpenAPI description is made of them."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

_EXAMPLE = "광주시는 27일 한빛로보틱스와 업무협약을 맺었다."

Text = Annotated[str, Field(description="Any text.", examples=[_EXAMPLE])]
Offsets = Literal["codepoints", "utf16"]


class Question(BaseModel):
    """What every question has: a text, or several."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Text | None = Field(None, description="One text; or give texts.", examples=[_EXAMPLE])
    texts: list[Text] | None = Field(None, description="Several texts; their results come in the same order.")

    @model_validator(mode="after")
    def _one_of_both(self) -> "Question":
        if (self.text is None) == (self.texts is None):
            raise PydanticCustomError("text_or_texts", "give either text or texts")
        return self

    @property
    def all_texts(self) -> list[str]:
        """The texts, in order."""
        return [self.text] if self.text is not None else list(self.texts or ())

    @property
    def options(self) -> dict[str, Any]:
        """What was asked beside the texts, as far as it was."""
        return self.model_dump(exclude_none=True, exclude={"text", "texts"})


class _WithTokenizer(Question):
    tokenizer: str | None = Field(
        None, description="kiwi, mecab, komoran, okt, hannanum, kkma, or a plug-in's.", examples=["kiwi"]
    )


class _WithEngineOptions(_WithTokenizer):
    norm: bool | None = Field(None, description="okt: normalise (ㅋㅋㅋㅋ to ㅋㅋㅋ).")
    stem: bool | None = Field(None, description="okt: verbs by their dictionary form.")
    ntags: Literal[9, 22] | None = Field(None, description="hannanum: how fine its tags are.")


class TokenizeQuestion(_WithEngineOptions):
    """Which tokens a text has."""

    compounds: bool | None = Field(None, description="Join runs of nouns inside a word.")
    units: bool | None = Field(None, description="Join a number and its unit: 305명, 1,200억원.")
    stopwords: list[str] | None = Field(
        None,
        description="Tokens to leave out: 것 (form), 하/XSV (form and tag), /JKS (tag), /ADP (class).",
        max_length=1000,
    )
    offsets: Offsets | None = Field(
        None,
        description="What start and end count: code points (as Python does), or UTF-16 units (as JavaScript does).",
    )


class PosQuestion(_WithEngineOptions):
    """Which pairs of form and tag a text has, as KoNLPy's pos gives them."""

    join: bool | None = Field(None, description='Give "form/tag" instead of a pair.')
    flatten: bool | None = Field(None, description="false keeps words apart (komoran: lines; okt knows none).")


class NounsQuestion(_WithTokenizer):
    """Which nouns a text has, as KoNLPy's nouns gives them."""

    compounds: bool | None = Field(None, description="Runs of nouns inside a word as one.")


class EntitiesQuestion(Question):
    """Who and what a text names, and how they are tied."""

    offsets: Offsets | None = Field(None, description="As for /tokenize.")
    values: bool | None = Field(None, description="Dates, times and quantities too: DATE, TIME, QUANTITY.")


class TokenShape(BaseModel):
    """A token: start:end are characters of the text as it was given, form is verbatim there if exact."""

    form: str
    lemma: str
    tag: str = Field(description="The engine's own tag.")
    pos: str = Field(description="The Universal POS name.")
    start: int
    end: int
    exact: bool
    sentence: int = Field(description="Counts from 0 in the text.")
    word: int = Field(description="Counts from 0 in the text.")


class MentionShape(BaseModel):
    """A place where an entity is named."""

    start: int
    end: int
    text: str
    label: str = Field(
        description="PERSON, GOV, PUBLIC_ORG, COMPANY, UNIVERSITY, MEDIA, GROUP, PROGRAM, EVENT, PRODUCT, PLACE."
    )
    entity_id: str
    canonical: str = Field(description="The official name.")
    sentence: int
    by: str = Field(description="What found it.")
    score: float = Field(description="In [0, 1].")


class RelationShape(BaseModel):
    """A typed tie of two entities; start:end is what says so, a sentence or, cross_sentence, more than one."""

    head_id: str
    head: str
    type: str
    tail_id: str
    tail: str
    role: str | None
    start: int
    end: int
    cross_sentence: bool = False
    modality: str = Field(default="asserted", description="asserted, planned, denied, asked.")


class TokensOfText(BaseModel):
    """The tokens of one text."""

    tokens: list[TokenShape]


class PosOfText(BaseModel):
    """The pairs of one text; joined, strings; not flattened, lists of them by word."""

    pos: list[Any]


class NounsOfText(BaseModel):
    """The nouns of one text."""

    nouns: list[str]


class EntitiesOfText(BaseModel):
    """The mentions and relations of one text; unasserted are relations that it plans, denies or asks about."""

    mentions: list[MentionShape]
    relations: list[RelationShape]
    unasserted: list[RelationShape] = Field(default=[])


class _ByTokenizer(BaseModel):
    tokenizer: str
    fingerprint: str = Field(description="Changes with the engine, its version and the user words.")


class TokenizeAnswer(_ByTokenizer):
    """The tokens of each text, in order."""

    offsets: Offsets
    results: list[TokensOfText]


class PosAnswer(_ByTokenizer):
    """The pairs of each text, in order."""

    results: list[PosOfText]


class NounsAnswer(_ByTokenizer):
    """The nouns of each text, in order."""

    results: list[NounsOfText]


class EntitiesAnswer(BaseModel):
    """The mentions and relations of each text, in order."""

    fingerprint: str = Field(description="Changes with the rules and the gazetteers.")
    offsets: Offsets
    results: list[EntitiesOfText]


class HealthAnswer(BaseModel):
    """How the server is."""

    status: Literal["ok", "starting"] = Field(
        description="ok where a worker can be had, now or after its present work."
    )
    workers: int
    busy: int
    waiting: int


class ErrorShape(BaseModel):
    """What is wrong, where, and the way out."""

    code: str
    message: str
    field: str | None
    value: Any
    way_out: str


class ErrorAnswer(BaseModel):
    """What every answer but 200 holds."""

    error: ErrorShape
