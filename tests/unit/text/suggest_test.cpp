// SPDX-License-Identifier: MIT
#include "text/suggest.hpp"

#include <catch2/catch.hpp>

using namespace fcm::text;

TEST_CASE("suggest: distances count insertions, deletions, replacements and swaps", "[text]") {
  CHECK(edit_distance("kitten", "sitting") == 3);  // Levenshtein's customary example
  CHECK(edit_distance("ca", "abc") == 3);          // optimal string alignment, not Damerau's 2
  CHECK(edit_distance("centre", "center") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("same", "same") == 0);
}

TEST_CASE("suggest: the nearest word is offered, and nothing far away", "[text]") {
  const std::vector<std::string> commands = {"check", "run", "what-if"};
  CHECK(did_you_mean("rnu", commands) == "did you mean 'run'?");
  CHECK(did_you_mean("Chek", commands) == "did you mean 'check'?");
  CHECK(did_you_mean("WHAT\xE2\x80\x90IF", commands) == "did you mean 'what-if'?");
  CHECK(did_you_mean("simulate", commands).empty());
  CHECK(nearest("x", {}).empty());
  CHECK(nearest("Q", {"A"}).empty());  // nothing of it is left
}
