// SPDX-License-Identifier: MIT
#include "fcm/who_told.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "fcm/project.hpp"

using namespace fcm;

namespace {

const std::string claims =
    "respondent,coder,from,to,polarity,strength,certainty,basis,quote,paraphrase\n"
    "ann,A,bus,meeting,+,strong,stated,lived,I only get there by bus.,The bus takes her.\n"
    "ann,B,bus,meeting,+,medium,implied,lived,I only get there by bus.,She goes by bus.\n"
    "bob,A,bus,meeting,-,weak,stated,seen,It takes them away.,The bus takes people away.\n"
    "ann,A,meeting,lonely,-,strong,stated,lived,Then I am less alone.,It helps her.\n"
    "cat,A,bus,meeting,,,,,Who knows.,She does not know.\n"
    "dan,A,bus,meeting,+,strong,stated,lived,Leave me out.,He withdrew.\n";
const std::string respondents =
    "respondent,place,consent\nann,Hill,paraphrase\nbob,Hill; Dale,quote; paraphrase\n"
    "cat,,no\ndan,Dale,withdrawn\n";

Loaded loaded() {
  const auto folder =
      std::filesystem::temp_directory_path() / ("fcm_told_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "claims.csv", std::ios::binary) << claims;
  std::ofstream(folder / "respondents.csv", std::ios::binary) << respondents;
  auto read = load(folder.string());
  std::filesystem::remove_all(folder);
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  return std::move(*read);
}

Index link(const Loaded& read, const char* from, const char* to) {
  return *read.map.find_link(*read.map.require(from), *read.map.require(to));
}

}  // namespace

TEST_CASE("who told: both signs stand apart, and one voice has one number", "[project]") {
  const Loaded read = loaded();
  const WhoTold told =
      who_told(read, {link(read, "bus", "meeting"), link(read, "meeting", "lonely")}, Words::none);
  REQUIRE(told.links.size() == 2);
  const auto& first = told.links[0].claims;
  REQUIRE(first.size() >= 3);
  CHECK(first[0].said.polarity == Polarity::plus);
  CHECK(first[1].said.polarity == Polarity::plus);
  CHECK(first[2].said.polarity == Polarity::minus);
  CHECK(first[0].voice == first[1].voice);  // one voice, two coders
  CHECK(first[0].coder != first[1].coder);
  CHECK(first[2].voice != first[0].voice);
  CHECK(told.links[1].claims[0].voice == first[0].voice);
  CHECK(first[2].basis == "seen");
  CHECK(first[2].row == 4);
}

TEST_CASE("who told: places are counted by voice, and one with two places is in both",
          "[project]") {
  const Loaded read = loaded();
  const auto places = who_told(read, {link(read, "bus", "meeting")}, Words::none).links[0].places;
  std::vector<std::string> text;
  for (const ToldPlace& place : places)
    text.push_back(place.place + " " + std::to_string(place.plus) + " " +
                   std::to_string(place.minus));
  CHECK(std::set<std::string>(text.begin(), text.end()).count("Hill 1 1") == 1);
  CHECK(std::set<std::string>(text.begin(), text.end()).count("Dale 0 1") == 1);
}

// Ann agreed to paraphrases, Bob to both, the others to neither or not at all.
TEST_CASE("who told: words are shown as far as each voice agreed", "[project]") {
  const Loaded read = loaded();
  const WhoTold quotes = who_told(read, {link(read, "bus", "meeting")}, Words::quote);
  const auto& all = quotes.links[0].claims;
  CHECK(all[0].said.words == "The bus takes her.");
  CHECK_FALSE(all[0].said.verbatim);
  CHECK(all[2].said.words == "It takes them away.");
  CHECK(all[2].said.verbatim);
  for (const ToldClaim& claim : all) CHECK(claim.said.words != "Leave me out.");
  const WhoTold none = who_told(read, {link(read, "bus", "meeting")}, Words::none);
  for (const ToldClaim& claim : none.links[0].claims) CHECK(claim.said.words.empty());
}

TEST_CASE("who told: a map holds nobody", "[project]") {
  Loaded read = loaded();
  read.has_study = false;
  CHECK_THROWS_AS(who_told(read, {0}, Words::none), std::logic_error);
}
