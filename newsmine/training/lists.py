"""Lists of names by kind: our public bodies, titles and suffixes, and what installed packages hold.

The word lists of open-korean-text come with konlpy (Apache License 2.0), names of Wikidata's items with kiwi's model
(Apache License 2.0; Wikidata itself is CC0).
"""

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
# Wikidata's classes of the items that kiwi's list names.
_OF_WIKIDATA = {
    "person": "Q5 Q22808320",
    "character": "Q15632617 Q95074 Q1114461 Q15773317 Q3658341 Q80447738 Q1569167 Q15711870",
    "company": "Q4830453 Q891723 Q6881511",
    "body": "Q43229 Q7278 Q7075",
    "school": "Q3918 Q9842 Q9826 Q149566",
    "team": "Q476028 Q215380",
    "work": "Q11424 Q5398426 Q15416 Q7725634 Q7889 Q134556 Q482994 Q105543609 Q63952888 Q21198342 Q1366112 Q47461344",
    "event": "Q178561",
    "place": "Q8502 Q515 Q486972 Q1115575 Q532 Q3957 Q23442 Q4022 Q1549591 Q1093829 Q133056 Q94993988 Q55488 Q928830 Q34442",
    "product": "Q3231690 Q7397 Q35127",
    "other": "Q523 Q113145171 Q16521 Q1081138 Q846706 Q112193867 Q188451 Q210272 Q11862829 Q67206691",
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
    lists |= {f"wikidata {kind}": names for kind, names in _wikidata().items()}
    return {kind: sorted(form for form in forms if 1 < len(form) <= _LONGEST) for kind, forms in lists.items()}


def _wikidata() -> dict[str, set[str]]:
    kinds = {number: kind for kind, numbers in _OF_WIKIDATA.items() for number in numbers.split()}
    names: dict[str, set[str]] = {kind: set() for kind in _OF_WIKIDATA}
    spec = find_spec("kiwipiepy_model")
    path = Path(spec.origin if spec is not None and spec.origin is not None else "").with_name("multi.dict")
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        kind = kinds.get(rest.rpartition("# ")[2])
        if kind is not None:
            names[kind].add(name.replace("++", "+"))
    return names


def _archive() -> Path:
    spec = find_spec("konlpy")
    folder = Path(spec.origin).parent / "java" if spec is not None and spec.origin is not None else Path()
    for path in sorted(folder.glob("open-korean-text-*.jar")):
        return path
    raise InputError(f"{folder}: no open-korean-text-*.jar; run: pip install konlpy")
