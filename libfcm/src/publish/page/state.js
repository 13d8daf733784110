// SPDX-License-Identifier: MIT
//
// The state of the page, and how a module joins.
//
// The script of the page is the files that libfcm/src/publish/CMakeLists.txt names, in that order,
// inside one function: top-level names of one file are seen by those after it, and none is global.
// A module is one file. It reads `page`, makes its elements by make() and svg(), and joins by
//
//     page.on_redraw((changed) => { ... });   // called once at the start and after every change
//
// To change anything, a module writes into page.state or page.map and calls
//
//     page.change({ map: true });             // factors or links changed: all is computed anew
//     page.change({ state: true });           // selection, filter, dials
//
//   page.map.factors[i]  { id, label, theme, kind, description, outcome, unseen, assumed,
//                          element, box: { x, y, width, height } in points of the drawing }
//   page.map.links[k]    { from, to, weight, lag, simulated, assumed, voices, heard, contested,
//                          claims, told, said, cut, element }
// Links and dials refer to factors by position, so factors are appended and never moved; a link
// that is cut keeps its place and has `cut` true. `element` is the group in the drawing, or null.
// map.js gives new ones a place: page.draw_factor(i), page.draw_link(k).
//
//   page.state           { selected: factor or null, show, steps, other, theme, strongest, least,
//                          dials: Map from factor to what is asked of it, -1 < v < 1 }
//   page.given           the data of the page as exported, never changed
//   page.say(text)       to those who hear the page
//   page.part(id, title) a section beside the map, with its heading
//   page.select(i)       selects a factor (null: none) and redraws
//   page.go_to(i)        scrolls to a factor in the drawing; page.bring_into_sight([i, ...]) to several

const given = JSON.parse(document.getElementById("page-data").textContent);

/// What the data leave out, and what the page adds.
const plain_factor = {
  theme: "",
  kind: "",
  description: "",
  outcome: "", // "more" or "less" is wanted, or "any"
  unseen: false, // not to be told of in what-if
  assumed: false,
  element: null,
  box: null,
};
const plain_link = {
  lag: 0,
  simulated: true,
  assumed: false,
  voices: "",
  heard: 0, // so many voices at least
  contested: false,
  claims: 0, // so many statements; in working copies, as are
  told: [], // the voices that told it, by number
  said: [], // { words, verbatim, place }
  cut: false,
  element: null,
};

const redraws = [];

const page = {
  given,
  map: {
    factors: given.factors.map((factor) => ({ ...plain_factor, ...factor })),
    links: given.links.map((link) => ({ ...plain_link, ...link })),
  },
  state: {
    selected: null,
    show: "near", // everything, until a factor is selected
    steps: 1,
    other: null,
    theme: null,
    strongest: 0,
    least: 0,
    dials: new Map(),
  },
  on_redraw(redraw) {
    redraws.push(redraw);
  },
  change(changed) {
    for (const redraw of redraws) redraw(changed);
  },
  say(text) {
    document.getElementById("status").textContent = text;
  },
  /// A section beside the map with a heading.
  part(id, title) {
    const heading = make("h2", { id: `${id}-heading` }, title);
    const section = make("section", { id, "aria-labelledby": `${id}-heading` }, heading);
    document.getElementById("side").append(section);
    return section;
  },
  select(factor) {
    page.state.selected = factor;
    if (page.state.show === "theme") page.state.show = "near";
    page.change({ state: true, selected: true });
  },
};

/// A label as it may be shown: what could reorder or hide the text around it is replaced, as in
/// libfcm/src/publish/escape.cpp.
const clean = (text) =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
const label_of = (factor) => clean(page.map.factors[factor].label || page.map.factors[factor].id);

/// The links that there are, by position.
const links_there = () =>
  page.map.links.map((link, position) => position).filter((k) => !page.map.links[k].cut);

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/// An element; texts among the children become text, never mark-up. `onclick` and the like listen.
const make = (tag, attributes = {}, ...children) =>
  filled(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/// A label kept apart from the direction of the text around it.
const named = (factor) => make("bdi", {}, label_of(factor));

/// A list to choose from, with its label: { whole, select }.
function choice(label, options, onchange) {
  const id = `choice-${label.toLowerCase().replace(/[^a-z]+/g, "-")}`;
  const select = make("select", { id, onchange: () => onchange(select.value) });
  for (const [value, text] of options) select.append(make("option", { value }, text));
  const whole = make("div", { class: "choice" }, make("label", { for: id }, label), select);
  return { whole, select };
}

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;
const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
