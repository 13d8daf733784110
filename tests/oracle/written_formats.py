# SPDX-License-Identifier: MIT
"""written_formats.py FCM: what other programs read from each file that fcm writes is what it was given, in all that
`fcm formats` says the format keeps. A format that is written and has no judge fails."""
import json
import os
import subprocess
import sys
import tempfile

import rich

try:
    import drawings
    import studies
except ImportError as missing:
    print(f"{missing}; tools/setup --tests installs it")
    sys.exit(77)


def shown(factor):
    return factor.get("label") or factor["id"]


def number(value):
    return None if value is None else float(value)


def other_fields(one):
    return {name: text for name, text in one.get("fields", {}).items() if name not in ("notes", "confidence") and text != ""}


def field(name):
    return lambda one: one.get("fields", {}).get(name, "")


OF_FACTORS = {
    "labels beside ids": lambda one: (one["id"], shown(one)),
    "descriptions": lambda one: one.get("description", ""),
    "themes": lambda one: one.get("theme", ""),
    "kinds and levels": lambda one: (one.get("kind", ""), one.get("level", "")),
    "positions": lambda one: (number(one.get("x")), number(one.get("y"))),
    "other fields": other_fields,
}
OF_LINKS = {
    "weights": lambda one: number(one["weight"]),
    "lags": lambda one: int(one.get("lag", 0)),
    "counts of claims and voices": lambda one: {name: float(value) for name, value in one.get("evidence", {}).items()},
    "other fields": other_fields,
    "confidence": field("confidence"),
    "notes of links": field("notes"),
}


def same(what, got, wanted):
    if isinstance(wanted, list):
        for one, other in zip(got, wanted):
            same("one of " + what, one, other)
    if got != wanted:
        raise AssertionError(f"{what} is {got!r:.2000} and should be {wanted!r:.2000}")


def check_map(found, given, keeps):
    wanted = {shown(one): one for one in given["factors"]}
    got = {shown(one): one for one in found["factors"]}
    same("the list of factors", sorted(got), sorted(wanted))
    for name, one in wanted.items():
        for what, of in OF_FACTORS.items():
            if what in keeps:
                same(f"{what} of {name!r:.80}", of(got[name]), of(one))
    ends = {one["id"]: shown(one) for one in given["factors"]}
    wanted = {(ends[one["from"]], ends[one["to"]]): {**one, "weight": one["weight"] if one.get("simulated", True) else None}
              for one in given["links"]}
    if "links without a weight" not in keeps:
        wanted = {pair: one for pair, one in wanted.items() if one["weight"] not in (None, 0)}
    got = {(one["from"], one["to"]): one for one in found["links"]}
    same("the number of links", len(found["links"]), len(got))
    same("the list of links", sorted(got), sorted(wanted))
    for pair, one in wanted.items():
        for what, of in OF_LINKS.items():
            if what in keeps:
                same(f"{what} of {pair!r:.120}", of(got[pair]), of(one))
    if "saved scenarios" in keeps:
        same("saved scenarios", found["scenarios"], given["scenarios"])
    if "title and weighing" in keeps:
        same("title and weighing", (found["title"], found["weighing"]), (given["title"], given["source"]["weighing"]))


def main():
    fcm = sys.argv[1]
    run = lambda *words: subprocess.run([fcm, *words], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        inputs = {"map": os.path.join(folder, "town.map"), "study": os.path.join(folder, "talks")}
        rich.save_map(inputs["map"])
        rich.save_study(inputs["study"])
        for form in json.loads(run("formats", "--json"))["formats"]:
            if not form["writes"]:
                continue
            judge = (drawings.JUDGES if form["holds"] == "map" else studies.JUDGES).get(form["name"])
            for extension in form["extensions"].split():
                path = os.path.join(folder, form["name"] + extension.replace("/", "_folder"))
                try:
                    assert judge, "no other program judges it: see tests/oracle/written_formats.py"
                    run("convert", inputs[form["holds"]], "-o", path, "--to", form["name"])
                    if form["holds"] == "map":
                        check_map(judge(path), rich.rich_map(), form["keeps"])
                    else:
                        studies.check(judge(path), rich.rich_study(), form["keeps"], same)
                    print(f"{form['name']} {extension}: as it was written")
                except Exception as problem:
                    wrong.append(form["name"])
                    print(f"{form['name']} {extension}: {type(problem).__name__}: {problem}")
    return 1 if wrong else 0


sys.exit(main())
