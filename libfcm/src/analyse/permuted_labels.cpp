// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Groups compared".
#include "analyse/permuted_labels.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/random.hpp"
#include "text/utf8.hpp"

namespace fcm::analyse {
namespace {

constexpr std::uint32_t stream_of_labels = 0x6465616c;  // "deal"

/// The values a row has of an attribute, as one text.
std::string values_of(const Voice& voice, const std::string& attribute) {
  const std::string key = text::match_key(attribute);
  const std::vector<std::string>* values = nullptr;
  if (key == "place" && !voice.places.empty()) values = &voice.places;
  for (const auto& [name, known] : voice.attributes)
    if (values == nullptr && text::match_key(name) == key) values = &known;
  std::string joined;
  if (values != nullptr)
    for (const std::string& value : *values) joined += value + '\n';
  return joined;
}

/// Which groups a row is in.
std::vector<bool> label_of(const Grouping& grouping, std::uint32_t row) {
  std::vector<bool> label;
  for (const Grouping::Value& value : grouping.values) label.push_back(value.rows[row]);
  return label;
}

/// Rows in blocks where there is something to deal.
std::size_t mixed(const Grouping& grouping, const std::vector<std::vector<std::uint32_t>>& blocks) {
  std::size_t rows = 0;
  for (const auto& block : blocks) {
    std::set<std::vector<bool>> labels;
    for (const std::uint32_t row : block) labels.insert(label_of(grouping, row));
    if (labels.size() > 1) rows += block.size();
  }
  return rows;
}

}  // namespace

std::vector<PermutedLabels::Block> PermutedLabels::strata(const Grouping& grouping,
                                                          const Block& rows,
                                                          const std::string& within) const {
  if (within.empty()) return {rows};
  std::map<std::string, Block> named;
  for (const std::uint32_t row : rows)
    named[values_of(grouping.evidence.voices[row], within)].push_back(row);
  std::vector<Block> all;
  for (auto& [name, block] : named) all.push_back(std::move(block));
  return all;
}

PermutedLabels::PermutedLabels(const Grouping& grouping, const std::vector<bool>& takes_part,
                               const CompareOptions& options)
    : seed_(options.redraw.seed), rows_(takes_part.size()) {
  std::map<Index, Block> by_voice;
  for (std::uint32_t row = 0; row < rows_; ++row)
    if (takes_part[row]) by_voice[grouping.voice[row]].push_back(row);
  Block single;
  for (auto& [voice, rows] : by_voice) {
    if (rows.size() == 1) {
      single.push_back(rows.front());
      continue;
    }
    ++paired_;
    blocks_.push_back(std::move(rows));
  }
  std::sort(single.begin(), single.end());
  const bool by_place = text::match_key(grouping.attribute) == "place";
  within_ = options.within.value_or(by_place ? "researcher" : "place");
  std::vector<Block> dealt = strata(grouping, single, within_);
  // In strata that are all of one group nothing can be dealt: such a test would find nothing.
  if (!options.within && 5 * mixed(grouping, dealt) < 4 * mixed(grouping, {single}))
    within_.clear();
  if (dealt.size() < 2) within_.clear();
  if (within_.empty()) dealt = {single};
  for (Block& block : dealt) blocks_.push_back(std::move(block));
}

std::vector<std::uint32_t> PermutedLabels::deal(std::uint64_t permutation) const {
  std::vector<std::uint32_t> from(rows_);
  for (std::uint32_t row = 0; row < rows_; ++row) from[row] = row;
  core::Random random(seed_, permutation, stream_of_labels);
  for (const Block& block : blocks_)  // Fisher and Yates 1938, as Durstenfeld 1964
    for (auto left = static_cast<std::uint32_t>(block.size()); left > 1; --left)
      std::swap(from[block[left - 1]], from[block[random.below(left)]]);
  return from;
}

}  // namespace fcm::analyse
