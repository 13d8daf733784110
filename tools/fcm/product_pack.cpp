// SPDX-License-Identifier: MIT
//
// All that a workshop needs, in one folder.
#include <algorithm>
#include <filesystem>

#include "core/sha256.hpp"
#include "fcm/blank_page.hpp"
#include "fcm/formats.hpp"
#include "fcm/handouts.hpp"
#include "fcm/version.hpp"
#include "products.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

/// One file of the pack. Where Cairo is missing, drawings are SVG, and pages of A4 one SVG each.
struct Item {
  std::string_view name, word, for_whom;
  bool tiled = false;
};
constexpr Item items[] = {
    {"map.html", "page",
     "everyone with a browser: find a factor, follow it, try what-if; needs no network"},
    {"poster.pdf", "poster", "the wall: for a print shop"},
    {"poster-a4-tiles.pdf", "poster", "the wall: the same on an ordinary printer, to cut and glue",
     true},
    {"cards.pdf", "cards", "the tables: a card for each factor and idea, to cut out"},
    {"slips.pdf", "slips", "the tables: lines to fill in by hand"},
    {"guide.pdf", "guide", "who leads the session: a plan of 90 minutes and the key of numbers"},
    {"summary.pdf", "summary", "who has three minutes: one page"},
    {"table.html", "table", "who would rather read than look at a drawing; for screen readers"},
    {"map.xlsx", "workbook", "who works in a spreadsheet"},
    {"map-kumu.json", "kumu", "Kumu"},
    {"map.prsm", "prsm", "PRSM"},
    {"map.mmp", "mental-modeler", "Mental Modeler"}};

Result<Made> make_item(const Item& item, const Leaving& leaving) {
  for (const Product& product : products())
    if (product.word == item.word) {
      Leaving one = leaving;
      one.ending = ending_of(std::string(item.name));
      one.poster.tiled = item.tiled;
      if (item.tiled) one.poster.paper = Paper::a2;
      return product.make(one);
    }
  return Made{};
}

std::string read_me(const Leaving& leaving,
                    const std::vector<std::pair<std::string, std::string>>& files,
                    const std::vector<std::string>& notes) {
  const Published<Map>& map = leaving.map;
  std::string text = "READ ME FIRST\n\n";
  if (!leaving.loaded.project.title.empty()) text += leaving.loaded.project.title + "\n\n";
  text += map.audience() == Audience::working
              ? "A working copy, for those who hold the study. Do not pass it on.\n"
              : "Made for: " + std::string(to_text(map.audience())) + ".\n";
  text += counted(map->size(), "factor", "factors") + ", " +
          counted(map->links().size(), "connection", "connections") +
          ". The map says what people said leads to what. It is no forecast.\n";
  if (const std::string part = part_in_words(leaving); !part.empty())
    text += "Only a part of the map: " + part + "\n";
  text += "\nWhat is here, and for whom\n\n";
  std::size_t widest = 0;
  for (const auto& [name, what] : files) widest = std::max(widest, name.size());
  for (const auto& [name, what] : files)
    text += "  " + name + std::string(widest + 2 - name.size(), ' ') + what + "\n";
  text += "\nWhat was withheld\n\n";
  const auto brief = publish(leaving.loaded, nullptr, map.audience());
  if (brief->left_out.empty()) text += "  - nothing of the map\n";
  for (const std::string& out : brief->left_out) text += "  - " + out + "\n";
  if (map.audience() != Audience::working)
    text +=
        "  How many voices told a connection is said in words. Words that were spoken are shown\n"
        "  only where consent allows. Whoever controls the data decides whether this may be\n"
        "  passed on.\n";
  if (!notes.empty()) text += "\nNotes\n\n";
  for (const std::string& note : notes) text += "  - " + note + (note.back() == '.' ? "\n" : ".\n");
  text +=
      "\nHow it comes back\n\n"
      "  Type slips into slips.csv, or save the session from map.html; guide.pdf says how.\n\n";
  text += "fcm " + std::string(version()) +
          (leaving.poster.date.empty() ? "" : ", " + leaving.poster.date) + "\nMap SHA-256 " +
          core::sha256(write_map(map)) + "\n";
  return text;
}

constexpr const char* without_cairo =
    "this fcm was built without Cairo: posters are SVG, and cards, slips, guide and summary are "
    "left out";

Result<Made> make(const Leaving& leaving) {
  return with_findings(leaving, [&](const Findings& findings) -> Result<Made> {
    Leaving all = leaving;
    all.findings = &findings;
    Made made;
    std::vector<std::pair<std::string, std::string>> listed;
    const bool cairo = can_write(PosterFormat::pdf);
    for (const Item& item : items) {
      std::string name(item.name);
      Item one = item;
      if (!cairo && ending_of(name) == "pdf") {
        if (item.word != "poster" || item.tiled) continue;
        one.name = "poster.svg";
        name = one.name;
      }
      auto file = make_item(one, all);
      if (!file) return tl::make_unexpected(file.error());
      for (const std::string& note : file->notes)
        if (std::find(made.notes.begin(), made.notes.end(), note) == made.notes.end())
          made.notes.push_back(note);
      listed.emplace_back(name, item.for_whom);
      made.files.push_back({name, std::move(file->bytes)});
    }
    if (!cairo) made.notes.emplace_back(without_cairo);
    const auto house = leaving.poster.mono ? std::nullopt : leaving.poster.house;
    listed.emplace_back("blank.html", "a scribe who starts from nothing: a page to type into");
    made.files.push_back(
        {"blank.html", blank_page(leaving.poster.title, leaving.poster.date, house)});
    listed.emplace_back("slips.csv", "who types the slips: an empty table");
    made.files.push_back({"slips.csv", slips_csv()});
    made.files.insert(made.files.begin(),
                      {"READ-ME-FIRST.txt", read_me(leaving, listed, made.notes)});
    made.said = counted(made.files.size(), "file", "files");
    text::Json names = text::Json::array();
    for (const WrittenFile& file : made.files) names.push_back(file.name);
    made.facts = {{"files", names}};
    return made;
  });
}

}  // namespace

Product pack_product() {
  return {.word = "pack",
          .what = "a folder with all of these, for a workshop",
          .endings = {""},
          .draws = true,
          .by_ending = true,
          .make = make};
}

}  // namespace fcm::command
