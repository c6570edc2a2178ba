"""Writes the bill of materials: ``make sbom``, or ``python supply/bill.py build/sbom.cdx.json``; CycloneDX 1.6, the same bytes each time.

It lists what newsmine needs to run, as it is installed here: versions, licences, who needs whom, and the SHA-256 of what is pinned in this
folder; then what lies in newsmine itself: the JavaScript in the explorer's page, a font, the tagger's weights. No place of this machine is in it.
"""

import base64
import hashlib
import json
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, version
from pathlib import Path

import tomllib
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from lock import ALWAYS, ROOT, read
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Of packages whose metadata does not say it, or only that there are two.
_LICENCES = {
    "igraph": "GPL-2.0-or-later",
    "pyahocorasick": "BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "python-igraph": "GPL-2.0-or-later",
}
# What newsmine brings along beside its code: name, file, what it is, its licence.
SHIPPED = (
    ("NewsmineGothic", "plots/fonts/NewsmineGothic.ttf", ComponentType.FILE, "OFL-1.1"),
    ("newsmine-tagger", "tagger/model/weights.npz", ComponentType.MACHINE_LEARNING_MODEL, "CC-BY-SA-4.0"),
)
_LONGEST_NAME = 64  # of a licence; what is longer is its text


def bill() -> Bom:
    """Return the bill: newsmine, what it needs, and what lies in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bom = Bom()
    bom.metadata.component = whole = Component(
        name="newsmine",
        version=version("newsmine"),
        type=ComponentType.LIBRARY,
        bom_ref="newsmine",
        licenses=_licence(project["license"]),
        description=project["description"],
    )
    graph = needed(project["dependencies"])
    pins = read(ALWAYS)
    parts = {name: _package(name, *pins.get(name, ("", set()))) for name in sorted(graph)}
    inside = [*_scripts(), *(_file(*each) for each in SHIPPED)]
    bom.components.update([*parts.values(), *inside])
    direct = {canonicalize_name(each.name) for each in map(Requirement, project["dependencies"])}
    bom.register_dependency(whole, [*(parts[name] for name in sorted(direct & graph.keys())), *inside])
    for name, names in graph.items():
        bom.register_dependency(parts[name], [parts[each] for each in sorted(names)])
    return bom


def needed(requirements: Iterable[str]) -> dict[str, set[str]]:
    """Return who needs whom of all that the requirements need here, and nothing that only others need."""
    graph: dict[str, set[str]] = {}
    left = [(canonicalize_name(each.name), extra) for each, extra in _asked(requirements, "")]
    done: set[tuple[str, str]] = set()
    while left:
        name, extra = left.pop()
        if (name, extra) in done:
            continue
        done.add((name, extra))
        more = [
            (canonicalize_name(each.name), extra) for each, extra in _asked(distribution(name).requires or (), extra)
        ]
        graph.setdefault(name, set()).update(each for each, _ in more if each != name)
        left += more
    return graph


def _asked(requirements: Iterable[str], extra: str) -> list[tuple[Requirement, str]]:
    """Return what is asked for here, once plain and once for each extra."""
    found = (Requirement(each) for each in requirements)
    here = [each for each in found if each.marker is None or each.marker.evaluate({"extra": extra})]
    return [(each, more) for each in here for more in ("", *each.extras)]


def _package(name: str, pinned: str, hashes: set[str]) -> Component:
    found = distribution(name)
    return Component(
        name=name,
        version=found.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"pypi:{name}",
        purl=PackageURL("pypi", None, name, found.version),
        licenses=_licence(_LICENCES.get(name) or _said(found)),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in hashes if pinned == found.version],
    )


def _said(found: Distribution) -> str:
    """Return the licence that a package states: as an expression, by a classifier, or by name."""
    told = found.metadata
    name = (told.get("License") or "").strip()
    named = name if len(name) <= _LONGEST_NAME and "\n" not in name else ""
    classified = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License ::")
    ]
    said = told.get("License-Expression") or named or " or ".join(each for each in classified if each != "OSI Approved")
    if not said:
        raise LookupError(f"{told['Name']} names no licence; see its source, and name it in {Path(__file__).name}")
    return str(said)


def _licence(said: str) -> list[License]:
    return [LicenseFactory().make_from_string(said)]


def _scripts() -> list[Component]:
    """Return the libraries that are built into the explorer's page, as npm has locked them."""
    web = ROOT / "newsmine" / "explorer" / "web" / "package-lock.json"
    locked = json.loads(web.read_text(encoding="utf-8"))["packages"]
    return [
        Component(
            name=(name := path.removeprefix("node_modules/")),
            version=each["version"],
            type=ComponentType.LIBRARY,
            bom_ref=f"npm:{name}",
            purl=PackageURL("npm", None, name, each["version"]),
            licenses=_licence(each["license"]),
            hashes=[
                HashType(
                    alg=HashAlgorithm.SHA_512,
                    content=base64.b64decode(each["integrity"].removeprefix("sha512-")).hex(),
                )
            ],
        )
        for path, each in sorted(locked.items())
        if path and not each.get("dev") and not each.get("peer")
    ]


def _file(name: str, path: str, kind: ComponentType, licence: str) -> Component:
    content = (ROOT / "newsmine" / path).read_bytes()
    return Component(
        name=name,
        type=kind,
        bom_ref=f"newsmine/{path}",
        version=version("newsmine"),
        licenses=_licence(licence),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())],
    )


def written(bom: Bom) -> str:
    """Return it as JSON, without what would differ the next time, or where its maker's pages are."""
    told = json.loads(make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string())
    del told["serialNumber"], told["metadata"]["timestamp"]
    told["metadata"].pop("tools", None)
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(written(bill()), encoding="utf-8")
