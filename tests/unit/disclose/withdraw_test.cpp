// SPDX-License-Identifier: MIT
#include "fcm/withdraw.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "fcm/places.hpp"
#include "text/replace_files.hpp"
#include "text/workbook.hpp"

using namespace fcm;
namespace fs = std::filesystem;

namespace {

/// A folder that is there as long as the test.
class Folder {
 public:
  explicit Folder(const std::string& name = "study")
      : path_(fs::temp_directory_path() / ("fcm-withdraw-test-" + name)) {
    fs::remove_all(path_);
    fs::create_directory(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  std::string get(const std::string& name) const {
    std::ifstream file(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string path(const std::string& name = {}) const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }

 private:
  fs::path path_;
};

const std::string claims =
    "from,to,polarity,respondent,conversation,document,quote\n"
    "debt,trust,-,ada,hall,minutes,\"one,\nover two lines\"\n"
    "debt,sleep,-,ben,hall,,\n"
    "bus,trust,+,\"ada\",kitchen,letter,\"said \"\"so\"\"\"\n"
    "bus,sleep,+,cat,,,\n";
const std::string respondents =
    "respondent,place,consent\nada,Hill,all\nben,Hill,\ncat,Marsh,quote\n";
const std::string conversations = "conversation,place\nhall,Hill\nkitchen,Mill Lane 4\n";
const std::string documents = "document,place\nminutes,Hill\nletter,Hill\n";

void put_study(const Folder& folder) {
  folder.put("claims.csv", claims);
  folder.put("respondents.csv", respondents);
  folder.put("conversations.csv", conversations);
  folder.put("documents.csv", documents);
}

std::string code(const Result<Withdrawal>& gone) { return gone ? "" : gone.error().code; }

}  // namespace

TEST_CASE("withdraw: rows of one respondent go out of every table, and every other byte stays",
          "[disclose]") {
  const Folder folder;
  put_study(folder);
  const auto gone = withdraw(folder.path(), "ada", "2026-11-22");
  REQUIRE(gone);
  CHECK(gone->claims == 2);
  CHECK(gone->conversations == 1);  // the kitchen; ben was in the hall too
  CHECK(gone->documents == 2);
  CHECK(gone->shared == 1);
  CHECK(gone->factors == std::vector<std::string>{"trust"});
  CHECK(folder.get("claims.csv") == claims);  // nothing is written yet
  REQUIRE(write(*gone));
  CHECK(folder.get("claims.csv") ==
        "from,to,polarity,respondent,conversation,document,quote\n"
        "debt,sleep,-,ben,hall,,\n"
        "bus,sleep,+,cat,,,\n");
  CHECK(folder.get("respondents.csv") == "respondent,place,consent\nben,Hill,\ncat,Marsh,quote\n");
  CHECK(folder.get("conversations.csv") == "conversation,place\nhall,Hill\n");
  CHECK(folder.get("documents.csv") == "document,place\n");
  CHECK(read_ledger(folder.path())->withdrawn == std::vector<std::string>{"2026-11-22"});
  for (const fs::directory_entry& file : fs::directory_iterator(folder.path())) {
    CHECK(folder.get(file.path().filename().string()).find("ada") == std::string::npos);
    CHECK(file.path().filename().string().front() != '.');
  }
}

TEST_CASE("withdraw: line ends, byte order marks and other encodings stay as they are",
          "[disclose]") {
  const Folder folder;
  folder.put("claims.csv",
             "\xEF\xBB\xBF"
             "from;to;polarity;respondent\r\n"
             "debt;\"trust\r\nin others\";-;ada\r\n\r\n"
             "caf\xC3\xA9;trust;+;ben");
  const auto gone = withdraw(folder.path("claims.csv"), "ada", "");
  REQUIRE(gone);
  CHECK_FALSE(gone->ledger);
  REQUIRE(write(*gone));
  CHECK(folder.get("claims.csv") ==
        "\xEF\xBB\xBF"
        "from;to;polarity;respondent\r\n"
        "\r\n"
        "caf\xC3\xA9;trust;+;ben");
  folder.put("claims.csv", "from,to,polarity,respondent\rd\xE9tte,b,+,ada\rd\xE9tte,b,+,ben\r");
  REQUIRE(write(withdraw(folder.path("claims.csv"), "ada", "").value()));
  CHECK(folder.get("claims.csv") == "from,to,polarity,respondent\rd\xE9tte,b,+,ben\r");
}

TEST_CASE("withdraw: the last voice may go too, and who is only listed", "[disclose]") {
  const Folder folder;
  folder.put("claims.csv", "from,to,polarity,respondent\na,b,+,ada\n");
  folder.put("respondents.csv", "respondent,place\nada,Hill\ndee,Hill\n");
  REQUIRE(write(withdraw(folder.path(), "dee", "").value()));
  CHECK(folder.get("respondents.csv") == "respondent,place\nada,Hill\n");
  const auto last = withdraw(folder.path(), "ada", "");
  REQUIRE(last);
  CHECK(last->factors == std::vector<std::string>{"a", "b"});
  REQUIRE(write(*last));
  CHECK(folder.get("claims.csv") == "from,to,polarity,respondent\n");
}

TEST_CASE("withdraw: the ledger says what left with the voice, and forgets who it was",
          "[disclose]") {
  const Folder folder;
  put_study(folder);
  const LedgerEntry both{.date = "2026-05-01",
                         .audience = Audience::workshop,
                         .file = "wall.pdf",
                         .sha256 = "00",
                         .voices = {"respondent ada", "respondent ben", "respondent cat"}};
  LedgerEntry without = both;
  without.file = "later.pdf";
  without.voices = {"respondent ben", "respondent cat"};
  REQUIRE(write_ledger(folder.path(), {.entries = {both, without}, .withdrawn = {"2026-01-01"}}));
  const auto gone = withdraw(folder.path(), "ada", "2026-11-22");
  REQUIRE(gone);
  REQUIRE(gone->left.size() == 1);
  CHECK(gone->left[0].file == "wall.pdf");
  CHECK(gone->left[0].voices.empty());
  REQUIRE(write(*gone));
  const Ledger after = read_ledger(folder.path()).value();
  CHECK(after.withdrawn == std::vector<std::string>{"2026-01-01", "2026-11-22"});
  CHECK(after.entries[0].voices ==
        std::vector<std::string>{"respondent ben", "respondent cat", "withdrawn 2"});
  // What leaves now differs from the first export by that one voice, and the ledger still knows.
  CHECK(few_apart(after, {"respondent ben", "respondent cat"}, Audience::workshop)->voices == 1);
  struct stat found {};
  REQUIRE(stat(folder.path("exports.json").c_str(), &found) == 0);
  CHECK((found.st_mode & 0777u) == 0600u);
}

TEST_CASE("withdraw: is refused where it could not be all", "[disclose]") {
  const Folder folder;
  put_study(folder);
  CHECK(code(withdraw(folder.path(), "Ada", "")) == "withdraw.unknown");
  CHECK(code(withdraw(folder.path(), " ", "")) == "withdraw.unknown");
  CHECK(code(withdraw(folder.path("claims.csv"), "ada", "")) == "withdraw.beside");
  folder.put("exports.json", "{}");
  CHECK(code(withdraw(folder.path(), "ada", "")) == "ledger.layout");
  folder.put("respondents.csv", "respondent,place\nada,Hill\nada,Marsh\n");
  CHECK(code(withdraw(folder.path(), "ada", "")) == "study.refused_rows");
  const auto unknown = withdraw(folder.path(), "Mrs Ada Smith", "");
  CHECK(to_text(unknown.error()).find("Smith") == std::string::npos);
}

TEST_CASE("withdraw: factors that only this voice told leave the places on drawings",
          "[disclose]") {
  const Folder folder;
  put_study(folder);
  const Position here{10, 20};
  REQUIRE(
      write_places(folder.path(), {.lying = {{"trust", here}, {"debt", here}, {"long gone", here}},
                                   .upright = {{"trust", here}, {"sleep", here}}}));
  REQUIRE(write(withdraw(folder.path(), "ada", "").value()));
  const KeptPlaces places = read_places(folder.path()).value();
  CHECK(places.lying == Places{{"debt", here}});
  CHECK(places.upright == Places{{"sleep", here}});
}

TEST_CASE("withdraw: decisions about names that only this voice used go, and the others stay",
          "[disclose]") {
  const Folder folder;
  folder.put("claims.csv",
             "from,to,polarity,respondent\n"
             "my old bus,trust,+,ada\n"
             "Bus,trust,+,ben\n"
             "owing,sleep,-,ada\n"
             "owing,sleep,-,ben\n");
  folder.put("decisions.csv",
             "decision,keep,change,note\n"
             "merge,Bus,My  old bus,\n"
             "merge,debt,owing,both say it\n"
             ",Bus,my old bus,not sure\n");
  const auto gone = withdraw(folder.path(), "ada", "");
  REQUIRE(gone);
  REQUIRE(write(*gone));
  CHECK(folder.get("decisions.csv") == "decision,keep,change,note\nmerge,debt,owing,both say it\n");
  CHECK(folder.get("claims.csv") ==
        "from,to,polarity,respondent\nBus,trust,+,ben\nowing,sleep,-,ben\n");
}

TEST_CASE("withdraw: a conversation in which nobody has an id goes by its own", "[disclose]") {
  const Folder folder;
  folder.put("claims.csv",
             "from,to,polarity,respondent,conversation,document\n"
             "debt,trust,-,,hall,minutes\n"
             "bus,trust,+,,shop,\n"
             "bus,sleep,+,ben,kitchen,\n");
  folder.put("conversations.csv", "conversation,place\nhall,Hill\nshop,Hill\nbus stop,Marsh\n");
  folder.put("documents.csv", "document,place\nminutes,Hill\n");
  const LedgerEntry left{.date = "2026-05-01",
                         .audience = Audience::workshop,
                         .file = "wall.pdf",
                         .sha256 = "00",
                         .voices = {"conversation hall", "conversation shop", "respondent ben"}};
  REQUIRE(write_ledger(folder.path(), {.entries = {left}, .withdrawn = {}}));
  CHECK(code(withdraw(folder.path(), "kitchen", "")) == "withdraw.named");
  const auto gone = withdraw(folder.path(), "hall", "2026-11-22");
  REQUIRE(gone);
  CHECK(gone->claims == 1);
  CHECK(gone->conversations == 1);
  CHECK(gone->left.size() == 1);
  REQUIRE(write(*gone));
  CHECK(folder.get("claims.csv") ==
        "from,to,polarity,respondent,conversation,document\n"
        "bus,trust,+,,shop,\n"
        "bus,sleep,+,ben,kitchen,\n");
  CHECK(folder.get("conversations.csv") == "conversation,place\nshop,Hill\nbus stop,Marsh\n");
  CHECK(folder.get("documents.csv") == "document,place\n");
  CHECK(read_ledger(folder.path())->entries[0].voices ==
        std::vector<std::string>{"conversation shop", "respondent ben", "withdrawn 1"});
  REQUIRE(write(withdraw(folder.path(), "bus stop", "").value()));  // nobody told anything there
  CHECK(folder.get("conversations.csv") == "conversation,place\nshop,Hill\n");
}

TEST_CASE("withdraw: a workbook is written anew as tables, without the voice", "[disclose]") {
  using Row = std::vector<text::Cell>;
  const auto row = [](const std::vector<std::string>& cells) {
    return Row(cells.begin(), cells.end());
  };
  const Folder folder;
  folder.put("claims.xlsx",
             text::write_workbook({{"claims",
                                    {row({"from", "to", "polarity", "respondent", "quote"}),
                                     row({"debt", "trust", "-", "ada", "hers"}),
                                     row({"debt", "sleep", "-", "ben", "his, \"so\""})}}})
                 .value());
  const std::string before = folder.get("claims.xlsx");
  const auto gone = withdraw(folder.path("claims.xlsx"), "ada", "");
  REQUIRE(gone);
  CHECK(gone->files.empty());
  CHECK(gone->others.factors.size() == 2);  // trust was hers alone
  const Folder anew("anew");
  for (const WrittenFile& file : gone->anew) {
    CHECK(file.bytes.find("ada") == std::string::npos);
    CHECK(file.bytes.find("trust") == std::string::npos);
    anew.put(file.name, file.bytes);
  }
  const Study study = read_study(anew.path()).value().value;
  REQUIRE(study.claims.size() == 1);
  CHECK(study.claims[0].quote == "his, \"so\"");
  CHECK(study.claims[0].respondent == "ben");
  CHECK(folder.get("claims.xlsx") == before);  // it is for its owner to delete
}

TEST_CASE("withdraw: what another tool keeps is written anew too", "[disclose]") {
  const std::string project =
      std::string(FCM_SOURCE_DIR) + "/tests/formats/refi_qda/good/village.qde";
  const auto gone = withdraw(project, "r01", "", {.claims = "roles"});
  REQUIRE(gone);
  CHECK(gone->claims > 0);
  CHECK_FALSE(gone->anew.empty());
  for (const WrittenFile& file : gone->anew) CHECK(file.bytes.find("r01") == std::string::npos);
}

TEST_CASE("replace_files: all files change or none", "[text]") {
  const Folder folder;
  folder.put("a", "old a");
  chmod(folder.path("a").c_str(), 0640);
  fs::create_directory(folder.path("b"));
  CHECK_FALSE(text::replace_files({{folder.path("a"), "new"}, {folder.path("b"), "new"}}));
  CHECK(folder.get("a") == "old a");
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 2);
  REQUIRE(text::replace_files({{folder.path("a"), "new"}, {folder.path("c"), "new"}}));
  CHECK(folder.get("a") + folder.get("c") == "newnew");
  struct stat found {};
  REQUIRE(stat(folder.path("a").c_str(), &found) == 0);
  CHECK((found.st_mode & 0777u) == 0640u);
}
