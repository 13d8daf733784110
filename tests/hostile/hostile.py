# SPDX-License-Identifier: MIT
"""The hostile strings of labels.json, maps and studies that are made of them, and what marks a page has.
`hostile.py FOLDER` makes the project of such a study."""
import csv
import html.parser
import json
import os
import sys
import xml.etree.ElementTree as xml

HERE = os.path.dirname(os.path.abspath(__file__))
PLAIN = [f"Plain label {i} of words" for i in range(49)] + ["x" * 400 + "end"]


def strings():
    with open(os.path.join(HERE, "labels.json"), encoding="utf-8") as file:
        found = json.load(file)
    assert len(set(found)) == 50
    return found


class Marks(html.parser.HTMLParser):
    """Names of elements, each with its attributes, how many scripts there are, and the text."""
    def __init__(self):
        super().__init__()
        self.seen, self.scripts, self.text = set(), 0, []

    def handle_starttag(self, tag, attributes):
        self.seen.add((tag, tuple(sorted(name for name, _ in attributes))))
        self.scripts += tag == "script"

    def handle_data(self, data):
        self.text.append(data)


def page(path):
    parser = Marks()
    with open(path, encoding="utf-8") as file:
        parser.feed(file.read())
    return parser


def marks(path):
    if path.endswith(".svg"):
        return {(one.tag, tuple(sorted(one.attrib))) for one in xml.parse(path).iter()}, 0
    parser = page(path)
    return parser.seen, parser.scripts


def marks_can_fail():
    control = Marks()
    control.feed("<p>" + " ".join(strings()) + "</p>")
    assert control.scripts > 1 and len(control.seen) > 10, "unescaped strings would not be noticed"


def bare(label):
    """Without the apostrophes that guard a cell from being run (docs/formats/study.md)."""
    rest = label.lstrip("' ")
    return rest if rest[:1] in tuple("=+-@＝＋－＠") else label


def save_map(path, labels):
    factors = [{"id": f"f{i}", "label": label} for i, label in enumerate(labels)]
    links = [{"from": f"f{i}", "to": f"f{(i + 1) % len(labels)}", "weight": 0.5} for i in range(len(labels))]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"schema": "fcm.map/1", "title": "Labels", "source": {"weighing": "net"},
                   "scenarios": [{"name": "one", "values": {"f0": 1}}], "factors": factors, "links": links}, file)


def table(folder, name, rows):
    with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def save_project(folder, words, statements):
    """Ten voices say the fifty strings, ten of them on each of five links (so that the public may read them), as quotes, as
    paraphrases and as notes; factors are called by them too. All consent to everything."""
    study = os.path.join(folder, "study")
    os.makedirs(study)
    count = len(words)
    table(study, "factors", [{"factor_id": f"f{i}", "label": one, "description": words[i - 1]} for i, one in enumerate(words)])
    table(study, "respondents", [{"respondent": f"v{n}", "place": "Harbour", "consent": "all"} for n in range(10)])
    claim = lambda name, voice, link, **cells: {
        "claim_id": name, "respondent": f"v{voice}", "from": f"f{link}", "to": f"f{(link + 1) % count}", "polarity": "+",
        "strength": "strong", "quote": "", "paraphrase": "", "notes": "", **cells}
    said = [claim(f"c{i}", i // 5, i % 5, quote=one, paraphrase=words[i - 7], notes=words[i - 13]) for i, one in enumerate(words)]
    said += [claim(f"d{i}", 0, i) for i in range(5, count)]
    table(study, "claims", said)
    with open(os.path.join(folder, "project.yaml"), "w", encoding="utf-8") as file:
        file.write(f"fcm: 1\ntitle: Words\nstudy: {{folder: study}}\noutcomes: {{f4: more}}\ndate: 2026-11-22\n"
                   "scenarios:\n  one:\n    do: [ { more: f0 } ]\n"
                   f"report: {{ for: working, statements: {statements} }}\n")
    return said


if __name__ == "__main__":
    save_project(sys.argv[1], strings(), "quote")
