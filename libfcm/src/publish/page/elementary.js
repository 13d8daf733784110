// SPDX-License-Identifier: MIT
//
// exp, log, tanh, sigmoid and atanh, operation by operation those of libfcm/src/core/elementary.cpp,
// so that they give the same bits: + - * / on doubles alone, in the same order. Math's own differ
// from browser to browser. Constants are those of core/two_to.hpp, written in the fewest decimal
// digits that read back as the same double.

const two_to_terms = [
  0.6931471805599453, 0.24022650695910097, 0.0555041086648216, 0.009618129107606888,
  0.0013333558146416936, 0.0001540353044173605, 1.525273382983612e-05, 1.321544258792169e-06,
  1.0178062445845774e-07, 7.072585949269223e-09, 4.4549605981865186e-10,
];
const log2_e = 1.4426950408889634;
const ln2_high = 0.6931471803691238;
const ln2_low = 1.9082149292705877e-10;
const to_integer = 6755399441055744 + 1023; // added and taken away again it rounds to an integer
const to_sixteenth = 6755399441055744;
const tanh_most = 20 * 2 * log2_e;
const sixteenth_powers = [
  1.0, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916,
  1.189207115002721, 1.241857812073484, 1.2968395546510096, 1.3542555469368927,
  1.4142135623730951, 1.4768261459394993, 1.5422108254079407, 1.6104903319492543,
  1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971474,
];
const sixteenth_terms = [
  0.04332169878499661, 0.0009383847928089873, 1.355080777749983e-05,
  1.4676100321837672e-07, 1.2716085030349987e-09, 9.181334960907254e-12,
];
const sigmoid_least = -1022 * 16;
const sigmoid_most = 1024 * 16;
const square_root_of_2 = 1.4142135623730951;

/// 2^k for -1022 <= k <= 1024, of which the last is infinite.
const power_of_two = (() => {
  const powers = new Float64Array(2047);
  powers[1022] = 1;
  for (let k = 1; k <= 1024; ++k) powers[1022 + k] = 2 * powers[1022 + k - 1];
  for (let k = 1; k <= 1022; ++k) powers[1022 - k] = powers[1022 - k + 1] / 2;
  return (k) => powers[1022 + k];
})();

function two_to_minus_one(r) {
  const c = two_to_terms;
  const r2 = r * r;
  const even = ((((c[10] * r2 + c[8]) * r2 + c[6]) * r2 + c[4]) * r2 + c[2]) * r2 + c[0];
  const odd = (((c[9] * r2 + c[7]) * r2 + c[5]) * r2 + c[3]) * r2 + c[1];
  return r * (even + r * odd);
}

const with_sign_of = (size, x) => (x < 0 || Object.is(x, -0) ? -size : size);

function exp(x) {
  if (!(x < 709.79)) return Number.isNaN(x) ? x : Infinity;
  if (x < -745.2) return 0;
  const k = x * log2_e + to_integer - to_integer;
  const high = x - k * ln2_high;
  const low = k * ln2_low;
  const r = high - low;
  const lost = high - r - low;
  const value = 1 + (two_to_minus_one(r * log2_e) + lost);
  if (k >= -1022 && k <= 1023) return value * power_of_two(k);
  const half = Math.trunc(k / 2);
  return value * power_of_two(half) * power_of_two(k - half);
}

function tanh(x) {
  let t = Math.abs(x) * (2 * log2_e);
  if (t > tanh_most) t = tanh_most;
  const k = t + to_integer - to_integer;
  const scale = power_of_two(k);
  const rest = two_to_minus_one(t - k);
  const e = scale * rest + (scale - 1);
  return with_sign_of(e < 2 ? e / (e + 2) : 1 - 2 / (e + 2), x);
}

function sigmoid(x) {
  let t = x * (-16 * log2_e);
  if (t > sigmoid_most) t = sigmoid_most;
  if (t < sigmoid_least) t = sigmoid_least;
  const k = t + to_sixteenth - to_sixteenth;
  const r = t - k;
  const whole = Math.floor(k / 16);
  const power = sixteenth_powers[k - 16 * whole] * power_of_two(whole);
  const c = sixteenth_terms;
  const rest = r * (((((c[5] * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0]);
  return 1 / (1 + power * (1 + rest));
}

/// atanh(s) - s for small s.
function atanh_tail(s) {
  const z = s * s;
  let sum = 1 / 23;
  for (let k = 21; k >= 3; k -= 2) sum = sum * z + 1 / k;
  return s * z * sum;
}

const bits = new DataView(new ArrayBuffer(8));

function log(x) {
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let k = 0;
  if (x < power_of_two(-1022)) {
    x *= power_of_two(54);
    k = -54;
  }
  bits.setFloat64(0, x);
  const top = bits.getUint32(0);
  k += (top >>> 20) - 1023;
  bits.setUint32(0, (top & 0xfffff) | (1023 << 20));
  let m = bits.getFloat64(0);
  if (m > square_root_of_2) {
    m *= 0.5;
    ++k;
  }
  const f = m - 1;
  const s = f / (m + 1);
  return k * ln2_high + (f - (s * f - 2 * atanh_tail(s) - k * ln2_low));
}

function atanh(x) {
  const size = Math.abs(x);
  if (size <= 0.17) return x + atanh_tail(x);
  return with_sign_of(0.5 * log((1 + size) / (1 - size)), x);
}
