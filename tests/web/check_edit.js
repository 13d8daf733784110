// SPDX-License-Identifier: MIT
//
// node check_edit.js FCM PROJECT FOLDER
//
// A workshop in Debian's Chromium, by keyboard alone and offline: the page of a project is edited,
// saved, brought back by the command as a map, and is the map that the page had; the blank page
// becomes a study. axe-core finds nothing while editing, hostile names stay text, the network is
// asked for nothing.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const browser_path = "/usr/bin/chromium";
const skip = 77; // ctest: SKIP_RETURN_CODE
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

async function load_libraries() {
  if (!existsSync(browser_path)) return null;
  try {
    const { chromium } = await import("playwright-core");
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    return { chromium, axe };
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND" || error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

const faults = [];
const expect = (holds, fault) => {
  if (!holds) faults.push(fault);
};
const same = (found, wanted, what) =>
  expect(
    JSON.stringify(found) === JSON.stringify(wanted),
    `${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
  );

async function open_page(browser, file) {
  // bypassCSP lets axe run; the policy itself is checked as text.
  const context = await browser.newContext({ bypassCSP: true, offline: true, acceptDownloads: true });
  const page = await context.newPage();
  page.requests = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:")) page.requests.push(request.url());
  });
  page.on("pageerror", (error) => faults.push(`error in the page: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    if (dialog.type() !== "beforeunload") faults.push(`a dialog: ${dialog.message()}`);
    else page.warned = true;
    dialog.accept();
  });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(resolve(file)).href);
  return page;
}

async function check_accessibility(page, axe, when) {
  await page.evaluate(axe);
  // axe reads the lines of a label as one word where the drawing is scrolled aside.
  await page.evaluate(() => document.getElementById("mapbox").scrollTo(0, 0));
  const { violations } = await page.evaluate(() => window.axe.run(document));
  for (const violation of violations)
    for (const node of violation.nodes)
      expect(false, `axe (${when}): ${violation.id}: ${violation.help}: ${node.target}`);
}

/// Presses Tab until the focus is where it is wanted, as somebody without a mouse does.
async function tab_to(page, wanted, argument) {
  for (let i = 0; i < 400; ++i) {
    if (await page.evaluate(wanted, argument)) return true;
    await page.keyboard.press("Tab");
  }
  faults.push(`Tab never reached ${argument}`);
  return false;
}
const at_label = (label) => {
  const { activeElement: here } = document;
  return here.labels?.length > 0 && here.labels[0].textContent === label && here.offsetParent !== null;
};
const at_button = (text) => {
  const { activeElement: here } = document;
  return ["BUTTON", "SUMMARY"].includes(here.tagName) && here.textContent === text;
};
async function press(page, button) {
  await tab_to(page, at_button, button);
  await page.keyboard.press("Enter");
}
async function type(page, label, text) {
  await tab_to(page, at_label, label);
  await page.keyboard.type(text);
}
/// A value of a list, by its words.
async function choose(page, label, words) {
  await tab_to(page, at_label, label);
  await page.keyboard.type(words);
}
const status = (page) => page.evaluate(() => document.getElementById("status").textContent);
const done = (page) => page.evaluate(() => [...document.querySelectorAll(".done li")].map((li) => li.firstChild.parentNode.textContent));

async function save(page, folder, name) {
  await tab_to(page, at_button, "Save as a file");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const path = join(folder, name);
  await download.saveAs(path);
  return { path, suggested: download.suggestedFilename() };
}

/// The map as the page has it: links in its table, by labels.
const links_of_page = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("section[aria-labelledby=tables-heading] details")[0].querySelectorAll("tbody tr")]
      .map((row) => [...row.children].slice(0, 4).map((cell) => cell.textContent).join("|"))
      .sort(),
  );

/// The same of a map file.
function links_of_file(path) {
  const map = JSON.parse(readFileSync(path, "utf8"));
  const label = new Map(map.factors.map((factor) => [factor.id, factor.label ?? factor.id]));
  const links = map.links ?? [];
  const largest = Math.max(...links.map((link) => Math.abs(link.weight)));
  const strength = (weight) => ["weak", "weak", "medium", "strong"][weight >= (2 / 3) * largest ? 3 : weight >= largest / 3 ? 2 : 1];
  const way = (link) => (link.weight === 0 ? "leads to" : link.weight > 0 ? "raises" : "lowers");
  return links
    .map((link) => `${label.get(link.from)}|${way(link)}|${label.get(link.to)}|${strength(Math.abs(link.weight))}`)
    .sort();
}

async function edit_a_map(browser, axe, { fcm, project, folder }) {
  const file = join(folder, "map.html");
  execFileSync(fcm, ["export", project, "-o", file, "--for", "workshop", "--even-so", "--overwrite", "--quiet"]);
  const page = await open_page(browser, file);
  const labels = await page.evaluate(() => JSON.parse(document.getElementById("page-data").textContent).factors.map((f) => f.label));
  const links = await page.evaluate(() => JSON.parse(document.getElementById("page-data").textContent).links);

  await press(page, "Edit together");
  await check_accessibility(page, axe, "editing, nothing changed");

  await press(page, "Add a connection");
  await type(page, "More of (a factor; a new name adds it)", "Evening café");
  await choose(page, "Which way", "less");
  await type(page, "leads to more or less of", labels[0]);
  await choose(page, "How strongly", "strong");
  await type(page, "For", "9");
  await type(page, "Against", "3");
  await type(page, "Unsure", "1");
  await type(page, "Why, in a few words", "somewhere to go");
  await press(page, "Add the connection");
  expect((await status(page)).includes("Evening café leads to less of"), `the status says: ${await status(page)}`);

  // What-if runs on the changed map.
  await type(page, "Find a factor", "Evening");
  await page.keyboard.press("Enter");
  const turned = await page.evaluate((label) => {
    const dial = document.querySelector('#factor-part input[type=radio][value="1"]');
    dial.click();
    const row = [...document.querySelectorAll("#what-if-result tr")].find((tr) => tr.firstChild.textContent === label);
    return row?.querySelector("[data-effect]")?.dataset.effect;
  }, labels[0]);
  expect(Number(turned) < 0, `more of the new factor changes the outcome by ${turned}`);

  // A hostile name is a name.
  await tab_to(page, at_button, "Add a factor");
  await page.keyboard.press("Enter");
  await type(page, "What it is called", hostile);
  await press(page, "Add the factor");

  await press(page, "Change or cut a connection");
  const first = links.find((link) => link.weight !== 0);
  await page.evaluate(
    ([from, to]) => {
      const inputs = [...document.querySelectorAll("details.do[open] select")];
      inputs[0].value = from;
      inputs[0].dispatchEvent(new Event("change"));
      inputs[1].value = to;
    },
    [await id_at(page, first.from), await id_at(page, first.to)],
  );
  await choose(page, "What is to be done", "turn");
  await type(page, "For", "8");
  await press(page, "Change it");

  await press(page, "Dots, and places to start");
  await type(page, "How many dots lie on it", "7");
  await tab_to(page, at_label, "Mark it as a place to start");
  await page.keyboard.press("Space");
  await press(page, "Note it");

  same((await done(page)).length, 6, "changes listed");
  await check_accessibility(page, axe, "editing, changed");
  await page.screenshot({ path: join(folder, "edit-1280.png"), fullPage: true });

  // Taken back alone, and undone.
  const before = await links_of_page(page);
  await page.evaluate(() => document.querySelector('button[aria-label^="Take back: Turned round"]').focus());
  await page.keyboard.press("Enter");
  same((await done(page)).length, 5, "changes after one was taken back");
  await page.evaluate(() => document.querySelector(".bar button").focus());
  await tab_to(page, at_button, "Undo");
  await page.keyboard.press("Enter");
  same(await links_of_page(page), before, "the map after undo");

  await type(page, "Name of the workshop (no names of people)", "Village hall");
  await page.evaluate(() => (document.querySelector("#edit-part input[type=date]").value = "2026-11-28"));
  await type(page, "People in the room", "14");
  const saved = await save(page, folder, "workshop.json");
  same(saved.suggested, "workshop-village-hall-2026-11-28.json", "the name of the file");

  execFileSync(fcm, ["import", saved.path, "--onto", project, "-o", join(folder, "variant.json"), "--overwrite", "--quiet"]);
  same(await links_of_page(page), links_of_file(join(folder, "variant.json")), "the map of the page and the map of the command");
  const said = execFileSync(fcm, ["import", saved.path, "--into", project, "-o", join(folder, "study"), "--count", "people", "--overwrite"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  expect(said.includes("Village hall, 28 November 2026: 14 people in the room, 4 changes"), `the command says: ${said}`);
  expect(readFileSync(join(folder, "study", "claims.csv"), "utf8").includes("somewhere to go"), "the note is not in the claims");

  expect(await page.evaluate(() => document.querySelectorAll("main img, main script").length === 0), "a hostile name became mark-up");
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "editing scrolls sideways at 320 px");
  await check_accessibility(page, axe, "320 px");
  await page.screenshot({ path: join(folder, "edit-320.png"), fullPage: true });

  // Nothing unsaved, nothing asked; then again with something.
  page.warned = false;
  await page.reload();
  expect(!page.warned, "leaving warned though everything was saved");
  await press(page, "Edit together");
  await page.setInputFiles("#edit-open", saved.path);
  await page.waitForFunction(() => document.querySelectorAll(".done li").length === 6);
  const again = await save(page, folder, "again.json");
  same(JSON.parse(readFileSync(again.path, "utf8")), JSON.parse(readFileSync(saved.path, "utf8")), "saved, opened and saved again");
  writeFileSync(join(folder, "damaged.json"), readFileSync(saved.path, "utf8").replace('"less"', '"sideways"'));
  await page.setInputFiles("#edit-open", join(folder, "damaged.json"));
  await page.waitForFunction(() => document.getElementById("status").textContent.includes("damaged"));
  same((await done(page)).length, 6, "changes after a damaged file");
  await page.evaluate(() => document.querySelector(".done button").focus());
  await page.keyboard.press("Enter");
  page.warned = false;
  await page.reload();
  expect(page.warned, "leaving with unsaved changes does not warn");
  same(page.requests.filter((url) => !url.startsWith("file:")), [], "requests");
}

const id_at = (page, position) =>
  page.evaluate((i) => JSON.parse(document.getElementById("page-data").textContent).factors[i].id, position);

async function start_from_nothing(browser, axe, { fcm, folder }) {
  const file = join(folder, "blank.html");
  execFileSync(fcm, ["export", "--as", "blank", "-o", file, "--title", "What leads to what in our street", "--overwrite", "--quiet"]);
  const page = await open_page(browser, file);
  await check_accessibility(page, axe, "blank");
  same(await page.textContent("#legend"), "Nothing is on the map yet.", "the legend of the blank page");
  same(await page.evaluate(() => document.getElementById("side").firstElementChild.id), "edit-part", "first beside the blank map");
  for (const [from, way, to, strength, hands] of [
    ["Rain", "more", "Mud", "strong", "12"],
    ["Mud", "more", "Dirty shoes", "weak", "9"],
    ["Door mats", "less", "Dirty shoes", "medium", "4"],
  ]) {
    await tab_to(page, at_label, "More of (a factor; a new name adds it)");
    await page.keyboard.type(from);
    await choose(page, "Which way", way);
    await type(page, "leads to more or less of", to);
    await choose(page, "How strongly", strength);
    await type(page, "For", hands);
    await press(page, "Add the connection");
  }
  same(await links_of_page(page), ["Door mats|lowers|Dirty shoes|medium", "Mud|raises|Dirty shoes|weak", "Rain|raises|Mud|strong"], "the map from nothing");
  same(await page.evaluate(() => document.querySelectorAll("#drawing g.factor").length), 4, "factors drawn");
  same(await page.evaluate(() => document.querySelectorAll("#drawing g.link").length), 3, "connections drawn");
  await check_accessibility(page, axe, "blank, filled in");
  await page.screenshot({ path: join(folder, "blank-1280.png"), fullPage: true });
  const saved = await save(page, folder, "nothing.json");
  execFileSync(fcm, ["import", saved.path, "-o", join(folder, "street"), "--count", "one", "--overwrite"], { stdio: "pipe" });
  const checked = execFileSync(fcm, ["check", join(folder, "street")], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  expect(checked.includes("4 factors, 3 links"), `the study from nothing: ${checked}`);
}

const [fcm, project, folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node check_edit.js FCM PROJECT FOLDER");
  process.exit(2);
}
const libraries = await load_libraries();
if (libraries === null) {
  console.log("skipped: needs Debian's chromium, and 'npm ci' in tests/web");
  process.exit(skip);
}
const browser = await libraries.chromium.launch({
  executablePath: browser_path,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  await edit_a_map(browser, libraries.axe, { fcm, project, folder });
  await start_from_nothing(browser, libraries.axe, { fcm, folder });
} finally {
  await browser.close();
}
for (const fault of faults) console.error(`fault: ${fault}`);
if (faults.length === 0) console.log("edited, saved, brought back: nothing found");
process.exit(faults.length === 0 ? 0 : 1);
