# SPDX-License-Identifier: MIT
"""working_copies.py FCM SOURCE: whatever a command writes with -o about people is readable by its
owner alone, and said to be a working copy; of a map that counts nobody it is a file like others."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

FCM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
NOTICE = "Working copy - not for circulation"

# What each command writes of a study: one line for each way that it can.
OF_PEOPLE = {
    "check": [["check", "village"], ["check", "village", "claims.csv"]],
    "run": [["run", "village"]],
    "what-if": [["what-if", "village"], ["what-if", "village", "--each", "--pairs"],
                ["what-if", "village", "--if-right", "place=Upper Invented"]],
    "explain": [["explain", "village"]],
    "evidence": [["evidence", "village", "--factor", "bus"]],
    "compare": [["compare", "village", "counted.json"], ["compare", "no_loop.csv", "village"],
                ["compare", "village", "--by", "place", "--least", "1", "--permutations", "0"]],
    "robust": [["robust", "village"]],
    "sensitivity": [["sensitivity", "village"]],
    "export": [["export", "village"]],
    "build": [["build", "village"]],
    "convert": [["convert", "village/study"], ["convert", "counted.json"]],
    "import": [["import", "claims.csv"], ["import", "hall.json", "--into", "village", "--count", "one"],
               ["import", "hall.json", "--onto", "village"]],
    "inspect": [["inspect", "village"], ["inspect", "village", "--where", "place=Upper Invented"]],
    "simulate": [["simulate", "village"], ["simulate", "village", "--vary", "0.1", "--draws", "9"],
                 ["simulate", "village", "--like", "fcmpy"], ["simulate", "counted.json"]],
    "withdraw": [["withdraw", "copy", "r8"]],
}
# Commands whose -o holds nobody: lists of what fcm knows, and a new project, which is the study.
OF_NOBODY = {"new", "formats", "rules", "version"}
# Endings that a written file may have, where the command looks at them; "": a folder.
ENDINGS = {"export": ["html", "svg", "xlsx"], "build": ["json"], "convert": ["csv", "json"]}
FOLDERS = {"run", "withdraw"}
BARE = [["check", "map.csv"], ["inspect", "map.csv"], ["simulate", "map.csv"],
        ["simulate", "map.csv", "--vary", "0.1", "--draws", "9"], ["simulate", "map.csv", "--like", "fcmpy"],
        ["what-if", "map.csv", "--more", "rain"], ["sensitivity", "no_loop.csv"], ["explain", "no_loop.csv"],
        ["compare", "no_loop.csv", "no_loop.csv"]]


def fcm(*words):
    ran = subprocess.run([FCM, *words], capture_output=True, text=True, check=False, env={"PATH": "/nowhere"})
    if ran.returncode != 0:
        sys.exit(f"fcm {' '.join(words)}: {ran.returncode}\n{ran.stderr}")
    return ran


def files_in(path):
    if not os.path.isdir(path):
        return [path]
    return [file for name in sorted(os.listdir(path)) for file in files_in(os.path.join(path, name))]


def private(path):
    return all(os.stat(one).st_mode & 0o777 == 0o600 for one in files_in(path))


def answers(words):
    """Whether the command answers a question, in text or with --json in JSON."""
    return words[0] not in ("run", "export", "build", "convert", "import", "withdraw")


def check_people(words, wrong):
    """Writes the line's file in each way, and says what is wrong with it."""
    ways = ENDINGS.get(words[0], [""])
    if words[:2] == ["convert", "village/study"]:
        ways = ["csv"]
    if words[:2] == ["convert", "counted.json"]:
        ways = ["json", "graphml"]
    for ending in ways:
        if words[0] == "withdraw":
            shutil.rmtree("copy", ignore_errors=True)
            shutil.copytree("village", "copy")
        out = "out." + ending if ending else "out"
        said = fcm(*words, "-o", out).stderr
        line = " ".join([*words, "-o", out])
        if not private(out):
            wrong.append(f"{line}: others can read it")
        if len(re.findall("working copy", said)) != 1:
            wrong.append(f"{line}: does not say once that it is a working copy: {said}")
        if answers(words):
            with open(out, encoding="utf-8") as file:
                if not file.read().startswith(NOTICE + "\n"):
                    wrong.append(f"{line}: the file does not say what it is")
            said = fcm(*words, "--json", "-o", out, "--overwrite").stderr
            with open(out, encoding="utf-8") as file:
                answer = json.load(file)
            if list(answer)[:2] != ["schema", "notice"] or answer["notice"] != NOTICE or not private(out):
                wrong.append(f"{line} --json: {list(answer)[:2]}")
        (shutil.rmtree if os.path.isdir(out) else os.remove)(out)


def check_nobody(words, wrong):
    said = fcm(*words, "-o", "out").stderr
    with open("out", encoding="utf-8") as file:
        text = file.read()
    if os.stat("out").st_mode & 0o777 != 0o644 or "orking copy" in said + text:
        wrong.append(f"{' '.join(words)}: nobody is in it, and it is a working copy")
    os.remove("out")


def check_beside(wrong):
    """Rows to mend and names to look at are written beside the answer."""
    subprocess.run([FCM, "check", "bad_claims.csv", "--rejects", "mend.csv"], capture_output=True, check=False)
    subprocess.run([FCM, "check", "names.csv", "--suggest", "names_alike.csv"], capture_output=True, check=False)
    wrong += [f"{one}: others can read it" for one in ("mend.csv", "names_alike.csv") if not private(one)]


def main():
    os.umask(0o022)
    wrong = []
    known = {one["command"] for one in json.loads(fcm("help", "--json").stdout)["commands"]}
    missing = known - set(OF_PEOPLE) - OF_NOBODY - {"help"}
    if missing:
        sys.exit(f"what do these write, and who may read it? {sorted(missing)}")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(SOURCE, "tests/cli/files"), folder, dirs_exist_ok=True)
        os.chdir(folder)
        fcm("build", "village", "-o", "counted.json")
        lines = [words for command in OF_PEOPLE.values() for words in command]
        for words in lines:
            check_people(words, wrong)
        check_beside(wrong)
        for words in BARE:
            check_nobody(words, wrong)
    print(f"{len(lines)} lines about people, {len(BARE)} about nobody")
    if wrong:
        sys.exit("\n".join(wrong))


main()
