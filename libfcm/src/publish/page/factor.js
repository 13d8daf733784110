// SPDX-License-Identifier: MIT
//
// The selected factor in words: what it affects, what affects it, and what was said of that.

const factor_part = document.getElementById("factor-part");
const factor_heading = make("h2", { id: "factor-heading", tabindex: "-1" });
const factor_body = make("div");
factor_part.append(factor_heading, factor_body);

/// One link, seen from one of its ends.
function link_item(link, other, before) {
  const details = details_of(link);
  return make(
    "li",
    { class: link.simulated ? (link.weight > 0 ? "more" : link.weight < 0 ? "less" : "") : "" },
    before,
    make("button", { type: "button", class: "go", onclick: () => page.follow(other) }, named(other)),
    details === "" ? null : make("span", { class: "small" }, ` ${details}`),
    said_behind(link),
  );
}

/// Links by position, the largest |weight| first.
function strongest_first(positions) {
  const size = (k) => Math.abs(page.map.links[k].weight);
  return [...positions].sort((a, b) => size(b) - size(a) || a - b);
}

function link_list(title, positions, item) {
  return [
    make("h3", {}, title),
    positions.length === 0
      ? make("p", {}, "Nobody spoke of anything.")
      : make("ul", { class: "links" }, ...strongest_first(positions).map(item)),
  ];
}

function factor_in_words(factor) {
  const it = page.map.factors[factor];
  const out = links_there().filter((k) => page.map.links[k].from === factor);
  const into = links_there().filter((k) => page.map.links[k].to === factor);
  const about = [
    it.theme ? `Theme: ${clean(it.theme)}.` : "",
    it.outcome === "more" || it.outcome === "less" ? `An outcome: ${it.outcome} of it is wanted.` : "",
    it.outcome === "any" ? "An outcome." : "",
    it.assumed ? "Assumed: nobody spoke of it." : "",
    it.description ? clean(it.description) : "",
  ].filter((text) => text !== "");
  return [
    about.length > 0 ? make("p", {}, about.join(" ")) : null,
    make("div", { id: "factor-dial" }),
    ...link_list(`It affects (${out.length})`, out, (k) => {
      const link = page.map.links[k];
      return link_item(link, link.to, `More of it ${verb_of(link)} `);
    }),
    ...link_list(`What affects it (${into.length})`, into, (k) => {
      const link = page.map.links[k];
      const item = link_item(link, link.from, "");
      item.querySelector("button").after(` ${verb_of(link)} it.`);
      return item;
    }),
    make("button", { type: "button", onclick: () => page.select(null) }, "Close this factor"),
  ].filter((part) => part !== null);
}

page.on_redraw((changed) => {
  const factor = page.state.selected;
  if (factor === null) {
    factor_heading.textContent = "No factor is selected yet";
    factor_body.replaceChildren(
      make("p", {}, "Find one above, or select one on the map, and read here what it affects and what affects it."),
    );
    return;
  }
  if (!changed.map && !changed.selected) return;
  factor_heading.replaceChildren(named(factor));
  factor_body.replaceChildren(...factor_in_words(factor));
  const out = links_there().filter((k) => page.map.links[k].from === factor).length;
  const into = links_there().filter((k) => page.map.links[k].to === factor).length;
  page.say(`Selected: ${label_of(factor)}. Affects ${out}, affected by ${into}.`);
});
