// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "fcm/formats.hpp"

using namespace fcm;
namespace fs = std::filesystem;

namespace {

constexpr const char* claims =
    "from,to,polarity\n"
    "Lack of buses,Visits,-\n"
    "Buses,Visits,+\n"
    "Visits,~Loneliness,+\n"
    "Visits to friends,Loneliness,-\n"
    "Lack of buses,~Loneliness,-\n";

/// A study folder that is gone after the test.
class Folder {
 public:
  explicit Folder(const std::string& decisions) {
    fs::create_directories(path_);
    std::ofstream(path_ / "claims.csv") << claims;
    if (!decisions.empty()) std::ofstream(path_ / "decisions.csv") << decisions;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  Read<Study> read() const {
    auto read = read_study(path_.string());
    INFO((read ? "" : to_text(read.error())));
    REQUIRE(read);
    return *read;
  }

 private:
  fs::path path_ = fs::temp_directory_path() /
                   ("fcm_decisions_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
};

std::vector<std::string> said(const Study& study) {
  std::vector<std::string> all;
  for (const Claim& one : study.claims)
    all.push_back(study.factors[one.from].label + " " + std::string(to_text(one.polarity)) + "> " +
                  study.factors[one.to].label);
  return all;
}

std::vector<std::string> messages(const Account& account, const std::string& code) {
  std::vector<std::string> all;
  for (const Problem& one : account.problems())
    if (one.code == code) all.push_back(one.message);
  return all;
}

}  // namespace

TEST_CASE("decisions: merged factors are one, opposites with the polarity turned", "[study]") {
  const Folder folder(
      "decision,keep,change,note\n"
      "opposite,Buses,Lack of buses,\n"
      "opposite,Loneliness,~loneliness,agreed in May\n"
      "merge,Visits,Visits to friends,\n");
  const Read<Study> read = folder.read();
  CHECK(said(read.value) == std::vector<std::string>{"Buses +> Visits", "Buses +> Visits",
                                                     "Visits -> Loneliness", "Visits -> Loneliness",
                                                     "Buses -> Loneliness"});
  CHECK(read.value.factors.size() == 3);
  CHECK(messages(read.account, "decision.applied") ==
        std::vector<std::string>{
            "'Lack of buses' is read as the opposite of 'Buses'; claims changed: 2",
            "'~Loneliness' is read as the opposite of 'Loneliness'; claims changed: 2",
            "'Visits to friends' is read as 'Visits'; claims changed: 1"});
  CHECK(read.account.adds_up());
}

TEST_CASE("decisions: without the line the study is as it was, and a blank one changes nothing",
          "[study]") {
  const Read<Study> before = Folder("").read();
  const Read<Study> blank = Folder("decision,keep,change\n,Buses,Lack of buses\n").read();
  CHECK(said(before.value) == said(blank.value));
  CHECK(before.value.factors == blank.value.factors);
  CHECK(said(before.value)[0] == "Lack of buses -> Visits");
}

TEST_CASE("decisions: the opposite may be of a factor that nobody named", "[study]") {
  const Read<Study> read =
      Folder("decision,keep,change\nopposite,Transport,Lack of buses\n").read();
  CHECK(said(read.value)[0] == "Transport +> Visits");
}

TEST_CASE("decisions: what cannot be applied is told, with its place", "[study]") {
  const Read<Study> read = Folder(
                               "decision,keep,change\n"
                               "join,Buses,Visits\n"
                               "merge,Buses,BUSES\n"
                               "merge,Buses,Trams\n"
                               "merge,,Visits\n"
                               "merge,Visits,Visits to friends\n"
                               "merge,Visits,Loneliness\n")
                               .read();
  CHECK(messages(read.account, "decision.unknown").size() == 1);
  CHECK(messages(read.account, "decision.same").size() == 2);
  CHECK(messages(read.account, "decision.no_factor") ==
        std::vector<std::string>{"no claim names 'Trams'"});
  CHECK(messages(read.account, "decision.self_link") ==
        std::vector<std::string>{"claims that now say that 'Visits' acts on itself: 1"});
  CHECK(read.account.refused_everywhere() == 3);
  CHECK(read.account.adds_up());
}

TEST_CASE("decisions: a factor that is renamed keeps its id", "[decisions]") {
  const Folder folder("decision,keep,change,note\nrename,Evening buses,Buses,the hall says so\n");
  const Read<Study> read = folder.read();
  CHECK(read.account.refused_everywhere() == 0);
  const auto& factors = read.value.factors;
  const auto renamed = std::find_if(factors.begin(), factors.end(), [](const StudyFactor& one) {
    return one.label == "Evening buses";
  });
  REQUIRE(renamed != factors.end());
  CHECK(renamed->id == "Buses");
  CHECK(said(read.value)[1] == "Evening buses +> Visits");
  CHECK(messages(read.account, "decision.applied") ==
        std::vector<std::string>{"'Buses' is called 'Evening buses'"});
}

TEST_CASE("decisions: a factor gets no name that another has, and none that is empty",
          "[decisions]") {
  const Folder folder("decision,keep,change\nrename,visits,Buses\nrename,,Buses\n");
  const Read<Study> read = folder.read();
  CHECK(messages(read.account, "decision.name_taken").size() == 1);
  CHECK(messages(read.account, "decision.same").size() == 1);
  CHECK(said(read.value)[1] == "Buses +> Visits");
}
