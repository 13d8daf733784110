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
  if (v !== 0) page.go_to_beside(factor);
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
  page.say("No dial is turned any more.");
}
