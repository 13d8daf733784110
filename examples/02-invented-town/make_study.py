#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the invented study of Northby, a town that does not exist.

    python3 make_study.py [FOLDER]        (default: study, beside this file)

Same seed, same bytes: a test makes the study again and compares. Every person, talk and sentence is
invented. codebook.csv holds the factors and statements.csv what people may say; this script decides
who says what to whom. README.md lists what is planted.
"""
import csv
import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

SEED = 20250521
HERE = Path(__file__).resolve().parent

PLACES = [f"Northby {part} (invented)" for part in ("Quayside", "Hill", "Marsh", "Old Town")]
COMMUNITIES = {  # and the themes they speak of first
    "carers": {"care", "health"}, "veterans": {"people", "trust"},
    "new arrivals": {"information", "food"},
    "older residents": {"transport", "health"}, "parents": {"online", "money"},
    "disabled residents": {"places", "health"}, "young adults": {"events", "online"},
}
CONSENTS = ["all", "paraphrase; publish", "all", "quote; paraphrase; not publish", "",
            "all; until 2029-12-31", "all", "paraphrase; publish", "withdrawn", "all", "",
            "all; until 2026-03-31", "all", "none"]
QUESTIONNAIRES = {  # which connections were asked; what was not asked has no row
    "first": [("evening_buses", "isolation"), ("befriending", "isolation"),
              ("online_groups", "isolation"),
              ("meeting_places", "belonging"), ("cost_of_living", "isolation")],
    "second": [("evening_buses", "isolation"), ("online_groups", "isolation"),
               ("carers_break", "wellbeing"), ("shared_meals", "belonging"),
               ("fear_after_dark", "isolation"), ("befriending", "isolation")],
}
CONTRADICTED = ("online_groups", "isolation")  # Quayside says -, Hill says +
WAVES = {1: date(2025, 5, 12), 2: date(2026, 3, 2)}  # the evening buses stopped in between

rng = random.Random(SEED)


def pick(items, weight=lambda item: 1):
    """One item. Built on random() alone, which every Python 3 computes alike."""
    items = list(items)
    at = rng.random() * sum(weight(item) for item in items)
    for item in items:
        at -= weight(item)
        if at < 0:
            return item
    return items[-1]


def number(low, high):
    return low + int(rng.random() * (high - low + 1))


def happens(share):
    return rng.random() < share


def invented_people():
    """Fifty: 30 to talk to, 12 to survey, 6 named in groups, 2 who say nothing causal."""
    people = []
    for i in range(50):
        communities = sorted({pick(COMMUNITIES) for _ in range(pick([1, 1, 2, 3]))})
        if "older residents" in communities and "young adults" in communities:
            communities.remove("young adults")
        ages = (["18-34"] if "young adults" in communities else
                ["55-74", "75+"] if "older residents" in communities else
                ["18-34", "35-54", "55-74"])
        age = pick(ages)
        people.append({
            "respondent": f"r{i + 1:02}", "place": PLACES[i % 4], "role": "resident",
            "age": age, "communities": "; ".join(communities),
            "years here": number(1, int(age[:2])), "consent": CONSENTS[i % len(CONSENTS)]})
    return people


def invented_talks(people):
    """Conversations: one to one in two waves (eight people twice), groups of 3 to 12, surveys."""
    talks = []

    def add(name, place, wave, form, record, number_of_people, speakers, consent=""):
        day = WAVES[wave] + timedelta(days=number(0, 34))
        talks.append({"conversation": name, "place": place, "date": day.isoformat(), "wave": wave,
                      "researcher": f"researcher {pick('KLM')}", "people": number_of_people,
                      "form": form, "record": record, "origin": "invented",
                      "speakers": speakers, "consent": consent})

    for wave, speakers in ((1, people[:20]), (2, people[:8] + people[20:30])):
        for person in speakers:
            record = pick(["recording", "recording", "notes", "memory"])
            add(f"t{wave}-{person['respondent']}", person["place"], wave, "one to one", record, 1,
                [person])
    for i, size in enumerate([3, 12, 7, 5, 9, 4, 11, 6]):
        named = [people[42 + i]] if i < 6 else []
        consent = ["all", "paraphrase; publish", "", "all"][i % 4]
        add(f"g{i + 1}", PLACES[i % 4], 1 + i // 4, "group",
            pick(["recording", "notes"]), size, named, consent)
    for i, person in enumerate(people[30:42]):
        form = list(QUESTIONNAIRES)[i % 2]
        add(f"s{i + 1:02}-{form}", person["place"], 2, "survey", "notes", 1, [person])
    for person in people[48:]:  # heard, and nothing they said was causal
        add(f"t2-{person['respondent']}", person["place"], 2, "one to one", "notes", 1, [person])
    return talks


def appeal(statement, talk):
    """How readily this is said in this talk; 0 where it is not."""
    link = (statement["from"], statement["to"])
    if link == CONTRADICTED:
        side = {PLACES[0]: "-", PLACES[1]: "+"}.get(talk["place"])
        return 14 if statement["polarity"] == side else 0
    if link == ("local_events", "belonging"):
        return 2 if (statement["polarity"] == "-") == (talk["place"] == PLACES[3]) else 1
    of_theme = any(statement["theme"] in COMMUNITIES[c] for p in talk["speakers"]
                   for c in p["communities"].split("; "))
    cut = talk["wave"] == 2 and statement["theme"] == "transport"
    about_isolation = statement["to"] == "isolation"
    return 1 + 3 * of_theme + 3 * cut + 2 * about_isolation


def claims_of(talk, statements):
    """What is said in one talk, as the first coder codes it."""
    if talk["form"] == "survey":
        asked = QUESTIONNAIRES[talk["conversation"].split("-")[1]]
        said = [pick([s for s in statements if (s["from"], s["to"]) == link],
                     lambda s: max(appeal(s, talk), 0.01)) for link in asked]
    else:
        said, left = [], list(statements)
        for _ in range(number(7, 10) if talk["form"] == "group" else number(4, 6)):
            said.append(pick(left, lambda s: appeal(s, talk)))
            left.remove(said[-1])
    return [coded(talk, statement, at) for at, statement in enumerate(said)]


def coded(talk, statement, at):
    survey, group = talk["form"] == "survey", talk["form"] == "group"
    polarity = statement["polarity"]
    if (statement["from"], statement["to"]) != CONTRADICTED:
        polarity = pick([polarity, "", "both", "none", "unsure"],
                        lambda p: {"": 1, "both": 1, "unsure": 2 if survey else 1,
                                   "none": 5 if survey else 1}.get(p, 30))
    who = ""
    if talk["speakers"] and (not group or at == 0):
        who = talk["speakers"][0]["respondent"]
    hands = {"agree": "", "disagree": "", "unsure": ""}
    if group and happens(0.7):
        hands["disagree"] = number(0, talk["people"] // 4)
        hands["unsure"] = number(0, talk["people"] // 4)
        hands["agree"] = talk["people"] - hands["disagree"] - hands["unsure"] - number(0, 1)
    recorded = talk["record"] == "recording"
    return {"coder": "A", "conversation": talk["conversation"], "respondent": who,
            "from": statement["from"], "to": statement["to"], "polarity": polarity,
            "strength": pick(["weak", "medium", "strong", ""],
                             lambda s: {"medium": 4, "": 1}.get(s, 2)),
            "certainty": pick(["stated", "stated", "implied"]),
            "quote": pick([statement[f"quote {n}"] for n in (1, 2, 3) if statement[f"quote {n}"]])
            if recorded else "",
            "paraphrase": statement["paraphrase"],
            "basis": pick(["lived", "lived", "seen", "expected", "aim"]),
            "when": pick(["", "", "now", "before the buses stopped", "last winter"]),
            "prompted": "yes" if survey or happens(0.15) else "no", **hands,
            "locator": {"recording": f"00:{number(1, 55):02}:{number(0, 59):02}",
                        "notes": f"line {number(1, 80)}", "memory": ""}[talk["record"]],
            "tags": f"wave {talk['wave']}; {statement['theme']}",
            "notes": "coded from memory the same evening" if talk["record"] == "memory" else ""}


def second_coder(claims, talks):
    """Coder B read nine talks: misses a quarter, weighs a third otherwise, turns one sign."""
    read_by_b = {t["conversation"] for t in talks if t["form"] != "survey"
                 and t["conversation"] in {f"t1-r{n:02}" for n in range(1, 8)} | {"g1", "g5"}}
    found, turned = [], False
    for claim in claims:
        if claim["conversation"] not in read_by_b or happens(0.25):
            continue
        again = dict(claim, coder="B", certainty=pick(["stated", "implied"]))
        if happens(0.33):
            again["strength"] = pick(["weak", "medium", "strong"])
        if not turned and claim["from"] != "online_groups" and claim["polarity"] == "+":
            again["polarity"], turned = "-", True
        found.append(again)
    return found


def write(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "study"
    folder.mkdir(parents=True, exist_ok=True)
    with open(HERE / "statements.csv", newline="", encoding="utf-8") as file:
        statements = list(csv.DictReader(file))
    people = invented_people()
    talks = invented_talks(people)
    claims = [claim for talk in talks[:-2] for claim in claims_of(talk, statements)]
    claims += second_coder(claims, talks)
    for person in people:
        took_part = [talk["conversation"] for talk in talks if person in talk["speakers"]]
        person["conversation"] = "; ".join(took_part)

    for i, claim in enumerate(claims):
        claim["claim_id"] = f"c{i + 1:03}"

    shutil.copyfile(HERE / "codebook.csv", folder / "factors.csv")
    write(folder / "respondents.csv",
          ["respondent", "role", "place", "age", "communities", "years here", "conversation",
           "consent"], people)
    write(folder / "conversations.csv",
          ["conversation", "place", "date", "wave", "researcher", "people", "form", "record",
           "origin", "consent"], talks)
    write(folder / "claims.csv",
          ["claim_id", "coder", "conversation", "respondent", "from", "to", "polarity", "strength",
           "certainty", "quote", "paraphrase", "basis", "when", "prompted", "agree", "disagree",
           "unsure", "locator", "tags", "notes"], claims)


if __name__ == "__main__":
    main()
