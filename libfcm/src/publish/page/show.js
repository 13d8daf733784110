// SPDX-License-Identifier: MIT
//
// What is shown in full: everything, around the selected factor, what leads to it, what it leads to,
// one theme, ways between two factors, the strongest links, links that so many voices told. The rest is faded,
// not hidden, and the legend says what is shown and how much of the map that is.

const show_part = page.part("show-part", "What to show");

/// Distances in links from a factor; `backwards`: to it.
function distances(start, backwards) {
  const next = page.map.factors.map(() => []);
  for (const k of links_there()) {
    const { from, to } = page.map.links[k];
    if (backwards) next[to].push(from);
    else next[from].push(to);
  }
  const distance = page.map.factors.map(() => Infinity);
  distance[start] = 0;
  const open = [start];
  for (let at = 0; at < open.length; ++at)
    for (const other of next[open[at]])
      if (distance[other] === Infinity) {
        distance[other] = distance[open[at]] + 1;
        open.push(other);
      }
  return distance;
}

const longest_way = 6;
const quoted = (factor) => `\u201c${label_of(factor)}\u201d`;
const within_steps = (steps) => (steps === 0 ? "" : `, within ${counted(steps, "step", "steps")}`);

/// One entry of the list: a test of links, and what the legend says; null where it needs a factor.
const ways_to_show = {
  all: { title: "Everything", of: () => null },
  near: {
    title: "Around the selected factor",
    of: ({ selected, steps }) => {
      const [out, into] = [distances(selected, false), distances(selected, true)];
      const most = steps === 0 ? Infinity : steps;
      const there = (i) => out[i] <= most || into[i] <= most;
      const test = ({ from, to }) =>
        there(from) && there(to) && (out[from] < most || into[to] < most);
      return { test, words: `what lies around ${quoted(selected)}${within_steps(steps)}` };
    },
  },
  upstream: {
    title: "What leads to the selected factor",
    of: ({ selected, steps }) => {
      const into = distances(selected, true);
      const most = steps === 0 ? Infinity : steps;
      return {
        test: ({ to }) => into[to] < most,
        words: `what leads to ${quoted(selected)}${within_steps(steps)}`,
      };
    },
  },
  downstream: {
    title: "What the selected factor leads to",
    of: ({ selected, steps }) => {
      const out = distances(selected, false);
      const most = steps === 0 ? Infinity : steps;
      return {
        test: ({ from }) => out[from] < most,
        words: `what ${quoted(selected)} leads to${within_steps(steps)}`,
      };
    },
  },
  between: {
    title: "Ways from the selected factor to another",
    of: ({ selected, other }) => {
      if (other === null) return null;
      const [out, into] = [distances(selected, false), distances(other, true)];
      return {
        test: ({ from, to }) => out[from] + 1 + into[to] <= longest_way,
        words: `ways from ${quoted(selected)} to ${quoted(other)} of up to ${longest_way} connections`,
      };
    },
  },
  theme: {
    title: "One theme",
    of: ({ theme }) => {
      if (theme === null) return null;
      const { title, factors } = given.themes[theme];
      const inside = new Set(factors);
      return {
        test: ({ from, to }) => inside.has(from) && inside.has(to),
        words: `within \u201c${clean(title)}\u201d`,
        factors,
      };
    },
  },
  dials: {
    title: "What the dials change",
    of: () =>
      page.state.dials.size === 0
        ? null
        : { test: (link) => page.lit.has(link), words: "the connections along which the dials work most" },
  },
};

/// Which links are shown in full, and the sentences that say so.
function shown_links() {
  const { state } = page;
  const words = [];
  const touched = new Set(); // factors shown whether a link touches them or not
  let shown = links_there();
  const way = ways_to_show[state.show];
  const needs_factor = !["all", "dials", "theme"].includes(state.show);
  const filter = needs_factor && state.selected === null ? null : way.of(state);
  if (filter) {
    shown = shown.filter((k) => filter.test(page.map.links[k]));
    words.push(filter.words);
    for (const factor of filter.factors ?? []) touched.add(factor);
  }
  if (state.least > 0) {
    shown = shown.filter((k) => page.map.links[k].heard >= state.least);
    words.push(`told by ${voices_named(state.least)} or more`);
  }
  if (state.strongest > 0 && state.strongest < shown.length) {
    const size = (k) => Math.abs(page.map.links[k].weight);
    shown = [...shown].sort((a, b) => size(b) - size(a) || a - b).slice(0, state.strongest);
    words.push(`the ${state.strongest} strongest connections`);
  }
  return { shown: new Set(shown), words, touched };
}

/// How many voices are behind links, as the audience may know it: least count -> words.
const voices_words_by_count = new Map(
  page.map.links.filter(({ heard }) => heard > 0).map(({ heard, voices }) => [heard, voices]),
);
const voices_named = (count) => `${voices_words_by_count.get(count) ?? count} voices`;

// --- controls -------------------------------------------------------------------------------------

const set = (key, convert) => (value) => {
  page.state[key] = convert(value);
  page.change({ state: true });
};

const which = choice(
  "Show",
  Object.entries(ways_to_show)
    .filter(([value]) => value !== "theme" || given.themes.length > 0)
    .map(([value, { title }]) => [value, title]),
  set("show", String),
);
const how_far = choice(
  "Steps",
  [[1, "1 step"], [2, "2 steps"], [3, "3 steps"], [0, "any number"]],
  set("steps", Number),
);
const to_where = choice("To", [["", "choose a factor"]], (value) =>
  set("other", (text) => (text === "" ? null : Number(text)))(value),
);
const how_strong = choice(
  "Strongest connections",
  [[0, "all"], ...[10, 20, 30, 50, 100].filter((n) => n < page.map.links.length).map((n) => [n, `the ${n} strongest`])],
  set("strongest", Number),
);
const counts = [...voices_words_by_count.keys()].sort((a, b) => a - b);
const how_many = choice(
  "Told by",
  [[0, "any number of voices"], ...counts.slice(1).map((n) => [n, `${voices_named(n)} or more`])],
  set("least", Number),
);
show_part.append(
  which.whole,
  how_far.whole,
  to_where.whole,
  how_strong.whole,
  ...(counts.length > 1 ? [how_many.whole] : []),
  make(
    "button",
    {
      type: "button",
      onclick: () => {
        Object.assign(page.state, { show: "all", strongest: 0, least: 0, other: null });
        page.change({ state: true });
        page.say("Everything is shown.");
      },
    },
    "Show everything",
  ),
);

function list_factors() {
  const options = page.map.factors.map((factor, i) => make("option", { value: i }, label_of(i)));
  to_where.select.replaceChildren(make("option", { value: "" }, "choose a factor"), ...options);
}

// --- fading and the legend ------------------------------------------------------------------------

const legend = document.getElementById("legend");
const part_on_page = legend.textContent;

const percent = (part, whole) =>
  part > 0 && 200 * part < whole ? "under 1\u00a0%" : `${Math.round((100 * part) / whole)}\u00a0%`;
const statements_of = (positions) => positions.reduce((sum, k) => sum + page.map.links[k].claims, 0);
const told_by = (positions) => new Set(positions.flatMap((k) => page.map.links[k].told)).size;

/// "20 of 110 connections (18 %); 43 % of the statements; 12 of 14 voices".
function shares_words(shown, all) {
  const words = [`${shown.length} of ${counted(all.length, "connection", "connections")}`];
  if (all.length > 0) words[0] += ` (${percent(shown.length, all.length)})`;
  if (statements_of(all) > 0)
    words.push(`${percent(statements_of(shown), statements_of(all))} of the statements`);
  if (told_by(all) > 0) words.push(`${told_by(shown)} of ${counted(told_by(all), "voice", "voices")}`);
  return words.join("; ");
}

function legend_words(shown, words) {
  const all = links_there();
  if (page.map.factors.length === 0) return "Nothing is on the map yet.";
  if (words.length === 0) return `Everything is shown: ${counted(all.length, "connection", "connections")}.`;
  return `Shown in full: ${words.join("; ")}. ${shares_words(shown, all)}. The rest is faded.`;
}

// As lit links change with the dials, this joins after what_if.js (page.cmake).
page.on_redraw((changed) => {
  if (changed.map) list_factors();
  const { state } = page;
  which.select.value = state.show;
  how_far.select.value = state.steps;
  how_strong.select.value = state.strongest;
  how_many.select.value = state.least;
  to_where.select.value = state.other ?? "";
  how_far.whole.hidden = !["near", "upstream", "downstream"].includes(state.show);
  to_where.whole.hidden = state.show !== "between";
  const { shown, words, touched } = shown_links();
  for (const k of shown) touched.add(page.map.links[k].from).add(page.map.links[k].to);
  if (state.selected !== null) touched.add(state.selected);
  for (const factor of state.dials.keys()) touched.add(factor);
  page.map.links.forEach((link, k) => link.element?.classList.toggle("faded", !shown.has(k)));
  page.map.factors.forEach(({ element }, i) =>
    element?.classList.toggle("faded", words.length > 0 && !touched.has(i)),
  );
  legend.textContent = `${part_on_page} ${legend_words([...shown], words)}`.trim();
});
