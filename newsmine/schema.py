"""Each record's table: its columns and kinds, and the ways record ↔ JSON ↔ DataFrame.

The kinds of columns stand here once; SQLite, Parquet, JSON Lines and pandas follow them.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast

from newsmine.errors import InputError, did_you_mean
from newsmine.records import KST, Article, Duplicate, DuplicatePair, Entity, Mention, Relation, Token

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["text", "time", "integer", "number", "flag", "list"]
Record = TypeVar("Record")

# pandas 2 and 3 agree on these names; times are microseconds because pandas 3 makes them so.
_DTYPES: dict[Kind, str] = {
    "text": "string",
    "time": "datetime64[us, UTC+09:00]",
    "integer": "int64",
    "number": "float64",
    "flag": "bool",
    "list": "object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name and kind, and whether every row must have a value."""

    name: str
    kind: Kind
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSchema(Generic[Record]):
    """The table of one kind of record."""

    name: str
    record: type[Record]
    columns: tuple[Column, ...]
    names: tuple[str, ...] = field(init=False)
    """Names of the columns, in order."""

    def __post_init__(self) -> None:
        """Keep the names: they are asked for with every row."""
        object.__setattr__(self, "names", tuple(column.name for column in self.columns))

    def to_json(self, record: Record) -> dict[str, Any]:
        """Return the record as a mapping that JSON can hold: times as ISO 8601, lists as lists."""
        return {column.name: _plain(getattr(record, column.name), column.kind) for column in self.columns}

    def from_json(self, row: Mapping[str, Any]) -> Record:
        """Return the record of a mapping.

        Raises
        ------
        InputError
            If a key is unknown, a required one is missing, or a value is of the wrong kind.
        """
        known = {column.name: column for column in self.columns}
        for name in row:
            if name not in known:
                raise InputError(
                    f"{self.name}: unknown field {name!r}; {did_you_mean(name, known)}fields: {', '.join(known)}"
                )
        values = {}
        for name, column in known.items():
            value = _read(row.get(name), column, self.name)
            if value is not None or column.required:
                values[name] = value
        return self.record(**values)

    def frame(self, records: Iterable[Record]) -> "pd.DataFrame":
        """Return a DataFrame with one row a record; read once.

        Returns
        -------
        pandas.DataFrame
            Of shape (n_records, n_columns), with the dtypes of this schema, also when it is empty.
        """
        return self.frame_of_rows(map(attrgetter(*self.names), records))

    def frame_of_rows(self, rows: Iterable[tuple[Any, ...]]) -> "pd.DataFrame":
        """Return a DataFrame of tuples that stand in the order of the columns."""
        import pandas as pd

        series = zip(*rows, strict=True)
        columns = {column.name: list(values) for column, values in zip(self.columns, series, strict=False)}
        frame: pd.DataFrame = pd.DataFrame(
            {column.name: _series(columns.get(column.name, []), column.kind) for column in self.columns},
            columns=list(self.names),
        )
        return frame

    def records(self, frame: "pd.DataFrame") -> Iterator[Record]:
        """Yield the records of a DataFrame; columns that the schema does not know are refused.

        Raises
        ------
        InputError
            If a column is unknown, or a required one is missing.
        """
        names = [str(name) for name in frame.columns]
        for values in frame.itertuples(index=False, name=None):
            yield self.from_json(dict(zip(names, values, strict=True)))


def _series(values: list[Any], kind: Kind) -> "pd.Series[Any]":
    import pandas as pd

    series: pd.Series[Any]
    if kind == "time":
        series = pd.Series(pd.to_datetime(values, utc=True), dtype="datetime64[us, UTC]").dt.tz_convert(KST)
    else:
        series = pd.Series(values, dtype=cast("Any", _DTYPES[kind]))
    return series


def _plain(value: Any, kind: Kind) -> Any:  # noqa: ANN401 - a cell of any column
    if value is None:
        return None
    if kind == "time":
        return value.isoformat()
    return list(value) if kind == "list" else value


def _read(value: Any, column: Column, table: str) -> Any:  # noqa: ANN401 - a cell of any column
    if _is_missing(value):
        if column.required:
            raise InputError(f"{table}: field {column.name!r} is missing; every row must have it")
        return None
    try:
        return _READ[column.kind](value)
    except (TypeError, ValueError) as error:
        raise InputError(f"{table}: field {column.name!r} holds {value!r}, which is no {column.kind}") from error


def _is_missing(value: Any) -> bool:  # noqa: ANN401 - a cell of any column
    if value is None or (isinstance(value, str) and not value):
        return True
    return (isinstance(value, float) and math.isnan(value)) or repr(value) in {"<NA>", "NaT"}


def _time(value: Any) -> datetime:  # noqa: ANN401 - text, datetime or Timestamp
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    time = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip().replace("Z", "+00:00"))
    return (time.replace(tzinfo=KST) if time.tzinfo is None else time).astimezone(KST)


def _flag(value: Any) -> bool:  # noqa: ANN401 - text, number or bool
    if str(value).lower() in {"true", "1"}:
        return True
    if str(value).lower() in {"false", "0"}:
        return False
    raise ValueError(value)


def _list(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a list, an array or text parted by semicolons
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return tuple(str(part) for part in value)


def _text(value: Any) -> str:  # noqa: ANN401 - text; anything else is an error of its writer
    if not isinstance(value, str):
        raise TypeError(value)
    return value


_READ: dict[Kind, Callable[[Any], Any]] = {
    "text": _text,
    "time": _time,
    "integer": int,
    "number": float,
    "flag": _flag,
    "list": _list,
}


def _columns(record: type, kinds: str) -> tuple[Column, ...]:
    """Columns of ``name:kind`` words; required where the record has no default for the field."""
    known = {field.name: field for field in fields(record)}
    pairs = (word.split(":") for word in kinds.split())
    return tuple(
        Column(name=name, kind=cast("Kind", kind), required=known[name].default is MISSING) for name, kind in pairs
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRow:
    """A token with its place in the corpus: ``i`` counts from 0 in its article."""

    article_id: str
    i: int
    sentence: int
    form: str
    lemma: str
    tag: str
    pos: str
    start: int
    end: int
    exact: bool


def token_row(article_id: str, i: int, token: Token) -> TokenRow:
    """Return the row of one token of an article."""
    shared = {name: getattr(token, name) for name in Token._fields if name in TokenRow.__slots__}
    return TokenRow(article_id=article_id, i=i, **shared)


ARTICLES: TableSchema[Article] = TableSchema(
    name="articles",
    record=Article,
    columns=_columns(
        Article,
        "id:text url:text publisher:text title:text subtitle:text text:text published_at:time modified_at:time "
        "authors:list bureau:text captions:list rights:text source:text reader:text body_complete:flag language:text "
        "ai_training_prohibited:flag",
    ),
)

TOKENS: TableSchema[TokenRow] = TableSchema(
    name="tokens",
    record=TokenRow,
    columns=_columns(
        TokenRow,
        "article_id:text i:integer sentence:integer form:text lemma:text tag:text pos:text "
        "start:integer end:integer exact:flag",
    ),
)

MENTIONS: TableSchema[Mention] = TableSchema(
    name="mentions",
    record=Mention,
    columns=_columns(
        Mention,
        "article_id:text start:integer end:integer text:text label:text entity_id:text canonical:text "
        "sentence:integer by:text score:number field:text",
    ),
)

ENTITIES: TableSchema[Entity] = TableSchema(
    name="entities",
    record=Entity,
    columns=_columns(
        Entity,
        "entity_id:text canonical:text label:text aliases:list mentions:integer articles:integer first:text last:text",
    ),
)

RELATIONS: TableSchema[Relation] = TableSchema(
    name="relations",
    record=Relation,
    columns=_columns(
        Relation,
        "article_id:text head_id:text head:text type:text tail_id:text tail:text role:text start:integer end:integer "
        "cross_sentence:flag modality:text",
    ),
)

DUPLICATES: TableSchema[Duplicate] = TableSchema(
    name="duplicates",
    record=Duplicate,
    columns=_columns(
        Duplicate,
        "group:integer article_id:text publisher:text published_at:time title:text kept:flag duplicate_of:text "
        "similarity:number",
    ),
)

DUPLICATE_PAIRS: TableSchema[DuplicatePair] = TableSchema(
    name="duplicate_pairs",
    record=DuplicatePair,
    columns=_columns(
        DuplicatePair,
        "group:integer similarity:number jaccard:number containment:number article_id:text publisher:text "
        "published_at:time title:text duplicate_of:text of_publisher:text of_published_at:time of_title:text",
    ),
)

TABLES: dict[str, TableSchema[Any]] = {
    schema.name: schema for schema in (ARTICLES, TOKENS, MENTIONS, ENTITIES, RELATIONS, DUPLICATES, DUPLICATE_PAIRS)
}
"""Every table by its name."""
