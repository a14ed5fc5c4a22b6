"""What must hold of the gold codings: each quotation found once, and the two published tables reproduced."""
import csv
from collections import defaultdict


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _quotation_faults(codings, sources, paths):
    for c in codings:
        where = f"codings.csv: {c['source']}: \u201c{c['quotation'][:60]}\u201d"
        if c["source"] not in sources:
            yield f"{where}: no such source"
            continue
        hits = sum(p.count(c["quotation"]) for p in sources[c["source"]].passages())
        if hits != 1:
            yield f"{where}: occurs {hits} times"
        if not 6 <= len(c["quotation"].split()) <= 40:
            yield f"{where}: has {len(c['quotation'].split())} words"
        if c["code"] not in paths:
            yield f"{where}: no code {c['code']}"


def _public(codings, sources):
    return [c for c in codings if sources[c["source"]].meta["confidentiality"] != "confidential"]


def thematic_table(codings, sources):
    """(existing or new, element) -> sites, from passages that one coder gave both codes."""
    given = defaultdict(set)
    for c in _public(codings, sources):
        given[c["source"], c["quotation"], c["coder"]].add(c["code"])
    table = defaultdict(set)
    for (source, _, _), codes in given.items():
        for element in (c for c in codes if c.startswith("Practice elements/")):
            for development in (c for c in codes if c.startswith("Development/")):
                key = development.split("/")[1], element.split("/", 1)[1]
                table[key].add(sources[source].meta["site"])
    return dict(table)


def feature_table(codings, sources):
    table = defaultdict(set)
    for c in _public(codings, sources):
        if c["code"].startswith("Practice features/"):
            table[c["code"].split("/", 1)[1]].add(sources[c["source"]].meta["site"])
    return dict(table)


def _differences(name, got, expected):
    for key in sorted(got.keys() | expected.keys(), key=str):
        if got.get(key, set()) != expected.get(key, set()):
            yield f"{name}: {key}: codings give {sorted(got.get(key, ()))}, expected {sorted(expected.get(key, ()))}"


def faults(corpus, expected_folder, sources):
    sources = {s.file: s for s in sources}
    codings = rows(corpus / "codings.csv")
    paths = {r["path"] for r in rows(corpus / "codebook.csv")}
    found = list(_quotation_faults(codings, sources, paths))
    codings = [c for c in codings if c["source"] in sources]
    table1 = {(r["column"], r["feature"]): set(r["sites"].split(";"))
              for r in rows(expected_folder / "expected-table-1.csv")}
    features = {r["feature"]: set(r["sites"].split(";")) for r in rows(expected_folder / "expected-features.csv")}
    found += _differences("table 1", thematic_table(codings, sources), table1)
    found += _differences("features", feature_table(codings, sources), features)
    return found
