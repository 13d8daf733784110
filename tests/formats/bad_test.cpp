// SPDX-License-Identifier: MIT
//
// tests/formats/<word>/bad.tsv lists malformed inputs of a format, one a line below the header:
// file, code, line, column, words of the hint. Each must give that problem at that place, and
// nothing else may go wrong.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "fcm/formats.hpp"

using namespace fcm;
namespace fs = std::filesystem;

namespace {

const fs::path formats_folder = fs::path(FCM_SOURCE_DIR) / "tests/formats";

struct BadInput {
  std::string word, file, code;
  std::size_t line = 0, column = 0;
  std::string hint;
  fs::path path() const { return formats_folder / word / "bad" / file; }
};

std::vector<std::string> words_with_lists() {
  std::set<std::string> words;
  for (const fs::directory_entry& entry : fs::directory_iterator(formats_folder))
    if (fs::exists(entry.path() / "bad.tsv")) words.insert(entry.path().filename().string());
  return {words.begin(), words.end()};
}

std::vector<BadInput> bad_inputs(const std::string& word) {
  std::vector<BadInput> all;
  std::ifstream list(formats_folder / word / "bad.tsv");
  std::string text;
  std::getline(list, text);  // the header
  while (std::getline(list, text)) {
    std::istringstream cells(text);
    BadInput bad{.word = word};
    std::string line, column;
    std::getline(cells, bad.file, '\t');
    std::getline(cells, bad.code, '\t');
    std::getline(cells, line, '\t');
    std::getline(cells, column, '\t');
    std::getline(cells, bad.hint, '\t');
    bad.line = std::stoul(line);
    bad.column = std::stoul(column);
    all.push_back(std::move(bad));
  }
  return all;
}

/// What reading gave: the account, or the one problem that stopped it.
Account account_of(const std::string& word, const std::string& path) {
  const Result<Read<Contents>> read = read_contents(path, {.from = word});
  if (read) return read->account;
  Account account;
  account.add(read.error());
  return account;
}

std::string described(const Account& account) {
  std::string all;
  for (const Problem& problem : account.problems()) all += to_text(problem) + "\n";
  return all.empty() ? "no problem" : all;
}

}  // namespace

TEST_CASE("bad inputs: each gives its code at its place with its hint", "[formats]") {
  for (const std::string& word : words_with_lists())
    for (const BadInput& bad : bad_inputs(word)) {
      INFO(word << "/bad/" << bad.file << " should give " << bad.code << " at " << bad.line << ":"
                << bad.column << " with hint ..." << bad.hint << "...");
      REQUIRE(fs::exists(bad.path()));
      const Account account = account_of(word, bad.path().string());
      INFO(described(account));
      const auto fits = [&](const Problem& problem) {
        return problem.code == bad.code && problem.place.line == bad.line &&
               problem.place.column == bad.column &&
               problem.hint.find(bad.hint) != std::string::npos && !problem.place.file.empty();
      };
      CHECK(std::any_of(account.problems().begin(), account.problems().end(), fits));
      CHECK(account.adds_up());
      CHECK(account.rejected.size() == account.refused_everywhere());
      for (const Problem& problem : account.problems())
        if (problem.severity == Severity::error) CHECK(problem.code == bad.code);
    }
}

TEST_CASE("bad inputs: every file beside the lists is in one, and every code is documented",
          "[formats]") {
  std::set<std::string> documented;
  for (const ErrorCode& code : error_codes()) documented.insert(std::string(code.code));
  for (const std::string& word : words_with_lists()) {
    std::set<std::string> listed;
    for (const BadInput& bad : bad_inputs(word)) {
      CHECK(documented.count(bad.code) == 1);
      listed.insert(bad.file);
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(formats_folder / word / "bad")) {
      INFO(entry.path());
      CHECK(listed.count(entry.path().filename().string()) == 1);
    }
  }
}

TEST_CASE("bad inputs: there are more than a hundred", "[formats]") {
  std::size_t count = 0;
  for (const std::string& word : words_with_lists()) count += bad_inputs(word).size();
  CHECK(count > 100);
}
