// SPDX-License-Identifier: MIT
//
// node check_report.js REPORT.html [FOLDER FOR SCREENSHOTS]
//
// Opens a report in Debian's Chromium, offline: axe-core finds nothing, nothing is asked of the
// network, nothing scrolls sideways at 320 and 375 px, it prints, and its policy forbids scripts.
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const browser_path = "/usr/bin/chromium";
const skip = 77; // ctest: SKIP_RETURN_CODE

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

async function check_accessibility(page, axe, when) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  for (const violation of violations)
    for (const node of violation.nodes)
      expect(false, `axe (${when}): ${violation.id}: ${violation.help}: ${node.target}`);
}

async function check_width(page, width) {
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

async function check_document(page) {
  const facts = await page.evaluate(() => ({
    policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
    scripts: document.scripts.length,
    headings: document.querySelectorAll("h1").length,
    language: document.documentElement.lang,
    landmarks: ["header", "main", "footer"].filter((name) => !document.querySelector(name)),
    dead_links: [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute("href").slice(1))
      .filter((id) => !document.getElementById(id)),
    overlaps: (() => {
      const boxes = [...document.querySelectorAll(".mapbox .factor rect")].map((rect) =>
        rect.getBoundingClientRect(),
      );
      let count = 0;
      for (let i = 0; i < boxes.length; i++)
        for (let j = 0; j < i; j++) {
          const a = boxes[i];
          const b = boxes[j];
          if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
            count++;
        }
      return count;
    })(),
    spilling: [...document.querySelectorAll(".mapbox .factor")].filter((factor) => {
      const box = factor.querySelector("rect").getBoundingClientRect();
      return [...factor.querySelectorAll("text")].some((text) => {
        const line = text.getBoundingClientRect();
        return line.left < box.left || line.right > box.right || line.bottom > box.bottom + 1;
      });
    }).length,
  }));
  expect(facts.policy.includes("default-src 'none'"), "the content security policy is missing");
  expect(facts.scripts === 0, `${facts.scripts} scripts in the page`);
  expect(facts.headings === 1, `${facts.headings} h1 headings`);
  expect(facts.language !== "", "no language");
  expect(facts.landmarks.length === 0, `landmarks missing: ${facts.landmarks}`);
  expect(facts.dead_links.length === 0, `links to nowhere: ${facts.dead_links}`);
  expect(facts.overlaps === 0, `${facts.overlaps} pairs of factors overlap on the map`);
  expect(facts.spilling === 0, `${facts.spilling} labels spill over their boxes`);
}

async function check(report, folder, { chromium, axe }) {
  const browser = await chromium.launch({
    executablePath: browser_path,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  try {
    // bypassCSP lets axe run; the policy itself is checked as text and the page has no script.
    const context = await browser.newContext({ bypassCSP: true, offline: true });
    const page = await context.newPage();
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => faults.push(`error in the page: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`console: ${message.text()}`);
    });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(pathToFileURL(resolve(report)).href);
    expect(requests.length === 1, `asked for more than itself: ${requests.slice(1)}`);
    await check_document(page);
    await check_accessibility(page, axe, "1280 px");
    await page.screenshot({ path: join(folder, "report-1280.png"), fullPage: true });
    await check_width(page, 320);
    await check_width(page, 375);
    await check_accessibility(page, axe, "375 px");
    await page.screenshot({ path: join(folder, "report-375.png"), fullPage: true });
    await page.emulateMedia({ forcedColors: "active" });
    await check_accessibility(page, axe, "forced colours");
    await page.emulateMedia({ forcedColors: "none" });
    const pdf = await page.pdf({ path: join(folder, "report.pdf"), format: "A4", preferCSSPageSize: true });
    const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
    expect(pages > 1, `printed on ${pages} pages`);
    return pages;
  } finally {
    await browser.close();
  }
}

const [report, folder = mkdtempSync(join(tmpdir(), "fcm-web-"))] = process.argv.slice(2);
if (!report) {
  console.error("usage: node check_report.js REPORT.html [FOLDER]");
  process.exit(2);
}
const libraries = await load_libraries();
if (libraries === null) {
  console.log("skipped: needs /usr/bin/chromium and `npm ci --prefix tests/web`");
  process.exit(skip);
}
const pages = await check(report, folder, libraries);
for (const fault of faults) console.error(fault);
console.log(`${report}: ${faults.length} faults, ${pages} pages in print, pictures in ${folder}`);
process.exit(faults.length > 0 ? 1 : 0);
