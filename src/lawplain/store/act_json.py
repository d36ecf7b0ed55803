"""act.json: the facts of a version of an Act, without its words."""

import datetime as dt
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from lawplain import sources
from lawplain.errors import LawplainError
from lawplain.law.instrument import Instrument
from lawplain.law.model import Act, Definition, HistoryNote, Origin, Place, Provision, Publication

FORMAT = 1


_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


def act_json(publication: Publication) -> str:
    """`act.json`: the facts of a version (ids, labels, headings, dates, fingerprints), none of its words."""
    act = publication.act
    head = {
        "format": FORMAT,
        "title": act.title,
        "slug": act.slug,
        "id": act.id,
        "reference": {
            "source": act.instrument.source,
            "instrument": act.instrument.name,
            "type": act.type,
            "year": act.year,
            "number": act.number,
        },
        "as_at": act.as_at.isoformat(),
        "undated": act.undated,
        "assent": act.assent.isoformat() if act.assent else None,
        "source": {"kind": act.origin.kind, "address": act.origin.address},
        "sha256": act.sha256,
    }
    head |= {"status": act.status} if act.status else {}
    head |= {"ended": act.ended.isoformat()} if act.ended else {}
    head |= {"former_titles": act.former_titles} if act.former_titles else {}
    head |= {"history": [_note_json(note) for note in act.history]} if act.history else {}
    hashes = {name: _sha256(element) for name, element in publication.elements.items()}
    contents = [_provision_json(p, hashes.get(p.name, "")) for p in act.contents]
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in head.items()]
    return "{\n" + "\n".join(lines) + '\n "contents": [\n' + ",\n".join(contents) + "\n ]\n}\n"


def _provision_json(provision: Provision, sha256: str) -> str:
    """One provision, its plain facts a line each and its lists an item a line, so that a change reads well."""
    p = provision
    facts: dict[str, Any] = {"kind": p.kind, "id": p.id, "label": p.label, "heading": p.heading, "name": p.name}
    facts |= {"status": p.status, "part": p.part, "subpart": p.subpart, "crosshead": p.crosshead}
    facts |= {"level": p.level if p.level > 1 else 0, "fingerprint": p.fingerprint, "sha256": sha256}
    facts["places"] = [_place_json(place) for place in p.places]
    facts["definitions"] = [
        _kept({"id": d.id, "terms": d.terms, "anchor": d.anchor, "fingerprint": d.fingerprint, "status": d.status})
        for d in p.definitions
    ]
    facts["history"] = [_note_json(n) for n in p.history]
    return "  {\n" + ",\n".join(_fact(key, value) for key, value in _kept(facts).items()) + "\n  }"


def _place_json(place: Place) -> dict[str, Any]:
    facts = {"pin": place.pin, "anchor": place.anchor, "status": place.status, "fingerprint": place.fingerprint}
    return _kept(facts)


def _place(item: dict[str, Any]) -> Place:
    """A place, as older files have it too: without a fingerprint."""
    return Place(item.get("pin", ""), item.get("anchor", ""), item.get("status", ""), item.get("fingerprint", ""))


def _note_json(note: HistoryNote) -> dict[str, Any]:
    facts = {"id": note.id, "date": note.date.isoformat() if note.date else "", "operation": note.operation}
    return _kept(facts | {"provision": note.provision, "by": note.by, "remark": note.remark})


def _note(item: dict[str, Any]) -> HistoryNote:
    return HistoryNote(
        id=item.get("id", ""),
        date=_date(item.get("date")),
        operation=item.get("operation", ""),
        provision=item.get("provision", ""),
        by=item.get("by", ""),
        remark=item.get("remark", ""),
    )


def _fact(key: str, value: Any) -> str:
    if isinstance(value, list):
        items = ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value)
        return f"   {json.dumps(key)}: [\n{items}\n   ]"
    return f"   {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"


def _kept(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value}


def from_json(path: Path) -> tuple[Act, dict[str, str]]:
    """The Act of an `act.json`, without words, and the SHA-256 of each stored file by its provision's name."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            what = f"This is format {data['format']}; this lawplain reads format {FORMAT}."
            raise LawplainError(what, fix=f"Use the lawplain that wrote it, or {again_by(path)}", path=path)
        reference, source = data["reference"], data["source"]
        act = Act(
            slug=data["slug"],
            id=data["id"],
            title=data["title"],
            type=reference["type"],
            year=reference["year"],
            number=reference["number"],
            as_at=dt.date.fromisoformat(data["as_at"]),
            undated=data["undated"],
            assent=_date(data["assent"]),
            origin=Origin(source["kind"], source["address"]),
            sha256=data["sha256"],
            contents=tuple(_provision(item) for item in data["contents"]),
            status=data.get("status", ""),
            ended=_date(data.get("ended")),
            former_titles=tuple(data.get("former_titles", ())),
            history=tuple(_note(note) for note in data.get("history", ())),
            instrument=_instrument(reference, path),
        )
        return act, {item.get("name", ""): item.get("sha256", "") for item in data["contents"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        at = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (None, None)
        what = f"This file is damaged: {_damage(error)}."
        fix = f"Take it back from git, or {again_by(path)}"
        raise LawplainError(what, fix=fix, path=path, line=at[0], column=at[1]) from None


def _instrument(reference: dict[str, Any], path: Path) -> Instrument:
    """What the law is. Raises LawplainError where this lawplain knows no such source or instrument."""
    try:
        return sources.instrument(reference.get("source", sources.FIRST), reference.get("instrument", ""))
    except ValueError as error:
        what = f"This lawplain can't read the law that is stored here: {error}."
        raise LawplainError(what, fix="Use the lawplain that stored it.", path=path) from None


def _damage(error: Exception) -> str:
    """What is wrong with an `act.json`, as a clause."""
    match error:
        case json.JSONDecodeError():
            return f"it is no JSON ({error.msg})"
        case UnicodeDecodeError():
            return f"its byte {error.start} is not UTF-8"
        case KeyError():
            return f"“{error.args[0]}” is missing"
        case ValueError():
            return str(error)
    return "it does not hold what an act.json holds"


def again_by(path: Path) -> str:
    """How to get a stored file again."""
    return f"delete it and run: lawplain fetch {path.parent.name}"


def _provision(item: dict[str, Any]) -> Provision:
    name = item.get("name", "")
    if name and not _NAME.fullmatch(name):
        raise ValueError(f"“{name}” is not a name that a file can have")
    return Provision(
        kind=item["kind"],
        id=item["id"],
        label=item.get("label", ""),
        heading=item.get("heading", ""),
        name=name,
        status=item.get("status", ""),
        part=item.get("part", ""),
        subpart=item.get("subpart", ""),
        crosshead=item.get("crosshead", ""),
        level=item.get("level", 1),
        places=tuple(map(_place, item.get("places", ()))),
        definitions=tuple(
            Definition(d.get("id", ""), tuple(d["terms"]), d.get("anchor", ""), d["fingerprint"], d.get("status", ""))
            for d in item.get("definitions", ())
        ),
        fingerprint=item.get("fingerprint", ""),
        history=tuple(_note(n) for n in item.get("history", ())),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
