# SPDX-License-Identifier: MIT
"""One map and one study of all that a written file may hold, in the words of docs/formats/map.md and study.md."""
import csv
import json
import os
import re

FORMULA = re.compile(r"[=+\-@].")  # gets an apostrophe where people save tables for spreadsheets

AWKWARD = {
    "quotes": 'Bus services, "on demand"; it\'s both',
    "formula": "=SUM(A1:A9)",
    "plus": "+44 20 7946 0000",
    "minus": "-5 degrees",
    "at": "@home",
    "xml": "Café & <b>crème</b> ]]> &amp; --> €",
    "emoji": "😀 👩‍👩‍👧 joy",
    "rtl": "مواصلات عامة و חברים",
    "code": "back\\slash \\N {brace} [box] -> %d #",
    "number": "007",
    "marks": "# hash // *Arcs; 100%",
}
LINES = "First line, \"quoted\"\nsecond; <line> & more\n\n\tthe fourth -- é 😀"
LONG = "A long tale that nobody would stop telling, of buses & <friends>. " * 300  # 19,800 characters


def rich_map():
    factors = [{"id": "f-" + name, "label": label, "theme": "Theme & <one>, \"a\""} for name, label in AWKWARD.items()]
    for i, factor in enumerate(factors):
        factor.update(x=100.5 + 60 * i, y=40.25 * i)
    factors[0].update(kind="driver", level="system", description=LINES)
    factors[1].update(kind="outcome", description="=1+1", theme="Thème ٢", fields={"units": "% of people", "own \"field\"": "=2"})
    factors[2].update(level="community", description=LONG, fields={"colour": "#ff0000"})
    factors[3].update(kind="barrier", fields={"preferred": "0.5", "actual": "-0.25"})
    long_name = ("Very long name of a factor " * 30).strip()
    factors += [{"id": long_name}, {"id": "id; {with} \"marks\" -> --"}, {"id": "=lonely", "label": "Nobody named it", "x": 7, "y": 9}]
    links = [{"from": a["id"], "to": b["id"], "weight": weight} for a, b, weight in
             zip(factors, factors[1:], [1 / 3, -0.1, 1, -1, 0, 0.12345678901234566, -1e-7, 0.5, -0.5, 0.25, 0.75, -0.75])]
    links += [{"from": "f-formula", "to": "f-formula", "weight": 0.25},
              {"from": "f-rtl", "to": "f-quotes", "weight": 0, "simulated": False}]
    links[0].update(lag=2, fields={"notes": LINES, "confidence": "2", "label": "told, \"often\""})
    links[0]["evidence"] = {"claims": 12, "voices": 9, "places": 2, "plus": 8, "minus": 1, "none": 1, "unsigned": 2,
                            "prevalence": 0.25, "balance": 0.9, "strength": 0.5}
    links[1]["fields"] = {"notes": "+1 not a formula", "type": "enabling & more", "confidence": "-1"}
    links[2]["fields"] = {"notes": LONG}
    return {"schema": "fcm.map/1", "title": "Our town: \"Café\" & <more> 😀",
            "source": {"weighing": "net", "zeros": "in", "voices": 36, "claims": 279, "places": ["Hill", "Dale, North"],
                       "fields": {"author": "Ward & \"Co\""}},
            "scenarios": [{"name": "More \"buses\" & <joy>", "values": {"f-quotes": 1, "f-formula": -0.5}}],
            "factors": factors, "links": links}


def claim(number, start, end, polarity, **rest):
    return {"claim_id": f"c{number}", "from": "f-" + start, "to": "f-" + end, "polarity": polarity, **rest}


def rich_study():
    """Tables of texts by their columns; blank cells are left out."""
    factors = [{"factor_id": "f-" + name, "label": label, "theme": "Theme & <one>, \"a\""} for name, label in AWKWARD.items()]
    factors[0].update(kind="driver", level="system", description=LINES)
    factors[1].update(kind="outcome", description="=1+1", theme="Thème ٢")
    factors[2].update(level="community", description=LONG[:9000].strip())
    said = {"respondent": "r1", "conversation": "t1", "coder": "Ann & \"Bo\""}
    claims = [
        claim(1, "quotes", "formula", "+", strength="0.5", quote=LINES, certainty="stated", basis="lived", **said,
              place="Hill <upper>", locator="p. 3", when="2024-01-05", prompted="yes", agree="3", disagree="1",
              unsure="0", tags="youth; rural", notes="=not a formula", paraphrase="-said, \"roughly\""),
        claim(2, "formula", "plus", "-", quote="+1 😀 مواصلات", **said),
        claim(3, "plus", "minus", "none", quote=LONG[:9000].strip(), **{**said, "respondent": "r2"}),
        claim(4, "minus", "at", "both", respondent="r2", document="=paper.pdf", place="Dale", quote="'tis so"),
        claim(5, "at", "xml", "unsure", respondent="r3", strength="0.75"),
        claim(6, "xml", "emoji", "", strength="0.25", conversation="t2", notes="a\nb"),
        claim(7, "emoji", "rtl", "+", strength="0.3333333333333333", **said),
    ]
    claims += [claim(8 + i, a, b, "-", respondent="r1") for i, (a, b) in enumerate([("rtl", "code"), ("code", "number"), ("number", "marks")])]
    respondents = [
        {"respondent": "r1", "consent": "all", "age": "35-44", "role": "carer; veteran", "Own & <words>": "=\"x\""},
        {"respondent": "r2", "consent": "analyse; no quote; until 2030-01-01", "age": "-1"},
        {"respondent": "r3", "consent": "none"},
        {"respondent": "silent é", "consent": "", "role": "@visitor"}]
    conversations = [
        {"conversation": "t1", "place": "Hill <upper>", "date": "2024-01-05", "researcher": "Ann & \"Bo\"", "people": "3",
         "form": "group", "record": "notes", "origin": "=1", "consent": "all", "weather": "rain; snow"},
        {"conversation": "t2", "consent": ""}, {"conversation": "t3 unheard", "form": "event", "consent": ""}]
    return {"factors": factors, "claims": claims, "respondents": respondents, "conversations": conversations,
            "documents": [{"document": "=paper.pdf", "place": "Dale"}]}


def save_map(path):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(rich_map(), file)


def save_study(folder):
    os.mkdir(folder)
    for name, rows in rich_study().items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, columns)
            table.writeheader()
            table.writerows({key: "'" + text if FORMULA.match(text) else text for key, text in row.items()} for row in rows)
