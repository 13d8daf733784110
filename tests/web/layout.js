// SPDX-License-Identifier: MIT
//
// How the page uses a screen: what is in sight, how large labels are, what stays while one scrolls.
import { data_of, expect } from "./browser.js";

const least_label = 10.95; // pixels: 11, rounded by the browser
const screens = [[1280, 720], [1366, 768], [1920, 1080]];

/// Of the drawing in sight, in pixels of the window.
const measure = (page) =>
  page.evaluate(() => {
    const box = [...document.querySelectorAll(".mapbox")].find((one) => one.offsetParent !== null);
    const svg = box.querySelector("svg");
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const rect = (element) => element.getBoundingClientRect().toJSON();
    const sizes = [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize));
    return {
      scale,
      label: scale * Math.min(...sizes),
      box: rect(box),
      svg: rect(svg),
      all_seen: box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + 1,
      moved: box.scrollLeft + box.scrollTop, // a narrow drawing moves one way alone
      boxes: [...svg.querySelectorAll(".theme-box rect, .factor rect:first-of-type")].map(rect),
      spills: [...svg.querySelectorAll(".theme-box")].filter((group) => {
        const around = rect(group.querySelector("rect"));
        return [...group.querySelectorAll("text")].map(rect).some(
          (text) => text.left < around.left || text.right > around.right || text.bottom > around.bottom + 1,
        );
      }).length,
      tallies: [...svg.querySelectorAll(".tally")].map(rect),
      window: window.innerHeight,
    };
  });

const overlap = (a, b) =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
const pairs_that = (test, ones, others) =>
  ones.flatMap((one, i) => others.filter((other, k) => (ones !== others || i < k) && test(one, other))).length;

/// The page hears of its new size with the next frame.
async function resize(page, width, height) {
  await page.setViewportSize({ width, height });
  await page.waitForFunction((wide) => window.innerWidth === wide, width);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/// A crowded map opens by theme: all of it is in sight on a projector, and can be read.
export async function check_theme_view(page) {
  for (const [width, height] of screens) {
    const at = `by theme at ${width}x${height}`;
    await resize(page, width, height);
    await page.reload();
    const seen = await measure(page);
    expect(seen.label >= least_label, `${at}: labels of ${seen.label.toFixed(1)} px`);
    expect(seen.all_seen, `${at}: the drawing is cut off`);
    expect(seen.box.bottom <= height, `${at}: the drawing ends ${seen.box.bottom - height} px below the window`);
    expect(seen.spills === 0, `${at}: ${seen.spills} boxes are too small for their words`);
    expect(pairs_that(overlap, seen.boxes, seen.boxes) === 0, `${at}: boxes overlap`);
    expect(pairs_that(overlap, seen.tallies, seen.boxes) === 0, `${at}: a count lies on a box`);
  }
  await resize(page, 1280, 720);
  for (const theme of ["2", "7"]) {
    await page.selectOption("#choice-theme", theme);
    const { themes } = await data_of(page);
    const { box, boxes, label } = await measure(page);
    const outside = themes[theme].factors.filter((i) => !overlap(boxes[i], box) || boxes[i].top < box.top || boxes[i].bottom > box.bottom);
    expect(outside.length === 0, `${outside.length} factors of the theme that was chosen are out of sight`);
    expect(label >= least_label, `one theme: labels of ${label.toFixed(1)} px`);
  }
  await page.reload();
  await page.selectOption("#choice-strongest-connections", "20");
  expect(await page.locator("#drawing").isVisible(), "the strongest connections are asked for, and themes are shown");
  await resize(page, 320, 640);
  await page.reload();
  const small = await measure(page);
  expect(small.label >= least_label, `by theme at 320 px: labels of ${small.label.toFixed(1)} px`);
}

/// Whatever the window, labels open at a size that can be read; buttons make the drawing larger and
/// smaller, show all of it and move it.
export async function check_zoom(page) {
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  for (const [width, height] of [[1920, 1080], [320, 640], [1280, 720]]) {
    await resize(page, width, height);
    const opened = await measure(page);
    expect(opened.label >= least_label, `labels of ${opened.label.toFixed(1)} px at ${width}x${height}`);
  }
  const opened = await measure(page);
  expect(opened.box.bottom <= opened.window, "the drawing begins cut off by the window");
  await press("All of it");
  const whole = await measure(page);
  expect(whole.all_seen, "\u201cAll of it\u201d shows a part");
  await press("Larger");
  const larger = await measure(page);
  expect(larger.scale > 1.3 * whole.scale && !larger.all_seen, "\u201cLarger\u201d does not make it larger");
  await press("Move right");
  await press("Move down");
  expect((await measure(page)).moved > larger.moved, "buttons do not move the drawing");
  // What somebody chose stays when the window changes.
  await resize(page, 1366, 768);
  expect(!(await measure(page)).all_seen, "a new size of the window undoes \u201cLarger\u201d");
  await resize(page, 1280, 720);
}

/// While somebody scrolls through dials and results, the map with what they change stays in sight.
export async function check_in_sight(page) {
  await resize(page, 1280, 720);
  const bottom = await page.evaluate(() => {
    document.getElementById("dials")?.setAttribute("open", "");
    const side = document.getElementById("side").getBoundingClientRect();
    const down = side.bottom + window.scrollY - window.innerHeight;
    window.scrollTo(0, down);
    return { down, map: document.querySelector(".map-side").getBoundingClientRect().height };
  });
  expect(bottom.down > 300, `there is hardly anything to scroll: ${bottom.down} px`);
  // The last dial of the list: its factor comes into sight, wherever the drawing has it.
  const last = page.locator('#dials input[value="1"]').last();
  if ((await last.count()) > 0) {
    await last.check();
    const factor = await last.getAttribute("data-dial");
    const { box, boxes } = await measure(page);
    expect(overlap(boxes[Number(factor)], box), "the factor whose dial is turned is out of sight");
  }
  const seen = await measure(page);
  expect(seen.box.top >= 0, `the map is ${-seen.box.top} px out of sight`);
  expect(seen.box.bottom <= seen.window, `the map ends ${seen.box.bottom - seen.window} px below the window`);
  expect(bottom.map <= seen.window, `map, legend and key are ${bottom.map} px high`);
  await page.evaluate(() => window.scrollTo(0, 0));
}

/// The table of changes: nothing runs out of its cell, no word is broken, figures stay on one line.
export async function check_tables(page) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    const found = await page.evaluate(() => {
      const cells = [...document.querySelectorAll("#what-if-result .changes :is(th, td)")];
      const lines = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      };
      // A word on two lines has two rectangles.
      const broken = (element) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (const { index, 0: word } of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (range.getClientRects().length > 1) return true;
          }
        return false;
      };
      return {
        cells: cells.length,
        spilling: cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent),
        broken: cells.filter(broken).map((cell) => cell.textContent),
        figures: cells.filter((cell) => cell.matches("td.n") && lines(cell) > 1).length,
      };
    });
    expect(found.cells > 0, "there is no table of changes");
    expect(found.spilling.length === 0, `out of its cell at ${width} px: ${found.spilling.slice(0, 3).join(" | ")}`);
    expect(found.broken.length === 0, `a broken word at ${width} px: ${found.broken.slice(0, 3).join(" | ")}`);
    expect(found.figures === 0, `${found.figures} figures are broken over lines at ${width} px`);
  }
}
