# SPDX-License-Identifier: MIT
"""secrets_test.py FCM: fifty planted secrets leave neither for a workshop, nor the public, nor the
NHS, in whatever fcm export makes; the same search finds them in working copies and in what is
planted, so that it can fail."""
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import planted
from found import found

FCM = os.path.abspath(sys.argv[1])
AUDIENCES = ("workshop", "public", "nhs")
# What fcm notes in the folder of a study of what has left it: by name, and by what stands in it.
KEPT = [re.compile(rb"^(exports|layout)\.json\n|fcm\.(exports|layout)/1")]


def fcm(*arguments, code=0):
    ran = subprocess.run([FCM, *arguments], capture_output=True, check=False)
    if ran.returncode != code:
        sys.exit(f"fcm {' '.join(arguments)}: {ran.returncode}\n{ran.stderr.decode()}")
    return ran.stdout, ran.stderr


def products(folder):
    """[(word, ending)], from what fcm says that it writes; a folder has no ending."""
    said = fcm("export", folder, "-o", "x.nothing", code=2)[1].decode()
    table = re.search(r"fcm export writes (.*)", said)[1]
    return [(word, ending) for word, endings in re.findall(r"([\w-]+) \(([^)]*)\)", table)
            for ending in ([""] if endings == "a folder" else endings.replace(".", "").split())]


def read(path):
    """Names and bytes of a file, or of all files in a folder."""
    if os.path.isfile(path):
        with open(path, "rb") as file:
            return [(os.path.basename(path), file.read())]
    return [one for name in sorted(os.listdir(path)) for one in read(os.path.join(path, name))]


def search_can_fail(secrets):
    """Each way in which a file may hide a text is seen through."""
    import base64
    import io
    import zlib
    text = secrets[0]
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("docProps/core.xml", f"<a>{text}</a>")
    for where, data in (("plain", text.encode()), ("utf-16", text.encode("utf-16")),
                        ("base64", base64.b64encode(b"xy" + text.encode() + b" and more" * 9)),
                        ("archive", archive.getvalue()),
                        ("stream", b"%stream\n" + zlib.compress(text.encode())),
                        ("data in base64", b"src='" + base64.b64encode(zlib.compress(text.encode() * 9)) + b"'"),
                        ("split by marks", f"<svg><tspan>{text[:5]}{text[5:]}</tspan>".encode()),
                        ("upper case", text.upper().encode()), ("archive name", b"")):
        if where == "archive name":
            archive = io.BytesIO()
            with zipfile.ZipFile(archive, "w") as packed:
                packed.writestr(f"{text}.txt", "")
            data = archive.getvalue()
        if [one for one, _ in found(secrets, where, data)] != [text]:
            sys.exit(f"the search does not see a secret that is hidden as: {where}")
    if found(secrets, "nothing", gzip.compress(b"nothing at all")):
        sys.exit("the search sees secrets where there are none")


def main():
    everything = planted.secrets()
    secrets = [one["text"] for one in everything]
    assert len(secrets) == len(set(secrets)) == 50
    search_can_fail(secrets)
    wrong, seen, files = [], set(), 0
    with tempfile.TemporaryDirectory() as folder:
        project = planted.write_study(folder, everything)
        drawn = planted.write_map(folder, everything)
        for name, data in read(project) + read(drawn):
            seen.update(one for one, _ in found(secrets, name, data))
        missing = set(secrets) - seen - {one["text"] for one in everything if one["at"] == "folder"}
        if missing:
            sys.exit(f"not planted: {missing}")
        out = os.path.join(folder, "out")
        os.mkdir(out)
        for source, (word, ending) in ((s, p) for s in (project, drawn) for p in products(project)):
            for audience in AUDIENCES:
                name = f"{word}-{audience}-{'map' if source == drawn else 'study'}" + (ending and "." + ending)
                path = os.path.join(out, name)
                said = fcm("export", source, "-o", path, "--as", word, "--for", audience, "--even-so", "--json", "--paper", "a3")
                for where, data in read(path) + [(f"{name}: said", b"\n".join(said).replace(project.encode(), b""))]:
                    files += 1
                    wrong += [f"{name}: {secret!r} in {at}" for secret, at in found(secrets, where, data)]
                    wrong += [f"{name}: {where} stays in the study" for kept in KEPT if kept.search(where.encode() + b"\n" + data)]
        noted = [f"{name}\n".encode() + data for name, data in read(os.path.join(project, "study"))]
        if sum(1 for one in noted for kept in KEPT if kept.search(one)) != 2:
            wrong.append("the study keeps no list of what left and no places: nothing was looked for")
        working = set()
        for arguments in (["build", project, "-o", "w.json"], ["convert", os.path.join(project, "study"), "-o", "w.csv"],
                          ["convert", drawn, "-o", "w.graphml"], ["run", project, "-o", "report"]):
            path = os.path.join(out, arguments[-1])
            fcm(*arguments[:-1], path, "--overwrite")
            for where, data in read(path):
                working.update(one for one, _ in found(secrets, where, data))
            for one in [path] if os.path.isfile(path) else [os.path.join(path, n) for n in os.listdir(path)]:
                if os.stat(one).st_mode & 0o077:
                    wrong.append(f"{os.path.basename(one)}: a working copy that others can read")
        if len(working) < 20:
            wrong.append(f"only {len(working)} secrets are seen in working copies: the search is blind")
    print(f"{files} files and messages for others searched for {len(secrets)} secrets; {len(working)} are in working copies")
    if wrong:
        sys.exit("\n".join(wrong))


main()
