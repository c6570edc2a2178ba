"""Lists of names by kind: our public bodies, titles and suffixes, and the word lists of open-korean-text (Apache License 2.0)."""

from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from newsmine.entities.gazetteer import PUBLIC, read_gazetteer
from newsmine.entities.suffixes import SUFFIXES
from newsmine.entities.titles import HEADS, MEMBERS
from newsmine.errors import InputError

_FOLDER = "org/openkoreantext/processor/util/noun/"
_OF_OKT = {
    "okt names": "names.txt",
    "okt entities": "entities.txt",
    "okt companies": "company_names.txt",
    "okt places": "geolocations.txt",
    "okt congress": "congress.txt",
    "okt music": "kpop.txt",
    "okt encyclopedia": "wikipedia_title_nouns.txt",
}
_LONGEST = 20


def name_lists() -> dict[str, list[str]]:
    """Return the forms of each kind, sorted.

    Raises
    ------
    InputError
        If konlpy, whose archive holds the lists of open-korean-text, lacks them.
    """
    lists: dict[str, set[str]] = {}
    for entry in read_gazetteer(PUBLIC):
        lists.setdefault(entry.label, set()).update((entry.name, entry.canonical, *entry.aliases))
    lists |= {f"ends in {label}": set(nouns) for label, nouns in SUFFIXES.items()}
    lists |= {"heads": set(HEADS), "members": set(MEMBERS)}
    with ZipFile(_archive()) as archive:
        for kind, file in _OF_OKT.items():
            lists[kind] = set(archive.read(_FOLDER + file).decode("utf-8").split())
    return {kind: sorted(form for form in forms if 1 < len(form) <= _LONGEST) for kind, forms in lists.items()}


def _archive() -> Path:
    spec = find_spec("konlpy")
    folder = Path(spec.origin).parent / "java" if spec is not None and spec.origin is not None else Path()
    for path in sorted(folder.glob("open-korean-text-*.jar")):
        return path
    raise InputError(f"{folder}: no open-korean-text-*.jar; run: pip install konlpy")
