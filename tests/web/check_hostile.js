// SPDX-License-Identifier: MIT
//
// node check_hostile.js LABELS.json FILE.html...
//
// Opens files made of labels.json in Debian's Chromium, under their own policy and without it, does
// with them what people do, and lets a scribe type every string: no dialog, no request, no script but
// those that were in the file, no attribute that runs, no address that leads out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, faults, in_browser, new_page, url_of } from "./browser.js";

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
    await form.getByLabel("of what").fill(labels[i + 1]);
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

async function check(browser, file, labels, bypass) {
  const name = `${file}${bypass ? " without its policy" : ""}`;
  const page = await new_page(browser, { bypass, name });
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
  });
  await page.goto(url_of(file));
  const before = (await inert(page)).scripts;
  if (file.endsWith("blank.html") && !bypass) {
    const count = await type_all(page, labels);
    expect(count >= 45, `${name}: only ${count} factors after ${labels.length} were typed`);
  }
  await use(page);
  const after = await inert(page);
  expect(after.scripts === before, `${name}: ${after.scripts} scripts, ${before} at first`);
  for (const what of ["runs", "out", "foreign", "refused"])
    expect(after[what].length === 0, `${name}: ${what}: ${after[what].slice(0, 5)}`);
  const others = page.requests.filter((one) => one !== url_of(file));
  expect(others.length === 0, `${name}: asks for ${others.slice(0, 5)}`);
  await page.context().close();
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
const labels = JSON.parse(readFileSync(list, "utf8"));
await in_browser(async (browser) => {
  await check_can_fail(browser, labels);
  for (const file of files) for (const bypass of [false, true]) await check(browser, file, labels, bypass);
  return `${files.length} files of hostile strings`;
});
