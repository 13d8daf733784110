# SPDX-License-Identifier: MIT
"""hostile_test.py FCM: a map with the labels of labels.json is read back by other programs with the same labels from
every format of maps that fcm writes (one without a judge fails), and what fcm export makes of it as HTML, SVG and XLSX
has no element, attribute or formula that it would not have with harmless labels."""
import json
import os
import subprocess
import sys
import tempfile

import hostile
from hostile import bare, marks

sys.path.insert(0, os.path.join(hostile.HERE, "..", "oracle"))
try:
    import drawings
    import tables
except ImportError as missing:
    print(f"{missing}; tools/setup --tests installs it")
    sys.exit(77)


def main():
    fcm = sys.argv[1]
    labels, wrong = hostile.strings(), []
    hostile.marks_can_fail()
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)
        run = lambda *words: subprocess.run([fcm, *words], check=True, capture_output=True).stdout
        hostile.save_map(at("hostile.map"), labels)
        hostile.save_map(at("plain.map"), hostile.PLAIN)
        run("convert", at("hostile.map"), "-o", at("read.json"), "--to", "map")
        given = sorted(bare(one.get("label", one["id"])) for one in drawings.fcm_map(at("read.json"))["factors"])
        kept = len(set(given) & set(map(bare, labels)))
        if kept < 45:
            wrong.append(f"only {kept} labels are read as they were written")
        for form in json.loads(run("formats", "--json"))["formats"]:
            if form["holds"] != "map" or not form["writes"]:
                continue
            for extension in form["extensions"].split():
                path = at(form["name"] + extension)
                run("convert", at("hostile.map"), "-o", path, "--to", form["name"], "--overwrite")
                try:
                    judged = drawings.JUDGES[form["name"]](path)["factors"]
                except Exception as problem:
                    wrong.append(f"{form['name']} {extension}: {type(problem).__name__}: {problem}")
                    continue
                found = sorted(bare(one.get("label") or one["id"]) for one in judged)
                if found != given:
                    odd = sorted(set(found) ^ set(given))
                    wrong.append(f"{form['name']} {extension}: {odd!r:.300}")
        for word, ending in (("poster", "svg"), ("page", "html"), ("table", "html")):
            for name in ("hostile", "plain"):
                run("export", at(name + ".map"), "-o", at(f"{name}-{word}.{ending}"), "--as", word, "--for", "public")
            wild, plain = (marks(at(f"{name}-{word}.{ending}")) for name in ("hostile", "plain"))
            if wild[0] - plain[0] or wild[1] != plain[1]:
                wrong.append(f"{word}: {sorted(wild[0] - plain[0])!r:.300}, {wild[1]} scripts and {plain[1]}")
        for word in ("workbook", "kumu", "prsm"):
            run("export", at("hostile.map"), "-o", at(word + ".xlsx"), "--as", word, "--for", "public", "--overwrite")
            try:
                tables.sheets(at(word + ".xlsx"))
            except AssertionError as problem:
                wrong.append(f"{word} for the public: {problem}")
    if wrong:
        sys.exit("\n".join(wrong))
    print("50 hostile labels are inert")


main()
