// SPDX-License-Identifier: MIT
//
// What `fcm export` can make of a project: a table, one row each. A product sees the map as the
// audience may have it; what it takes from the project besides must be fit to leave as well.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/findings.hpp"
#include "fcm/formats.hpp"
#include "fcm/poster.hpp"
#include "fcm/project.hpp"
#include "text/json.hpp"

namespace fcm::command {

/// Of what a product is made.
struct Leaving {
  const Loaded& loaded;
  const Published<Map>& map;           ///< what is shown: all of the map, or the part asked for
  const Published<Map>& whole;         ///< all of it
  PosterOptions poster;                ///< paper, ink, title, date, what is shown and marked
  std::string ending;                  ///< of the file asked for: "pdf"
  std::string scenario;                ///< the one asked for; empty: none
  const Findings* findings = nullptr;  ///< where they are there already
};

struct Made {
  std::string bytes;
  std::vector<WrittenFile> files;           ///< of a folder; then `bytes` is empty
  std::string said;                         ///< about it, in one line, without a full stop
  std::vector<std::string> notes;           ///< what to mend, in sentences with figures
  text::Json facts = text::Json::object();  ///< the same for --json
};

struct Product {
  std::string_view word;                  ///< as typed after --as
  std::string_view what;                  ///< one line
  std::vector<std::string_view> endings;  ///< of its files; the first is the usual one
  bool draws = false;                     ///< factors stand at PosterOptions::places
  bool by_ending = false;                 ///< made where a file has such an ending and no --as
  Result<Made> (*make)(const Leaving&) = nullptr;
};

const std::vector<Product>& products();

/// By --as, else by the ending of the file. Codes: usage.value (no such word, or not with this
/// ending), export.ending.
Result<const Product*> product_asked(const std::string& as, const std::string& file);

/// What `make` makes of the findings: those at hand, else analyse()'s.
Result<Made> with_findings(const Leaving&,
                           const std::function<Result<Made>(const Findings&)>& make);

/// "pdf" of "out/Poster.PDF"; empty where there is none.
std::string ending_of(const std::string& file);

/// Which part of the map is shown, in sentences; empty: all of it.
std::string part_in_words(const Leaving&);

// --- one file each, product_<word>.cpp ----------------------------------------------------------

Product cards_product();
Product guide_product();
Product page_product();
Product poster_product();
Product slips_product();
Product summary_product();

Product kumu_product();
Product mental_modeler_product();
Product pack_product();
Product prsm_product();
Product table_product();
Product workbook_product();

}  // namespace fcm::command
