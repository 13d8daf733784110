// SPDX-License-Identifier: MIT
//
// node check_edit.js FCM PROJECT FOLDER
//
// A workshop in Debian's Chromium, by keyboard alone and offline: the page of a project is edited,
// saved, brought back by the command as a map, and is the map that the page had; the blank page
// becomes a study. axe-core finds nothing while editing, hostile names stay text, the network is
// asked for nothing.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check_accessibility, data_of, expect, faults, in_browser, open_page, same } from "./browser.js";

const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

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

async function edit_a_map(browser, { fcm, project, folder }) {
  const file = join(folder, "map.html");
  execFileSync(fcm, ["export", project, "-o", file, "--for", "workshop", "--even-so", "--overwrite", "--quiet"]);
  const page = await open_page(browser, file);
  const { factors, links } = await data_of(page);
  const labels = factors.map((factor) => factor.label);

  await press(page, "Edit together");
  await check_accessibility(page, "editing, nothing changed");

  await press(page, "Add a connection");
  await type(page, "More of (a factor; a new name adds it)", "Evening café");
  await choose(page, "leads to", "less");
  await type(page, "of what", labels[0]);
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
    [factors[first.from].id, factors[first.to].id],
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
  await check_accessibility(page, "editing, changed");
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
  await check_accessibility(page, "320 px");
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

async function start_from_nothing(browser, { fcm, folder }) {
  const file = join(folder, "blank.html");
  execFileSync(fcm, ["export", "--as", "blank", "-o", file, "--title", "What leads to what in our street", "--overwrite", "--quiet"]);
  const page = await open_page(browser, file);
  await check_accessibility(page, "blank");
  same(await page.textContent("#legend"), "Nothing is on the map yet.", "the legend of the blank page");
  same(await page.evaluate(() => document.getElementById("side").firstElementChild.id), "edit-part", "first beside the blank map");
  const add = async (from, way, to, strength, hands) => {
    await type(page, "More of (a factor; a new name adds it)", from);
    await choose(page, "leads to", way);
    await type(page, "of what", to);
    await choose(page, "How strongly", strength);
    await type(page, "For", hands);
    await press(page, "Add the connection");
  };
  await add("Rain", "more", "Mud", "strong", "12");
  await add("Mud", "more", "Dirty shoes", "weak", "9");
  await add("Door mats", "less", "Dirty shoes", "medium", "4");
  same(await links_of_page(page), ["Door mats|lowers|Dirty shoes|medium", "Mud|raises|Dirty shoes|weak", "Rain|raises|Mud|strong"], "the map from nothing");
  same(await page.evaluate(() => document.querySelectorAll("#drawing g.factor").length), 4, "factors drawn");
  same(await page.evaluate(() => document.querySelectorAll("#drawing g.link").length), 3, "connections drawn");
  await check_accessibility(page, "blank, filled in");
  await page.screenshot({ path: join(folder, "blank-1280.png"), fullPage: true });
  const saved = await save(page, folder, "nothing.json");
  execFileSync(fcm, ["import", saved.path, "-o", join(folder, "street"), "--count", "one", "--overwrite"], { stdio: "pipe" });
  const checked = execFileSync(fcm, ["check", join(folder, "street")], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  expect(checked.includes("4 factors, 3 links"), `the study from nothing: ${checked}`);

  // Two that lead opposite ways are two lines.
  const straight = await way_of(page, 0);
  expect(straight.aside < 1, `a line alone is bent by ${straight.aside}`);
  await add("Mud", "less", "Rain", "weak", "2");
  const [there, back] = [await way_of(page, 0), await way_of(page, 3)];
  expect(Math.min(there.aside, back.aside) > 10, `opposite lines are bent by ${there.aside} and ${back.aside}`);
  const apart = Math.hypot(there.middle.x - back.middle.x, there.middle.y - back.middle.y);
  expect(apart > 20, `opposite lines are ${apart} apart`);
  await page.screenshot({ path: join(folder, "opposite.png") });
}

/// The middle of the line of a link, and how far it is from the straight way between its ends.
const way_of = (page, link) =>
  page.evaluate((position) => {
    const line = document.querySelector(`#drawing g.link[data-link="${position}"] .line`);
    const at = (share) => line.getPointAtLength(share * line.getTotalLength());
    const [a, middle, b] = [at(0), at(0.5), at(1)];
    const area = (b.x - a.x) * (middle.y - a.y) - (b.y - a.y) * (middle.x - a.x);
    return { middle: { x: middle.x, y: middle.y }, aside: Math.abs(area) / Math.hypot(b.x - a.x, b.y - a.y) };
  }, link);

const [fcm, project, folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node check_edit.js FCM PROJECT FOLDER");
  process.exit(2);
}
await in_browser(async (browser) => {
  await edit_a_map(browser, { fcm, project, folder });
  await start_from_nothing(browser, { fcm, folder });
  return "edited, saved, brought back";
});
