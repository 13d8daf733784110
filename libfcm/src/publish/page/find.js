// SPDX-License-Identifier: MIT
//
// Finding a factor by its name.

const most_found = 8;
const found_list = make("ul", { class: "found" });
const find_box = make("input", {
  type: "search",
  id: "find",
  autocomplete: "off",
  spellcheck: "false",
  "aria-describedby": "find-help",
});

/// For comparing: small letters without their marks.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function find_factors(text) {
  const wanted = plain(text.trim());
  if (wanted === "") return [];
  const place = page.map.factors.map((factor, i) => plain(label_of(i)).indexOf(wanted));
  return place
    .map((at, i) => [at, i])
    .filter(([at]) => at >= 0)
    .sort(([a, i], [b, j]) => (a > 0) - (b > 0) || i - j)
    .map(([, i]) => i);
}

/// Selects a factor and goes to what is said of it.
page.follow = (factor) => {
  find_box.value = "";
  found_list.replaceChildren();
  page.select(factor);
  page.go_to(factor);
  document.getElementById("factor-heading").focus();
};

function show_found() {
  const found = find_factors(find_box.value);
  found_list.replaceChildren(
    ...found
      .slice(0, most_found)
      .map((i) =>
        make("li", {}, make("button", { type: "button", onclick: () => page.follow(i) }, named(i))),
      ),
  );
  if (find_box.value.trim() === "") return;
  const more = found.length > most_found ? `; the first ${most_found} are listed` : "";
  page.say(`${counted(found.length, "factor", "factors")} found${more}`);
}

find_box.addEventListener("input", show_found);
find_box.addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    const [first] = find_factors(find_box.value);
    if (first !== undefined) page.follow(first);
  } else if (event.key === "ArrowDown") {
    found_list.querySelector("button")?.focus();
    event.preventDefault();
  }
});
found_list.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...found_list.querySelectorAll("button")];
  const next = buttons[buttons.indexOf(event.target) + step];
  (next ?? find_box).focus();
  event.preventDefault();
});

document
  .getElementById("find-part")
  .append(
    make("label", { for: "find" }, "Find a factor"),
    find_box,
    make("p", { id: "find-help", class: "small" }, "Type a part of its name. Enter takes the first."),
    found_list,
  );
