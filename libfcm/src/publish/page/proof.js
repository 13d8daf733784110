// SPDX-License-Identifier: MIT
//
// Whether there is one fixed point, and how far a state is from it at most: what
// libfcm/src/simulate/{reach,box,contraction}.cpp compute, in the same order. When a simulation
// stops depends on it, and so do the last bits of every state. Formulas: docs/maths.md,
// "Contraction certificate" and "Box iteration".

const unit = 2.220446049250313e-16; // of rounding: 2^-52

/// How far a difference of two states reaches in one round.
class Reach {
  constructor(system, slope) {
    this.system = system;
    this.slope = slope;
    this.arcs = [];
    const p = system.program;
    for (let j = 0; j < p.factors; ++j) {
      if (!system.is_free(j)) continue;
      const reach = p.gain * slope[j] * p.scale;
      let self = p.self;
      for (const { source, weight } of p.into[j]) {
        const from = source % p.factors;
        if (source === j) self += weight;
        else if (system.is_free(from))
          this.arcs.push({ from, to: j, weight: reach * Math.abs(weight) });
      }
      const kept = (self === 0 ? 0 : reach * Math.abs(self)) + p.keep;
      if (kept !== 0) this.arcs.push({ from: j, to: j, weight: kept });
    }
  }

  spread(v) {
    const out = new Float64Array(v.length);
    for (const { from, to, weight } of this.arcs) out[to] += weight * v[from];
    return out;
  }

  rounding(stack) {
    const { system, slope } = this;
    const p = system.program;
    const seen = (i) => p.scale * Math.abs(stack[i]) + Math.abs(p.shift);
    const rounding = new Float64Array(p.factors);
    for (let j = 0; j < p.factors; ++j) {
      if (!system.is_free(j)) continue;
      let size = p.self === 0 ? 0 : Math.abs(p.self) * seen(j);
      size += Math.abs(system.inputs[j]);
      let terms = 4;
      for (const { source, weight } of p.into[j]) {
        size += Math.abs(weight) * seen(source);
        terms += 2;
      }
      let value = 4 * Math.abs(stack[j]);
      if (!p.plain)
        value = 20 * (Math.abs(stack[j]) + (p.rest === 0 ? 0 : Math.abs(p.start)));
      rounding[j] = unit * (value + (slope[j] === 0 ? 0 : slope[j] * terms * size));
    }
    return rounding;
  }
}

// --- the box --------------------------------------------------------------------------------------

const size_of = ({ low, high }) => Math.max(Math.abs(low), Math.abs(high));

/// x_j over the box, and what rounding may add to it.
function argument(system, box, j) {
  const p = system.program;
  const seen = (i) => ({
    low: p.scale * box.low[i] - p.shift,
    high: p.scale * box.high[i] - p.shift,
  });
  const x = { low: 0, high: 0 };
  const add = (weight, of) => {
    x.low += weight * (weight > 0 ? of.low : of.high);
    x.high += weight * (weight > 0 ? of.high : of.low);
  };
  let self = p.self;
  let terms = 4;
  let size = Math.abs(system.inputs[j]);
  const count = (weight, of) => {
    size += Math.abs(weight) * (size_of(of) + 2 * Math.abs(p.shift));
    terms += 2;
  };
  for (const { source, weight } of p.into[j]) {
    const from = seen(source % p.factors);
    count(Math.abs(weight), from);
    if (source === j) self += weight;
    else add(weight, from);
  }
  if (p.self !== 0) count(p.self, seen(j));
  if (self !== 0) add(self, seen(j));
  const by = 2 * unit * terms * size;
  return { low: x.low + system.inputs[j] - by, high: x.high + system.inputs[j] + by };
}

function value_at(p, x) {
  if (x === Infinity) return p.f.high;
  if (x === -Infinity) return p.f.low;
  return p.f.value(x, p.lambda);
}

/// Where a factor rests whose function is between `low` and `high`, rounded outward.
function between(p, low, high) {
  const leant = p.rest === 0 ? 0 : p.rest * p.start;
  const solved = (value) => (p.plain ? value : (p.gain * value + leant) / (1 - p.keep));
  const a = { low: solved(low), high: solved(high) };
  let by = 0;
  if (size_of(a) < Infinity)
    by = p.plain
      ? 8 * unit * size_of(a)
      : (32 * unit * (size_of(a) + Math.abs(leant))) / (1 - p.keep);
  return { low: a.low - by, high: a.high + by };
}

function whole_range(system) {
  const p = system.program;
  const range = between(p, p.f.low, p.f.high);
  const end = (free) => Float64Array.from(system.held, (held) => (Number.isNaN(held) ? free : held));
  return { low: end(range.low), high: end(range.high) };
}

function narrowed(system, box) {
  const p = system.program;
  const next = { low: box.low.slice(), high: box.high.slice() };
  for (let j = 0; j < p.factors; ++j) {
    if (!system.is_free(j)) continue;
    const x = argument(system, box, j);
    const a = between(p, value_at(p, x.low), value_at(p, x.high));
    next.low[j] = box.low[j] < a.low ? a.low : box.low[j];
    next.high[j] = a.high < box.high[j] ? a.high : box.high[j];
  }
  return next;
}

function stalled(before, now) {
  for (let j = 0; j < now.low.length; ++j) {
    const was = before.high[j] - before.low[j];
    const is = now.high[j] - now.low[j];
    const last_bits = 1e-13 * (1 + Math.abs(now.low[j]) + Math.abs(now.high[j]));
    if (is < 0.99 * was && was > last_bits) return false;
  }
  return true;
}

function widened(box) {
  const wider = { low: box.low.slice(), high: box.high.slice() };
  for (let j = 0; j < box.low.length; ++j) {
    const size = Math.max(Math.abs(box.low[j]), Math.abs(box.high[j]));
    const by = 1e-3 * (box.high[j] - box.low[j]) + 1e-9 * (1 + size);
    wider.low[j] -= by;
    wider.high[j] += by;
  }
  return wider;
}

function largest_slope(p, x) {
  const most = p.f.lipschitz(p.lambda);
  if (p.f.discrete) return value_at(p, x.low) === value_at(p, x.high) ? 0 : Infinity;
  if (x.low <= 0 && x.high >= 0) return most;
  const steepest = p.f.slope(x.low > 0 ? x.low : x.high, p.lambda) * (1 + 1e-12) + 8 * unit * most;
  return steepest < most ? steepest : most;
}

// --- the certificate ------------------------------------------------------------------------------

const is_power_of_two = (round) => (round & (round - 1)) === 0;

function is_disproven(reach, x) {
  for (let pruning = 0; pruning < 8; ++pruning) {
    const image = reach.spread(x);
    let all_grow = true;
    let any = false;
    for (let j = 0; j < x.length; ++j) {
      if (x[j] === 0) continue;
      const grows = image[j] >= x[j];
      any = any || grows;
      all_grow = all_grow && grows;
      if (!grows) x[j] = 0;
    }
    if (!any) return false;
    if (all_grow) return true;
  }
  return false;
}

function contracting_vector(reach, n) {
  const v = new Float64Array(n).fill(1);
  const growing = new Float64Array(n);
  for (let round = 1; ; ++round) {
    const next = reach.spread(v);
    let q = 0;
    let growth = 0;
    let largest = 0;
    for (let j = 0; j < n; ++j) {
      q = at_least(q, next[j] / v[j]);
      growing[j] = next[j] + 1 - v[j];
      growth = at_least(growth, growing[j]);
      largest = at_least(largest, next[j]);
    }
    const found = q < 1 - 1e-9;
    if ((found && growth <= 0.5) || largest > 1e9 || !Number.isFinite(largest) || round === 2000)
      return found ? { q, v } : null;
    if (round >= 8 && is_power_of_two(round) && is_disproven(reach, growing.slice()))
      return found ? { q, v } : null;
    for (let j = 0; j < n; ++j) v[j] = next[j] + 1;
  }
}

/// std::max of a number so far and another, which is left out where it is none.
function at_least(sofar, other) {
  return sofar < other ? other : sofar;
}

function proven_on(system, slope) {
  if (slope.some((each) => !Number.isFinite(each))) return null;
  const reach = new Reach(system, slope);
  const found = contracting_vector(reach, slope.length);
  return found && { ...found, reach, box: null };
}

function proven_by_box(system) {
  const p = system.program;
  let box = whole_range(system);
  for (let round = 1; ; ++round) {
    const next = narrowed(system, box);
    const last = stalled(box, next) || round === 512;
    box = next;
    if (last || (round > 1 && is_power_of_two(round))) {
      const place = widened(box);
      const slope = new Float64Array(p.factors);
      for (let j = 0; j < p.factors; ++j)
        if (system.is_free(j)) slope[j] = largest_slope(p, argument(system, place, j));
      const found = proven_on(system, slope);
      if (found) return { ...found, box: place };
    }
    if (last) return null;
  }
}

/// That there is one fixed point, and how distances follow from it; null where nothing is proven.
function certificate(system) {
  const { f, lambda, factors } = system.program;
  const steepest = new Float64Array(factors).fill(f.lipschitz(lambda));
  return proven_on(system, steepest) ?? proven_by_box(system);
}

/// The largest distance of a free factor of `now` from the fixed point, `before` a round earlier.
function bound(system, proof, before, now, goal) {
  const n = system.program.factors;
  if (n === 0) return 0;
  if (proof.box && !before.every((a, i) => a >= proof.box.low[i % n] && a <= proof.box.high[i % n]))
    return across_the_box(system, proof.box, now);
  const rounding = proof.reach.rounding(now);
  const way = new Float64Array(n);
  for (let i = 0; i < now.length; ++i) way[i % n] += Math.abs(now[i] - before[i]);
  const rest = proof.reach.spread(way);
  for (let j = 0; j < n; ++j) rest[j] += rounding[j];
  return largest_of_series(system, proof, rest, goal);
}

/// The same from what is left unsolved.
function bound_of_rest(system, proof, now, residual, goal) {
  const p = system.program;
  const n = p.factors;
  if (n === 0) return 0;
  const newest = now.subarray(0, n);
  if (proof.box && !newest.every((a, j) => a >= proof.box.low[j] && a <= proof.box.high[j]))
    return across_the_box(system, proof.box, now);
  const rest = proof.reach.rounding(now);
  for (let j = 0; j < n; ++j) rest[j] += (1 - p.keep) * residual[j];
  return largest_of_series(system, proof, rest, goal);
}

function across_the_box(system, box, now) {
  let largest = 0;
  for (let j = 0; j < system.program.factors; ++j)
    if (system.is_free(j))
      largest = Math.max(largest, Math.abs(now[j] - box.low[j]), Math.abs(box.high[j] - now[j]));
  return largest;
}

function largest_of_series(system, { q, v, reach }, given_rest, goal) {
  const n = v.length;
  let rest = given_rest;
  const sum = new Float64Array(n);
  let best = Infinity;
  const slack = 1 + 1e-6;
  for (let term = 0; term < 100; ++term) {
    let norm = 0;
    let largest = 0;
    for (let j = 0; j < n; ++j) norm = at_least(norm, rest[j] / v[j]);
    for (let j = 0; j < n; ++j)
      if (system.is_free(j)) largest = at_least(largest, slack * (sum[j] + (norm / (1 - q)) * v[j]));
    const worth_more = largest < 0.99 * best;
    best = Math.min(best, largest);
    if (best <= goal || !worth_more) break;
    for (let j = 0; j < n; ++j) sum[j] += rest[j];
    rest = reach.spread(rest);
  }
  return best;
}
