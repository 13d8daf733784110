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
// sized it by hand.
window.addEventListener("resize", () => {
  const box = in_sight();
  if (box && !sized_by_hand.has(box)) open_drawing(box);
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
