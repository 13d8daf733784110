// SPDX-License-Identifier: MIT
#include "fcm/account.hpp"

#include <catch2/catch.hpp>

using namespace fcm;

TEST_CASE("account: it adds up only where read is kept plus merged plus refused", "[core]") {
  Account account;
  account.tables.push_back({"claims.csv", "claims", 10, 7, 2, 1});
  CHECK(account.adds_up());
  CHECK(account.refused() == 1);
  account.tables.push_back({"factors.csv", "factors", 3, 2, 0, 0});
  CHECK_FALSE(account.adds_up());
}

TEST_CASE("account: problems past the thousandth are counted and not kept", "[core]") {
  Account account;
  for (int i = 0; i < 1'003; ++i) account.add({.code = "csv.columns", .message = "short row"});
  CHECK(account.problems().size() == 1'000);
  CHECK(account.problems_not_kept() == 3);
  Account sum;
  sum.append(account);
  sum.append(account);
  CHECK(sum.problems().size() == 1'000);
  CHECK(sum.problems_not_kept() == 1'006);
  CHECK(sum.has_errors());
}

TEST_CASE("account: a warning alone is no error", "[core]") {
  Account account;
  account.add({.code = "text.windows_1252", .message = "x", .severity = Severity::warning});
  CHECK_FALSE(account.has_errors());
}
