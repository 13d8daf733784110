// SPDX-License-Identifier: MIT
//
// One simulation, and what a scenario changes: libfcm/src/simulate/{simulate,repeat,pace}.cpp and
// analyse/what_if.cpp, in the same order, for interventions that stay as they are.
//
//   simulate(program, { inputs, held, begin }, { tolerance, max_steps })
//       { ending: "settled", "cycle", "slow", "aperiodic" or "stopped", steps, period, certified,
//         unstable, error_bound, state }

const last_bits = 64 * unit;

function largest_step(before, now) {
  let largest = 0;
  for (let i = 0; i < now.length; ++i) {
    const change = Math.abs(now[i] - before[i]);
    if (!(change <= 1e100)) return Infinity;
    if (largest < change) largest = change;
  }
  return largest;
}

function largest_state(stack) {
  let largest = 1;
  for (const value of stack) if (largest < Math.abs(value)) largest = Math.abs(value);
  return largest;
}

// --- whether states come again --------------------------------------------------------------------

const near = 1e-9;
const hardly = 1e-5;

function within(a, b, distance) {
  for (let i = 0; i < a.length; ++i) if (!(Math.abs(a[i] - b[i]) <= distance)) return false;
  return true;
}
const equal = (a, b) => a.every((value, i) => value === b[i]);

class Repeat {
  constructor(system, start) {
    this.system = system;
    this.kept = start;
    this.steps = 0;
    this.movement = 0;
    this.kept_at = 0;
    this.keep_for = 1;
    this.seen = system.finite ? new Map([[this.key(start), 0]]) : null;
  }

  key(state) {
    return state.join(); // -0 and 0 are one state
  }

  closes(state, size) {
    ++this.steps;
    this.movement = at_least(this.movement, size);
    return this.seen ? this.closes_exactly(state) : this.closes_nearly(state);
  }

  closes_exactly(state) {
    const key = this.key(state);
    const known = this.seen.get(key);
    if (known !== undefined) return this.steps - known;
    this.seen.set(key, this.steps);
    return 0;
  }

  closes_nearly(state) {
    if (within(state, this.kept, near * this.movement)) {
      const period = this.confirmed_period(state);
      if (period > 0) return period;
    }
    if (this.steps - this.kept_at === this.keep_for) {
      this.kept = state;
      this.kept_at = this.steps;
      this.keep_for *= 2;
      this.movement = 0;
    }
    return 0;
  }

  confirmed_period(state) {
    const exact = equal(state, this.kept);
    let earlier = this.kept;
    let later = state;
    for (let t = 1; t <= this.steps - this.kept_at; ++t) {
      earlier = this.system.step(earlier);
      later = this.system.step(later);
      if (!within(earlier, later, near * this.movement)) return 0;
      if (within(later, state, near * this.movement)) return t > 1 ? t : 0;
      if (!exact && within(later, state, hardly * this.movement)) return 0;
    }
    return 0;
  }
}

// --- how fast steps shrink ------------------------------------------------------------------------

const largest_of = (sizes, begin, end) => {
  let largest = sizes[begin];
  for (let i = begin + 1; i < end; ++i) if (largest < sizes[i]) largest = sizes[i];
  return largest;
};

function by_blocks(sizes, width, blocks) {
  const n = sizes.length;
  if (n < width * (blocks + 1)) return null;
  let ratio = 0;
  let later = largest_of(sizes, n - width, n);
  const last = later;
  for (let b = 1; b <= blocks; ++b) {
    const earlier = largest_of(sizes, n - (b + 1) * width, n - b * width);
    ratio = at_least(ratio, later / earlier);
    later = earlier;
  }
  return ratio < 1 ? (width * last * ratio) / (1 - ratio) : null;
}
const estimated_distance = (sizes) => by_blocks(sizes, 1, 8) ?? by_blocks(sizes, 32, 4);

function pace(sizes) {
  const n = sizes.length;
  if (n < 16) return "unknown";
  const length = Math.floor(n / 4);
  const second = largest_of(sizes, n - 3 * length, n - 2 * length);
  const third = largest_of(sizes, n - 2 * length, n - length);
  const last = largest_of(sizes, n - length, n);
  if (last < 0.99 * third && third < 0.99 * second) return "shrinking";
  if (last > 1.001 * third && third > 1.001 * second) return "growing";
  return "steady";
}

// --- a simulation ---------------------------------------------------------------------------------

function residual_of(system, now) {
  const p = system.program;
  const newest = now.subarray(0, p.factors);
  const resting = new Float64Array(now.length);
  for (let age = 0; age < p.depth; ++age) resting.set(newest, age * p.factors);
  const image = system.step(resting);
  const left = new Float64Array(p.factors);
  for (let j = 0; j < p.factors; ++j) {
    left[j] = system.is_free(j) ? Math.abs(image[j] - now[j]) : 0;
    if (p.keep !== 0) left[j] /= 1 - p.keep;
  }
  return left;
}

function give_up(system, proof, sizes, now) {
  if (sizes.length === 0) return { ending: "slow" };
  const how = pace(sizes);
  const drift = 0.5 * sizes.length * sizes.at(-1);
  let furthest = 0;
  for (const value of now) furthest = at_least(furthest, Math.abs(value));
  const diverges =
    !system.bounded && (how === "growing" || (how === "steady" && furthest >= drift));
  const slow = how === "shrinking" || diverges || proof !== null || sizes.length < 256;
  return { ending: slow ? "slow" : "aperiodic", diverges };
}

/// Rounds until the end, whatever it is.
function run_rounds(system, proof, start, { tolerance, max_steps }) {
  const repeat = new Repeat(system, start);
  const sizes = [];
  let now = start;
  let before = null;
  let look_below = 16 * tolerance;
  let estimate = 0;
  const end = (how) => ({ steps: sizes.length, before, now, estimate, sizes, ...how });
  const settled = () =>
    end({
      ending: "settled",
      period: 1,
      unstable: proof === null && system.local_growth(now) > 1 + 1e-9,
    });
  while (sizes.length < max_steps) {
    const next = system.step(now);
    const size = largest_step(now, next);
    if (!Number.isFinite(size)) return end({ ending: "slow", diverges: true });
    before = now;
    now = next;
    sizes.push(size);
    if (size === 0) return settled();
    if (size <= look_below) {
      if (proof) {
        estimate = bound(system, proof, before, now, tolerance);
        if (estimate <= tolerance) return settled();
        look_below = size * clamped(tolerance / estimate, 0.1, 0.9);
      } else if (size <= tolerance) {
        const distance = estimated_distance(sizes);
        if (distance !== null && distance <= tolerance) {
          estimate = distance;
          if (system.local_growth(now) <= 1) return settled();
          look_below = size / 10;
        }
      }
    }
    const period = repeat.closes(now, size);
    if (period === 0) continue;
    if (repeat.movement <= last_bits * largest_state(now)) {
      estimate = repeat.movement;
      return settled();
    }
    return end({ ending: "cycle", period });
  }
  return end(give_up(system, proof, sizes, now));
}

function simulate(program, { inputs, held, begin }, limits) {
  const system = new System(program, inputs, held);
  const proof = certificate(system);
  const start = system.begin(begin);
  const run = run_rounds(system, proof, start, limits);
  const { ending, steps, period = 0, unstable = false, diverges = false, before, now } = run;
  let error_bound = 0;
  if (proof) {
    error_bound = before
      ? bound(system, proof, before, now, limits.tolerance)
      : bound_of_rest(system, proof, now, residual_of(system, now), limits.tolerance);
  } else if (ending === "settled" && run.sizes.at(-1) > 0) {
    error_bound = run.estimate;
  }
  return {
    ending,
    steps,
    period,
    unstable,
    diverges,
    certified: proof !== null,
    error_bound,
    state: now.slice(0, program.factors),
  };
}

// --- what a scenario changes ----------------------------------------------------------------------

/// What pushes a factor so that alone it would come to v: analyse/resolve.cpp.
function input_for(v, model) {
  if (model.transfer === "tanh") return atanh(v) / model.lambda;
  if (model.transfer === "sigmoid") return (2 * atanh(v)) / model.lambda;
  return v / model.lambda;
}

/// `moves`: [factor, v] with -1 < v < 1. Under a discrete function a push is a clamp.
function done_to(factors, moves, model) {
  const inputs = new Float64Array(factors);
  const held = new Float64Array(factors).fill(NaN);
  const { discrete: steps, low, high } = transfer_functions[model.transfer];
  for (const [factor, v] of moves) {
    if (!steps) inputs[factor] += input_for(v, model) * 1;
    else if (v !== 0) held[factor] = v > 0 ? high : low;
  }
  return { inputs, held };
}

function baseline_of(program, model) {
  const begin = new Float64Array(program.factors).fill(model.start);
  return simulate(program, { ...done_to(program.factors, [], model), begin }, model);
}

/// Factors with a path of links from any of `from`, themselves included.
function reached_from(factors, links, from) {
  const leads = Array.from({ length: factors }, () => []);
  for (const link of links) if (!link.cut && link.simulated) leads[link.from].push(link.to);
  const reached = new Array(factors).fill(false);
  const open = [...from];
  while (open.length > 0) {
    const here = open.pop();
    if (reached[here]) continue;
    reached[here] = true;
    open.push(...leads[here]);
  }
  return reached;
}

/// { simulation, effect: by factor, null where none may be said }
function what_if(program, links, model, baseline, moves) {
  const simulation = simulate(
    program,
    { ...done_to(program.factors, moves, model), begin: baseline.state },
    model,
  );
  const effect = new Array(program.factors).fill(null);
  if (simulation.ending === "settled" && baseline.ending === "settled") {
    const reached = reached_from(program.factors, links, moves.map(([factor]) => factor));
    reached.forEach((there, i) => {
      if (there) effect[i] = simulation.state[i] - baseline.state[i];
    });
  }
  return { simulation, effect };
}
