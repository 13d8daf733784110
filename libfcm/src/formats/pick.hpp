// SPDX-License-Identifier: MIT
//
// Which of several maps in one file is meant: --pick says so, for every format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::detail {

/// The position of the picked one: by its name (case and spaces aside), else by its number from 1
/// on. Code format.pick, which lists the names; `said` false where they are those of people.
Result<std::size_t> picked(const std::vector<std::string>& names, const ReadOptions&,
                           const std::string& file, bool said = true);

/// The same where nothing needs to be picked as long as there is only one. Code format.pick.
Result<std::size_t> only_or_picked(const std::vector<std::string>& names, const ReadOptions&,
                                   const std::string& file);

/// The same where the tool has one that it opens first: that one, and a warning with the names of
/// all (format.several_maps). `all` is what they are called: graphs, networks; `second` where the
/// second stands.
Result<std::size_t> usual_or_picked(const std::vector<std::string>& names, std::size_t usual,
                                    std::string_view all, const ReadOptions&, const Place& second,
                                    Account&);

}  // namespace fcm::detail
