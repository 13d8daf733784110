#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes an invented study that is crowded: 150 factors in 10 themes, 380 connections, 60 voices.

    python3 crowded_study.py FOLDER        writes factors.csv, respondents.csv and claims.csv

Same seed, same bytes. The map of it is what a drawing must stay readable with.
"""
import csv
import random
import sys
from pathlib import Path

SEED, LINKS, VOICES = 20261122, 380, 60
THEMES = {
    "Getting about": "Evening buses;Bus fares;Driving after dark;Pavements in repair;Lifts to appointments;"
    "Cycle lanes;Parking near the centre;Distance to the surgery;Trains that stop here;Taxis at night;"
    "Benches on the way;Street lighting;Dropped kerbs;Waiting in the rain;Knowing the timetable",
    "Places to meet": "The library's hours;A warm room in winter;The community centre;Village hall bookings;"
    "Cafes that let people sit;Allotments;Park upkeep;Public toilets;Youth club;Pubs that stay open;"
    "Faith buildings open in the week;Playgrounds;The market;Noise rules;Rent of rooms",
    "Money": "Cost of living;Debt worries;Benefit delays;Advice on debt;Energy bills;Secure work;Zero-hours work;"
    "Childcare costs;Rent;Savings to fall back on;Food bank use;Low pay;Fear of sanctions;Help with forms;"
    "Second jobs",
    "Home": "Damp in the home;Waiting for repairs;Moving often;Private landlords;Homes for young people;"
    "Sheltered housing;Room to play;Neighbours who look out;Stairs without a lift;Cold rooms in winter;"
    "Temporary housing;Overcrowding;Noise from neighbours;A garden;Keeping a pet",
    "Health": "Waiting for treatment;Seeing the same doctor;Sleep;Low mood;Worry;Pain every day;Falls;Moving the body;"
    "Eating well;Drinking;Smoking;Dental care;Hearing aids;Health and wellbeing;Mental health support",
    "Care": "Unpaid caring;Breaks for carers;Home care visits;Same carer each time;Day centres;Care assessments;"
    "Carers known to the surgery;Young carers;Hospital discharge;Grief;Dementia support;Respite beds;"
    "Family living near;Caring and working;Someone to ring",
    "Trust": "Trust in the council;Being listened to;Promises kept;Consultation fatigue;Plain letters;Named contact;"
    "Local news;Rumours online;Voting;Feeling safe;Police who are known;Antisocial behaviour;Fear of crime;"
    "Being treated fairly;Pride in the place",
    "People": "Loneliness;Seeing friends;Volunteering;Newcomers made welcome;Languages spoken;Confidence to join in;"
    "Someone to talk to;Bereavement;Feeling useful;Local groups;Neighbour disputes;Belonging;Family rows;"
    "Men's sheds;Shared meals",
    "Learning and work": "School exclusions;Help with reading;Adult classes;Apprenticeships;Jobs nearby;"
    "After-school clubs;Parents' time;School transport;Bullying;Exams pressure;Careers advice;Digital skills;"
    "Employers who bend;Staff shortages;Time off for caring",
    "Online": "Broadband at home;Cost of data;A device of one's own;Forms only online;Online groups;Scams;"
    "Help desk in person;Cashless shops;Banking branch;Video calls with family;Screen time;Online shopping;"
    "Passwords;Text reminders;Websites in plain words",
}
PLACES = ["Hill", "Marsh", "Quayside", "Old Town"]
LOWERS = {"Loneliness", "Worry", "Low mood", "Debt worries", "Fear of crime", "Falls", "Bereavement", "Grief",
          "Pain every day", "Rumours online", "Bullying", "Family rows", "Overcrowding", "Drinking", "Smoking"}

rng = random.Random(SEED)


def pick(items, weights):
    """One item. Built on random() alone, which every Python 3 computes alike."""
    at = rng.random() * sum(weights)
    for item, weight in zip(items, weights):
        at -= weight
        if at < 0:
            return item
    return items[-1]


def factors():
    return [{"factor_id": label.lower().replace("'", "").replace(" ", "_").replace("-", "_"), "label": label,
             "theme": theme, "draw": 1 / (1 + place)} for theme, labels in THEMES.items()
            for place, label in enumerate(labels.split(";"))]


def links(all_factors):
    """Six in ten stay in their theme; what a few factors draw most."""
    found = {}
    while len(found) < LINKS:
        left = len(all_factors) - len({f for link in found for f in link})
        start = pick(all_factors, [0.4 + f["draw"] for f in all_factors])
        inside = rng.random() < 0.6
        ends = [f for f in all_factors if f is not start and (f["theme"] == start["theme"]) == inside]
        end = pick(ends, [0.3 + f["draw"] for f in ends])
        if left and len(found) > LINKS - 3 * left:  # nobody is left without a connection
            told = {f for link in found for f in link}
            end = next(f for f in all_factors if f["factor_id"] not in told and f is not start)
        pair = (start["factor_id"], end["factor_id"])
        if pair in found:
            continue
        bad = (start["label"] in LOWERS) != (end["label"] in LOWERS)
        found[pair] = "-" if bad != (rng.random() < 0.15) else "+"
    return found


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    people = [{"respondent": f"p{i + 1:02}", "place": PLACES[i % 4]} for i in range(VOICES)]
    everything = factors()
    claims = []
    for (start, end), sign in links(everything).items():
        tellers = 1 + int(rng.random() ** 3 * 14)
        for voice in sorted({int(rng.random() * VOICES) for _ in range(tellers)}):
            other = rng.random() < 0.06
            claims.append({"claim_id": f"c{len(claims) + 1}", "respondent": people[voice]["respondent"], "from": start,
                           "to": end, "polarity": ("-" if sign == "+" else "+") if other else sign,
                           "strength": pick(["weak", "medium", "strong"], [2, 3, 2])})
    write(folder / "factors.csv", [{k: f[k] for k in ("factor_id", "label", "theme")} for f in everything])
    write(folder / "respondents.csv", people)
    write(folder / "claims.csv", claims)


if __name__ == "__main__":
    main()
