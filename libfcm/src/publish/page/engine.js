// SPDX-License-Identifier: MIT
//
// One round of a model on a map: what libfcm/src/simulate/{program,system,transfer}.cpp compute, in
// the same order, so that every state has the same bits: for each factor the links into it by
// `from`, then its own memory, then what pushes it.
//
//   compile(factors, links, model)      a program; links are { from, to, weight, lag, simulated, cut }
//   new System(program, inputs, held)   by factor: u; and where it is held, NaN where it is free
//
// A stack holds the last states, the newest first; without lags it is the state.

const transfer_functions = {
  sigmoid: {
    value: (x, lambda) => sigmoid(lambda * x),
    slope: (x, lambda) => {
      const a = sigmoid(lambda * x);
      return lambda * a * (1 - a);
    },
    lipschitz: (lambda) => lambda / 4,
    low: 0,
    high: 1,
  },
  tanh: {
    value: (x, lambda) => tanh(lambda * x),
    slope: (x, lambda) => {
      const a = tanh(lambda * x);
      return lambda * (1 - a) * (1 + a);
    },
    lipschitz: (lambda) => lambda,
    low: -1,
    high: 1,
  },
  linear: {
    value: (x, lambda) => lambda * x,
    slope: (x, lambda) => lambda,
    lipschitz: (lambda) => lambda,
    low: -Infinity,
    high: Infinity,
  },
  saturation: {
    value: (x, lambda) => clamped(lambda * x, -1, 1),
    slope: (x, lambda) => (Math.abs(lambda * x) < 1 ? lambda : 0),
    lipschitz: (lambda) => lambda,
    low: -1,
    high: 1,
  },
  saturation_unit: {
    value: (x, lambda) => clamped(lambda * x, 0, 1),
    slope: (x, lambda) => (lambda * x >= 0 && lambda * x < 1 ? lambda : 0),
    lipschitz: (lambda) => lambda,
    low: 0,
    high: 1,
  },
  bivalent: discrete((x) => (x > 0 ? 1 : 0), 0),
  bivalent_half: discrete((x) => (x >= 0.5 ? 1 : 0), 0),
  trivalent: discrete((x) => (x > 0 ? 1 : x < 0 ? -1 : 0), -1),
  trivalent_half: discrete((x) => (x >= 0.5 ? 1 : x <= -0.5 ? -1 : 0), -1),
};

function discrete(value, low) {
  return { value, slope: () => 0, lipschitz: () => Infinity, low, high: 1, discrete: true };
}

/// std::clamp: the value itself where it is neither below nor above, also -0.
function clamped(x, low, high) {
  return x < low ? low : high < x ? high : x;
}

function compile(factors, links, model) {
  const into = Array.from({ length: factors }, () => []);
  const order = links
    .filter((link) => !link.cut && link.simulated && link.weight !== 0)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let depth = 1;
  for (const link of order) {
    into[link.to].push({ source: link.lag * factors + link.from, weight: link.weight });
    depth = Math.max(depth, 1 + link.lag);
  }
  const gain = (1 - model.damping) * model.phi;
  const rest = (1 - model.damping) * (1 - model.phi);
  return {
    factors,
    into,
    depth,
    f: transfer_functions[model.transfer],
    self: model.self,
    lambda: model.lambda,
    scale: model.scale,
    shift: model.shift,
    gain,
    keep: model.damping,
    rest,
    start: model.start,
    plainly_seen: model.scale === 1 && model.shift === 0,
    plain: gain === 1 && model.damping === 0 && rest === 0,
  };
}

class System {
  constructor(program, inputs, held) {
    this.program = program;
    this.inputs = inputs;
    this.held = held;
    this.finite = program.f.discrete === true && program.keep === 0;
    this.bounded = Number.isFinite(program.f.high);
  }

  is_free(j) {
    return Number.isNaN(this.held[j]);
  }

  begin(state) {
    const { factors, depth } = this.program;
    const newest = state.map((a, j) => (this.is_free(j) ? a : this.held[j]));
    const stack = new Float64Array(factors * depth);
    for (let age = 0; age < depth; ++age) stack.set(newest, age * factors);
    return stack;
  }

  seen(stack) {
    const { plainly_seen, scale, shift } = this.program;
    return plainly_seen ? stack : stack.map((a) => scale * a - shift);
  }

  /// x of every factor.
  sums(stack) {
    const { into, self, factors } = this.program;
    const seen = this.seen(stack);
    const x = new Float64Array(factors);
    for (let j = 0; j < factors; ++j) {
      let sum = 0;
      for (const { source, weight } of into[j]) sum += weight * seen[source];
      if (self !== 0) sum += self * seen[j];
      x[j] = sum + this.inputs[j];
    }
    return x;
  }

  step(stack) {
    const { program: p } = this;
    const x = this.sums(stack);
    const next = new Float64Array(stack.length);
    for (let j = 0; j < p.factors; ++j) {
      let value = p.f.value(x[j], p.lambda);
      if (!p.plain) {
        value = p.gain * value + p.keep * stack[j];
        if (p.rest !== 0) value += p.rest * p.start;
      }
      next[j] = this.is_free(j) ? value : this.held[j];
    }
    if (p.depth > 1) next.set(stack.subarray(0, stack.length - p.factors), p.factors);
    return next;
  }

  /// One step of the difference of two near states.
  step_difference(slope, now) {
    const { program: p } = this;
    const next = new Float64Array(now.length);
    for (let j = 0; j < p.factors; ++j) {
      let sum = p.self * now[j];
      for (const { source, weight } of p.into[j]) sum += weight * now[source];
      next[j] = sum * slope[j];
      if (p.keep !== 0 && this.is_free(j)) next[j] += p.keep * now[j];
    }
    if (p.depth > 1) next.set(now.subarray(0, now.length - p.factors), p.factors);
    return next;
  }

  /// By how much a small difference grows a round in the long run.
  local_growth(stack) {
    const { program: p } = this;
    if (stack.length === 0) return 0;
    const slope = this.sums(stack);
    for (let j = 0; j < p.factors; ++j) {
      slope[j] = this.is_free(j) ? p.scale * p.f.slope(slope[j], p.lambda) : 0;
      if (p.gain !== 1) slope[j] *= p.gain;
    }
    let now = new Float64Array(stack.length);
    for (let i = 0; i < now.length; ++i) now[i] = 1 + (i % 7) / 7;
    const rounds = 100;
    let growth = 0;
    for (let round = 0; round < 2 * rounds; ++round) {
      const next = this.step_difference(slope, now);
      let norm = 0;
      for (const each of next) norm = Math.max(norm, Math.abs(each));
      if (norm === 0) return 0;
      now = next.map((each) => each / norm);
      if (round >= rounds) growth += log(norm);
    }
    return exp(growth / rounds);
  }
}
