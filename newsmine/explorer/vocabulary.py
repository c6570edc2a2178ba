"""How kinds, relations and modalities are called and coloured, for a page."""

from typing import Any, get_args

from newsmine.display.words import modality_name
from newsmine.records import Modality, RelationType
from newsmine.widgets.looks import LOOKS, relation_name


def vocabulary() -> dict[str, dict[str, Any]]:
    """Return Korean names: ``kinds`` (with colour), ``relations`` and ``modalities``.

    Examples
    --------
    >>> vocabulary()["kinds"]["GOV"][0], vocabulary()["relations"]["RUNS"], vocabulary()["modalities"]["denied"]
    ('정부·지자체', '운영', '부인')
    """
    return {
        "kinds": {label: [look.korean, look.fill] for label, look in LOOKS.items()},
        "relations": {type_: relation_name(type_, "ko") for type_ in get_args(RelationType)},
        "modalities": {name: modality_name(name, "ko") for name in get_args(Modality)},
    }
