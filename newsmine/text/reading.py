"""Small files that people write by hand: in UTF-8, or as a Korean Excel saves them."""

from pathlib import Path

from newsmine.errors import InputError


def read_text(path: Path, *, what: str) -> str:
    """Return the text of a file in UTF-8 (with or without BOM), in UTF-16 with BOM, or in cp949.

    Parameters
    ----------
    path : Path
    what : str
        What the file should hold, for the error.

    Raises
    ------
    InputError
        If it cannot be read, or is in no such encoding.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read as {what}: {error.strerror or error}") from error
    encodings = ("utf-16",) if body.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp949")
    for encoding in encodings:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise InputError(
        f"{path}: cannot be read as {what}: neither UTF-8 nor cp949; save it as 'CSV UTF-8' or as UTF-8 text"
    )
