# SPDX-License-Identifier: MIT
"""workbooks.py PROGRAM: what we write, Python's zipfile, its XML parser and openpyxl read as it was meant;
what openpyxl writes, we read. PROGRAM is oracle_workbook."""
import datetime
import os
import random
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

try:
    import openpyxl
except ImportError:
    print("python3-openpyxl is not installed; tools/setup --tests installs it")
    sys.exit(77)

program = sys.argv[1]
random.seed(20261122)
pieces = ["a", "Trust", " ", "=", "+", "-", "@", "'", "<", "&", "]]>", '"', "é", "😀", "_x000D_", "\n", "\t", "01", "：", "م"]


def escaped(text):
    return text.replace("\n", "\\n").replace("\t", "\\t")


def unescaped(text):
    """What a spreadsheet reads: _x000D_ is CR, and CR LF one line end."""
    return text.replace("_x000D_", "\r").replace("\r\n", "\n").replace("\r", "\n")


def some_text():
    while True:
        text = "".join(random.choice(pieces) for _ in range(random.randint(1, 12)))
        # What looks like a guard against formulas is taken away when it is read.
        if text.strip() and not (text.startswith("'") and unescaped(text).lstrip("' ")[:1] in "=+-@\t\n"):
            return text


def any_cells(seed):
    random.seed(seed)
    cells = {}
    for sheet in ["Elements", "Links & <more>"]:
        for row in range(1, random.randint(2, 8)):
            for column in range(1, random.randint(2, 7)):
                kind = random.random()
                if kind < 0.6:
                    cells[sheet, row, column] = some_text()
                elif kind < 0.8:
                    cells[sheet, row, column] = random.choice([0.1, -1e-12, 5.0, 1e300, random.random()])
    return cells


def we_read(path):
    out = subprocess.run([program, "read", path], capture_output=True, check=True).stdout.decode()
    read = {}
    for line in out.split("\n")[:-1]:
        sheet, row, column, text = line.split("\t")
        read[sheet, int(row), int(column)] = text
    return read


def seen(value):
    """A value of openpyxl as our reader gives it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return float(value)
    return escaped(value)


def as_number(read, wanted):
    """Our text as a number where openpyxl wrote one, which it does with 16 digits."""
    return {key: float(text) if isinstance(wanted.get(key), float) else text for key, text in read.items()}


def check(name, got, wanted):
    if got != wanted:
        for key in sorted(set(got) | set(wanted)):
            if got.get(key) != wanted.get(key):
                print(f"{name}: {key} is {got.get(key)!r} and should be {wanted.get(key)!r}")
        sys.exit(1)


def openpyxl_reads(path):
    book = openpyxl.load_workbook(path)
    read = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    if cell.data_type == "f":
                        sys.exit(f"{sheet.title}!{cell.coordinate} would run as a formula")
                    read[sheet.title, cell.row, cell.column] = seen(cell.value)
    return read


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "book.xlsx")
    for seed in range(40):
        cells = any_cells(seed)
        if not cells:
            continue
        lines = "".join(
            f"{sheet}\t{row}\t{column}\t{'#' + repr(value) if isinstance(value, float) else escaped(value)}\n"
            for (sheet, row, column), value in cells.items())
        subprocess.run([program, "write", path], input=lines.encode(), check=True)
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is not None:
                sys.exit("zipfile finds a damaged entry")
            for entry in archive.infolist():
                xml.etree.ElementTree.fromstring(archive.read(entry))
                if entry.date_time != (1980, 1, 1, 0, 0, 0):
                    sys.exit(f"{entry.filename} has a time")
        # openpyxl does not resolve the escapes _xHHHH_ of shared strings.
        wanted = {key: seen(value) for key, value in cells.items()}
        got = {key: value.replace("_x005F_", "_") if isinstance(value, str) else value
               for key, value in openpyxl_reads(path).items()}
        check("what we wrote", got, wanted)

        book = openpyxl.Workbook()
        book.remove(book.active)
        for (sheet, row, column), value in cells.items():
            if sheet not in book.sheetnames:
                book.create_sheet(sheet)
            cell = book[sheet].cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        book.save(path)
        # openpyxl writes _x000D_ as it is.
        wanted = {key: seen(unescaped(value)) if isinstance(value, str) else float("%.16g" % value)
                  for key, value in cells.items()}
        check("what openpyxl wrote", as_number(we_read(path), wanted), wanted)

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kinds"
    sheet.append([datetime.date(2024, 1, 5), datetime.datetime(1999, 12, 31, 23, 59, 58), True, False, "#N/A", 123456789012])
    sheet.merge_cells("A3:B4")
    sheet["A3"] = "merged"
    sheet.row_dimensions[3].hidden = True
    for epoch in (openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH):
        book.epoch = epoch
        book.save(path)
        check("kinds", we_read(path), {
            ("Kinds", 1, 1): "2024-01-05", ("Kinds", 1, 2): "1999-12-31T23:59:58", ("Kinds", 1, 3): "TRUE",
            ("Kinds", 1, 4): "FALSE", ("Kinds", 1, 5): "#N/A", ("Kinds", 1, 6): "123456789012", ("Kinds", 3, 1): "merged"})
print("openpyxl and we agree")
