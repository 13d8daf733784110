// SPDX-License-Identifier: MIT
//
// Size and movement of the drawings, by buttons. At zoom 1 all of a drawing is in its box, and the box
// in the window (page.css).

const boxes = [...document.querySelectorAll(".mapbox")];
const zooms = new Map(); // box: how much larger than all of it
const sized_by_hand = new Set();
const in_sight = () => boxes.find((box) => box.offsetParent !== null);
const picture_in = (box) => box.querySelector("svg");

/// Zooms about the middle of what is seen.
function set_zoom(box, wanted) {
  const middle = {
    x: (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth,
    y: (box.scrollTop + box.clientHeight / 2) / box.scrollHeight,
  };
  zooms.set(box, Math.min(8, Math.max(1, wanted)));
  box.style.setProperty("--zoom", zooms.get(box));
  box.scrollLeft = middle.x * box.scrollWidth - box.clientWidth / 2;
  box.scrollTop = middle.y * box.scrollHeight - box.clientHeight / 2;
}

const least_label = 11; // pixels, as a drawing opens
const largest_label = 18; // pixels, where a part is brought into sight
const around_factors = 24; // points
const smallest_type = (box) => (box === mapbox ? 12 : 11); // points, of the labels of a drawing

/// The box is as high as what the window has left below it before anything is scrolled (page.css).
function measure_room(box) {
  const side = box.closest(".map-side");
  side.style.position = "static";
  box.style.setProperty("--above", `${Math.ceil(box.getBoundingClientRect().top + window.scrollY)}px`);
  side.style.position = "";
}

/// All of it, or as large as its labels need to be read.
function open_drawing(box) {
  measure_room(box);
  set_zoom(box, 1);
  const { width } = picture_in(box).viewBox.baseVal;
  const scale = picture_in(box).getBoundingClientRect().width / width;
  set_zoom(box, least_label / (scale * smallest_type(box)));
  box.scrollTo(0, 0);
}

/// The factors in the middle of what is seen: all of them, if their labels can still be read then.
page.bring_into_sight = (factors) => {
  const around = factors.map((i) => page.map.factors[i].box).filter((box) => box);
  if (around.length === 0 || in_sight() !== mapbox) return;
  const [left, top] = ["x", "y"].map((key) => Math.min(...around.map((box) => box[key])));
  const right = Math.max(...around.map(({ x, width }) => x + width));
  const bottom = Math.max(...around.map(({ y, height }) => y + height));
  const scale = () => picture_in(mapbox).getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  const fitting = Math.min(
    mapbox.clientWidth / (right - left + 2 * around_factors),
    mapbox.clientHeight / (bottom - top + 2 * around_factors),
  );
  const wanted = Math.min(largest_label / 12, Math.max(least_label / 12, fitting));
  set_zoom(mapbox, (zooms.get(mapbox) * wanted) / scale());
  mapbox.scrollTo(
    (scale() * (left + right) - mapbox.clientWidth) / 2,
    (scale() * (top + bottom) - mapbox.clientHeight) / 2,
  );
};

function by_hand(act) {
  return () => {
    const box = in_sight();
    sized_by_hand.add(box);
    act(box);
  };
}
const zoom_by = (factor) => by_hand((box) => set_zoom(box, zooms.get(box) * factor));
const move = (x, y) =>
  by_hand((box) => box.scrollBy(x * box.clientWidth * 0.4, y * box.clientHeight * 0.4));

document.getElementById("map-buttons").append(
  ...[
    ["+", "Larger", zoom_by(1.4)],
    ["\u2212", "Smaller", zoom_by(1 / 1.4)],
    ["All of it", "All of it", by_hand((box) => set_zoom(box, 1))],
    ["\u2190", "Move left", move(-1, 0)],
    ["\u2192", "Move right", move(1, 0)],
    ["\u2191", "Move up", move(0, -1)],
    ["\u2193", "Move down", move(0, 1)],
  ].map(([sign, name, act]) =>
    make("button", { type: "button", "aria-label": name, title: name, onclick: act }, sign),
  ),
);

// A drawing opens when it first comes into sight, and anew when it or the window changed and nobody
// sized or moved it. A phone calls it a new size when its address bar goes.
window.addEventListener("resize", () => {
  const box = in_sight();
  if (box && !sized_by_hand.has(box) && box.scrollLeft === 0 && box.scrollTop === 0) open_drawing(box);
});
const extents = new Map();
page.on_redraw(() => {
  const box = in_sight();
  const extent = picture_in(box).getAttribute("viewBox");
  if (extents.get(box) === extent) return;
  extents.set(box, extent);
  const { width, height } = picture_in(box).viewBox.baseVal;
  box.style.setProperty("--ratio", width / height);
  if (!sized_by_hand.has(box)) open_drawing(box);
});
