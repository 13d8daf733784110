# SPDX-License-Identifier: MIT
"""A study and a map in which every secret of secrets.json stands where its `at` says."""
import csv
import itertools
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
CLAIM_COLUMNS = ["claim_id", "respondent", "conversation", "document", "from", "to", "polarity",
                 "strength", "quote", "paraphrase", "coder", "place", "locator", "when", "tags", "notes"]
POPULAR = [("bus", "company"), ("company", "mood"), ("hall", "company")]
LONELY = [("mood", "hall"), ("hall", "mood"), ("mood", "bus"), ("company", "bus")]


def secrets():
    with open(os.path.join(HERE, "secrets.json"), encoding="utf-8") as file:
        return json.load(file)


def of(planted, at):
    return [one["text"] for one in planted if one["at"] == at]


def table(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows({name: row.get(name, "") for name in columns} for row in rows)


def people(planted):
    """Fifteen voices; each list of planted cells goes to the first of them."""
    ids = of(planted, "respondents.respondent")
    ids += [f"v{n:02}" for n in range(len(ids) + 1, 16)]
    rows = [{"respondent": one, "place": "Harbour", "consent": "all", "conversation": "talk-1"} for one in ids]
    for secret in planted:
        table_name, column = (secret["at"].split(".") + [""])[:2]
        if table_name == "respondents" and column != "respondent":
            next(row for row in rows if column == "place" or column not in row).update({column: secret["text"]})
    rows[4]["consent"] = ""
    rows[5]["consent"] = "none"
    rows[6]["consent"] = "all; until 2020-01-01"
    rows[7]["consent"] = "quote; no paraphrase"
    return rows


def claims(planted, rows):
    made = []

    def say(row, link, **cells):
        made.append(dict(claim_id=f"c{len(made)}", respondent=row["respondent"], conversation="talk-1",
                         **{"from": link[0], "to": link[1]}, polarity="+", strength="strong", **cells))

    for row, link in itertools.product(rows, POPULAR):
        say(row, link, quote="people are kinder than the timetable")
    who = {"no consent": rows[4], "withdrawn": rows[5], "ended": rows[6], "one voice": rows[8]}
    lonely = itertools.cycle(LONELY)
    for secret in planted:
        parts = secret["at"].split(".")
        if parts[0] == "claims" and len(parts) == 3:
            say(who[parts[2]], next(lonely) if parts[2] == "one voice" else POPULAR[0], **{parts[1]: secret["text"]})
        elif parts[0] == "claims":
            free = next(one for one in made if not one.get(parts[1]) or parts[1] == "claim_id")
            free[parts[1]] = secret["text"]
    # The other side of the talk and the papers that nobody else is in.
    for at, column in (("conversations.conversation", "conversation"), ("documents.document", "document")):
        made[3][column] = of(planted, at)[0]
    say(rows[9], (of(planted, "factors.factor_id")[0], "mood"))
    return made


def write_study(folder, planted):
    """The folder of a project, which holds one secret in its name; returns its path."""
    project = os.path.join(folder, of(planted, "folder")[0])
    study = os.path.join(project, "study")
    os.makedirs(study)
    rows = people(planted)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    table(os.path.join(study, "respondents.csv"), columns, rows)
    table(os.path.join(study, "claims.csv"), CLAIM_COLUMNS, claims(planted, rows))
    talk = {one["at"].split(".")[1]: one["text"] for one in planted if one["at"].startswith("conversations.")}
    talk["contact"] = "; ".join(of(planted, "conversations.contact"))
    table(os.path.join(study, "conversations.csv"), ["conversation", "place", "researcher", "origin", "contact", "consent"],
          [{"conversation": "talk-1", "place": "Harbour"}, talk])
    paper = {one["at"].split(".")[1]: one["text"] for one in planted if one["at"].startswith("documents.")}
    table(os.path.join(study, "documents.csv"), ["document", "place"], [paper])
    hidden = {one["at"].split(".")[1]: one["text"] for one in planted if one["at"].startswith("factors.")}
    table(os.path.join(study, "factors.csv"), ["factor_id", "label", "kind", "theme", "description"],
          [{"factor_id": "bus", "label": "Evening bus", "theme": "Getting about"},
           {"factor_id": "company", "label": "Company of others", "theme": "People"},
           {"factor_id": "hall", "label": "Open hall", "theme": "People"},
           {"factor_id": "mood", "label": "Good mood", "kind": "outcome", "theme": "People"}, hidden])
    with open(os.path.join(project, "project.yaml"), "w", encoding="utf-8") as file:
        file.write("fcm: 1\ntitle: An invented harbour\nquestion: What would cheer people up?\n"
                   "study: {folder: study}\noutcomes: {mood: more}\n"
                   f"sensitive: [{hidden['factor_id']}]\n"
                   "scenarios:\n  more-buses:\n    title: More buses\n    do: [ { more: bus } ]\n"
                   "date: 2026-11-22\nreport: { for: working, statements: quote }\n")
    return project


def write_map(folder, planted):
    """A map file as fcm build writes it, with what other tools keep beside factors and links."""
    said = {one["at"]: one["text"] for one in planted}
    path = os.path.join(folder, "map.json")
    link = {"claims": 12, "voices": 11, "places": 1, "plus": 11, "minus": 0, "none": 0, "unsigned": 0,
            "prevalence": 0.9, "balance": 1.0, "strength": 0.5}
    made = {"schema": "fcm.map/1", "title": "A drawn map",
            "source": {"coders": said["map.coder"], "places": [said["map.place"]],
                       "fields": {"author": said["map.author"], "file": said["map.path"]}},
            "factors": [{"id": said["map.id"], "label": "Trust", "fields": {"notes": said["map.factor.notes"]}},
                        {"id": "mood", "label": "Good mood"}],
            "links": [{"from": said["map.id"], "to": "mood", "weight": 0.5, "evidence": link,
                       "fields": {"notes": said["map.link.notes"], "source": said["map.link.source"]}}]}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(made, file)
    return path
