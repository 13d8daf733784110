// SPDX-License-Identifier: MIT
#include "formats/pick.hpp"

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 10;
  std::string all;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i)
    all += (all.empty() ? "" : ", ") + std::to_string(i + 1) + " \"" + names[i] + "\"";
  return names.size() > shown ? all + ", ... " + std::to_string(names.size()) : all;
}

}  // namespace

Result<std::size_t> picked(const std::vector<std::string>& names, const ReadOptions& options,
                           const std::string& file, bool said) {
  const std::string wanted = text::match_key(options.pick);
  for (std::size_t i = 0; i < names.size(); ++i)
    if (text::match_key(names[i]) == wanted) return i;
  if (const auto number = text::parse_number(wanted, {}))
    for (std::size_t i = 0; i < names.size(); ++i)
      if (static_cast<double>(i + 1) == *number) return i;
  const std::string all = said ? listed(names) : "1 to " + std::to_string(names.size());
  return problem("format.pick", "the file has no map \"" + options.pick + "\"", {file},
                 "pick one of: " + all, options.pick);
}

Result<std::size_t> only_or_picked(const std::vector<std::string>& names,
                                   const ReadOptions& options, const std::string& file) {
  if (!options.pick.empty()) return picked(names, options, file);
  if (names.size() == 1) return 0;
  return problem("format.pick",
                 "the file holds " + text::grouped(names.size()) + " maps: " + listed(names),
                 {file}, "say which with --pick NAME, or its number");
}

Result<std::size_t> usual_or_picked(const std::vector<std::string>& names, std::size_t usual,
                                    std::string_view all, const ReadOptions& options,
                                    const Place& second, Account& account) {
  if (!options.pick.empty()) return picked(names, options, second.file);
  if (names.size() > 1)
    account.add({.code = "format.several_maps",
                 .message = "the file holds " + text::grouped(names.size()) + " " +
                            std::string(all) + ": " + listed(names) + "; \"" + names[usual] +
                            "\" is read",
                 .place = second,
                 .hint = "--pick NAME, or its number, reads another",
                 .severity = Severity::warning});
  return usual;
}

}  // namespace fcm::detail
