// SPDX-License-Identifier: MIT
//
// node check_hostile.js LABELS.json FILE.html...
//
// Opens files made of labels.json in Debian's Chromium, under their own policy and without it, does
// with them what people do, and lets a scribe type every string: no dialog, no request, no script but
// those that were in the file, no attribute that runs, no address that leads out.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const browser_path = "/usr/bin/chromium";
const skip = 77; // ctest: SKIP_RETURN_CODE

async function load_browser() {
  if (!existsSync(browser_path)) return null;
  try {
    return (await import("playwright-core")).chromium;
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

const faults = [];

/// A page that tells everything that should not happen.
async function watched(context, url, name) {
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    faults.push(`${name}: a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => faults.push(`${name}: error in the page: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${name}: console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (request.url() !== url) faults.push(`${name}: asks for ${request.url().slice(0, 120)}`);
  });
  page.on("popup", () => faults.push(`${name}: opens a window`));
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
  });
  await page.goto(url);
  return page;
}

/// Every factor is selected, everything is opened, every element is gone over with the mouse.
async function use(page) {
  for (const factor of await page.locator("#drawing g.factor").all()) await factor.dispatchEvent("click");
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
    for (const one of document.querySelectorAll("*"))
      for (const event of ["mouseover", "focus", "load", "error"]) one.dispatchEvent(new Event(event));
  });
}

/// On the page that starts from nothing: all strings become factors, linked in a row.
async function type_all(page, labels) {
  const form = page.locator("details", { has: page.locator("summary", { hasText: "Add a connection" }) });
  await form.evaluate((one) => (one.open = true));
  for (let i = 0; i + 1 < labels.length; ++i) {
    await form.getByLabel("More of (a factor; a new name adds it)").fill(labels[i]);
    await form.getByLabel("leads to more or less of").fill(labels[i + 1]);
    await form.getByLabel("Why, in a few words").fill(labels[i]);
    await form.getByRole("button", { name: "Add the connection" }).click();
  }
  return page.evaluate(() => document.querySelectorAll("#drawing g.factor").length);
}

/// What a hostile string would have added.
function inert(page) {
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll("*")];
    const attributes = elements.flatMap((one) => [...one.attributes]);
    const leads = attributes.filter(({ name }) => ["href", "src", "xlink:href", "action", "srcdoc"].includes(name));
    return {
      runs: attributes.filter(({ name }) => name.startsWith("on")).map(({ name, value }) => `${name}=${value}`),
      out: leads.map(({ value }) => value).filter((value) => !/^(#|data:image\/|$)/.test(value)),
      foreign: elements.map((one) => one.localName).filter((name) => ["iframe", "object", "embed", "base", "foreignObject"].includes(name)),
      scripts: document.scripts.length,
      refused: window.refused,
    };
  });
}

async function check(browser, file, labels, bypassCSP) {
  const url = pathToFileURL(resolve(file)).href;
  const name = `${file}${bypassCSP ? " without its policy" : ""}`;
  const context = await browser.newContext({ bypassCSP, offline: true });
  const page = await watched(context, url, name);
  const before = (await inert(page)).scripts;
  if (file.endsWith("blank.html") && !bypassCSP) {
    const count = await type_all(page, labels);
    if (count < 45) faults.push(`${name}: only ${count} factors after ${labels.length} were typed`);
  }
  await use(page);
  const after = await inert(page);
  if (after.scripts !== before) faults.push(`${name}: ${after.scripts} scripts, ${before} at first`);
  for (const what of ["runs", "out", "foreign", "refused"])
    if (after[what].length > 0) faults.push(`${name}: ${what}: ${after[what].slice(0, 5)}`);
  await context.close();
}

/// The strings as they stand in a file: if that has no faults, this test sees nothing.
async function check_can_fail(browser, labels) {
  const file = join(mkdtempSync(join(tmpdir(), "fcm-hostile-")), "control.html");
  writeFileSync(file, `<meta charset="utf-8"><p>${labels.map((one) => `<i>${one}</i>`).join(" ")}</p>`);
  await check(browser, file, labels, false);
  rmSync(dirname(file), { recursive: true });
  const seen = ["a dialog", "asks for", "runs:", "out:"].filter((what) => faults.some((one) => one.includes(what)));
  faults.length = 0;
  if (seen.length < 4) faults.push(`of unescaped strings only ${seen} are seen`);
}

const [list, ...files] = process.argv.slice(2);
const chromium = await load_browser();
if (chromium === null) {
  console.log("skipped: needs /usr/bin/chromium and `npm ci --prefix tests/web`");
  process.exit(skip);
}
const labels = JSON.parse(readFileSync(list, "utf8"));
const browser = await chromium.launch({
  executablePath: browser_path,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  await check_can_fail(browser, labels);
  for (const file of files) for (const bypass of [false, true]) await check(browser, file, labels, bypass);
} finally {
  await browser.close();
}
for (const fault of faults) console.error(fault);
console.log(`${files.length} files of hostile strings: ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
