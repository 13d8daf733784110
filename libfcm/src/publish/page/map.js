// SPDX-License-Identifier: MIT
//
// The drawing: one stop of the Tab key, arrow keys to the nearest factor in that direction, Enter
// selects. The drawing itself was made when the page was exported.

const drawing = document.getElementById("drawing");
const mapbox = document.getElementById("mapbox");

function box_of(element) {
  const rect = element.querySelector("rect");
  const number = (name) => Number(rect.getAttribute(name));
  return { x: number("x"), y: number("y"), width: number("width"), height: number("height") };
}

const centre = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });

/// Makes the group of a factor something to be reached and pressed.
function adopt_factor(factor, element) {
  page.map.factors[factor].element = element;
  page.map.factors[factor].box = box_of(element);
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "-1");
  element.dataset.factor = factor;
}

for (const element of drawing.querySelectorAll("g.factor"))
  adopt_factor(Number(element.dataset.factor), element);
for (const element of drawing.querySelectorAll("g.link"))
  page.map.links[Number(element.dataset.link)].element = element;

// --- what is added in the page --------------------------------------------------------------------

/// Lines of a label of about so many characters.
function lines_of(label, width = 18) {
  const lines = [""];
  for (const word of label.split(" ")) {
    const longer = lines.at(-1) === "" ? word : `${lines.at(-1)} ${word}`;
    if (longer.length > width && lines.at(-1) !== "") lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/// A new or renamed factor: at its box, else below everything.
page.draw_factor = (factor) => {
  const it = page.map.factors[factor];
  const lines = lines_of(label_of(factor));
  const width = Math.max(74, 12 + 7 * Math.max(...lines.map((line) => line.length)));
  const height = 14 + 14.5 * lines.length;
  const [, , all_width, all_height] = drawing.getAttribute("viewBox").split(" ").map(Number);
  let at = it.box ? centre(it.box) : null;
  if (!at) {
    const added = page.map.factors.filter((other) => other.added && other.box).length;
    const across = Math.max(1, Math.floor(all_width / 170));
    at = { x: 85 + 170 * (added % across), y: all_height + 40 };
    if (added % across > 0) at.y = all_height - 40;
    else drawing.setAttribute("viewBox", `0 0 ${all_width} ${all_height + 80}`);
  }
  if (it.element) it.element.remove();
  const group = svg("g", { class: "factor" + (it.added ? " added" : "") + (it.outcome ? " outcome" : "") });
  group.append(
    svg("rect", { x: at.x - width / 2, y: at.y - height / 2, width, height, rx: 6 }),
    ...lines.flatMap((line, i) => [
      svg("text", { x: at.x, y: at.y - height / 2 + 18.3 + 14.5 * i }, line),
      " ",
    ]),
  );
  drawing.append(group);
  adopt_factor(factor, group);
};

/// Where the line from the centre of a box leaves it.
function border(box, towards) {
  const at = centre(box);
  const x = towards.x - at.x;
  const y = towards.y - at.y;
  const share = Math.min(
    x === 0 ? Infinity : box.width / 2 / Math.abs(x),
    y === 0 ? Infinity : box.height / 2 / Math.abs(y),
  );
  return Number.isFinite(share) ? { x: at.x + x * share, y: at.y + y * share } : at;
}

const is_answered = ({ from, to }) =>
  page.map.links.some((other) => !other.cut && other.from === to && other.to === from);

/// From border to border with a point to bend towards: half way, or aside of it where another link
/// runs the opposite way. Each keeps to its own right, so the two part.
function way_of(link) {
  const [from, to] = [page.map.factors[link.from].box, page.map.factors[link.to].box];
  const [a, b] = [centre(from), centre(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const aside = is_answered(link) ? 26 + 0.06 * length : 0;
  const bend = {
    x: (a.x + b.x) / 2 - (aside * (b.y - a.y)) / length,
    y: (a.y + b.y) / 2 + (aside * (b.x - a.x)) / length,
  };
  return { start: border(from, bend), bend, end: border(to, bend) };
}

/// A new, flipped or weighed link.
page.draw_link = (position) => {
  const link = page.map.links[position];
  if (link.element) link.element.remove();
  link.element = null;
  if (link.cut) return;
  const { start, bend, end } = way_of(link);
  const size = Math.hypot(end.x - bend.x, end.y - bend.y) || 1;
  const along = { x: (end.x - bend.x) / size, y: (end.y - bend.y) / size };
  const spot = (back, side) =>
    `${end.x - along.x * back - along.y * side} ${end.y - along.y * back + along.x * side}`;
  const kind = link.weight > 0 ? "plus" : link.weight < 0 ? "minus" : "unsigned";
  const group = svg("g", { class: "link", "aria-hidden": "true", "data-link": position });
  group.append(
    svg("path", {
      class: `line ${kind}`,
      "stroke-width": [1.4, 1.4, 2.5, 4][strength_of(link)],
      d: `M${start.x} ${start.y}Q${bend.x} ${bend.y} ${spot(kind === "plus" ? 8 : 3, 0)}`,
    }),
    kind === "minus"
      ? svg("path", { class: "bar", d: `M${spot(3, -6)}L${spot(3, 6)}` })
      : svg("path", { class: `head ${kind}`, d: `M${spot(0, 0)}L${spot(9, -4.5)}L${spot(9, 4.5)}Z` }),
  );
  drawing.insertBefore(group, drawing.querySelector("g.factor"));
  link.element = group;
};

/// 3 strong, 2 medium, 1 weak: thirds of the largest |weight|, as drawing.cpp has it.
function strength_of(link) {
  const largest = Math.max(...page.map.links.map((other) => Math.abs(other.weight)));
  const share = largest > 0 ? Math.abs(link.weight) / largest : 0;
  return share >= 2 / 3 ? 3 : share >= 1 / 3 ? 2 : 1;
}

// --- keys and pointer -----------------------------------------------------------------------------

let here = page.map.factors.findIndex((factor) => factor.element !== null);

function stop_at(factor) {
  page.map.factors[here]?.element?.setAttribute("tabindex", "-1");
  here = factor;
  page.map.factors[here]?.element?.setAttribute("tabindex", "0");
}

/// The nearest factor in a direction, sideways distance counting double.
function nearest(direction) {
  const from = centre(page.map.factors[here].box);
  let best = here;
  let least = Infinity;
  page.map.factors.forEach((factor, position) => {
    if (!factor.element || position === here) return;
    const to = centre(factor.box);
    const along = (to.x - from.x) * direction.x + (to.y - from.y) * direction.y;
    const aside = Math.abs((to.x - from.x) * direction.y) + Math.abs((to.y - from.y) * direction.x);
    if (along > 0 && along + 2 * aside < least) {
      least = along + 2 * aside;
      best = position;
    }
  });
  return best;
}

const directions = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

// On an ancestor: a browser makes a drawn thing that listens a stop of its own.
mapbox.addEventListener("keydown", (event) => {
  const element = event.target.closest("g.factor");
  if (!element || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key in directions) {
    stop_at(nearest(directions[event.key]));
    page.map.factors[here].element.focus();
  } else if (event.key === "Enter" || event.key === " ") {
    page.select(Number(element.dataset.factor));
  } else if (event.key === "Escape") {
    page.select(null);
  } else {
    return;
  }
  event.preventDefault();
});

mapbox.addEventListener("click", (event) => {
  const element = event.target.closest("g.factor");
  if (!element) return;
  const factor = Number(element.dataset.factor);
  stop_at(factor);
  page.select(page.state.selected === factor ? null : factor);
});

/// To the factor in the drawing, wherever one is.
page.go_to = (factor) => {
  stop_at(factor);
  const { element } = page.map.factors[factor];
  element?.scrollIntoView({ block: "nearest", inline: "center" });
};

/// The same where map and dials stand side by side; elsewhere it would take one away from the dials.
page.go_to_beside = (factor) => {
  if (window.matchMedia("(min-width: 960px)").matches) page.go_to(factor);
};

page.on_redraw(() => {
  page.map.factors.forEach((factor, position) => {
    if (!factor.element) return;
    const selected = page.state.selected === position;
    factor.element.setAttribute("aria-pressed", String(selected));
    factor.element.classList.toggle("selected", selected);
  });
  if (page.state.selected !== null) stop_at(page.state.selected);
  else stop_at(here);
});
