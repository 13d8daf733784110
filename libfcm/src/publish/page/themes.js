// SPDX-License-Identifier: MIT
//
// A crowded map opens by theme: one box for each. Choosing a theme shows the whole map with that
// theme in full; selecting a factor, asking for a part, turning a dial or editing shows the whole map
// as well.

const themes_drawing = document.getElementById("themes-part");

if (themes_drawing) {
  let by_theme = true;
  const asked_for = () => {
    const { show, steps, other, theme, strongest, least } = page.state;
    return [show, steps, other, theme, strongest, least].join(" ");
  };
  let asked = asked_for();

  const show_whole = make("button", { type: "button" }, "Show every factor");
  show_whole.addEventListener("click", () => {
    by_theme = !by_theme;
    page.state.selected = null;
    if (page.state.show === "theme") page.state.show = "near";
    asked = asked_for();
    page.change({ state: true, selected: true });
    page.say(by_theme ? "The map is shown by theme." : "Every factor is shown.");
  });
  const themes = given.themes.map(({ title, factors }, theme) => [
    theme,
    `${clean(title)} (${factors.length})`,
  ]);
  const one_theme = choice("Theme", [["", "all of them"], ...themes], (value) => {
    by_theme = value === "";
    Object.assign(page.state, {
      show: by_theme ? "near" : "theme",
      theme: by_theme ? null : Number(value),
      selected: null,
    });
    asked = asked_for();
    page.change({ state: true, selected: true });
    if (!by_theme) page.bring_into_sight(given.themes[page.state.theme].factors);
    page.say(legend.textContent);
  });
  themes_drawing.before(
    make("div", { class: "bar", role: "group", "aria-label": "Themes" }, one_theme.whole, show_whole),
  );
  page.on_redraw((changed) => {
    const edited = changed.map && is_edited();
    const selected = changed.selected && page.state.selected !== null;
    if (selected || asked_for() !== asked || page.state.dials.size > 0 || edited) by_theme = false;
    asked = asked_for();
    themes_drawing.hidden = !by_theme;
    for (const part of [mapbox, legend.parentElement, mapbox.parentElement.querySelector(":scope > .key")])
      part.hidden = by_theme;
    one_theme.select.value = page.state.show === "theme" ? page.state.theme : "";
    show_whole.textContent = by_theme ? "Show every factor" : "Show by theme";
  });
}
