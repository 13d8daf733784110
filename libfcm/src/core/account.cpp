// SPDX-License-Identifier: MIT
#include "fcm/account.hpp"

#include <algorithm>
#include <utility>

namespace fcm {
namespace {
constexpr std::size_t problems_kept = 1'000;
}

std::size_t Account::refused_everywhere() const {
  std::size_t sum = 0;
  for (const TableAccount& table : tables) sum += table.refused;
  return sum;
}

bool Account::adds_up() const {
  return std::all_of(tables.begin(), tables.end(), [](const TableAccount& table) {
    return table.read == table.kept + table.merged + table.refused;
  });
}

void Account::add(Problem found) {
  if (found.severity == Severity::error) ++errors_;
  if (problems_.size() < problems_kept)
    problems_.push_back(std::move(found));
  else
    ++not_kept_;
}

void Account::append(const Account& other) {
  tables.insert(tables.end(), other.tables.begin(), other.tables.end());
  rejected.insert(rejected.end(), other.rejected.begin(), other.rejected.end());
  const std::size_t room = problems_kept - problems_.size();
  const std::size_t taken = std::min(room, other.problems_.size());
  problems_.insert(problems_.end(), other.problems_.begin(),
                   other.problems_.begin() + static_cast<std::ptrdiff_t>(taken));
  not_kept_ += other.not_kept_ + other.problems_.size() - taken;
  errors_ += other.errors_;
}

}  // namespace fcm
