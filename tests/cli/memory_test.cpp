// SPDX-License-Identifier: MIT
//
// How much memory a command takes at most. docs/limits.md
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "text/zip.hpp"

namespace {

constexpr std::size_t mebi = 1u << 20;

/// A folder that goes away with what is in it.
struct Folder {
  std::string path = "/tmp/fcm-memory-XXXXXX";
  Folder() { REQUIRE(mkdtemp(path.data()) != nullptr); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path + "/" + name, std::ios::binary) << bytes;
    return path + "/" + name;
  }
};

struct Ended {
  int code = 0;
  long peak = 0;  ///< KiB
};

Ended run(std::vector<std::string> words) {
  words.insert(words.begin(), "fcm");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    if (freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr))
      execv(FCM_COMMAND, arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  wait4(child, &status, 0, &used);
  REQUIRE(WIFEXITED(status));
  return {WEXITSTATUS(status), used.ru_maxrss};
}

std::string many(std::string_view piece, std::size_t bytes) {
  std::string all;
  all.reserve(bytes + piece.size());
  while (all.size() + piece.size() <= bytes) all += piece;
  return all;
}

/// A workbook of one sheet.
std::string workbook(const std::string& sheet) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return fcm::text::write_zip(
      {{"_rels/.rels", "<Relationships><Relationship Id='a' Type='" + type +
                           "officeDocument' Target='xl/workbook.xml'/></Relationships>"},
       {"xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='Links' sheetId='1' r:id='rId1'/></sheets>"
        "</workbook>"},
       {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Type='" + type +
                                          "worksheet' Target='worksheets/sheet1.xml'/>"
                                          "</Relationships>"},
       {"xl/worksheets/sheet1.xml", sheet}});
}

}  // namespace

// Draws are not kept: with ten times as many come a few rare values in bins of their own, no more.
TEST_CASE("command: draws of a map of 60 factors stay under 200 MB", "[cli]") {
  const Folder folder;
  std::string cells;
  for (int j = 0; j < 60; ++j) cells += ",f" + std::to_string(j);
  for (int i = 0; i < 60; ++i) {
    cells += "\nf" + std::to_string(i);
    // 600 links, which hold each other back: both signs, all sizes.
    for (int j = 0; j < 60; ++j)
      cells += "," + std::to_string(i != j && (i * 7 + j * 11) % 6 == 0
                                        ? (i * 31 + j * 17) % 19 / 10.0 - 0.9
                                        : 0);
  }
  const std::string map = folder.file("map.csv", cells + "\n");
  const auto peak_of = [&](const char* draws) {
    const Ended ended = run({"simulate", map, "--clamp", "f0=1", "--vary", "0.1", "--transfer",
                             "tanh", "--steps", "10", "--draws", draws, "--threads", "2"});
    REQUIRE(ended.code == 0);
    return ended.peak;
  };
  const long few = peak_of("2000"), more = peak_of("20000");
  CHECK(more < 200'000);
  CHECK(more < few + 40'000);  // new bins, nothing else
}

// As large as a file may be, and made of what takes most: docs/limits.md names the figures.
TEST_CASE("command: hostile files are refused in less than 640 MB", "[cli]") {
  const Folder folder;
  struct Hostile {
    const char* name;
    std::string bytes;
    long most;  ///< KiB
  };
  const auto refused = [&](Hostile one) {
    const std::string path = folder.file(one.name, one.bytes);
    std::string().swap(one.bytes);  // what this process holds counts for its child too
    const Ended ended = run({"check", path});
    std::filesystem::remove(path);
    INFO(one.name << ": " << ended.peak << " KiB");
    CHECK(ended.code == 1);
    CHECK(ended.peak < one.most);
  };
  const std::size_t whole = 63 * mebi;
  refused({"deep.json", many("[", whole), 128 * 1024});
  refused({"wide.json", "[" + many("0,", whole) + "0]", 320 * 1024});
  refused({"objects.json", "{\"nodes\":[" + many("{\"id\":\"a\"},", whole) + "0]}", 640 * 1024});
  refused({"deep.graphml", many("<a>", whole), 640 * 1024});
  refused({"wide.graphml", "<graphml>" + many("<a/>", whole) + "</graphml>", 640 * 1024});
  refused({"wide.yaml", "fcm: 1\na:\n" + many("- 0\n", 7 * mebi), 640 * 1024});
  refused({"columns.csv", many(",", whole), 320 * 1024});
  refused({"rows.csv", "from,to\n" + many("a,b\n", whole), 320 * 1024});
  refused({"unclosed.csv", "from,to\n\"" + many("a", whole), 320 * 1024});
  const std::string bomb =
      workbook("<worksheet><sheetData>" + many(" ", 200 * mebi) + "</sheetData></worksheet>");
  refused({"bomb.xlsx", bomb, 64 * 1024});
  std::vector<fcm::text::ZipEntry> entries;
  for (int i = 0; i < 20'000; ++i) entries.push_back({"a" + std::to_string(i), ""});
  refused({"entries.xlsx", fcm::text::write_zip(entries), 64 * 1024});
}
