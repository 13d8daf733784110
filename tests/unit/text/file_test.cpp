// SPDX-License-Identifier: MIT
#include "text/file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>

using namespace fcm;
using namespace fcm::text;
namespace fs = std::filesystem;

namespace {
/// A folder of its own, gone at the end.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("fcm-file-test-" + std::to_string(::getpid()));
  Folder() { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
  std::string at(const std::string& name) const { return (path / name).string(); }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
};
std::string code(const Result<void>& done) { return done ? "done" : done.error().code; }
std::string code(const Result<std::string>& read) { return read ? "read" : read.error().code; }
}  // namespace

TEST_CASE("file: bytes are written and read back, and no temporary file is left", "[text]") {
  const Folder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);
  REQUIRE(write_file(folder.at("map.json"), bytes));
  CHECK(read_file(folder.at("map.json")) == bytes);
  CHECK(folder.files() == 1);
}

TEST_CASE("file: an output is overwritten only when asked", "[text]") {
  const Folder folder;
  REQUIRE(write_file(folder.at("a"), "old"));
  CHECK(code(write_file(folder.at("a"), "new")) == "output.exists");
  CHECK(read_file(folder.at("a")) == "old");
  REQUIRE(write_file(folder.at("a"), "new", {.overwrite = true}));
  CHECK(read_file(folder.at("a")) == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("file: a program that a signal ends amid writing leaves no temporary file", "[text]") {
  const Folder folder;
  const pid_t child = fork();
  if (child == 0) {
    // The system sends SIGXFSZ when the file grows beyond its limit: while it is being written.
    const rlimit limit{4'096, 4'096};
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, [](int) {
      remove_unfinished();
      _exit(7);
    });
    (void)write_file(folder.at("map.json"), std::string(100'000, ' '));
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(folder.files() == 0);
}

TEST_CASE("file: private files and folders are readable by their owner alone", "[text]") {
  const Folder folder;
  REQUIRE(make_folder(folder.at("out/deep"), true));
  REQUIRE(write_file(folder.at("out/deep/report.html"), "x", {.owner_only = true}));
  struct stat found {};
  REQUIRE(::stat(folder.at("out/deep/report.html").c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0600);
  REQUIRE(::stat(folder.at("out").c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0700);
  CHECK(make_folder(folder.at("out/deep"), true));
}

TEST_CASE("file: what cannot be read says why", "[text]") {
  const Folder folder;
  CHECK(code(read_file(folder.at("missing"))) == "file.not_found");
  CHECK(code(read_file(folder.path.string())) == "file.not_regular");
  CHECK(code(read_file("/dev/zero")) == "file.not_regular");
  REQUIRE(::mkfifo(folder.at("fifo").c_str(), 0600) == 0);
  CHECK(code(read_file(folder.at("fifo"))) == "file.not_regular");
  REQUIRE(write_file(folder.at("big"), std::string(101, 'x')));
  CHECK(code(read_file(folder.at("big"), 100)) == "limit.file_size");
  CHECK(code(read_file(folder.at("big"), 101)) == "read");
}

TEST_CASE("file: what must not be written to is left alone", "[text]") {
  const Folder folder;
  REQUIRE(write_file(folder.at("real"), "kept"));
  fs::create_symlink(folder.at("real"), folder.at("link"));
  CHECK(code(write_file(folder.at("link"), "x", {.overwrite = true})) == "output.not_regular");
  CHECK(code(write_file(folder.path.string(), "x", {.overwrite = true})) == "output.not_regular");
  CHECK(code(write_file("/dev/full", "x", {.overwrite = true})) == "output.not_regular");
  CHECK(code(write_file(folder.at("no/such/file"), "x")) == "output.no_folder");
  CHECK(code(make_folder(folder.at("real/inside"), false)) == "output.denied");
  CHECK(read_file(folder.at("real")) == "kept");
}
