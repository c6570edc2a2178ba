"""XML read as a stream, safely: no DOCTYPE, so no entity that grows or points elsewhere."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from newsmine.errors import InputError

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


def walk(path: Path, start: Start, end: End) -> None:
    """Call ``start`` with the name and the attributes of each element, ``end`` with its name and the text since.

    Names are without their prefix. A ``ValueError`` of a callable is told with the line.

    Raises
    ------
    InputError
        If the file is no XML, cannot be read or has a DOCTYPE.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    texts: list[str] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        texts.clear()
        start(tag.rpartition(":")[2], attributes)

    def finish(tag: str) -> None:
        end(tag.rpartition(":")[2], "".join(texts))
        texts.clear()

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = texts.append
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except expat.ExpatError as error:
        raise InputError(f"{path}: no readable XML ({error}); write it again") from error
    except LookupError as error:
        raise InputError(f"{path}: XML in an encoding that is not read ({error}); write it in UTF-8") from error
    except ValueError as error:
        raise InputError(f"{path}: line {parser.CurrentLineNumber}: {error}") from error


def _refuse(name: str, *_: Any) -> None:  # noqa: ANN401 - what expat says of it is not looked at
    raise ValueError(f"a DOCTYPE ({name}), which can hide files and bombs; take it out")
