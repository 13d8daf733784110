# SPDX-License-Identifier: MIT
"""What Python's csv, zipfile, lxml and openpyxl see in the studies that we write: tables by the columns of
docs/formats/study.md, with the labels of factors as ends of claims."""
import os
import re
import zipfile

from lxml import etree

import tables

ALWAYS = ("from", "to", "polarity", "strength", "respondent", "conversation")
CODING = ("coder", "certainty", "paraphrase", "basis", "when", "prompted", "agree", "disagree", "unsure", "tags", "notes",
          "document", "place", "locator")


def by_label(study):
    """Claims name factors by id where the codebook stands beside them."""
    labels = {one["factor_id"]: one["label"] for one in study["factors"]}
    for claim in study["claims"]:
        claim.update({end: labels[claim[end]] for end in ("from", "to")})
    return study


def folder(path):
    names = [name.removesuffix(".csv") for name in os.listdir(path)]
    return by_label({name: tables.records(tables.csv_rows(os.path.join(path, name + ".csv"))) for name in names})


def claims(path):
    if not path.endswith(".xlsx"):
        return {"claims": tables.records(tables.csv_rows(path))}
    return by_label({name: tables.records(rows) for name, rows in tables.sheets(path).items()})


def causal_map(path):
    """Columns that Causal Map does not know are its custom ones; it separates tags by commas."""
    found = {name: tables.records(rows) for name, rows in tables.sheets(path).items()}
    ours = {"cause": "from", "effect": "to", "source_id": "respondent", "selected_text": "quote"}
    out = {"claims": [], "respondents": []}
    for name, sheet in (("claims", "links"), ("respondents", "sources")):
        for row in found[sheet]:
            out[name].append({ours.get(column, column.removeprefix("custom_")): text for column, text in row.items()})
    for claim in out["claims"]:
        if "tags" in claim:
            claim["tags"] = claim["tags"].replace(",", ";")
    return out


# Children in the order of the schemas of REFI-QDA 1.5, * for any number of them.
REFI = {
    "Project": "Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef*",
    "CodeBook": "Codes Sets", "Users": "User*", "Codes": "Code*", "Variables": "Variable*", "Cases": "Case*",
    "Sources": "TextSource*", "Notes": "Note*", "Links": "Link*", "Sets": "Set*",
    "Code": "Description NoteRef* Code*", "Case": "Description CodeRef* VariableValue* SourceRef* SelectionRef*",
    "TextSource": "PlainTextContent Description PlainTextSelection* Coding* NoteRef* VariableValue*",
    "Note": "PlainTextContent Description PlainTextSelection* Coding* NoteRef* VariableValue*",
    "PlainTextSelection": "Description Coding* NoteRef*", "Coding": "CodeRef NoteRef*", "Link": "NoteRef*",
    "VariableValue": "VariableRef TextValue", "Variable": "Description",
    "Set": "Description MemberCode* MemberSource* MemberNote*"}
NEEDED = {"User": "guid", "Code": "guid name isCodable", "Variable": "guid name typeOfVariable", "Case": "guid",
          "TextSource": "guid", "PlainTextSelection": "guid startPosition endPosition", "Coding": "guid", "Note": "guid",
          "Link": "guid direction originGUID targetGUID", "Set": "guid name", "Project": "name"}
GUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$")


def refi(data, namespace):
    """The tree, checked by the rules of the standard: order, needed attributes, unique GUIDs, references that lead somewhere."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    guids = [one.get("guid") for one in root.iter() if one.get("guid") and not one.tag.endswith("}MemberCode")]
    assert len(set(guids)) == len(guids), "a GUID stands twice"
    assert all(GUID.match(guid) for guid in guids)
    for one in root.iter():
        name = etree.QName(one)
        assert name.namespace == namespace, f"{one.tag} is in another namespace"
        one.tag = name.localname
    for one in root.iter():
        order = "".join(f"({word[:-1]} )*" if word[-1] == "*" else f"({word} )?" for word in REFI.get(one.tag, "").split())
        assert re.fullmatch(order, "".join(child.tag + " " for child in one)), f"{one.tag} holds {[child.tag for child in one]}"
        for name in NEEDED.get(one.tag, "").split():
            assert one.get(name) is not None, f"{one.tag} has no {name}"
        for name in ("targetGUID", "originGUID", "creatingUser"):
            assert one.get(name) is None or one.get(name) in guids, f"{one.tag} leads nowhere"
    return root


def codebook(root, member_guid):
    """Codes below one that nothing can be coded with have it as theme; sets hold kind, level and id."""
    factors = {}
    for code in root.iter("Code"):
        if code.get("isCodable") == "false":
            continue
        one = factors[code.get("guid")] = {"factor_id": code.get("name"), "label": code.get("name")}
        if code.getparent().tag == "Code":
            one["theme"] = code.getparent().get("name")
        if code.find("Description") is not None:
            one["description"] = code.findtext("Description")
    for one in root.iter("Set"):
        word, value = one.get("name").split(": ", 1)
        for member in one.iter("MemberCode"):
            factors[member.get(member_guid)][word.replace("id", "factor_id")] = value
    return factors


def refi_codebook(path):
    with open(path, "rb") as file:
        return {"factors": list(codebook(refi(file.read(), "urn:QDA-XML:codebook:1.0"), "guid").values())}


def polarity(name):
    """A relation as we name it: + 0.5 increases."""
    words = {"no difference": "none", "both ways": "both", "? unsure": "unsure", "influences": ""}
    sign = re.match(r"([+-]) ", name)
    strength = re.search(r"[\d.]+", name)
    return {"polarity": sign[1] if sign else words[name]} | ({"strength": strength[0]} if strength else {})


def refi_qda(path):
    texts = {}
    if path.endswith(".qdpx"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            root = refi(archive.read("project.qde"), "urn:QDA-XML:project:1.0")
            for source in root.iter("TextSource"):
                place = source.get("plainTextPath")
                assert place.startswith("internal://"), place
                texts[source.get("guid")] = archive.read("sources/" + place.removeprefix("internal://")).decode()
            assert len(archive.namelist()) == len(texts) + 1
    else:
        with open(path, "rb") as file:
            root = refi(file.read(), "urn:QDA-XML:project:1.0")
        texts = {source.get("guid"): source.findtext("PlainTextContent") or "" for source in root.iter("TextSource")}
    codes = codebook(root, "targetGUID")
    users = {one.get("guid"): one.get("name") for one in root.iter("User")}
    notes = {one.get("guid"): one for one in root.find("Notes")}
    quotes = {}
    for selection in root.iter("PlainTextSelection"):
        # The standard counts code points, as Python does.
        start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
        quote = texts[selection.getparent().get("guid")][start:end]
        ends = [one.get("targetGUID") for one in selection.iterfind("Coding/CodeRef")]
        quotes[selection.find("NoteRef").get("targetGUID")] = (quote, ends, selection.get("guid"))
    said_by = {one.get("targetGUID"): case.get("name") for case in root.iter("Case") for one in case.iter("SelectionRef")}
    claims = []
    for link in root.find("Links"):
        assert link.get("direction") == "OneWay"
        note = link.find("NoteRef").get("targetGUID")
        ends = [link.get("originGUID"), link.get("targetGUID")]
        claim = {"from": codes[ends[0]]["label"], "to": codes[ends[1]]["label"], **polarity(link.get("name"))}
        for line in re.split(r"\n(?! )", notes[note].findtext("PlainTextContent").rstrip("\n")):
            word, value = line.split(": ", 1)
            claim[word] = value.replace("\n  ", "\n")
        claim["claim_id"] = claim.pop("claim")
        assert users.get(notes[note].get("creatingUser")) == claim.get("coder")
        if note in quotes:
            claim["quote"], coded, selection = quotes[note]
            assert coded == ends, "the quote is coded with other factors than the link joins"
            assert said_by.get(selection) == claim.get("respondent")
        claims.append(claim)
    variables = {one.get("guid"): one.get("name") for one in root.iter("Variable")}
    values = lambda of: {variables[one.find("VariableRef").get("targetGUID")]: one.findtext("TextValue")
                         for one in of.iter("VariableValue")}
    talks = [{"conversation": one.get("name"), **values(one)} for one in root.iter("TextSource")]
    return {"claims": claims, "factors": list(codes.values()), "conversations": [one for one in talks if "fcm source" not in one],
            "respondents": [{"respondent": one.get("name"), **values(one)} for one in root.iter("Case")]}


JUDGES = {"study": folder, "claims": claims, "causal_map": causal_map, "refi_qda": refi_qda, "refi_codebook": refi_codebook}


def check(found, given, keeps, same):
    labels = {one["factor_id"]: one["label"] for one in given["factors"]}
    told = lambda rows: [{name.lower(): text for name, text in row.items() if text != ""} for row in rows]
    if "claims" in found:
        kept = ALWAYS + ("quote",) * ("quotes" in keeps) + CODING * ("coders, hands, tags, notes" in keeps)
        same("the list of claims", [one.get("claim_id") for one in found["claims"]], [one["claim_id"] for one in given["claims"]])
        for got, claim in zip(found["claims"], given["claims"]):
            wanted = {**claim, "from": labels[claim["from"]], "to": labels[claim["to"]]}
            for column in kept:
                same(f"{column} of {claim['claim_id']}", got.get(column, ""), wanted.get(column, ""))
    by_id = lambda rows: sorted(told(rows), key=lambda row: row["factor_id"])
    if "codebook" in keeps:
        same("the codebook", by_id(found["factors"]), by_id(given["factors"]))
    if "respondents" in keeps:
        same("respondents", told(found["respondents"]), told(given["respondents"]))
    if "conversations" in keeps:
        same("conversations", told(found["conversations"]), told(given["conversations"]))
    if "documents" in found:
        same("documents", found["documents"], given["documents"])
