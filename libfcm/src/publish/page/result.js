// SPDX-License-Identifier: MIT
//
// What-if: what follows from the dials, on whose words, and how sure.

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

function why_not_analysed() {
  if (is_edited()) return "the map was changed here, and nobody has checked since how sure its answers are.";
  if (given.ideas.length === 0) return "nobody has checked how sure this answer is.";
  return "how sure an answer is was checked for the ideas of the project alone, and this is none of them.";
}

function how_sure_words(dials) {
  const idea = idea_of(dials);
  if (!idea) return [make("p", {}, `Not analysed: ${why_not_analysed()}`)];
  const items = idea.found.map(({ outcome, words, interval }) =>
    make(
      "li",
      {},
      named(outcome),
      `: ${words}`,
      interval
        ? `; between ${signed(interval[0])} and ${signed(interval[1])} in 95 of 100 repeats, each with voices drawn at random from those heard`
        : "; too few voices to say between which figures",
    ),
  );
  return [make("p", {}, `Analysed as the idea \u201c${clean(idea.title)}\u201d:`), make("ul", {}, ...items)];
}

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
    make("p", { class: "small" }, "The strongest way from the dials to each of them, and how many voices told each step:"),
    make("ul", { class: "chains" }, ...items),
  ];
}

function rest_words({ simulation, baseline }) {
  if (!simulation.certified || !baseline.certified)
    return "It is not proven that these are the only figures at which the map can come to rest.";
  return "These are the only figures at which the map can come to rest: that is proven.";
}

function result_parts(result) {
  const unsettled = [result.baseline, result.simulation].find(({ ending }) => ending !== "settled");
  if (unsettled)
    return {
      said: "No answer: the figures do not come to rest.",
      parts: [make("p", {}, `No answer: by the model of this project the figures ${no_rest[unsettled.ending] ?? "do not come to rest"}.`)],
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
      make("p", { class: "small" }, `The longest bar is the largest change. ${rest_words(result)}`),
    ].filter((part) => part !== null),
  };
}
