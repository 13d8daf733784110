// SPDX-License-Identifier: MIT
#include "fcm/ledger.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace fcm;

namespace {

LedgerEntry poster(std::vector<std::string> voices) {
  return {.date = "2026-05-01",
          .audience = Audience::workshop,
          .file = "poster.pdf",
          .sha256 = "00ff",
          .voices = std::move(voices)};
}

}  // namespace

TEST_CASE("ledger: is read back as it was written, from a file that others cannot read",
          "[disclose]") {
  const std::string folder = (std::filesystem::temp_directory_path() / "fcm-ledger-test").string();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  CHECK(read_ledger(folder)->entries.empty());
  const Ledger ledger{{poster({"a", "b"}), poster({"a"})}};
  REQUIRE(write_ledger(folder, ledger));
  CHECK(*read_ledger(folder) == ledger);
  const auto file = std::filesystem::path(folder) / "exports.json";
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  std::filesystem::remove_all(folder);
}

TEST_CASE("ledger: what is no ledger is refused, and never taken for an empty one", "[disclose]") {
  for (const char* json :
       {"{}", "[]", R"({"schema": "fcm.exports/1"})",
        R"({"schema": "fcm.exports/1", "exports": [{"file": "a"}]})",
        R"({"schema": "fcm.exports/1", "exports": [{"date": "", "audience": "board",
            "file": "a", "sha256": "", "voices": []}]})"}) {
    const auto read = parse_ledger(json, "exports.json");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "ledger.layout");
  }
  CHECK(parse_ledger("{", "exports.json").error().code == "json.syntax");
}

TEST_CASE("ledger: two exports that differ by fewer voices than the rule asks tell about these",
          "[disclose]") {
  const std::vector<std::string> ten = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
  const Ledger ledger{{poster(ten)}};
  CHECK_FALSE(few_apart(ledger, ten, Audience::workshop));
  const std::vector<std::string> nine(ten.begin() + 1, ten.end());
  REQUIRE(few_apart(ledger, nine, Audience::workshop));
  CHECK(few_apart(ledger, nine, Audience::workshop)->voices == 1);
  CHECK_FALSE(few_apart(ledger, nine, Audience::working));
  const std::vector<std::string> seven(ten.begin() + 3, ten.end());
  CHECK_FALSE(few_apart(ledger, seven, Audience::workshop));  // three stand together
  CHECK(few_apart(ledger, seven, Audience::nhs)->voices == 3);
  // Who left and who came count alike.
  std::vector<std::string> other = nine;
  other.push_back("k");
  CHECK(few_apart(ledger, other, Audience::workshop)->voices == 2);
}
