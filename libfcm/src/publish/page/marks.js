// SPDX-License-Identifier: MIT
//
// What-if: what the dials change, marked on the map.

function mark_factor(factor, effect, largest) {
  const { element, box } = page.map.factors[factor];
  if (!element) return;
  element.querySelector(".change")?.remove();
  element.dataset.spoken ??= element.getAttribute("aria-label") ?? "";
  const spoken = element.dataset.spoken || label_of(factor);
  const v = page.state.dials.get(factor);
  const tells = lights && effect && Math.abs(effect) >= largest / 10 && !page.map.factors[factor].unseen;
  element.classList.toggle("dialled", lights && v !== undefined);
  if (!tells && v === undefined) {
    element.setAttribute("aria-label", spoken);
    return;
  }
  const up = v === undefined ? effect > 0 : v > 0;
  const word = v === undefined ? `With these dials: ${up ? "more" : "less"}` : `Its dial is ${up ? "up" : "down"}`;
  element.setAttribute("aria-label", `${spoken}. ${word}`);
  if (!lights) return;
  const x = box.x + box.width - 4;
  const y = box.y;
  element.append(
    svg("path", {
      class: "change",
      d: up ? `M${x - 8} ${y + 6}h16l-8 -14z` : `M${x - 8} ${y - 7}h16l-8 14z`,
    }),
  );
}

/// What the marks mean, below the legend.
const marks_words = make(
  "span",
  { id: "marks-words", hidden: true },
  " With these dials: \u25b2 more, \u25bc less; filled boxes are those whose dial is turned, thick lines those along which the dials work most.",
);
legend.parentElement.append(marks_words);

function mark_map(result) {
  marks_words.hidden = !result || !lights;
  const largest = result ? largest_effect(result) : 0;
  page.map.factors.forEach((factor, i) => mark_factor(i, result?.effect[i] ?? null, largest));
  for (const link of page.map.links)
    link.element?.classList.toggle("lit", lights && page.lit.has(link));
}
