// SPDX-License-Identifier: MIT
//
// node check_report.js REPORT.html [FOLDER FOR SCREENSHOTS]
//
// Opens a report in Debian's Chromium, offline: axe-core finds nothing, nothing is asked of the
// network, nothing scrolls sideways at 320 and 375 px, it prints, and its policy forbids scripts.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check_accessibility, check_width, expect, in_browser, open_page } from "./browser.js";

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

const [report, folder = mkdtempSync(join(tmpdir(), "fcm-web-"))] = process.argv.slice(2);
if (!report) {
  console.error("usage: node check_report.js REPORT.html [FOLDER]");
  process.exit(2);
}
await in_browser(async (browser) => {
  // The policy is checked as text: the page has no script.
  const page = await open_page(browser, report);
  expect(page.requests.length === 1, `asked for more than itself: ${page.requests.slice(1)}`);
  await check_document(page);
  await check_accessibility(page, "1280 px");
  await page.screenshot({ path: join(folder, "report-1280.png"), fullPage: true });
  await check_width(page, 320);
  await check_width(page, 375);
  await check_accessibility(page, "375 px");
  await page.screenshot({ path: join(folder, "report-375.png"), fullPage: true });
  await page.emulateMedia({ forcedColors: "active" });
  await check_accessibility(page, "forced colours");
  await page.emulateMedia({ forcedColors: "none" });
  const pdf = await page.pdf({ path: join(folder, "report.pdf"), format: "A4", preferCSSPageSize: true });
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  expect(pages > 1, `printed on ${pages} pages`);
  return `${report}, ${pages} pages in print, pictures in ${folder}`;
});
