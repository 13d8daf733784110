# SPDX-License-Identifier: MIT
"""hostile_test.py FCM: a map with the labels of labels.json is read back by other programs with the same labels from
every format of maps, and what fcm export makes of it as HTML, SVG and XLSX has no element, attribute or formula that it
would not have with harmless labels."""
import html.parser
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "oracle"))
try:
    import openpyxl

    import drawings
    import tables
except ImportError as missing:
    print(f"{missing}; tools/setup --tests installs it")
    sys.exit(77)

JUDGES = {"map": drawings.fcm_map, "matrix": tables.matrix, "edges": tables.edges, "kumu": drawings.kumu, "graphml": drawings.graphml,
          "gexf": drawings.gexf, "dot": drawings.dot, "jgf": drawings.jgf, "node_link": drawings.node_link,
          "cytoscape": drawings.cytoscape}


class Marks(html.parser.HTMLParser):
    """Names of elements, each with its attributes, and how many scripts there are."""
    def __init__(self):
        super().__init__()
        self.seen, self.scripts = set(), 0

    def handle_starttag(self, tag, attributes):
        self.seen.add((tag, tuple(sorted(name for name, _ in attributes))))
        self.scripts += tag == "script"


def marks(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if path.endswith(".svg"):
        return {(one.tag, tuple(sorted(one.attrib))) for one in xml.fromstring(text).iter()}, 0
    parser = Marks()
    parser.feed(text)
    return parser.seen, parser.scripts


def bare(label):
    """Without the apostrophes that guard a cell from being run (docs/formats/study.md)."""
    rest = label.lstrip("' ")
    return rest if rest[:1] in tuple("=+-@＝＋－＠") else label


def save(path, labels):
    factors = [{"id": f"f{i}", "label": label} for i, label in enumerate(labels)]
    links = [{"from": f"f{i}", "to": f"f{(i + 1) % len(labels)}", "weight": 0.5} for i in range(len(labels))]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"schema": "fcm.map/1", "title": "Labels", "source": {"weighing": "net"},
                   "scenarios": [{"name": "one", "values": {"f0": 1}}], "factors": factors, "links": links}, file)


def main():
    fcm = sys.argv[1]
    with open(os.path.join(HERE, "labels.json"), encoding="utf-8") as file:
        labels = json.load(file)
    assert len(set(labels)) == 50
    control = Marks()
    control.feed("<p>" + " ".join(labels) + "</p>")
    assert control.scripts > 1 and len(control.seen) > 10, "unescaped labels would not be noticed"
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        at = lambda name: os.path.join(folder, name)
        run = lambda *words: subprocess.run([fcm, *words], check=True, capture_output=True).stdout
        save(at("hostile.map"), labels)
        save(at("plain.map"), [f"Plain label {i} of words" for i in range(49)] + ["x" * 400 + "end"])
        run("convert", at("hostile.map"), "-o", at("read.json"), "--to", "map")
        given = sorted(bare(one.get("label", one["id"])) for one in drawings.fcm_map(at("read.json"))["factors"])
        kept = len(set(given) & set(map(bare, labels)))
        if kept < 45:
            wrong.append(f"only {kept} labels are read as they were written")
        for form in json.loads(run("formats", "--json"))["formats"]:
            if form["name"] not in JUDGES or not form["writes"]:
                continue
            for extension in form["extensions"].split():
                path = at(form["name"] + extension)
                run("convert", at("hostile.map"), "-o", path, "--to", form["name"], "--overwrite")
                found = sorted(bare(one.get("label") or one["id"]) for one in JUDGES[form["name"]](path)["factors"])
                if found != given:
                    odd = sorted(set(found) ^ set(given))
                    wrong.append(f"{form['name']} {extension}: {odd!r:.300}")
        for word, ending in (("poster", "svg"), ("page", "html"), ("table", "html")):
            for name in ("hostile", "plain"):
                run("export", at(name + ".map"), "-o", at(f"{name}-{word}.{ending}"), "--as", word, "--for", "public")
            hostile, plain = (marks(at(f"{name}-{word}.{ending}")) for name in ("hostile", "plain"))
            if hostile[0] - plain[0] or hostile[1] != plain[1]:
                wrong.append(f"{word}: {sorted(hostile[0] - plain[0])!r:.300}, {hostile[1]} scripts and {plain[1]}")
        run("export", at("hostile.map"), "-o", at("book.xlsx"), "--as", "workbook", "--for", "public")
        for sheet in openpyxl.load_workbook(at("book.xlsx")):
            wrong += [f"workbook: {sheet.title}!{cell.coordinate} is a formula" for row in sheet.iter_rows() for cell in row
                      if cell.data_type == "f" or cell.hyperlink]
    if wrong:
        sys.exit("\n".join(wrong))
    print("50 hostile labels are inert")


main()
