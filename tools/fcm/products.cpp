// SPDX-License-Identifier: MIT
#include "products.hpp"

#include <algorithm>
#include <filesystem>

#include "publish/shares.hpp"
#include "text/suggest.hpp"

namespace fcm::command {
namespace {

bool has_ending(const Product& product, std::string_view ending) {
  return std::find(product.endings.begin(), product.endings.end(), ending) != product.endings.end();
}

/// "poster (.pdf .svg .png), page (.html)"
std::string all_endings() {
  std::string text;
  for (const Product& product : products()) {
    text += (text.empty() ? "" : ", ") + std::string(product.word) + " (";
    if (product.endings.front().empty()) text += "a folder";
    for (const std::string_view ending : product.endings)
      if (!ending.empty())
        text += (ending == product.endings.front() ? "." : " .") + std::string(ending);
    text += ")";
  }
  return text;
}

Result<const Product*> by_ending(const std::string& file) {
  const std::string ending = ending_of(file);
  for (const Product& product : products())
    if (product.by_ending && has_ending(product, ending) && file != "-") return &product;
  return problem("export.ending", "the name '" + file + "' does not say what to write", {},
                 "fcm export writes " + all_endings());
}

}  // namespace

const std::vector<Product>& products() {
  static const std::vector<Product> all = {
      poster_product(), page_product(),    cards_product(),          slips_product(),
      guide_product(),  summary_product(), table_product(),          workbook_product(),
      kumu_product(),   prsm_product(),    mental_modeler_product(), pack_product()};
  return all;
}

Result<Made> with_findings(const Leaving& leaving,
                           const std::function<Result<Made>(const Findings&)>& make) {
  if (leaving.findings) return make(*leaving.findings);
  Workers workers;
  const auto findings =
      analyse(leaving.loaded, {.workers = &workers, .run = {}, .effects_alone = true});
  if (!findings) return tl::make_unexpected(findings.error());
  return make(*findings);
}

std::string part_in_words(const Leaving& leaving) {
  const auto& shown = leaving.poster.shown;
  if (!shown || shown->links >= shown->of_links) return {};
  std::string text;
  for (std::size_t i = leaving.scenario.empty() ? 0 : 1; i < shown->filters.size(); ++i)
    text += shown->filters[i] + " ";  // the first is of the scenario
  return text + reporting::shares_of(*shown);
}

std::string ending_of(const std::string& file) {
  std::string ending = std::filesystem::path(file).extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return ending;
}

Result<const Product*> product_asked(const std::string& as, const std::string& file) {
  if (as.empty()) return by_ending(file);
  std::vector<std::string> words;
  for (const Product& product : products()) {
    words.emplace_back(product.word);
    if (product.word != as) continue;
    if (has_ending(product, ending_of(file))) return &product;
    return problem("export.ending", "--as " + as + " is not written as '" + file + "'", {},
                   "fcm export writes " + all_endings());
  }
  const std::string meant = text::did_you_mean(as, words);
  return problem("usage.value", "--as knows no '" + as + "'", {},
                 meant.empty() ? "fcm export writes " + all_endings() : meant, as);
}

}  // namespace fcm::command
