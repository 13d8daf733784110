// SPDX-License-Identifier: MIT
//
// The map as the room changes it: a list of edits, replayed on the map as it was given. Taking one
// back is replaying the others. docs/formats/workshop.md says what they mean.
//
//   edits.list    { do, ... } in order, as they are saved; "dots" and "start" besides
//   edits.take(list)    another list in place of this one; undo comes back to the one before

const given_factors = page.map.factors.length;
const given_links = page.map.links.length;
const as_given = {
  factors: page.map.factors.map(({ label, element, box }) => ({ label, element, box })),
  links: page.map.links.map(({ weight, simulated, element }) => ({ weight, simulated, element })),
};
const largest_given = Math.max(0, ...page.map.links.map((link) => Math.abs(link.weight))) || 0.75;
const strengths = { weak: 0.25, medium: 0.5, strong: 0.75 };

const edits = { list: [], past: [], future: [], saved: [] };

const position_of = (id) => page.map.factors.findIndex((factor) => factor.id === id);
const link_between = (from, to) =>
  page.map.links.findIndex((link) => link.from === from && link.to === to);

/// On the map's own scale: strong is as strong as the strongest link that was given, medium half,
/// weak a quarter of it, as variant_of() has it.
function weight_of_edit(edit) {
  const strength = edit.weight ?? strengths[edit.strength] ?? 0.5;
  const share = strength <= 0.5 ? strength : 2 * strength - 0.5;
  return Math.min(1, share * largest_given);
}

function put_back() {
  while (page.map.factors.length > given_factors) page.map.factors.pop().element?.remove();
  while (page.map.links.length > given_links) page.map.links.pop().element?.remove();
  as_given.factors.forEach((before, i) => {
    const factor = page.map.factors[i];
    if (factor.element !== before.element) {
      factor.element?.remove();
      if (before.element) drawing.append(before.element);
    }
    Object.assign(factor, before);
  });
  as_given.links.forEach((before, k) => {
    const link = page.map.links[k];
    if (link.element !== before.element) {
      link.element?.remove();
      if (before.element) drawing.insertBefore(before.element, drawing.querySelector("g.factor"));
    }
    Object.assign(link, before, { cut: false, changed: false });
  });
}

const replays = {
  "add factor"(edit) {
    if (position_of(edit.factor) >= 0) return false;
    page.map.factors.push({ ...plain_factor, id: edit.factor, label: edit.label, added: true });
    return true;
  },
  rename(edit) {
    const factor = position_of(edit.factor);
    if (factor < 0) return false;
    page.map.factors[factor].label = edit.label;
    if (factor < given_factors) page.draw_factor(factor);
    return true;
  },
  "add link"(edit) {
    const from = position_of(edit.from);
    const to = position_of(edit.to);
    if (from < 0 || to < 0 || from === to) return false;
    let k = link_between(from, to);
    if (k < 0) k = page.map.links.push({ ...plain_link, from, to, added: true, weight: 0 }) - 1;
    set_weight(k, (edit.says === "less" ? -1 : 1) * weight_of_edit(edit));
    return true;
  },
  cut(edit) {
    const k = link_between(position_of(edit.from), position_of(edit.to));
    if (k < 0 || page.map.links[k].cut) return false;
    page.map.links[k].cut = true;
    page.map.links[k].changed = true;
    return true;
  },
  flip(edit) {
    const k = link_between(position_of(edit.from), position_of(edit.to));
    if (k < 0 || page.map.links[k].cut) return false;
    const asked = edit.strength !== undefined || edit.weight !== undefined;
    const size = (asked ? 0 : Math.abs(page.map.links[k].weight)) || weight_of_edit(edit);
    set_weight(k, edit.says === "less" ? -size : size);
    return true;
  },
  weigh(edit) {
    const k = link_between(position_of(edit.from), position_of(edit.to));
    return k >= 0 && !page.map.links[k].cut && replays["add link"](edit);
  },
  dots: (edit) => position_of(edit.factor) >= 0,
  start: (edit) => position_of(edit.factor) >= 0,
};

function set_weight(k, weight) {
  Object.assign(page.map.links[k], { weight, simulated: true, cut: false, changed: true });
}

/// On a page that began blank: round a ring, so that lines have room.
function place_on_ring() {
  const count = page.map.factors.length;
  const across = Math.max(230, 46 * count);
  const down = Math.max(150, 30 * count);
  drawing.setAttribute("viewBox", `0 0 ${2 * across + 240} ${2 * down + 140}`);
  page.map.factors.forEach((factor, i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    const x = across + 120 + across * Math.cos(angle);
    const y = down + 70 + down * Math.sin(angle);
    factor.box = { x, y, width: 0, height: 0 };
  });
}

const given_view = drawing.getAttribute("viewBox");

function draw_edits() {
  drawing.setAttribute("viewBox", given_view);
  if (given_factors === 0 && page.map.factors.length > 0) place_on_ring();
  for (let i = given_factors; i < page.map.factors.length; ++i) page.draw_factor(i);
  page.map.links.forEach((link, k) => {
    if (link.changed) page.draw_link(k);
  });
}

/// Those of the list that stand on what is there; the others need what was taken back.
function replay(list) {
  put_back();
  const kept = list.filter((edit) => replays[edit.do](edit));
  draw_edits();
  return kept;
}

/// The selection and the dials stay with their factors, wherever these stand now.
function with_state_kept(act) {
  const id_of = (i) => page.map.factors[i].id;
  const chosen = ["selected", "other"].map((key) => [key, page.state[key]]);
  const ids = chosen.map(([key, i]) => [key, i === null ? null : id_of(i)]);
  const dials = [...page.state.dials].map(([i, input]) => [id_of(i), input]);
  act();
  for (const [key, id] of ids) page.state[key] = position_of(id) < 0 ? null : position_of(id);
  page.state.dials.clear();
  for (const [id, input] of dials) if (position_of(id) >= 0) page.state.dials.set(position_of(id), input);
}

function show_list(list) {
  let kept = list;
  with_state_kept(() => {
    kept = replay(list);
  });
  edits.list = kept;
  if (given_factors === 0 && kept.length > 0 && page.state.selected === null) page.go_to(0);
  page.change({ map: true, state: true, selected: true });
  return list.length - kept.length;
}

/// How many could not stay.
edits.take = (list) => {
  edits.past.push(edits.list);
  edits.future = [];
  return show_list(list);
};

edits.undo = () => {
  if (edits.past.length === 0) return false;
  edits.future.push(edits.list);
  show_list(edits.past.pop());
  return true;
};

edits.redo = () => {
  if (edits.future.length === 0) return false;
  edits.past.push(edits.list);
  show_list(edits.future.pop());
  return true;
};

edits.unsaved = () => edits.list !== edits.saved && edits.list.length + edits.saved.length > 0;
