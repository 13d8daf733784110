// SPDX-License-Identifier: MIT
//
// What if: a dial per factor, down, as now or up. The simulation runs at every turn, on the map as it
// stands in the page; state.dials holds what is asked of a factor, -1 < v < 1.

const { model } = page.given;
const turns = { slightly: 0.25, more: 0.5, much: 0.75 };
let turn = 0.5;
page.lit = new Set(); // links along which the dials work most
page.what_if = null; // the last result, null where no dial is turned

const what_if_part = page.part("what-if-part", "What if\u2026");
const dials_set = make("div", { id: "dials-set" });
const result_place = make("div", { id: "what-if-result" });
const turned = new Set(); // factors whose dials are listed
let lights = true; // on the map

// --- dials ----------------------------------------------------------------------------------------

const amount_word = (v) => {
  const word = Object.keys(turns).find((key) => turns[key] === Math.abs(v));
  return word === "more" ? "" : word ?? `by ${Math.abs(v).toFixed(2)}`;
};

function set_dial(factor, v) {
  const { state } = page;
  const first = state.dials.size === 0;
  if (v === 0) state.dials.delete(factor);
  else state.dials.set(factor, v);
  if (first && state.dials.size > 0) state.show = "dials";
  if (state.dials.size === 0 && state.show === "dials") state.show = "near";
  page.change({ state: true, dials: true });
}

/// Three radio buttons; `place` keeps those of one factor in two places apart.
function dial(factor, place) {
  const options = [
    ["down", -1],
    ["as now", 0],
    ["up", 1],
  ].map(([word, sign]) =>
    make(
      "label",
      {},
      make("input", {
        type: "radio",
        name: `dial-${place}-${factor}`,
        value: sign,
        "data-dial": factor,
        onchange: () => set_dial(factor, sign * turn),
      }),
      ` ${word}`,
    ),
  );
  return make(
    "fieldset",
    { class: "dial" },
    make("legend", {}, named(factor), make("span", { class: "small", "data-amount": factor })),
    ...options,
  );
}

function sync_dials() {
  for (const input of document.querySelectorAll("input[data-dial]")) {
    const v = page.state.dials.get(Number(input.dataset.dial)) ?? 0;
    input.checked = Math.sign(v) === Number(input.value);
  }
  for (const place of document.querySelectorAll("[data-amount]")) {
    const v = page.state.dials.get(Number(place.dataset.amount)) ?? 0;
    place.textContent = v !== 0 && amount_word(v) !== "" ? ` (${amount_word(v)})` : "";
  }
}

function reset() {
  page.state.dials.clear();
  if (page.state.show === "dials") page.state.show = "near";
  page.change({ state: true, dials: true });
  page.say("All dials are as now.");
}

// --- words ----------------------------------------------------------------------------------------

const signed = (value) => {
  const text = Math.abs(value).toFixed(3);
  if (value === 0) return "0";
  return (value < 0 ? "\u2212" : "+") + (Number(text) === 0 ? Math.abs(value).toPrecision(1) : text);
};
const fixed = (value) => value.toFixed(3).replace("-", "\u2212");

const no_rest = {
  cycle: "it goes round and round among the same states",
  slow: "it is still moving after the most rounds allowed",
  aperiodic: "it neither rests nor comes round again",
};

/// "more, wanted", "a little less", "nobody talked about a way there".
function change_words(factor, effect, largest) {
  if (effect === null) return "nobody talked about a way there";
  if (effect === 0) return "no change";
  const way = effect > 0 ? "more" : "less";
  const { outcome } = page.map.factors[factor];
  const directed = outcome === "more" || outcome === "less";
  const wanted = !directed ? "" : outcome === way ? ", wanted" : ", not wanted";
  return (Math.abs(effect) < largest / 10 ? "a little " : "") + way + wanted;
}

function bar(effect, largest) {
  const share = largest > 0 ? Math.abs(effect) / largest : 0;
  const width = 30 * share;
  return svg(
    "svg",
    { class: "effect", width: 64, height: 14, viewBox: "0 0 64 14", "aria-hidden": "true" },
    svg("rect", {
      class: effect < 0 ? "down" : "up",
      x: effect < 0 ? 32 - width : 32,
      y: 2,
      width,
      height: 10,
    }),
    svg("path", { class: "axis", d: "M32 0V14" }),
  );
}

function change_table(caption, factors, { baseline, simulation, effect }, largest) {
  const rows = factors.map((factor) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, named(factor)),
      make(
        "td",
        { "data-effect": effect[factor] ?? "", "data-of": factor },
        effect[factor]
          ? make("span", { class: "change" }, `${signed(effect[factor])} `, bar(effect[factor], largest))
          : null,
        change_words(factor, effect[factor], largest),
      ),
      make("td", { class: "n" }, fixed(baseline.state[factor])),
      make("td", { class: "n" }, fixed(simulation.state[factor])),
    ),
  );
  const heads = ["Factor", "Change", "Now", "Then"].map((text, i) =>
    make("th", { scope: "col", class: i >= 2 ? "n" : "" }, text),
  );
  return make(
    "div",
    { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
    make(
      "table",
      { class: "changes" },
      make("caption", {}, caption),
      make("thead", {}, make("tr", {}, ...heads)),
      make("tbody", {}, ...rows),
    ),
  );
}

// --- how sure -------------------------------------------------------------------------------------

const is_edited = () =>
  page.map.factors.length !== given.factors.length ||
  page.map.links.length !== given.links.length ||
  page.map.links.some((link, k) => link.cut || link.weight !== given.links[k].weight);

/// The idea of the project that these dials are, or null.
function idea_of(dials) {
  if (is_edited()) return null;
  return (
    given.ideas.find(
      ({ moves }) =>
        moves.length === dials.size && moves.every(([factor, v]) => dials.get(factor) === v),
    ) ?? null
  );
}

function how_sure_words(dials) {
  const idea = idea_of(dials);
  if (!idea)
    return [
      make("p", {}, "Not analysed: nobody redrew the voices for this combination, so how sure it is is not known."),
    ];
  const items = idea.found.map(({ outcome, words, interval }) =>
    make(
      "li",
      {},
      named(outcome),
      `: ${words}`,
      interval
        ? `; from ${signed(interval[0])} to ${signed(interval[1])} in 95 of 100 redraws of the voices`
        : "; too few voices for a range",
    ),
  );
  return [make("p", {}, `Analysed as \u201c${clean(idea.title)}\u201d:`), make("ul", {}, ...items)];
}

// --- the result -----------------------------------------------------------------------------------

let compiled = null; // of the map as it stands

function compile_map() {
  const program = compile(page.map.factors.length, page.map.links, model);
  compiled = { program, baseline: baseline_of(program, model) };
}

const outcomes_here = () =>
  page.map.factors.map((factor, i) => i).filter((i) => page.map.factors[i].outcome !== "");

function compute() {
  const moves = [...page.state.dials].sort(([a], [b]) => a - b);
  if (moves.length === 0) return null;
  const { program, baseline } = compiled;
  const { links } = page.map;
  const { simulation, effect } = what_if(program, links, model, baseline, moves);
  const done = done_to(program.factors, moves, model);
  return { program, links, baseline, simulation, effect, moves, done };
}

/// Of what the dials themselves do not turn.
function largest_effect({ effect }) {
  let largest = 0;
  effect.forEach((value, i) => {
    if (value !== null && !page.state.dials.has(i) && !page.map.factors[i].unseen)
      largest = Math.max(largest, Math.abs(value));
  });
  return largest;
}

function biggest_others({ effect }, largest) {
  return effect
    .map((value, i) => i)
    .filter((i) => {
      const factor = page.map.factors[i];
      return effect[i] && Math.abs(effect[i]) >= largest / 100 && !factor.unseen &&
        factor.outcome === "" && !page.state.dials.has(i);
    })
    .sort((a, b) => Math.abs(effect[b]) - Math.abs(effect[a]) || a - b)
    .slice(0, 6);
}

function chains_to(goals, result) {
  const chains = new Map();
  for (const goal of goals)
    if (result.effect[goal]) chains.set(goal, strongest_chains(result, goal, 3));
  return chains;
}

function chain_list(chains) {
  const items = [...chains].flatMap(([, list]) =>
    list.slice(0, 1).map((chain) => chain_in_words(chain, page.state.dials.get(chain.links[0].from))),
  );
  if (items.length === 0) return [];
  return [
    make("h3", {}, "On whose words"),
    make("p", { class: "small" }, "The strongest way to each, with the voices behind every connection:"),
    make("ul", { class: "chains" }, ...items),
  ];
}

function rest_words({ simulation, baseline }) {
  if (!simulation.certified || !baseline.certified)
    return "That the map rests in no other state is not proven.";
  return "The map has one state to rest in (proven).";
}

function result_parts(result) {
  const unsettled = [result.baseline, result.simulation].find(({ ending }) => ending !== "settled");
  if (unsettled)
    return {
      said: "No answer: the model does not settle.",
      parts: [make("p", {}, `No answer: under this model ${no_rest[unsettled.ending] ?? "it does not settle"}.`)],
    };
  const largest = largest_effect(result);
  const goals = outcomes_here().filter((i) => !page.state.dials.has(i));
  const others = biggest_others(result, largest);
  const chains = chains_to(goals.length > 0 ? goals : others.slice(0, 3), result);
  page.lit = new Set([...chains.values()].flat().flatMap(({ links }) => links));
  const top = goals.length > 0 ? goals : others;
  const said = top
    .map((i) => `${label_of(i)}: ${change_words(i, result.effect[i], largest)}`)
    .join("; ");
  return {
    said: `${counted(page.state.dials.size, "dial is", "dials are")} turned. ${said}.`,
    parts: [
      goals.length > 0 ? change_table("What people care about", goals, result, largest) : null,
      others.length > 0 ? change_table("The biggest other changes", others, result, largest) : null,
      ...chain_list(chains),
      make("h3", {}, "How sure"),
      ...how_sure_words(page.state.dials),
      make("p", { class: "small" }, `Bars are as long as each change is beside the largest. ${rest_words(result)}`),
    ].filter((part) => part !== null),
  };
}

// --- on the map -----------------------------------------------------------------------------------

function mark_factor(factor, effect, largest) {
  const { element, box } = page.map.factors[factor];
  if (!element) return;
  element.querySelector(".change")?.remove();
  element.dataset.spoken ??= element.getAttribute("aria-label") ?? "";
  const spoken = element.dataset.spoken || label_of(factor);
  const v = page.state.dials.get(factor);
  const tells = lights && effect && Math.abs(effect) >= largest / 10 && !page.map.factors[factor].unseen;
  element.classList.toggle("dialled", lights && v !== undefined);
  if (!tells && v === undefined) {
    element.setAttribute("aria-label", spoken);
    return;
  }
  const up = v === undefined ? effect > 0 : v > 0;
  const word = v === undefined ? `With these dials: ${up ? "more" : "less"}` : `Its dial is ${up ? "up" : "down"}`;
  element.setAttribute("aria-label", `${spoken}. ${word}`);
  if (!lights) return;
  const x = box.x + box.width - 4;
  const y = box.y;
  element.append(
    svg("path", {
      class: "change",
      d: up ? `M${x - 8} ${y + 6}h16l-8 -14z` : `M${x - 8} ${y - 7}h16l-8 14z`,
    }),
  );
}

function mark_map(result) {
  const largest = result ? largest_effect(result) : 0;
  page.map.factors.forEach((factor, i) => mark_factor(i, result?.effect[i] ?? null, largest));
  for (const link of page.map.links)
    link.element?.classList.toggle("lit", lights && page.lit.has(link));
}

// --- the part of the page -------------------------------------------------------------------------

function all_dials() {
  const place = make("div", { class: "dials" });
  return make(
    "details",
    {
      id: "dials",
      ontoggle: (event) => {
        if (!event.target.open || place.childElementCount > 0) return;
        place.append(...page.map.factors.map((factor, i) => dial(i, "all")));
        sync_dials();
      },
    },
    make("summary", {}, "A dial for every factor"),
    place,
  );
}

function idea_choice() {
  if (given.ideas.length === 0) return null;
  const options = given.ideas.map(({ title, risk }, i) => [i, clean(title) + (risk ? " (a risk)" : "")]);
  const ideas = choice("Try an idea of the project", [["", "choose one"], ...options], (value) => {
    if (value === "") return reset();
    page.state.dials = new Map(given.ideas[Number(value)].moves);
    page.state.show = "dials";
    page.change({ state: true, dials: true });
  });
  page.on_redraw(() => {
    const idea = idea_of(page.state.dials);
    ideas.select.value = idea ? given.ideas.indexOf(idea) : "";
  });
  return ideas.whole;
}

const compare_button = make(
  "button",
  {
    type: "button",
    "aria-pressed": "false",
    onclick: () => {
      lights = !lights;
      page.change({ state: true });
      page.say(lights ? "The map shows what the dials change." : "The map shows things as now.");
    },
  },
  "Map as now",
);

let every_dial = all_dials();

if (model.not) {
  what_if_part.append(
    make("p", {}, `What-if is not offered here: under the model of this project ${model.not}.`),
  );
} else {
  const far = choice(
    "A dial turns",
    Object.entries(turns).map(([word, v]) => [v, word === "more" ? "by half" : word]),
    (value) => {
      turn = Number(value);
    },
  );
  far.select.value = turn;
  what_if_part.append(
    ...[
      make("p", { class: "small" }, "Turn one or more dials: the page computes what these conversations imply under a stated model. It is not a forecast."),
      idea_choice(),
      far.whole,
      every_dial,
      dials_set,
      make("div", { class: "bar" }, make("button", { type: "button", onclick: reset }, "Reset all dials"), compare_button),
      result_place,
    ].filter((part) => part !== null),
  );
}

/// Dials stay listed once they were turned, so that the one in hand does not vanish.
function list_turned(anew) {
  const in_hand = dials_set.contains(document.activeElement);
  if (anew || (page.state.dials.size === 0 && !in_hand)) turned.clear();
  if (turned.size === 0) dials_set.replaceChildren();
  for (const factor of page.state.dials.keys()) {
    if (turned.has(factor)) continue;
    turned.add(factor);
    dials_set.append(dial(factor, "set"));
  }
  if (turned.size === 0) dials_set.append(make("p", {}, "No dial is turned: everything is as now."));
}

function redraw_dials(changed) {
  if (changed.map) {
    compile_map();
    const fresh = all_dials();
    every_dial.replaceWith(fresh);
    every_dial = fresh;
  }
  const place = document.getElementById("factor-dial");
  if (place && place.childElementCount === 0) place.append(dial(page.state.selected, "one"));
  if (!changed.map && !changed.dials) return false;
  page.lit = new Set();
  page.what_if = compute();
  list_turned(changed.map);
  const { said, parts } = page.what_if ? result_parts(page.what_if) : { said: "", parts: [] };
  result_place.replaceChildren(...parts);
  if (changed.dials && said !== "") page.say(said);
  return true;
}

page.on_redraw((changed) => {
  if (model.not) return;
  redraw_dials(changed);
  sync_dials();
  compare_button.setAttribute("aria-pressed", String(!lights));
  mark_map(page.what_if);
});
