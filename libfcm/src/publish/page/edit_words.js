// SPDX-License-Identifier: MIT
//
// What the room did, in words, and the same as a file.

const shown_name = (id) => named(position_of(id));
const plain_name = (id) => label_of(position_of(id));

const edit_parts = {
  "add factor": (edit) => ["Factor added: ", shown_name(edit.factor)],
  rename: (edit) => ["Renamed: ", shown_name(edit.factor)],
  "add link": (edit) => [...says_parts(edit), ` (${edit.strength ?? edit.weight ?? "medium"})`],
  cut: (edit) => ["Cut: ", shown_name(edit.from), " to ", shown_name(edit.to)],
  flip: (edit) => ["Turned round: ", ...says_parts(edit)],
  weigh: (edit) => [...says_parts(edit), `, now ${edit.strength ?? edit.weight ?? "medium"}`],
  dots: (edit) => [`${counted(edit.dots, "dot", "dots")} on `, shown_name(edit.factor)],
  start: (edit) => ["A place to start: ", shown_name(edit.factor)],
};

const says_parts = (edit) => [
  "More of ",
  shown_name(edit.from),
  ` leads to ${edit.says} of `,
  shown_name(edit.to),
];

function hands_words(edit) {
  const words = ["for", "against", "unsure"]
    .filter((hand) => edit[hand] > 0)
    .map((hand) => `${edit[hand]} ${hand}`);
  return words.length === 0 ? "" : `hands: ${words.join(", ")}`;
}

/// Everything about it, as children of an element.
function edit_words(edit) {
  const more = [hands_words(edit), edit.note ? clean(edit.note) : ""].filter((text) => text !== "");
  return [
    ...edit_parts[edit.do](edit),
    ...(more.length === 0 ? [] : [make("span", { class: "small" }, make("bdi", {}, ` ${more.join("; ")}`))]),
  ];
}

/// The same without marks, for those who hear it.
const edit_text = (edit) =>
  make("span", {}, ...edit_parts[edit.do](edit)).textContent;

/// The last dots of each factor, and the marks, apart from the changes.
function as_file(about) {
  const list = edits.list;
  const dots = new Map();
  for (const edit of list) if (edit.do === "dots") dots.set(edit.factor, edit.dots);
  const starts = [...new Set(list.filter((edit) => edit.do === "start").map((edit) => edit.factor))];
  const names = new Set(list.flatMap((edit) => [edit.factor, edit.from, edit.to]));
  const file = { schema: "fcm.workshop/1" };
  if (given_factors > 0)
    file.began_from = {
      sha256: page.given.map_sha256,
      title: document.querySelector("h1").textContent,
      audience: page.given.audience,
    };
  file.workshop = about;
  file.factors = page.given.factors
    .filter((factor) => names.has(factor.id))
    .map(({ id, label }) => ({ id, label: label || id }));
  file.changes = list.filter((edit) => edit.do !== "dots" && edit.do !== "start");
  file.dots = [...dots].filter(([, count]) => count > 0).map(([factor, count]) => ({ factor, dots: count }));
  file.starts = starts;
  return `${JSON.stringify(file, null, 1)}\n`;
}

const is_text = (value, most) => typeof value === "string" && value.length <= most;
const is_name = (value) => is_text(value, 1000) && value.trim() !== "";
const is_count = (value) => value === undefined || (Number.isInteger(value) && value >= 0 && value <= 10000);

function is_change(edit) {
  if (typeof edit !== "object" || edit === null || typeof edit.do !== "string") return false;
  if (!Object.hasOwn(replays, edit.do) || edit.do === "dots" || edit.do === "start") return false;
  const of_factor = edit.do === "add factor" || edit.do === "rename";
  const whole = of_factor
    ? is_name(edit.factor) && is_name(edit.label)
    : is_name(edit.from) && is_name(edit.to) && (edit.do === "cut" || ["more", "less"].includes(edit.says));
  const strong = edit.strength === undefined || Object.hasOwn(strengths, edit.strength);
  const weight = edit.weight === undefined || (edit.weight > 0 && edit.weight <= 1);
  const note = edit.note === undefined || is_text(edit.note, 10000);
  return whole && strong && weight && note && [edit.for, edit.against, edit.unsure].every(is_count);
}

/// What is of no use is not kept, so that what is saved again is ours.
function only_known(edit) {
  const keys = ["do", "factor", "label", "from", "to", "says", "strength", "weight", "for", "against", "unsure", "note"];
  return Object.fromEntries(keys.filter((key) => edit[key] !== undefined).map((key) => [key, edit[key]]));
}

/// A saved file: { about, list }, or { problem } in words.
function from_file(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: "That is not a file saved by this page: it cannot be read." };
  }
  if (file?.schema !== "fcm.workshop/1" || !Array.isArray(file.changes))
    return { problem: "That is not a file saved by this page." };
  const dots = file.dots ?? [];
  const starts = file.starts ?? [];
  const good =
    file.changes.every(is_change) &&
    Array.isArray(dots) &&
    dots.every((one) => is_name(one?.factor) && is_count(one.dots) && one.dots !== undefined) &&
    Array.isArray(starts) &&
    starts.every(is_name);
  if (!good) return { problem: "That file is damaged: nothing was opened." };
  const about = file.workshop ?? {};
  const list = [
    ...file.changes.map(only_known),
    ...dots.map((one) => ({ do: "dots", factor: one.factor, dots: one.dots })),
    ...starts.map((factor) => ({ do: "start", factor })),
  ];
  const other = (file.began_from?.sha256 ?? "") !== (given_factors > 0 ? page.given.map_sha256 : "");
  return {
    list,
    other,
    about: {
      name: is_text(about.name, 200) ? about.name : "",
      date: is_text(about.date, 10) ? about.date : "",
      people: is_count(about.people) ? (about.people ?? 0) : 0,
    },
  };
}
