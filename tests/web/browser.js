// SPDX-License-Identifier: MIT
//
// How every check in Debian's Chromium begins and ends. A check writes what it finds into `faults`:
//
//     await in_browser(async (browser) => {
//       const page = await open_page(browser, file);
//       expect(await page.title() !== "", "no title");
//       return "what was looked at";
//     });
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const browser_path = "/usr/bin/chromium";
const skip = 77; // ctest: SKIP_RETURN_CODE

export const faults = [];
export const expect = (holds, fault) => {
  if (!holds) faults.push(fault);
};
export const same = (found, wanted, what) =>
  expect(
    JSON.stringify(found) === JSON.stringify(wanted),
    `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
  );
export const url_of = (file) => pathToFileURL(resolve(file)).href;

let axe = "";

async function load_libraries() {
  if (!existsSync(browser_path)) return null;
  try {
    axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    return (await import("playwright-core")).chromium;
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

/// Says what `check(browser)` looked at and found, and ends with 1 where there are faults.
export async function in_browser(check) {
  const chromium = await load_libraries();
  if (chromium === null) {
    console.log(`skipped: needs ${browser_path} and \`npm ci --prefix tests/web\``);
    process.exit(skip);
  }
  const browser = await chromium.launch({
    executablePath: browser_path,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  let looked_at = "";
  try {
    looked_at = await check(browser);
  } finally {
    await browser.close();
  }
  for (const fault of faults) console.error(`fault: ${fault}`);
  console.log(`${looked_at}: ${faults.length} faults`);
  process.exit(faults.length > 0 ? 1 : 0);
}

/// An empty page, offline; what should not happen on it becomes a fault. `requests`: what it asks
/// for; `warned`: that leaving it asked whether to. Under its own policy, unless `bypass`: axe runs
/// only there.
export async function new_page(browser, { bypass = true, name = "" } = {}) {
  const context = await browser.newContext({ bypassCSP: bypass, offline: true });
  const page = await context.newPage();
  const fault = (text) => faults.push(name === "" ? text : `${name}: ${text}`);
  page.requests = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:")) page.requests.push(request.url());
  });
  page.on("pageerror", (error) => fault(`error in the page: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") fault(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    if (dialog.type() === "beforeunload") page.warned = true;
    else fault(`a dialog: ${dialog.message()}`);
    dialog.accept();
  });
  page.on("popup", () => fault("opens a window"));
  await page.setViewportSize({ width: 1280, height: 900 });
  return page;
}

export async function open_page(browser, file, options) {
  const page = await new_page(browser, options);
  await page.goto(url_of(file));
  return page;
}

export async function check_accessibility(page, when) {
  // What fades in is judged once it is there.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  // axe reads the lines of a label as one word where the drawing is scrolled aside.
  await page.evaluate(() => document.getElementById("mapbox")?.scrollTo(0, 0));
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ["violations"] });
    return found.violations.map(({ id, help, nodes }) => ({ id, help, targets: nodes.map(({ target }) => target) }));
  });
  for (const { id, help, targets } of violations)
    for (const target of targets.slice(0, 3)) expect(false, `axe (${when}): ${id}: ${help}: ${target}`);
}

/// Nothing but a map and tables with a box of their own is wider than the window.
export async function check_width(page, width) {
  await page.setViewportSize({ width, height: 800 });
  const { scrolls, widest } = await page.evaluate(() => {
    const root = document.documentElement;
    const inside = (element) => element.closest(".scroll, .mapbox, .vh, .skip") !== null;
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => !inside(element) && element.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return {
      scrolls: root.scrollWidth > root.clientWidth,
      widest: wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)),
    };
  });
  expect(!scrolls, `scrolls sideways at ${width} px: ${widest.join(" | ")}`);
}

/// The data that the page was made of.
export const data_of = (page) =>
  page.evaluate(() => JSON.parse(document.getElementById("page-data").textContent));
