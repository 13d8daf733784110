// SPDX-License-Identifier: MIT
//
// What-if: changes in words, as bars and in tables.

const signed = (value) => {
  const text = Math.abs(value).toFixed(3);
  if (value === 0) return "0";
  return (value < 0 ? "\u2212" : "+") + (Number(text) === 0 ? Math.abs(value).toPrecision(1) : text);
};
const fixed = (value) => value.toFixed(3).replace("-", "\u2212");

const no_rest = {
  cycle: "go round and round and never come to rest",
  slow: "were still moving after as many rounds as it allows",
  aperiodic: "neither come to rest nor repeat themselves",
};

/// "more, wanted", "a little less", "nobody spoke of a way there".
function change_words(factor, effect, largest) {
  if (effect === null) return "nobody spoke of a way there";
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
