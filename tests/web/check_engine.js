// SPDX-License-Identifier: MIT
//
// node check_engine.js CASES.json
//
// The engine of the page against the library, bit for bit, on the maps that write_cases made: in
// node, and in Debian's Chromium where that is installed.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "../../libfcm/src/publish/page");
const engine = ["elementary", "engine", "proof", "simulate"]
  .map((word) => readFileSync(join(folder, `${word}.js`), "utf8"))
  .join("");

/// In the scope of the engine: which cases differ, and in what.
function compare(cases) {
  const view = new DataView(new ArrayBuffer(8));
  const hex = (value) => {
    view.setFloat64(0, value);
    return view.getBigUint64(0).toString(16).padStart(16, "0");
  };
  const number = (text) => {
    view.setBigUint64(0, BigInt(`0x${text}`));
    return view.getFloat64(0);
  };
  const faults = [];
  cases.forEach((one, at) => {
    const fault = (what, found, wanted) =>
      found === wanted ||
      faults.push(`case ${at} (${JSON.stringify(one.model)}): ${what}: ${found}, not ${wanted}`);
    const links = one.links.map((link) => ({ ...link, weight: number(link.weight) }));
    const program = compile(one.factors, links, one.model);
    const baseline = baseline_of(program, one.model);
    const { simulation, effect } = what_if(program, links, one.model, baseline, one.moves);
    for (const [word, run] of [["baseline", baseline], ["scenario", simulation]]) {
      const wanted = one[word];
      for (const key of ["ending", "steps", "period", "certified", "unstable"])
        fault(`${word} ${key}`, run[key], wanted[key]);
      fault(`${word} error bound`, hex(run.error_bound), wanted.error_bound);
      wanted.state.forEach((bits, j) => fault(`${word} factor ${j}`, hex(run.state[j]), bits));
    }
    one.effect.forEach((bits, j) =>
      fault(`effect on ${j}`, effect[j] === null ? null : hex(effect[j]), bits),
    );
  });
  return faults;
}

async function in_chromium(cases) {
  const browser_path = "/usr/bin/chromium";
  if (!existsSync(browser_path)) return null;
  let chromium;
  try {
    ({ chromium } = await import("playwright-core"));
  } catch {
    return null;
  }
  const browser = await chromium.launch({
    executablePath: browser_path,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    return await page.evaluate(
      ([text, all]) => new Function("cases", text)(all),
      [`${engine}\nreturn (${compare})(cases);`, cases],
    );
  } finally {
    await browser.close();
  }
}

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const endings = {};
for (const { baseline, scenario } of cases)
  for (const { ending } of [baseline, scenario]) endings[ending] = (endings[ending] ?? 0) + 1;
const in_node = new Function("cases", `${engine}\nreturn (${compare})(cases);`)(cases);
const in_browser = await in_chromium(cases);
for (const fault of in_node.slice(0, 20)) console.error(`node: ${fault}`);
for (const fault of (in_browser ?? []).slice(0, 20)) console.error(`Chromium: ${fault}`);
const counts = Object.entries(endings).map(([ending, count]) => `${ending} ${count}`).join(", ");
console.log(
  `${cases.length} maps (${counts}): ${in_node.length} differences in node, ` +
    (in_browser === null ? "Chromium is not installed" : `${in_browser.length} in Chromium`),
);
process.exit(in_node.length + (in_browser?.length ?? 0) > 0 ? 1 : 0);
