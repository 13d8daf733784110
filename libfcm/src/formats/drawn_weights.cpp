// SPDX-License-Identifier: MIT
//
// Which numbers of a drawing are weights.
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "formats/drawn_map.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

/// What is no weight stays a field.
void forget_weight(DrawnLink& link) {
  if (link.weight) add_field(link.link.fields, link.weight_from, text::shortest(*link.weight));
  link.weight.reset();
  link.weight_from.clear();
}

}  // namespace

void DrawnMap::forget_counts() {
  if (!whole_are_counts_ || !options_.weight.empty() || options_.scale != 1) return;
  double largest = 0;
  for (const DrawnLink& link : drawn_) {
    const double weight = link.weight.value_or(1);
    if (link.sign != Polarity::blank || weight < 1 || weight != std::floor(weight)) return;
    largest = std::max(largest, link.weight.value_or(0));
  }
  if (largest == 0) return;
  for (DrawnLink& link : drawn_) forget_weight(link);
  const std::string what = largest == 1
                               ? "every link has the weight 1, which tools write where "
                                 "nobody gave one"
                               : "the weights are whole numbers up to " + text::shortest(largest) +
                                     " without a sign: counts, or widths of lines";
  study::warn(account_, "weight.counts", what + "; they are not read", {file_},
              "--weight-field weight takes them as they stand, --scale says how far they go");
}

void DrawnMap::forget_sizes() {
  if (!strengths_are_sizes_ || !options_.weight.empty()) return;
  const auto is_size = [](const DrawnLink& link) {
    const std::string key = text::match_key(link.weight_from);
    return link.weight && (key == "strength" || key == "value");
  };
  for (const DrawnLink& link : drawn_)
    if (is_size(link) && *link.weight < 0) return;
  for (DrawnLink& link : drawn_) {
    if (!is_size(link) || link.sign != Polarity::blank || *link.weight == 0) continue;
    forget_weight(link);
  }
}

/// An attribute holds the weights of all links or of none.
void DrawnMap::refuse_unread() {
  const auto is_read = [](const DrawnLink& link) { return link.unread.empty(); };
  if (std::all_of(drawn_.begin(), drawn_.end(), is_read)) return;
  std::set<std::string> names;
  for (const DrawnLink& link : drawn_) names.insert(link.weight_from);
  std::vector<DrawnLink> links = std::exchange(drawn_, {});
  for (DrawnLink& link : links) {
    const auto bad = std::find_if(link.unread.begin(), link.unread.end(),
                                  [&](const auto& one) { return names.count(one.first) > 0; });
    if (bad == link.unread.end())
      drawn_.push_back(std::move(link));
    else
      refuse(link, bad->second);
  }
}

/// Where another name than "weight" was taken, people should know.
void DrawnMap::tell_weight_fields() {
  std::set<std::string> names;
  for (const DrawnLink& link : drawn_) names.insert(link.weight_from);
  for (const char* ours : {"", "weight", "fcm_weight"}) names.erase(ours);
  for (const std::string& name : names)
    study::warn(account_, "weight.field", "weights are taken from the field \"" + name + "\"",
                {file_}, "--weight-field NAME takes another", Severity::note);
}

Result<void> DrawnMap::check_weight_field() const {
  if (options_.weight.empty() || drawn_.empty()) return {};
  const auto found = [](const DrawnLink& link) {
    return link.by_attributes ? !link.weight_from.empty()
                              : link.weight || link.sign != Polarity::blank;
  };
  if (std::any_of(drawn_.begin(), drawn_.end(), found)) return {};
  std::vector<std::string> names;
  for (const DrawnLink& link : drawn_)
    for (const auto& [name, text] : link.link.fields)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  std::string hint = text::did_you_mean(options_.weight, names);
  if (hint.empty()) hint = known.empty() ? "its links have no fields" : "its links have " + known;
  return problem("weight.no_field", "no link has a weight in the field \"" + options_.weight + "\"",
                 {file_}, std::move(hint), options_.weight);
}

}  // namespace fcm::drawn
