# SPDX-License-Identifier: MIT
"""Where a file holds a secret: plainly, in another encoding, packed, or in the text of a page."""
import base64
import html
import io
import json
import re
import subprocess
import urllib.parse
import zipfile
import zlib


def spellings(secret):
    """How a text may stand in bytes, beside itself."""
    texts = {secret, html.escape(secret), secret.replace("'", "&apos;"), urllib.parse.quote(secret),
             json.dumps(secret)[1:-1], secret.replace(" ", "\u00a0"), secret.replace(" ", "")}
    made = set()
    for text in texts:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            made.add(text.lower().encode(encoding))
    for text in {secret, secret.lower()}:
        raw = text.encode()
        for shift in range(3):  # base64 of the text, wherever it starts in a group of three
            coded = base64.b64encode(b"\0" * shift + raw)
            made.add(coded[(0, 2, 3)[shift]:len(coded) // 4 * 4 - 4])
        made.add(raw.hex().encode())
    return made


def inflated(data):
    """Every deflate stream but pixels: of a PDF, of a PNG, or bare."""
    view = memoryview(data)
    for at in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        if data[at.start() - 4:at.start()] == b"IDAT":
            continue
        try:
            one = zlib.decompressobj().decompress(view[at.start():], 4 << 20)
        except zlib.error:
            continue
        if len(one) > 8:
            yield one


def unpacked(name, data, depth=0):
    """The bytes of a file, and of all that is in it, each with where it was."""
    if data.startswith(b"\x89PNG"):  # without pixels
        data = re.sub(rb"(?s)IDAT.*IDAT.*?(?=....IEND)|IDAT.*?(?=....IEND)", b"", data)
    yield name, data
    if depth == 2 or len(data) > 4 << 20:
        return
    inside = [(f"{name} (inflated)", one) for one in inflated(data)]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield f"{name} (names)", f"{entry.filename} {entry.comment!r}".encode()
                inside.append((f"{name}!{entry.filename}", archive.read(entry)))
    for run in re.findall(rb"[A-Za-z0-9+/]{24,}={0,2}", data):
        try:
            inside.append((f"{name} (base64)", base64.b64decode(run[:len(run) // 4 * 4])))
        except ValueError:
            pass
    if data.startswith(b"%PDF"):
        for tool in (["pdftotext", "-layout", "-", "-"], ["pdfinfo", "-"]):
            said = subprocess.run(tool, input=data, capture_output=True, check=True).stdout
            inside.append((f"{name} ({tool[0]})", said))
    if re.search(rb"<(html|svg)", data[:2000]):
        texts = re.sub(rb"<[^>]*>", b" ", data)
        inside.append((f"{name} (text)", html.unescape(texts.decode("utf-8", "replace")).encode()))
    for where, one in inside:
        yield from unpacked(where, one, depth + 1)


def found(secrets, name, data):
    """[(secret, where)]: which of the secrets the file holds."""
    wanted = [(secret, spelling) for secret in secrets for spelling in spellings(secret)]
    hits, looked_at = {}, set()
    for where, piece in unpacked(name, data):
        if piece in looked_at:
            continue
        looked_at.add(piece)
        lower = piece.lower()
        folded = piece + lower + (b" ".join(lower.split()) if b"text" in where.encode() else b"")
        for secret, spelling in wanted:
            if spelling in folded:
                hits.setdefault(secret, where)
    return sorted(hits.items())
