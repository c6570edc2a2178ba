"""Write the sample's pages, gold and manifest from its sources: ``python corpora/gwangju-ai/render.py [-o FOLDER]``.

Each source (``sample/sources/NNN.md``) is an article that we wrote; a template (``sample/templates``) puts it into
the markup of a family of publishers, or into the mess of a page that was saved as text. No clock and no chance:
the same sources give the same bytes.
"""

import argparse
import csv
import hashlib
import io
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template
from types import SimpleNamespace
from typing import get_args

from newsmine.records import KST, Label, RelationType

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "sample" / "templates"
# A surface, its label and, where it is not the surface itself, the canonical name.
MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z_]+)(?:\|([^\[\]|]+))?\]")
LABELS, RELATIONS = frozenset(get_args(Label)), frozenset(get_args(RelationType))
TEXTS = ("text_share", "text_cms", "text_main", "text_portal", "text_wire", "text_paper")
# domains of the invented outlets, paths of their pages, how each layout writes dates, and pages in cp949 that say euc-kr
FORMS = json.loads((TEMPLATES / "forms.json").read_text("utf-8"))
MARKUPS = json.loads((TEMPLATES / "markups.json").read_text("utf-8"))


@dataclass(frozen=True)
class Source:
    """One article as it was written: its front matter, marked paragraphs and gold relations."""

    facts: dict[str, str]
    captions: tuple[str, ...]
    paragraphs: tuple[str, ...]
    relations: tuple[dict[str, str | None], ...]

    @property
    def id(self) -> str:
        """Return the number of the source file."""
        return self.facts["id"]

    @property
    def title(self) -> str:
        """Return the title without its marks."""
        return MARK.sub(r"\1", self.facts["title"])

    @property
    def marked(self) -> str:
        """Return the body with its marks, a sub-heading behind the sign that its layout gives it."""
        sign = MARKUPS[self.layout]["marker"]
        return "\n".join(re.sub("^## ", sign, part) for part in self.paragraphs)

    @property
    def text(self) -> str:
        """Return the body without its marks, paragraphs parted by a line feed."""
        return MARK.sub(r"\1", self.marked)

    @property
    def layout(self) -> str:
        """Return the template's name: dated skins and the arrangements of text follow date and number."""
        layout, published = self.facts["layout"], self.facts["published"]
        if layout == "text":
            return TEXTS[int(self.id) % len(TEXTS)]
        old = {"naver": "2021-06", "ndsoft": "2022"}
        return f"{layout}_old" if layout in old and published < old[layout] else layout


def read(path: Path) -> Source:
    """Return the source at ``path``; a fault in it is a ``ValueError`` that names the file."""
    text = unicodedata.normalize("NFC", path.read_text("utf-8")).strip()
    try:
        head, body = text.removeprefix("---\n").split("\n---\n", 1)
        pairs = [(key.strip(), value.strip()) for key, _, value in (line.partition(":") for line in head.splitlines())]
    except ValueError as error:
        raise ValueError(f"{path}: no front matter between two lines of ---") from error
    body, _, relations = body.partition("\nrelations:")
    facts = {key: value for key, value in pairs if key != "caption" and value}
    missing = {"id", "layout", "outlet", "title", "published", "author", "gold"} - facts.keys()
    if missing or facts["id"] != path.stem:
        raise ValueError(f"{path}: front matter lacks {sorted(missing)} or has another id than the file's name")
    paragraphs = tuple(part.strip().replace("\n", " ") for part in re.split(r"\n\s*\n", body) if part.strip())
    source = Source(
        facts=facts,
        captions=tuple(value for key, value in pairs if key == "caption" and value),
        paragraphs=paragraphs,
        relations=tuple(_relation(line, path) for line in relations.splitlines() if line.strip()),
    )
    _check(source, path)
    return source


def gold(source: Source) -> dict[str, object]:
    """Return the gold record of a source: body, mentions by field with offsets, and relations."""
    mentions = []
    for field, marked in (("title", source.facts["title"]), ("text", source.marked)):
        shift = 0
        for match in MARK.finditer(marked):
            surface, label, canonical = match.groups()
            start = match.start() - shift
            shift += len(match.group()) - len(surface)
            place = {"field": field, "start": start, "end": start + len(surface)}
            mentions.append({**place, "text": surface, "label": label, "canonical": canonical or surface})
    return {
        "id": source.id,
        "title": source.title,
        "text": source.text,
        "published_at": _time(source.facts["published"]).isoformat(),
        "authors": _authors(source),
        "captions": list(source.captions),
        "mentions": mentions,
        "relations": list(source.relations),
    }


def page(source: Source) -> bytes:
    """Return the page of a source as its layout writes it."""
    layout = source.layout
    values = _values(source)
    template = Template(next(TEMPLATES.glob(f"{layout}.*")).read_text("utf-8"))
    filled = template.substitute(values, body=_body(source, values))
    if layout.startswith("text_"):
        filled = re.sub(r"\n{3,}", "\n\n", filled)
    return filled.encode(FORMS["encodings"].get(layout, "utf-8"), errors="xmlcharrefreplace")


def render(out: Path) -> int:
    """Write pages, gold and manifest under ``out`` and return the number of articles."""
    sources = [read(path) for path in sorted((HERE / "sample" / "sources").glob("*.md"))]
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["id", "url", "publisher", "title", "published_at", "sha256", "synthetic", "licence"])
    files = {}
    for source in sources:
        kind = "txt" if source.layout.startswith("text_") else "html"
        files[f"sample/pages/{source.id}.{kind}"] = page(source)
        if source.facts["gold"] == "yes":
            record = json.dumps(gold(source), ensure_ascii=False, indent=1)
            files[f"sample/gold/{source.id}.json"] = f"{record}\n".encode()
        made = [_time(source.facts["published"]).isoformat(), hashlib.sha256(source.text.encode()).hexdigest()]
        rows.writerow([source.id, _url(source), source.facts["outlet"], source.title, *made, "true", "CC0-1.0"])
    files["manifest.csv"] = table.getvalue().encode()
    for folder in ("pages", "gold"):
        for stale in (out / "sample" / folder).glob("*.*"):
            if f"sample/{folder}/{stale.name}" not in files:
                stale.unlink()
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return len(sources)


def _check(source: Source, path: Path) -> None:
    marks = [match for field in (source.facts["title"], *source.paragraphs) for match in MARK.finditer(field)]
    unknown = {match[2] for match in marks} - LABELS
    if unknown or re.search(r"\|[A-Z_]+[\]|]", source.title + source.text):
        raise ValueError(f"{path}: unknown label {sorted(unknown)} or a mark that does not close")
    if bool(marks or source.relations) != (source.facts["gold"] == "yes"):
        raise ValueError(f"{path}: gold: yes needs marks, gold: no has none")
    names = {match[3] or match[1] for match in marks}
    for relation in source.relations:
        if relation["type"] not in RELATIONS or not {relation["head"], relation["tail"]} <= names:
            raise ValueError(f"{path}: relation {relation} has an unknown type, or an end that no mark names")


def _relation(line: str, path: Path) -> dict[str, str | None]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in (3, 4):
        raise ValueError(f"{path}: a relation is HEAD | TYPE | TAIL | role, not {line!r}")
    return {"head": parts[0], "type": parts[1], "tail": parts[2], "role": (parts[3:] or [""])[0] or None}


def _time(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=KST)


def _authors(source: Source) -> list[str]:
    return [name.strip() for name in source.facts["author"].split(",")]


def _slug(source: Source) -> str:
    return str(FORMS["domains"][source.facts["outlet"]])


def _number(source: Source) -> str:
    return str(int(hashlib.sha256(source.id.encode()).hexdigest()[:10], 16))[:8]


def _url(source: Source, *, original: bool = False) -> str:
    layout, digits = source.layout, re.sub(r"\D", "", source.facts["published"])
    slug, number = _slug(source), _number(source)
    if layout in FORMS["portals"] and not original:
        if layout == "daum":
            return f"https://v.moanews.example/v/{digits}00{number[:3]}"
        return f"https://n.newsmoeum.example/article/9{number[:2]}/00{number}"
    form = FORMS["paths"].get(layout, FORMS["paths"]["other"])
    return f"https://www.{slug}.example/{form.format(digits=digits, day=digits[:8], number=number, short=number[:4])}"


def _dates(source: Source) -> dict[str, str]:
    published = _time(source.facts["published"])
    modified = _time(source.facts["modified"]) if "modified" in source.facts else None
    weekday = "월화수목금토일"[published.weekday()]
    values = {"modified_iso": (modified or published).isoformat()}
    for name, form in FORMS["published"].items():
        values[f"published_{name}"] = form.format(published, ampm=_ampm(published), weekday=weekday)
    for name, form in FORMS["modified"].items():
        values[f"modified_{name}"] = form.format(modified, ampm=_ampm(modified)) if modified else ""
    return values


def _ampm(time: datetime) -> str:
    return f"{time:%Y.%m.%d.} {'오전오후'[time.hour // 12 * 2 :][:2]} {(time.hour + 11) % 12 + 1}:{time:%M}"


def _values(source: Source) -> dict[str, str]:
    facts, authors, markup = source.facts, _authors(source), not source.layout.startswith("text_")
    show = escape if markup else str
    site, email, bureau = facts["outlet"], facts.get("email", ""), facts.get("bureau", "광주")
    role = "칼럼니스트" if "칼럼" in source.title else "기자"
    name = f"{'·'.join(authors)} {role}"
    headlines = (TEMPLATES / "headlines.txt").read_text("utf-8").splitlines()
    related = {f"related{i + 1}": show(headlines[(int(source.id) * 5 + i) % len(headlines)]) for i in range(5)}
    subtitle = [show(line.strip()) for line in facts.get("subtitle", "").split("|") if line.strip()]
    values = {key: form.format("<br>".join(subtitle)) if subtitle else "" for key, form in FORMS["subtitle"].items()}
    values |= {
        "title": show(source.title),
        "title_json": json.dumps(source.title, ensure_ascii=False)[1:-1],
        "authors_json": json.dumps([{"@type": "Person", "name": name} for name in authors], ensure_ascii=False),
        "description": show(source.text[:90].replace("\n", " ")),
        "site": site,
        "site_slug": _slug(source),
        "domain": f"www.{_slug(source)}.example",
        "url": show(_url(source)),
        "original": show(_url(source, original=True)),
        "image": f"https://img.{_slug(source)}.example/{source.id}_1.jpg",
        "number": _number(source),
        "token": hashlib.sha256(source.id.encode()).hexdigest()[:10],
        "author": "·".join(authors),
        "role": role,
        "email": email,
        "bureau": bureau,
        "section": facts.get("section", "사회"),
        "meta_author": f"{bureau}={name}" if "bureau" in facts else name,
        "byline_name": name,
        "byline_mail": f"{name} {email}".strip(),
        "byline_slash": f"/{bureau}={name} {email}".strip(),
        "byline_agency": f"{site} {name} {email}".strip(),
        "mail_fn": f'<a href="mailto:{email}">{email}</a>' if email else "",
        "rights": show(facts.get("rights", f"저작권자 ⓒ {site} 무단전재 및 재배포 금지")),
        "article_tag": "article" if facts["published"] >= "2023" else "div",
        "wrapper": 'id="font"' if facts["published"] >= "2023" else 'class="news_bm"',
        "subtitle_lines": "\n".join(subtitle),
    }
    return values | related | _dates(source)


def _body(source: Source, values: dict[str, str]) -> str:
    # of several leads and last lines the article's number takes one
    markup, number = SimpleNamespace(**MARKUPS[source.layout]), int(source.id)
    show = str if source.layout.startswith("text_") else escape
    blocks = []
    for i, marked in enumerate(source.paragraphs):
        paragraph = show(MARK.sub(r"\1", marked), quote=False) if show is escape else MARK.sub(r"\1", marked)
        heading = paragraph.startswith("## ")
        form = markup.heading if heading else markup.paragraph
        lead = markup.lead[number % len(markup.lead)].format(**values) if i == 0 else ""
        blocks.append(form.format(lead + re.sub("^## ", markup.marker, paragraph), i=i + 1))
    last = markup.last[number % len(markup.last)].format(**values).strip()
    if last:
        blocks.append(markup.paragraph.format(last, i=len(blocks) + 1))
    blocks.insert(min(3, len(blocks)), markup.ad.format(i=number))
    figures = [
        markup.figure.format(caption=show(caption), alt=show(caption), src=values["image"], i=number * 10 + n, **values)
        for n, caption in enumerate(source.captions)
    ]
    for n, figure in enumerate(figures):
        blocks.insert(n * (len(blocks) // max(1, len(figures))), figure)
    return markup.joiner.join(block for block in blocks if block)


def main() -> None:
    """Render the sample into the study's own folder, or into ``-o FOLDER``."""
    parser = argparse.ArgumentParser(description="Write the sample's pages, gold and manifest from its sources.")
    parser.add_argument("-o", "--out", type=Path, default=HERE)
    print(f"{render(parser.parse_args().out)} articles")


if __name__ == "__main__":
    main()
