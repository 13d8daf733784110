# SPDX-License-Identifier: MIT
"""What Python's csv and zipfile and openpyxl see in the tables that we write."""
import csv
import re
import xml.etree.ElementTree
import zipfile

import openpyxl

RUNS_AS_FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$|[+-]$")  # a sign alone is a polarity
GUARDED = re.compile(r"'['\s]*[=+\-@]")


def unguarded(text):
    return text[1:] if GUARDED.match(text) else text


def csv_rows(path):
    """Rows as dictionaries; no cell is one that a spreadsheet would run."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t" if path.endswith(".tsv") else ",", strict=True)
        rows = list(reader)
    for row in rows:
        assert len(row) == len(rows[0]), f"a row has {len(row)} cells, the header {len(rows[0])}: {row}"
        for cell in row:
            assert not RUNS_AS_FORMULA.match(cell) or NUMBER.match(cell), f"a spreadsheet would run {cell!r}"
    return [[unguarded(cell) for cell in row] for row in rows]


def shown(cell):
    """Numbers in their shortest form, as they stand in our text formats."""
    if cell is None:
        return ""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return str(int(cell)) if cell == int(cell) else repr(float(cell))
    return str(cell)


def sheets(path):
    """Rows of every sheet; every part is well-formed XML, and no cell is a formula."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for part in archive.namelist():
            xml.etree.ElementTree.fromstring(archive.read(part))
    book, found = openpyxl.load_workbook(path), {}
    for sheet in book:
        rows = list(sheet.iter_rows())
        for row in rows:
            for cell in row:
                assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula"
        found[sheet.title] = [[shown(cell.value) for cell in row] for row in rows]
    return found


def records(rows):
    """A dictionary for each row but the first; blank cells are left out."""
    header = rows[0]
    assert len(set(header)) == len(header), f"two columns of one name: {header}"
    return [{name: cell for name, cell in zip(header, row) if cell != ""} for row in rows[1:]]


def first_table(path):
    return next(iter(sheets(path).values())) if path.endswith(".xlsx") else csv_rows(path)


def matrix(path):
    rows = first_table(path)
    names = rows[0][1:]
    assert names == [row[0] for row in rows[1:]], "rows and columns are not named alike"
    return {"factors": [{"label": name} for name in names],
            "links": [{"from": row[0], "to": name, "weight": float(cell)}
                      for row in rows[1:] for name, cell in zip(names, row[1:]) if float(cell) != 0]}


def edges(path):
    factors, links = {}, []
    for row in records(first_table(path)):
        for end in ("from", "to"):
            if end in row:
                factors[row[end]] = {"id": row[end], "label": row.get(end + "_label", row[end])}
        if "to" not in row:
            continue
        link = {"from": factors[row["from"]]["label"], "to": factors[row["to"]]["label"], "lag": row.get("lag", "0"),
                "weight": row.get("weight")}
        link["fields"] = {name: text for name, text in row.items()
                          if name not in ("from", "to", "weight", "lag", "from_label", "to_label")}
        links.append(link)
    return {"factors": list(factors.values()), "links": links}


def kumu(path):
    found = sheets(path)
    return {"elements": records(found["Elements"]), "connections": records(found["Connections"])}


def prsm(path):
    found = sheets(path)
    return records(found["Factors"]), records(found["Links"])
