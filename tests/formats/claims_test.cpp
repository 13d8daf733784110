// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "fcm/formats.hpp"
#include "fcm/study.hpp"
#include "formats/source.hpp"
#include "text/file.hpp"

namespace fcm {
const Format& claims_format();
}

using namespace fcm;
namespace fs = std::filesystem;

namespace {

const fs::path formats_folder = fs::path(FCM_SOURCE_DIR) / "tests/formats";

std::set<fs::path> entries(const fs::path& folder) {
  std::set<fs::path> all;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) all.insert(entry.path());
  return all;
}

std::string bytes_of(const fs::path& path) { return text::read_file(path.string()).value(); }

/// The study without the places in the file, which differ.
Study content(const Result<Read<Study>>& read) {
  REQUIRE(read);
  Study study = read->value;
  for (Claim& claim : study.claims) claim.read_at = {};
  return study;
}

}  // namespace

TEST_CASE("claims: one table reads the same however it was saved", "[formats]") {
  const fs::path folder = formats_folder / "claims/good";
  const Study wanted = content(read_study((folder / "plain.csv").string()));
  CHECK(wanted.claims.size() == 3);
  CHECK(wanted.claims[1].quote ==
        "Caf\xC3\xA9 talk \xE2\x80\x93 \xE2\x80\x9Cso lonely\xE2\x80\x9D");
  CHECK(wanted.claims[0].quote == "One line,\nand a second \"line\"");
  CHECK(entries(folder).size() >= 20);
  for (const fs::path& path : entries(folder)) {
    INFO(path);
    const Result<Read<Study>> read = read_study(path.string());
    CHECK(content(read) == wanted);
    CHECK(read->account.refused() == 0);
    CHECK(read->account.adds_up());
  }
}

TEST_CASE("claims: ids and labels of a codebook read the same, from CSV and TSV", "[formats]") {
  const fs::path folder = formats_folder / "study/good";
  const Study wanted = content(read_study((folder / "ids").string()));
  CHECK(wanted.respondents.size() == 2);
  for (const fs::path& path : entries(folder)) {
    INFO(path);
    CHECK(content(read_study(path.string())) == wanted);
  }
}

TEST_CASE("claims: every prefix of a good table reads or is refused, and the account adds up",
          "[formats]") {
  for (const fs::path& path : entries(formats_folder / "claims/good")) {
    INFO(path);
    const std::string bytes = bytes_of(path);
    for (std::size_t length = 0; length < bytes.size(); ++length) {
      const Result<Read<Study>> read = parse_study(bytes.substr(0, length), "claims.csv");
      if (read ? !read->account.adds_up() : read.error().place.file.empty()) FAIL(length);
    }
  }
}

TEST_CASE("claims: every changed byte of a good table reads or is refused", "[formats]") {
  const std::string bytes = bytes_of(formats_folder / "claims/good/plain.csv");
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const char c : {'\0', '"', ',', '\n', '\r', '\'', '=', '\x80', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = c;
      const Result<Read<Study>> read = parse_study(changed, "claims.csv");
      if (read ? !read->account.adds_up() : read.error().place.file.empty()) FAIL(at);
    }
}

TEST_CASE("claims: a table of coded claims is told from a list of links", "[formats]") {
  const auto sniff = [](std::string bytes) {
    return claims_format().sniff(detail::Source(std::move(bytes), "input"));
  };
  for (const fs::path& path : entries(formats_folder / "claims/good")) {
    INFO(path);
    CHECK(sniff(bytes_of(path)) == 2);
  }
  CHECK(sniff("from,to,polarity\na,b,+\n") == 2);
  CHECK(sniff("from,to,weight\na,b,0.5\n") == 0);
  CHECK(sniff("Source,Target,Type,Weight\na,b,Directed,1\n") == 0);
  CHECK(sniff(",a,b\na,0,1\nb,0,0\n") == 0);
  CHECK(sniff("{\"schema\": \"fcm.map/1\"}") == 0);
  CHECK(sniff("") == 0);
  CHECK(sniff("from,to,quote\n" + ("a,b,\"" + std::string(9'000, 'x') + "\"\n")) == 2);
}
