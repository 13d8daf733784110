// SPDX-License-Identifier: MIT
//
// Maps with uncertain weights as the R package fcmconfr keeps them: one matrix for each bound.
// docs/formats/fcmconfr.md.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/formats_list.hpp"
#include "formats/matrix_map.hpp"
#include "formats/pick.hpp"
#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;

constexpr std::array<std::string_view, 3> bounds = {"lower", "mode", "upper"};

/// "lower", "fcm_1_upper": which bound a sheet or file is by its name.
std::optional<std::size_t> bound_in(std::string_view name) {
  const std::string key = text::match_key(name);
  for (std::size_t bound = 0; bound < bounds.size(); ++bound)
    if (key == bounds[bound] || key.ends_with("_" + std::string(bounds[bound])) ||
        key.ends_with("-" + std::string(bounds[bound])))
      return bound;
  return std::nullopt;
}

struct Part {
  const text::Sheet* sheet;
  std::string file;  ///< for messages
  std::optional<std::size_t> bound;
  std::string map;  ///< "fcm_1" of "fcm_1_upper": a workbook may hold several
};

std::string map_in(std::string_view name) {
  const std::string key = text::match_key(name);
  const std::size_t at = key.find_last_of("_-");
  return at == std::string::npos ? std::string() : key.substr(0, at);
}

std::vector<Part> parts_of(std::span<const Source> sources) {
  std::vector<Part> parts;
  for (const Source& source : sources) {
    if (source.kind() == Source::Kind::json || !source.sheets()) continue;
    for (const text::Sheet& sheet : *source.sheets()) {
      if (sheet.table.rows.empty()) continue;
      auto bound = bound_in(sheet.name);
      std::string map = bound ? map_in(sheet.name) : map_in(source.stem());
      if (!bound) bound = bound_in(source.stem());
      parts.push_back({&sheet, source.name_of(sheet), bound, std::move(map)});
    }
  }
  return parts;
}

/// The maps whose bounds they are, in the order of the sheets.
std::vector<std::string> maps_of(const std::vector<Part>& parts) {
  std::vector<std::string> maps;
  for (const Part& part : parts)
    if (std::find(maps.begin(), maps.end(), part.map) == maps.end()) maps.push_back(part.map);
  return maps;
}

/// The bounds of one of several maps.
std::vector<Part> parts_of_map(std::vector<Part> parts, const std::string& map) {
  std::erase_if(parts, [&](const Part& part) { return part.map != map; });
  return parts;
}

/// Each bound once, and the two outer ones at least.
bool are_bounds(const std::vector<Part>& parts) {
  std::array<std::size_t, 3> count{};
  for (const Part& part : parts) {
    if (!part.bound) return false;
    ++count[*part.bound];
  }
  return count[0] == 1 && count[1] <= 1 && count[2] == 1;
}

int sniff_fcmconfr(const Source& source) {
  const std::vector<Part> parts = parts_of(std::span(&source, 1));
  const std::vector<std::string> maps = maps_of(parts);
  const bool all = std::all_of(maps.begin(), maps.end(), [&](const std::string& map) {
    return are_bounds(parts_of_map(parts, map));
  });
  return !parts.empty() && all ? 2 : 0;
}

/// One matrix in a file that is named by its bound; the lower one counts as the main one.
Piece piece_of_bounds(const Source& source) {
  const auto bound = bound_in(source.stem());
  if (!bound || !source.table() || look_at(*source.table()).kind != TableKind::matrix)
    return Piece::none;
  return *bound == 0 ? Piece::main : Piece::beside;
}

/// Without names two matrices are lower and upper, three lower, mode and upper.
Result<std::vector<Part>> ordered(std::span<const Source> sources, const ReadOptions& options) {
  std::vector<Part> parts = parts_of(sources);
  if (const std::vector<std::string> maps = maps_of(parts);
      maps.size() > 1 && are_bounds(parts_of_map(parts, maps.front()))) {
    const auto which = only_or_picked(maps, options, sources.front().file());
    if (!which) return tl::make_unexpected(which.error());
    parts = parts_of_map(std::move(parts), maps[*which]);
  }
  if (!are_bounds(parts)) {
    if (parts.size() < 2 || parts.size() > 3)
      return problem("fcmconfr.parts",
                     "there are " + std::to_string(parts.size()) + " matrices, not two or three",
                     {sources.front().file()},
                     "a map with bounds is lower and upper, or lower, mode and upper");
    for (std::size_t i = 0; i < parts.size(); ++i)
      parts[i].bound = i == 0 ? 0 : i + 1 == parts.size() ? 2 : 1;
  }
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return *a.bound < *b.bound; });
  return parts;
}

using Weights3 = std::array<double, 3>;

class Bounds {
 public:
  /// The weights of one bound; factors in the order of the first.
  Result<void> add(const Map& map, const Part& part) {
    if (factors_.empty()) factors_ = map.factors();
    const auto same = [](const Factor& a, const Factor& b) { return a.id < b.id; };
    std::vector<Factor> mine = factors_, theirs = map.factors();
    std::sort(mine.begin(), mine.end(), same);
    std::sort(theirs.begin(), theirs.end(), same);
    if (mine != theirs)
      return problem("matrix.names", "the bounds do not have the same factors", {part.file, 1},
                     "every bound names the same factors");
    for (const Link& link : map.links()) {
      const auto at = [&](Index i) { return position(map.factors()[i].id); };
      weights_[{at(link.from), at(link.to)}][*part.bound] = link.weight;
    }
    bounds_[*part.bound] = true;
    return {};
  }

  /// (l + u) / 2 or (l + m + u) / 3, the bounds beside it. Codes: fcmconfr.order.
  Result<Map> finish(const std::string& file) const {
    std::vector<Link> links;
    for (const auto& [pair, weight] : weights_) {
      const bool three = bounds_[1];
      const bool rising =
          three ? weight[0] <= weight[1] && weight[1] <= weight[2] : weight[0] <= weight[2];
      if (!rising)
        return problem("fcmconfr.order",
                       "the bounds of \"" + factors_[pair.first].id + "\" -> \"" +
                           factors_[pair.second].id + "\" do not rise",
                       {file}, "lower is at most mode, and mode at most upper");
      Link link{.from = pair.first, .to = pair.second};
      link.weight = three ? (weight[0] + weight[1] + weight[2]) / 3 : (weight[0] + weight[2]) / 2;
      for (std::size_t bound = 0; bound < bounds.size(); ++bound)
        if (bounds_[bound]) link.fields.emplace_back(bounds[bound], text::shortest(weight[bound]));
      links.push_back(std::move(link));
    }
    return Map::make(factors_, std::move(links));
  }

 private:
  Index position(const std::string& id) const {
    const auto found = std::find_if(factors_.begin(), factors_.end(),
                                    [&](const Factor& factor) { return factor.id == id; });
    return static_cast<Index>(found - factors_.begin());
  }

  std::vector<Factor> factors_;
  std::map<std::pair<Index, Index>, Weights3> weights_;
  std::array<bool, 3> bounds_{};
};

Result<Read<Map>> read_fcmconfr(std::span<const Source> sources, const ReadOptions& options) {
  for (const Source& source : sources)
    if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  const auto parts = ordered(sources, options);
  if (!parts) return tl::make_unexpected(parts.error());
  Read<Map> read;
  Bounds together;
  for (const Part& part : *parts) {
    Account account;
    const Result<Map> map = matrix_map(part.sheet->table, part.file, options, account);
    if (!map) return tl::make_unexpected(map.error());
    if (const auto done = together.add(*map, part); !done) return tl::make_unexpected(done.error());
    read.account.append(account);
  }
  Result<Map> map = together.finish(sources.front().file());
  if (!map) return tl::make_unexpected(map.error());
  read.value = std::move(*map);
  study::warn(read.account, "fcmconfr.middle",
              "weights are the means of their bounds, which are kept as fields of the links",
              {sources.front().file()}, "", Severity::note);
  return read;
}

}  // namespace

const Format& fcmconfr_format() {
  static const Format format{.name = "fcmconfr",
                             .title = "Matrices of lower, (middle) and upper weights",
                             .extensions = ".xlsx .csv",
                             .checked = "fcmconfr",
                             .sniff = sniff_fcmconfr,
                             .piece = piece_of_bounds,
                             .read_map = read_fcmconfr};
  return format;
}

}  // namespace fcm
