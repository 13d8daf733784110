// SPDX-License-Identifier: MIT
//
// Along which chains of links a dial works on a factor: the strongest few, by what the dial itself
// does to the first factor times slope times weight of every link, as analyse/chains.cpp has it.

const longest_chain = 6;
const most_looks = 200000;

/// By how much a factor follows its sum, between two states.
function secants(program, before, after, done) {
  const none = done_to(program.factors, [], page.given.model);
  const x0 = new System(program, none.inputs, none.held).sums(stack_of(program, before));
  const x1 = new System(program, done.inputs, done.held).sums(stack_of(program, after));
  const f = (x) => program.f.value(x, program.lambda);
  return Float64Array.from(x0, (from, j) => {
    const way = x1[j] - from;
    return Math.abs(way) > 1e-9 ? (f(x1[j]) - f(from)) / way : program.f.slope(from, program.lambda);
  });
}

function stack_of(program, state) {
  const stack = new Float64Array(program.factors * program.depth);
  for (let age = 0; age < program.depth; ++age) stack.set(state, age * program.factors);
  return stack;
}

/// The strongest chains of links from moved factors to `goal`: [{ links, factors, share }].
function strongest_chains({ program, links, baseline, simulation, moves, done }, goal, count) {
  const slope = secants(program, baseline.state, simulation.state, done);
  const leads = page.map.factors.map(() => []);
  for (const link of links)
    if (!link.cut && link.simulated && link.weight !== 0) leads[link.from].push(link);
  const to_goal = distances(goal, true);
  const found = [];
  let looks = 0;
  const follow = (factor, share, path, visited) => {
    if (factor === goal && path.length > 0) {
      found.push({ links: path, share });
      found.sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
      if (found.length > count) found.pop();
      return;
    }
    for (const link of leads[factor]) {
      if (++looks > most_looks) return;
      if (visited.has(link.to) || path.length + 1 + to_goal[link.to] > longest_chain) continue;
      const next = share * program.scale * slope[link.to] * link.weight;
      follow(link.to, next, [...path, link], new Set(visited).add(link.to));
    }
  };
  for (const [factor, v] of moves) {
    const own = Number.isNaN(done.held[factor]) ? slope[factor] * done.inputs[factor] : v;
    follow(factor, own, [], new Set([factor]));
  }
  return found.filter(({ share }) => share !== 0);
}

/// "more Listening, so more Trust (few voices), so less Isolation (one or two voices)"
function chain_in_words({ links }, v) {
  let sign = v > 0 ? 1 : -1;
  const way = () => (sign > 0 ? "more " : "less ");
  const item = make("li", {}, way(), named(links[0].from));
  for (const link of links) {
    if (link.weight < 0) sign = -sign;
    const behind = [voices_words(link), link.contested ? "contested" : ""].filter((text) => text);
    item.append(", so ", way(), named(link.to), behind.length > 0 ? ` (${behind.join(", ")})` : "");
  }
  return item;
}
