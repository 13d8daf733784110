// SPDX-License-Identifier: MIT
//
// The panel "Edit together": forms, what was done and taking it back, saving and opening.

const about = {
  name: text_field("Name of the workshop (no names of people)", { maxlength: 200 }),
  date: field("Date", "input", { type: "date" }),
  people: number_field("People in the room"),
};
const about_now = () => ({
  name: about.name.input.value.trim(),
  date: about.date.input.value,
  people: number_in(about.people),
});

// --- what was done ------------------------------------------------------------------------------------

const done_heading = make("h3", { tabindex: "-1" }, "What was done");
const done_list = make("ol", { class: "done" });
const undo_button = make("button", { type: "button", onclick: () => step(edits.undo(), "Undone", "undo") }, "Undo");
const redo_button = make("button", { type: "button", onclick: () => step(edits.redo(), "Done again", "redo") }, "Redo");

function step(happened, words, verb) {
  page.say(happened ? `${words}. ${counted(edits.list.length, "change", "changes")}.` : `There is nothing to ${verb}.`);
}

function take_back(edit) {
  const at = edits.list.indexOf(edit);
  const words = edit_text(edit);
  const lost = edits.take(edits.list.filter((other) => other !== edit));
  page.say(`Taken back: ${words}.${taken_words(lost)}`);
  (done_list.querySelectorAll("button")[Math.min(at, edits.list.length - 1)] ?? done_heading).focus();
}

function show_done() {
  done_list.replaceChildren(
    ...edits.list.map((edit) =>
      make(
        "li",
        {},
        ...edit_words(edit),
        " ",
        make(
          "button",
          { type: "button", class: "back", "aria-label": `Take back: ${edit_text(edit)}`, onclick: () => take_back(edit) },
          "Take back",
        ),
      ),
    ),
  );
  undo_button.disabled = edits.past.length === 0;
  redo_button.disabled = edits.future.length === 0;
  done_heading.textContent =
    edits.list.length === 0 ? "Nothing was changed yet" : `What was done (${edits.list.length})`;
}

// --- saving and opening ---------------------------------------------------------------------------------

const saved_words = make("p", { class: "small" });

/// "workshop-village-hall-2026-11-21.json": letters and digits alone.
function file_name({ name, date }) {
  const words = [plain(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60), date];
  return `${["workshop", ...words.filter((word) => word !== "")].join("-")}.json`;
}

function save() {
  const name = file_name(about_now());
  const address = URL.createObjectURL(new Blob([as_file(about_now())], { type: "application/json" }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  edits.saved = edits.list;
  show_saved();
  page.say(`Saved as ${name}, among the downloads of this browser.`);
}

function show_saved() {
  saved_words.textContent = edits.unsaved()
    ? "Not saved yet. What was typed since the last save is lost if this page is closed or loaded again."
    : "Everything is saved. The page itself keeps nothing: to go on another day, open the file again.";
}

async function open_file(input) {
  const [file] = input.files;
  if (!file) return;
  const read = from_file(await file.text());
  input.value = "";
  if (read.problem) return page.say(read.problem);
  const lost = edits.take(read.list);
  edits.saved = lost === 0 ? edits.list : edits.saved;
  about.name.input.value = read.about.name;
  about.date.input.value = read.about.date;
  about.people.input.value = read.about.people || "";
  show_saved();
  page.say(
    `Opened: ${counted(edits.list.length, "change", "changes")}.` +
      (lost > 0 ? ` ${counted(lost, "change does", "changes do")} not fit this map and were left out.` : "") +
      (read.other ? " It was saved from another map." : ""),
  );
}

const open_input = make("input", {
  type: "file",
  id: "edit-open",
  accept: ".json,application/json",
  onchange: (event) => open_file(event.target),
});

window.addEventListener("beforeunload", (event) => {
  if (edits.unsaved()) event.preventDefault();
});

// --- the panel -------------------------------------------------------------------------------------------

const large_type = make("input", {
  type: "checkbox",
  id: "edit-large",
  onchange: (event) => {
    document.documentElement.classList.toggle("large", event.target.checked);
    open_drawing(in_sight());
  },
});

const edit_body = make(
  "div",
  { id: "edit-body", hidden: given_factors > 0 },
  make(
    "p",
    {},
    "Type what the room says. Count hands, and name nobody. Nothing leaves this computer. \u201cWhat if\u201d follows the map as you change it.",
  ),
  factor_names,
  make("div", { class: "field tick" }, large_type, make("label", { for: "edit-large" }, "Large type")),
  connection_form(),
  factor_form(),
  change_form(),
  rename_form(),
  dots_form(),
  done_heading,
  make("div", { class: "bar" }, undo_button, redo_button),
  done_list,
  make("h3", {}, "The workshop"),
  about.name.whole,
  about.date.whole,
  about.people.whole,
  make("div", { class: "bar" }, make("button", { type: "button", id: "edit-save", onclick: save }, "Save as a file")),
  saved_words,
  make("div", { class: "field" }, make("label", { for: "edit-open" }, "Open a saved file again"), open_input),
);

const edit_switch = make(
  "button",
  {
    type: "button",
    id: "edit-switch",
    "aria-expanded": String(given_factors === 0),
    "aria-controls": "edit-body",
    onclick: () => {
      edit_body.hidden = !edit_body.hidden;
      edit_switch.setAttribute("aria-expanded", String(!edit_body.hidden));
      page.say(edit_body.hidden ? "Editing is closed. What was changed stays." : "Editing is open.");
    },
  },
  "Edit together",
);

const edit_part = make(
  "section",
  { id: "edit-part", "aria-labelledby": "edit-heading", class: "off-paper" },
  make("h2", { id: "edit-heading" }, given_factors === 0 ? "What the room says" : "Change it together"),
  given_factors > 0 ? edit_switch : null,
  edit_body,
);
// On a page that began blank there is nothing to find or to ask before something was typed.
if (given_factors === 0) {
  document.getElementById("side").prepend(edit_part);
  edit_part.querySelector("details.do").open = true;
} else {
  document.getElementById("side").append(edit_part);
}

// --- the tables follow the map ------------------------------------------------------------------------------

const [links_table, factors_table] = document.querySelectorAll("section[aria-labelledby=tables-heading] details");

const row_of = (first, ...cells) =>
  make("tr", {}, make("th", { scope: "row" }, first), ...cells.map((cell) => make("td", {}, cell)));

function show_tables() {
  const there = strongest_first(links_there());
  links_table.querySelector("summary").textContent = `Every connection (${there.length})`;
  factors_table.querySelector("summary").textContent = `Every factor (${page.map.factors.length})`;
  links_table.querySelector("tbody").replaceChildren(
    ...there.map((k) => {
      const link = page.map.links[k];
      const way = !link.simulated || link.weight === 0 ? "leads to" : link.weight > 0 ? "raises" : "lowers";
      return row_of(named(link.from), way, named(link.to), strength_word(link), voices_words(link));
    }),
  );
  factors_table.querySelector("tbody").replaceChildren(
    ...page.map.factors.map((factor, i) =>
      row_of(
        named(i),
        clean(factor.theme),
        String(there.filter((k) => page.map.links[k].from === i).length),
        String(there.filter((k) => page.map.links[k].to === i).length),
      ),
    ),
  );
}

let touched = false;
page.on_redraw((changed) => {
  if (!changed.map) return;
  factor_names.replaceChildren(...page.map.factors.map((factor, i) => make("option", { value: label_of(i) })));
  for (const follow of followers) follow();
  touched = touched || edits.list.length > 0;
  if (touched) show_tables();
  show_done();
  show_saved();
});
