// SPDX-License-Identifier: MIT
#include "fcm/findings.hpp"
#include "fcm/headline.hpp"
#include "fcm/page.hpp"
#include "products.hpp"

namespace fcm::command {
namespace {

Result<Made> made_with(const Findings& findings, const Leaving& in) {
  PageOptions options = page_options(in.loaded, &findings, in.map.audience(), in.poster.date);
  options.study = in.loaded.project.title;
  options.title = in.poster.title;
  if (options.title == options.study)  // nobody said another
    options.title = headline(in.loaded, in.whole, in.map, in.scenario);
  options.date = in.poster.date;
  options.shown = in.poster.shown;
  options.places = in.poster.places;
  if (!in.poster.mono) options.house = in.poster.house;
  auto page = make_page(in.map, options);
  if (!page) return tl::make_unexpected(page.error());
  Made made;
  made.facts = {{"bytes", page->html.size()}};
  made.said = std::to_string((page->html.size() + 1023) / 1024) + " KB, for any browser";
  made.notes = std::move(page->notes);
  made.bytes = std::move(page->html);
  return made;
}

Result<Made> make(const Leaving& in) {
  return with_findings(in, [&](const Findings& findings) { return made_with(findings, in); });
}

}  // namespace

Product page_product() {
  return {.word = "page",
          .what = "the map to explore in a browser, in one file",
          .endings = {"html"},
          .draws = true,
          .by_ending = true,
          .make = make};
}

}  // namespace fcm::command
