# SPDX-License-Identifier: MIT
"""What Python's json, lxml, networkx and Graphviz see in the maps that we write: factors and links in the words of
docs/formats/map.md, ends of links by what is shown."""
import html
import json
import re
import subprocess

import networkx
from lxml import etree

import tables

COUNTS = {"n_claims": "claims", "n_sources": "voices", "n_voices": "voices", "n_places": "places", "n_plus": "plus",
          "n_minus": "minus", "n_none": "none", "n_unsigned": "unsigned", "prevalence": "prevalence",
          "balance": "balance", "mean_strength": "strength"}


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=only_once)


def only_once(pairs):
    assert len(dict(pairs)) == len(pairs), f"a key stands twice: {[key for key, _ in pairs]}"
    return dict(pairs)


def outside(name):
    """A field whose name means something in a format stands under another: field:type, type_."""
    return name.removeprefix("field:").removesuffix("_")


def factor(attributes, **known):
    """Attributes by their names in the file; what has no member of its own is a field."""
    out = dict(known)
    for name, value in attributes.items():
        if name in ("kind", "level", "description", "theme", "x", "y"):
            out[name] = value
        elif name == "group":
            out["theme"] = value
        elif name == "fcm_id":
            out["id"] = value
        else:
            out.setdefault("fields", {})[outside(name)] = value
    return out


def link(attributes, start, end, weight_name="weight", leave_out=()):
    out = {"from": start, "to": end, "weight": attributes.get(weight_name)}
    for name, value in attributes.items():
        if name in COUNTS:
            out.setdefault("evidence", {})[COUNTS[name]] = value
        elif name == "lag":
            out["lag"] = value
        elif name not in (weight_name, *leave_out):
            out.setdefault("fields", {})[outside(name)] = value
    return out


def source(attributes, title):
    scenarios = attributes.get("scenarios", [])
    return {"title": title, "weighing": attributes.get("weighing"),
            "scenarios": json.loads(scenarios) if isinstance(scenarios, str) else scenarios}


def fcm_map(path):
    found = load(path)
    names = {one["id"]: one.get("label") or one["id"] for one in found["factors"]}
    links = [{**one, "from": names[one["from"]], "to": names[one["to"]],
              "weight": one["weight"] if one.get("simulated", True) else None} for one in found["links"]]
    return {"factors": found["factors"], "links": links, "title": found["title"], "weighing": found["source"]["weighing"],
            "scenarios": found["scenarios"]}


def jgf(path):
    graph = load(path)["graph"]
    assert graph["directed"] is True
    factors = [factor(node.get("metadata", {}), id=name, label=node.get("label", name))
               for name, node in graph["nodes"].items()]
    names = {one["id"]: one["label"] for one in factors}
    links = []
    for edge in graph["edges"]:
        links.append(link(edge.get("metadata", {}), names[edge["source"]], names[edge["target"]]))
        weight = links[-1]["weight"] or 0
        assert edge.get("relation") == ("increases" if weight > 0 else "decreases" if weight < 0 else None)
    return {"factors": factors, "links": links, **source(graph["metadata"], graph["label"])}


def of_networkx(graph, label, leave_out=()):
    """A graph that networkx read from our JSON."""
    factors = [factor({name: value for name, value in data.items() if name not in (label, "id", "value", *leave_out)},
                      id=node, label=data.get(label, node)) for node, data in graph.nodes(data=True)]
    names = {one["id"]: one["label"] for one in factors}
    links = [link(data, names[start], names[end], leave_out=("id", "source", "target", "interaction"))
             for start, end, data in graph.edges(data=True)]
    return {"factors": factors, "links": links}


def node_link(path):
    graph = networkx.node_link_graph(load(path))
    assert graph.is_directed() and not graph.is_multigraph()
    return {**of_networkx(graph, "label"), **source(graph.graph, graph.graph["name"])}


def cytoscape(path):
    found = load(path)
    for node in found["elements"]["nodes"]:
        node["data"]["value"] = node["data"]["id"]  # networkx asks for it, Cytoscape does not know it
    graph = networkx.cytoscape_graph({"directed": True, **found})
    out = of_networkx(graph, "name")
    places = {node["data"]["id"]: node["position"] for node in found["elements"]["nodes"] if "position" in node}
    ids = [edge["data"]["id"] for edge in found["elements"]["edges"]]
    assert len(set(ids)) == len(ids)
    for one in out["factors"]:
        one.update(places.get(one["id"], {}))
    return {**out, **source(found["data"], found["data"]["name"])}


def kumu(path):
    """Kumu has no numbers with a sign: Type + or -, Strength the size."""
    found = tables.kumu(path) if path.endswith(".xlsx") else load(path)
    factors = []
    for element in found["elements"]:
        rest = {name.lower(): value for name, value in element.items()}
        theme = {"theme": rest.pop("type")} if "type" in rest else {}
        factors.append(factor(rest, **theme))
        factors[-1].update(id=factors[-1]["fields"].pop("id"), label=factors[-1]["fields"].pop("label"))
    links = []
    for connection in found["connections"]:
        rest = {name.lower(): value for name, value in connection.items()}
        assert rest.pop("direction") == "directed"
        sign, strength = rest.pop("type", "+"), rest.pop("strength", None)
        rest["weight"] = None if strength is None else float(sign + "1") * float(strength)
        if "description" in rest:
            rest["notes"] = rest.pop("description")
        links.append(link(rest, rest.pop("from"), rest.pop("to")))
    return {"factors": factors, "links": links}


PRSM_STYLES = {1: "Positive influence", 2: "Negative influence"}


def prsm(path):
    return prsm_workbook(path) if path.endswith(".xlsx") else prsm_file(path)


def prsm_workbook(path):
    factors, links = [], []
    rows, connections = tables.prsm(path)
    for row in rows:
        row.pop("Style", None)
        note = {"description": row.pop("Note")} if "Note" in row else {}
        label = row.pop("Label")
        factors.append(factor(row, label=label, **note))
        factors[-1]["id"] = factors[-1].get("fields", {}).pop("id", label)
    for row in connections:
        weight = float(row["weight"]) if "weight" in row else None
        check_prsm_sign(PRSM_STYLES.get(int(row.pop("Style", 0))), row, weight)
        if "Note" in row:
            row["notes"] = row.pop("Note")
        links.append(link(row, row.pop("From"), row.pop("To")))
    return {"factors": factors, "links": links}


def check_prsm_sign(style, row, weight):
    """PRSM shows signs by style; its label is the weight where the link has none of its own."""
    assert style == ("Positive influence" if (weight or 0) > 0 else "Negative influence" if (weight or 0) < 0 else None)
    label = row.pop("Label", None)
    if weight is None or label != repr(weight).removesuffix(".0").replace("e-0", "e-0"):
        if label is not None:
            row["label"] = label


def prsm_file(path):
    found = load(path)
    titles, styles = found["attributeTitles"], found["styles"]
    text = lambda note: "".join(op["insert"] for op in note["ops"])
    factors, links = [], []
    for node in found["nodes"]:
        attributes = {titles[name]: value for name, value in node.items() if name in titles}
        attributes.pop("theme", None)
        if node["grp"] != "group0":
            attributes["theme"] = styles["nodes"][node["grp"]]["groupLabel"]
        if "note" in node:
            attributes["description"] = text(node["note"])
        if "color" in node:
            attributes["colour"] = node["color"]["background"]
        if node.get("fcm") != {"placed": False}:
            attributes.update(x=node["x"], y=node["y"])
        factors.append(factor(attributes, id=node["id"], label=node["label"]))
    names = {one["id"]: one["label"] for one in factors}
    for edge in found["edges"]:
        attributes = dict(edge.get("fcm", {}))
        weight = attributes.get("weight")
        style = styles["edges"][edge["grp"]]["groupLabel"]
        check_prsm_sign(None if style == "Sample" else style, {}, weight)
        if "note" in edge:
            attributes["notes"] = text(edge["note"])
        links.append(link(attributes, names[edge["from"]], names[edge["to"]]))
    return {"factors": factors, "links": links, **source(found["fcm"], found["mapTitle"])}


def tree(path):
    """Well-formed by the rules of lxml, ids unique."""
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for element in root.iter():
        element.tag = etree.QName(element).localname
    for kind in ("node", "edge", "key"):
        ids = [one.get("id") for one in root.iter(kind)]
        assert len(set(ids)) == len(ids), f"two of one id among {kind}"
    return root


def graphml(path):
    root = tree(path)
    keys = {key.get("id"): key.get("attr.name") for key in root.iter("key")}
    data = lambda element: {keys[one.get("key")]: one.text or "" for one in element.findall("data") if keys[one.get("key")]}
    factors, names, links = [], {}, []
    for node in root.iter("node"):
        attributes = data(node)
        label = attributes.pop("label", attributes.get("fcm_id"))
        factors.append(factor(attributes, label=label, id=label) | ({"id": attributes["fcm_id"]} if "fcm_id" in attributes else {}))
        names[node.get("id")] = label
        assert node.findtext(".//NodeLabel") == label
    for edge in root.iter("edge"):
        attributes = data(edge)
        check_sign(attributes, attributes.get("weight"), edge.findtext(".//EdgeLabel"))
        links.append(link(attributes, names[edge.get("source")], names[edge.get("target")], leave_out=("sign",)))
    graph = networkx.read_graphml(path)
    check_networkx(graph, links, "weight", lambda node: graph.nodes[node].get("label") or graph.nodes[node]["fcm_id"])
    attributes = data(root.find("graph"))
    return {"factors": factors, "links": links, **source(attributes, attributes["title"])}


def check_sign(attributes, weight, drawn):
    sign = "?" if weight is None else "+" if float(weight) > 0 else "-" if float(weight) < 0 else "0"
    assert attributes["sign"] == sign == drawn, f"the sign of {weight} is {attributes['sign']} and drawn as {drawn}"


def check_networkx(graph, links, weight, name):
    """networkx sees the same links with the same weights, from cause to effect."""
    assert graph.is_directed()
    seen = sorted((name(start), name(end), str(float(data[weight])) if weight in data else "")
                  for start, end, data in graph.edges(data=True))
    assert seen == sorted((one["from"], one["to"], "" if one["weight"] is None else str(float(one["weight"]))) for one in links)


def gexf(path):
    root = tree(path)
    titles = {of.get("class"): {one.get("id"): one.get("title") for one in of} for of in root.iter("attributes")}
    assert root.find("graph").get("defaultedgetype") == "directed"
    data = lambda element, of: {titles[of][one.get("for")]: one.get("value") for one in element.iter("attvalue")}
    factors, names, links = [], {}, []
    for node in root.iter("node"):
        attributes = data(node, "node")
        position = node.find("position")
        place = {} if position is None else {"x": float(position.get("x")), "y": 0 - float(position.get("y"))}
        label = attributes.pop("label", node.get("label"))
        factors.append({"id": label, **factor(attributes, label=label, **place)})
        names[node.get("id")] = label
    for edge in root.iter("edge"):
        attributes = data(edge, "edge")
        weight = attributes.get("fcm_weight")
        check_sign(attributes, weight, edge.get("label"))
        assert edge.get("weight") is None if weight is None else float(edge.get("weight")) == abs(float(weight))
        links.append(link(attributes, names[edge.get("source")], names[edge.get("target")], "fcm_weight", ("sign",)))
    graph = networkx.read_gexf(path)
    check_networkx(graph, links, "fcm_weight", lambda node: names[node])
    return {"factors": factors, "links": links}


def unescaped(text):
    """What Graphviz shows for a string with its escapes and entities."""
    return html.unescape(re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.S))


def dot(path):
    run = lambda *words: subprocess.run(words, capture_output=True, check=True).stdout.decode()
    found = json.loads(run("dot", "-Tdot_json", path))
    assert found["directed"]
    nodes = [one for one in found["objects"] if "nodes" not in one]
    theme = {node: unescaped(one["label"]) for one in found["objects"] for node in one.get("nodes", [])}
    factors, names, links = [], {}, []
    styles = ("_gvid", "name", "label", "fcm_label", "height", "width", "pos", "shape", "style", "color", "arrowhead",
              "head", "tail", "lp", "nodes", "edges")
    for node in nodes:
        attributes = {name: unescaped(value) for name, value in node.items() if name not in styles and value != ""}
        label = unescaped(node.get("fcm_label") or node["label"]).replace("\n", " ")
        factors.append({"id": label, **factor(attributes, label=label)})
        if node["_gvid"] in theme:
            factors[-1]["theme"] = theme[node["_gvid"]]
        names[node["_gvid"]] = label
    with open(path, encoding="utf-8") as file:  # Graphviz moves nodes
        places = dict(re.findall(r'^  ("(?:[^"\\]|\\.)*") \[.* pos="([^!]*)!"\]$', file.read(), re.M))
    by_name = {node["name"]: one for node, one in zip(nodes, factors)}
    for name, place in places.items():
        x, y = map(float, place.split(","))
        by_name[name[1:-1].replace('\\"', '"')].update(x=x, y=0 - y)
    for edge in found["edges"]:
        attributes = {name: unescaped(value) for name, value in edge.items() if isinstance(value, str) and name not in styles and value != ""}
        links.append(link(attributes, names[edge["tail"]], names[edge["head"]], "fcm_weight"))
        shown = edge["label"]
        assert shown == "?" if links[-1]["weight"] is None else float(shown) == float(links[-1]["weight"])
    drawing = etree.fromstring(run("dot", "-Tsvg", path).encode(), etree.XMLParser(huge_tree=True, load_dtd=False))
    texts = {" ".join(line.text for line in one.iter("{*}text")).replace("\u00a0", " ") for one in drawing.iterfind(".//{*}g[@class='node']")}
    assert texts == {one["label"] for one in factors}, "Graphviz draws other labels"
    gml = run("gv2gml", path).split("\n")
    assert (gml.count("  node ["), gml.count("  edge [")) == (len(factors), len(links))
    attributes = {name: unescaped(value) for name, value in found.items() if isinstance(value, str)}
    return {"factors": factors, "links": links, **source(attributes, attributes["label"])}


def pajek(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = file.read().split("\r\n")
    count = int(lines[1].split()[1])
    labels = [re.match(r'\d+ "([^"]*)"', line)[1] for line in lines[2:2 + count]]
    factors = [{"id": label, "label": label} for label in labels]
    for line in lines:
        if ours := re.match(r"%fcm (id|label) (\d+) (.*)", line):
            factors[int(ours[2]) - 1][ours[1]] = ours[3]
    names = [one["label"] or one["id"] for one in factors]
    arcs = [re.match(r'(\d+) (\d+) (\S+) l "(.)"$', line).groups() for line in lines[lines.index("*Arcs") + 1:-1]]
    graph = networkx.read_pajek(path)
    assert list(graph.nodes) == labels
    seen = sorted((start, end, data["weight"]) for start, end, data in graph.edges(data=True))
    assert seen == sorted((labels[int(a) - 1], labels[int(b) - 1], float(weight)) for a, b, weight, _ in arcs)
    links = [{"from": names[int(a) - 1], "to": names[int(b) - 1], "weight": None if sign == "?" else weight}
             for a, b, weight, sign in arcs]
    return {"factors": factors, "links": links}


def mmp(path):
    """Mental Modeler numbers concepts; an id of ours that is not the name stands beside it."""
    root = tree(path)
    groups = {one.get("index"): one.text for one in root.find("groupNames")}
    concepts = root.find("concepts").findall("concept")
    names = {one.findtext("id"): one.findtext("name") for one in concepts}
    assert len(names) == len(concepts)
    factors, links = [], []
    for concept in concepts:
        text = lambda word: concept.findtext(word) or ""
        one = {"id": concept.findtext("fcm_id") or text("name"), "label": text("name"), "description": text("notes"),
               "theme": groups.get(text("group"), ""), "fields": {"units": text("units")}}
        for ours, theirs in (("preferred", "preferredState"), ("actual", "actualState")):
            one["fields"][ours] = text(theirs) if text(theirs) != "0" else ""
        if concept.find("fcm_unplaced") is None:
            one.update(x=text("x"), y=text("y"))
        factors.append(one)
        for relation in concept.find("relationships"):
            assert names[relation.findtext("id")] == relation.findtext("name")
            confidence = relation.findtext("confidence")
            links.append({"from": text("name"), "to": relation.findtext("name"), "weight": relation.findtext("influence") or None,
                          "fields": {"notes": relation.findtext("notes") or "", "confidence": confidence if confidence != "0" else ""}})
    ids = {one["label"]: one["id"] for one in factors}
    scenarios = [{"name": one.findtext("name"),
                  "values": {ids[held.findtext("name")]: float(held.findtext("influence")) for held in one.find("concepts")
                             if held.findtext("influence") != "0"}} for one in root.find("scenarios")]
    return {"factors": factors, "links": links, "scenarios": scenarios, "title": root.findtext("info/name")}


JUDGES = {"map": fcm_map, "matrix": tables.matrix, "edges": tables.edges, "kumu": kumu, "prsm": prsm, "graphml": graphml,
          "gexf": gexf, "dot": dot, "pajek": pajek, "mmp": mmp, "jgf": jgf, "node_link": node_link, "cytoscape": cytoscape}
