# SPDX-License-Identifier: MIT
"""words_test.py FCM: a study in which people say the strings of labels.json, as quotes, paraphrases and notes, is read
back by other programs word for word from every format of studies that fcm writes (one without a judge fails), from the
tables and the report of fcm run and from the page; and these have no mark that harmless words would not make."""
import json
import os
import re
import subprocess
import sys
import tempfile

import hostile
from hostile import bare

sys.path.insert(0, os.path.join(hostile.HERE, "..", "oracle"))
try:
    import studies
    import tables
except ImportError as missing:
    print(f"{missing}; tools/setup --tests installs it")
    sys.exit(77)

# They turn the order of letters around; a report shows that something was there.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def leaves(value):
    """All texts in a JSON value."""
    if isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)
    elif isinstance(value, str):
        yield value


def flat(text):
    return " ".join(TURNS.sub("\ufffd", text).split())


def differences(found, said):
    """Of claims and codebook that another program read: what was not said so."""
    wrong = []
    for got, claim in zip(found.get("claims", []), said, strict="claims" in found):
        for column in ("quote", "paraphrase", "notes"):
            if bare(got.get(column, "")) != bare(claim[column]):
                wrong.append((column, got.get(column), claim[column]))
    words = hostile.strings()
    for i, one in enumerate(found.get("factors", [])):
        if bare(one["description"]) != bare(words[i - 1]):
            wrong.append(("description", one["description"], words[i - 1]))
    return wrong


def formats(run, folder, said):
    study = os.path.join(folder, "hostile-quote", "study")
    for form in json.loads(run("formats", "--json"))["formats"]:
        if form["holds"] != "study" or not form["writes"]:
            continue
        for extension in form["extensions"].split():
            path = os.path.join(folder, form["name"] + extension.replace("/", "_folder"))
            run("convert", study, "-o", path, "--to", form["name"], "--overwrite")
            try:
                found = studies.JUDGES[form["name"]](path)
                wrong = differences(found, said)
            except Exception as problem:
                wrong = [f"{type(problem).__name__}: {problem}"]
            if wrong:
                yield f"{form['name']} {extension}: {wrong!r:.600}"


def report(run, folder, words, kind):
    """The tables and the HTML of fcm run: cells do not run, marks are those of plain words, words can be read."""
    at = lambda name: os.path.join(folder, f"{name}-{kind}")
    for name in ("hostile", "plain"):
        run("run", at(name), "-o", at(name) + "-report")
    wild, plain = (hostile.page(os.path.join(at(name) + "-report", "report.html")) for name in ("hostile", "plain"))
    if wild.seen - plain.seen or wild.scripts:
        yield f"report with {kind}: {sorted(wild.seen - plain.seen)!r:.300}, {wild.scripts} scripts"
    text = flat("".join(wild.text))
    unread = [one for one in words if flat(bare(one)) not in text]
    if unread:
        yield f"report with {kind}: not to be read: {unread!r:.300}"
    cells = set()
    for name in sorted(os.listdir(at("hostile") + "-report")):
        if name.endswith(".csv"):
            try:
                cells.update(bare(cell) for row in tables.csv_rows(os.path.join(at("hostile") + "-report", name)) for cell in row)
            except Exception as problem:
                yield f"{name}: {type(problem).__name__}: {problem}"
    if len(cells & set(map(bare, words))) < 45:
        yield f"only {len(cells & set(map(bare, words)))} labels can be read in the tables of the report"


def page(run, folder, words, kind, audience):
    at = lambda name: os.path.join(folder, f"{name}-{kind}-{audience}.html")
    for name in ("hostile", "plain"):
        run("export", os.path.join(folder, f"{name}-{kind}"), "-o", at(name), "--for", audience)
    wild, plain = (hostile.page(at(name)) for name in ("hostile", "plain"))
    if wild.seen - plain.seen or wild.scripts != plain.scripts:
        yield f"page for {audience}: {sorted(wild.seen - plain.seen)!r:.300}, {wild.scripts} scripts and {plain.scripts}"
    with open(at("hostile"), encoding="utf-8") as file:
        data = re.search(r'<script[^>]*id="page-data"[^>]*>(.*?)</script>', file.read(), re.S)[1]
    data = json.loads(data)
    held = set(map(bare, leaves(data)))
    for link in data["links"]:
        words_of = [one["words"].encode() for one in link.get("said", [])]
        if audience != "working" and words_of != sorted(words_of):
            yield f"page for {audience}: words stand in the order of the tables, which tells who spoke on several links"
    unread = [one for one in words if bare(one) not in held]
    if unread:
        yield f"page for {audience}: not in its data: {unread!r:.300}"


def main():
    fcm = sys.argv[1]
    run = lambda *words: subprocess.run([fcm, *words], check=True, capture_output=True).stdout
    words = hostile.strings()
    hostile.marks_can_fail()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("quote", "paraphrase"):
            said = hostile.save_project(os.path.join(folder, f"hostile-{kind}"), words, kind)
            hostile.save_project(os.path.join(folder, f"plain-{kind}"), hostile.PLAIN, kind)
            wrong += report(run, folder, words, kind)
            for audience in ("working", "public"):
                wrong += page(run, folder, words, kind, audience)
        wrong += formats(run, folder, said)
    if wrong:
        sys.exit("\n".join(wrong))
    print("50 hostile quotes, paraphrases and notes are inert")


main()
