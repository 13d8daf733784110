# SPDX-License-Identifier: MIT
"""What leaves is published: nothing else compiles.

must_not_compile.py COMPILER INCLUDE_DIR [OTHER_DIR...] reads the public headers, and calls every function and
every pointer of a Format that takes a Published<T>, once with what publish() returned, which must
compile, and once with a bare T, where the compiler must refuse that very line because a T is no
Published<T>. New exporters are found by themselves. Ways to make a Published<T> by hand are closed
too, and a function that by its name writes something out but takes it unpublished must stand in
PUBLISH_THEMSELVES, with the reason.
"""
import os
import re
import subprocess
import sys
import tempfile

# Functions that are given more than may leave.
PUBLISH_THEMSELVES = {
    "write_rejects": "refused rows of a table, for who holds it: fcm check --rejects, mode 0600",
    "write_ledger": "stays in the folder of the study, mode 0600",
    "make_report": "publishes map and statements for a working copy, inside",
    "write_mapping": "which code means what, for fcm import: no map and no voices",
}
COMPILING = []  # where the headers of other libraries are
FORGED = [
    "fcm::Published<fcm::Map>(map, fcm::Audience::working, {})",
    "fcm::Publisher<fcm::Map>::make(map, fcm::Audience::working)",
    "fcm::write_map({map, fcm::Audience::working, {}})",
]
REFUSED = re.compile(r"no matching function|could not convert|cannot convert|no known conversion|"
                     r"no viable conversion|invalid initialization of reference|is private within|"
                     r"is a private member|calling a private constructor|reference to type")


def text_of(header):
    with open(header, encoding="utf-8") as file:
        return re.sub(r"//[^\n]*", "", file.read())


def parameters(text):
    """Split at commas outside brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += character in "(<{[" and 1 or -(character in ")>}]" and 1 or 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def declarations(text):
    """Name, whether it is a pointer in a struct, and parameters of all that looks like one."""
    for found in re.finditer(r"(?:(\w+)|\(\*(\w+)\))\(((?:[^()]|\([^()]*\))*)\)\s*(?:=\s*nullptr)?;", text):
        yield found[1] or found[2], bool(found[2]), parameters(found[3])


def call(name, pointer, given, published):
    """The call; what else it takes is there in type alone."""
    of = {"Map": "map", "Study": "study"}
    arguments = []
    for parameter in given:
        if "=" in parameter:
            break
        inside = re.match(r"const Published<(.*)>&", parameter)
        if inside:
            thing = of.get(inside[1], f"any<{inside[1]}>()")
            arguments.append(f"published_{thing}" if published and inside[1] in of
                             else f"any<fcm::Published<{inside[1]}>>()" if published else thing)
        else:
            named = re.match(r"(.*[&>*\w])\s+\w+$", parameter)
            arguments.append(f"any<{named[1] if named and named[1] != 'const' else parameter}>()")
    return f"{'format.' if pointer else ''}{name}({', '.join(arguments)})"


def compiled(compiler, include, calls, headers):
    """What the compiler says of each call, by its number; None where it compiles."""
    lines = [f'#include "fcm/{header}"' for header in headers]
    lines += ["#include <string>", "#include <utility>", "using namespace fcm;",
              "template <class T> T any();",
              "void all(const Map& map, const Study& study, const Format& format,",
              "         const Published<Map>& published_map,",
              "         const Published<Study>& published_study) {"]
    first = len(lines) + 1
    lines += [f"  (void){one};" for one in calls] + ["}"]
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "calls.cpp")
        with open(source, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        ran = subprocess.run(
            [compiler, "-std=c++20", "-fsyntax-only", "-ferror-limit=0" if "clang" in compiler
             else "-fmax-errors=0", "-Wno-unused", *COMPILING, f"-I{include}", source],
            capture_output=True, text=True, check=False)
    said = {}
    for line in ran.stderr.splitlines():
        found = re.match(r".*calls\.cpp:(\d+):\d+: (?:fatal )?error: (.*)", line)
        if found:
            said.setdefault(int(found[1]) - first, found[2])
    if ran.returncode != 0 and not said:
        sys.exit(ran.stderr)
    return [said.get(i) for i in range(len(calls))]


def main():
    compiler, include, *others = sys.argv[1:]
    COMPILING.extend(f"-isystem{one}" for one in others)
    folder = os.path.join(include, "fcm")
    headers = sorted(name for name in os.listdir(folder) if name.endswith(".hpp"))
    exporters, wrong, needed = [], [], {"formats.hpp"}
    for header in headers:
        for name, pointer, given in declarations(text_of(os.path.join(folder, header))):
            if any("Published<" in one for one in given):
                exporters.append((name, pointer, given))
                needed.add(header)
            elif re.match(r"(write|make|export|print)_", name) and name not in PUBLISH_THEMSELVES \
                    and any(re.search(r"\b(Map|Study|Loaded|Evidence|Account|Ledger)&", one) for one in given):
                wrong.append(f"{header}: {name}({', '.join(given)}) takes something unpublished")
    good = [call(*one, True) for one in exporters]
    bad = [call(*one, False) for one in exporters] + FORGED
    for text, said in zip(good, compiled(compiler, include, good, sorted(needed))):
        if said:
            wrong.append(f"should compile: {text}\n  {said}")
    for text, said in zip(bad, compiled(compiler, include, bad, sorted(needed))):
        if not said or not REFUSED.search(said):
            wrong.append(f"should be refused as unpublished: {text}\n  {said or 'it compiles'}")
    if len(exporters) < 4:
        wrong.append(f"only {len(exporters)} exporters were found: the headers are read wrongly")
    print("\n".join(bad))
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(exporters)} exporters take what is published alone")


main()
