// SPDX-License-Identifier: MIT
//
// What-if: the part of the page.

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
    page.go_to_beside(given.ideas[Number(value)].moves[0][0]);
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
      page.say(lights ? "The map shows what the dials change." : "The map shows how things are now.");
    },
  },
  "Map as now",
);

let every_dial = all_dials();

if (model.not) {
  what_if_part.append(
    make("p", {}, `There are no dials here, because this page cannot compute the model of the project: ${model.not}.`),
  );
} else {
  const far = choice(
    "How far a dial turns",
    Object.entries(turns).map(([word, v]) => [v, word === "more" ? "by half" : word]),
    (value) => {
      turn = Number(value);
    },
  );
  far.select.value = turn;
  what_if_part.append(
    ...[
      make("p", { class: "small" }, "Turn one dial or several, and read what would follow if things work as people said. It is not a forecast."),
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
