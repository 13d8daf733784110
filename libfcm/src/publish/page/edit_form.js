// SPDX-License-Identifier: MIT
//
// "Edit together": forms in which a scribe types what the room says, the list of what was typed, and
// saving it. Everything by keyboard; what happened is told in the status line.

let next_id = 0;

/// A label with its input below.
function field(title, tag, attributes = {}, ...children) {
  const id = `edit-${++next_id}`;
  const input = make(tag, { id, autocomplete: "off", ...attributes }, ...children);
  return { input, whole: make("div", { class: "field" }, make("label", { for: id }, title), input) };
}

const text_field = (title, attributes = {}) =>
  field(title, "input", { type: "text", maxlength: 300, ...attributes });
const number_field = (title) =>
  field(title, "input", { type: "number", min: 0, max: 10000, step: 1, inputmode: "numeric" });
const select_field = (title, options) =>
  field(title, "select", {}, ...options.map(([value, words]) => make("option", { value }, words)));
const number_in = ({ input }) => Math.max(0, Math.min(10000, Math.round(Number(input.value) || 0)));

const factor_names = make("datalist", { id: "edit-names" });
const name_field = (title) => text_field(title, { list: "edit-names", required: true });

/// Why, and how many hands.
function hands_fields() {
  const fields = [number_field("For"), number_field("Against"), number_field("Unsure")];
  const note = text_field("Why, in a few words", { maxlength: 2000 });
  return {
    whole: [
      make("fieldset", { class: "hands" }, make("legend", {}, "Hands"), ...fields.map((one) => one.whole)),
      note.whole,
    ],
    into(edit) {
      ["for", "against", "unsure"].forEach((hand, i) => {
        if (number_in(fields[i]) > 0) edit[hand] = number_in(fields[i]);
      });
      if (note.input.value.trim() !== "") edit.note = note.input.value.trim();
      return edit;
    },
    clear() {
      for (const { input } of [...fields, note]) input.value = "";
    },
  };
}

/// One thing to do: closed until it is wanted.
function form_of(title, fields, button, submit) {
  const form = make(
    "form",
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    ...fields,
    make("button", { type: "submit" }, button),
  );
  return make("details", { class: "do", name: "edit" }, make("summary", {}, title), form);
}

const same_name = (a, b) => plain(clean(a).trim()) === plain(clean(b).trim());
const factor_called = (name) => page.map.factors.findIndex((factor, i) => same_name(label_of(i), name));
const is_there = (link) => link && !link.cut;

function new_id() {
  let number = 1;
  while (position_of(`new${number}`) >= 0) ++number;
  return `new${number}`;
}

function taken_words(lost) {
  return lost === 0 ? "" : ` ${counted(lost, "change", "changes")} that needed it went with it.`;
}

/// Adds edits as one step, and says what was done.
function do_edits(...added) {
  edits.take([...edits.list, ...added]);
  const touched = position_of(added.at(-1).factor ?? added.at(-1).from);
  // By theme the map could not show what was touched.
  if (document.getElementById("themes-part")?.hidden === false) page.select(touched);
  page.go_to_beside(touched);
  page.say(`${added.map(edit_text).join(". ")}. ${counted(edits.list.length, "change", "changes")}, not saved yet.`);
}

const refuse = (text, input) => {
  page.say(text);
  input.focus();
};

// --- add a connection, add a factor, rename ---------------------------------------------------------

function connection_form() {
  const from = name_field("More of (a factor; a new name adds it)");
  const to = name_field("of what");
  const says = select_field("leads to", [["more", "more"], ["less", "less"]]);
  const strength = select_field("How strongly", [["medium", "medium"], ["weak", "weak"], ["strong", "strong"]]);
  const hands = hands_fields();
  return form_of(
    "Add a connection",
    [from.whole, says.whole, to.whole, strength.whole, ...hands.whole],
    "Add the connection",
    () => {
      const added = [];
      const id_of = (input) => {
        const at = factor_called(input.value);
        if (at >= 0) return page.map.factors[at].id;
        const before = added.find((edit) => same_name(edit.label, input.value));
        if (before) return before.factor;
        const id = added.length === 0 ? new_id() : `${new_id()}b`;
        added.push({ do: "add factor", factor: id, label: input.value.trim() });
        return id;
      };
      for (const { input } of [from, to])
        if (input.value.trim() === "") return refuse("Name both factors first.", input);
      if (same_name(from.input.value, to.input.value))
        return refuse("A factor cannot lead to itself: name another.", to.input);
      const edit = { do: "add link", from: id_of(from.input), to: id_of(to.input) };
      Object.assign(edit, { says: says.input.value, strength: strength.input.value });
      const known = page.map.links[link_between(position_of(edit.from), position_of(edit.to))];
      if (is_there(known) && known.weight !== 0)
        return refuse("That connection is there already: change it below instead.", from.input);
      do_edits(...added, hands.into(edit));
      for (const { input } of [from, to]) input.value = "";
      hands.clear();
      from.input.focus();
    },
  );
}

function factor_form() {
  const name = text_field("What it is called", { required: true });
  const hands = hands_fields();
  return form_of("Add a factor", [name.whole, ...hands.whole], "Add the factor", () => {
    const label = name.input.value.trim();
    if (label === "") return refuse("Type its name first.", name.input);
    if (factor_called(label) >= 0) return refuse("There is a factor of that name already.", name.input);
    do_edits(hands.into({ do: "add factor", factor: new_id(), label }));
    name.input.value = "";
    hands.clear();
    name.input.focus();
  });
}

function rename_form() {
  const which = factor_select("Which factor");
  const name = text_field("What it is called now", { required: true });
  const hands = hands_fields();
  return form_of("Rename a factor", [which.whole, name.whole, ...hands.whole], "Rename it", () => {
    const label = name.input.value.trim();
    if (which.input.value === "") return refuse("Choose a factor first.", which.input);
    if (label === "") return refuse("Type its new name first.", name.input);
    if (factor_called(label) >= 0) return refuse("There is a factor of that name already.", name.input);
    do_edits(hands.into({ do: "rename", factor: which.input.value, label }));
    name.input.value = "";
    hands.clear();
  });
}

// --- selects that follow the map ----------------------------------------------------------------------

const followers = [];

function fill_select(input, options) {
  const before = input.value;
  input.replaceChildren(...options.map(([value, words]) => make("option", { value }, words)));
  if (options.some(([value]) => value === before)) input.value = before;
}

/// In the order of the alphabet; values are ids.
const factor_options = (wanted = () => true) =>
  page.map.factors
    .map((factor, i) => [factor.id, label_of(i), i])
    .filter(([, , i]) => wanted(i))
    .sort(([, a], [, b]) => a.localeCompare(b));

function factor_select(title, wanted) {
  const one = field(title, "select");
  followers.push(() => fill_select(one.input, factor_options(wanted)));
  return one;
}

// --- change a connection --------------------------------------------------------------------------------

function change_form() {
  const begins = (i) => links_there().some((k) => page.map.links[k].from === i);
  const from = factor_select("From", begins);
  const to = field("To", "select");
  const fill_to = () => {
    const at = position_of(from.input.value);
    const ends = new Set(links_there().filter((k) => page.map.links[k].from === at).map((k) => page.map.links[k].to));
    fill_select(to.input, factor_options((i) => ends.has(i)));
  };
  from.input.addEventListener("change", fill_to);
  followers.push(fill_to);
  const what = select_field("What is to be done", [
    ["cut", "cut it: it is not so"],
    ["flip", "turn it round: what led to more leads to less, and the other way about"],
    ["weak", "it is weak"],
    ["medium", "it is medium"],
    ["strong", "it is strong"],
  ]);
  const hands = hands_fields();
  return form_of(
    "Change or cut a connection",
    [from.whole, to.whole, what.whole, ...hands.whole],
    "Change it",
    () => {
      const link = page.map.links[link_between(position_of(from.input.value), position_of(to.input.value))];
      if (!is_there(link)) return refuse("Choose a connection first.", from.input);
      if (link.weight === 0 && what.input.value !== "cut")
        return refuse("Nobody said which way this one goes: add it as a new connection.", what.input);
      const edit = { do: what.input.value, from: from.input.value, to: to.input.value };
      const now = link.weight < 0 ? "less" : "more";
      if (edit.do === "flip") edit.says = now === "more" ? "less" : "more";
      else if (edit.do !== "cut") Object.assign(edit, { do: "weigh", says: now, strength: what.input.value });
      do_edits(hands.into(edit));
      hands.clear();
    },
  );
}

// --- dots and places to start ----------------------------------------------------------------------------

function dots_form() {
  const which = factor_select("Which factor");
  const dots = number_field("How many dots lie on it");
  const start = make("input", { type: "checkbox", id: "edit-start" });
  return form_of(
    "Dots, and places to start",
    [
      which.whole,
      dots.whole,
      make("div", { class: "field tick" }, start, make("label", { for: "edit-start" }, "Mark it as a place to start")),
    ],
    "Note it",
    () => {
      const factor = which.input.value;
      if (factor === "") return refuse("Choose a factor first.", which.input);
      const added = [];
      if (dots.input.value !== "") added.push({ do: "dots", factor, dots: number_in(dots) });
      const marked = edits.list.some((edit) => edit.do === "start" && edit.factor === factor);
      if (start.checked && !marked) added.push({ do: "start", factor });
      if (added.length === 0) return refuse("Type the dots, or mark it.", dots.input);
      do_edits(...added);
      dots.input.value = "";
      start.checked = false;
      which.input.focus();
    },
  );
}
