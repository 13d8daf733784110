// SPDX-License-Identifier: MIT
//
// fcm-mpi under mpirun, against the command fcm as one process.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  return bytes.str();
}

/// A folder of its own, with a map; gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "fcm-mpi-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path_ = name;
    std::ofstream(path_ / "map.csv") << ",rain,puddles,feet\nrain,0,0.8,0.3\npuddles,0,0,0.7\n"
                                        "feet,-0.2,0.4,0\n";
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

/// A shell line in a child of its own process group, with its streams in out and err.
pid_t begin(const Folder& folder, const std::string& line) {
  const pid_t child = fork();
  if (child != 0) return child;
  setpgid(0, 0);
  const bool streams = freopen((folder / "out").c_str(), "w", stdout) &&
                       freopen((folder / "err").c_str(), "w", stderr);
  if (streams) execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
  _exit(127);
}

int end(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int run(const Folder& folder, const std::string& line) { return end(begin(folder, line)); }

std::string on_ranks(int ranks, const std::string& words) {
  return "exec " FCM_MPIRUN " -n " + std::to_string(ranks) + " " FCM_MPI " " + words;
}

bool no_mpirun() {
  if (access(FCM_MPIRUN, X_OK) == 0) return false;
  std::cout << "mpirun is not there: nothing was tested\n";
  return true;
}

bool contains(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("ranks: any number of them gives the bytes of one process", "[mpi]") {
  if (no_mpirun()) return;
  const Folder folder;
  // 5,000 draws are work for all, 3 are so few that ranks have nothing to do.
  for (const std::string draws : {"5000", "3"})
    for (const std::string form : {"", " --json"}) {
      const std::string words = "simulate " + (folder / "map.csv").string() +
                                " --clamp rain=1 --vary 0.1 --threads 1 --draws " + draws + form;
      REQUIRE(run(folder, "exec " FCM_COMMAND " " + words) == 0);
      const std::string alone = bytes_of(folder / "out");
      REQUIRE(contains(alone, draws == "3" ? "3" : form.empty() ? "5,000" : "5000"));
      for (const int ranks : {1, 2, 3, 7}) {
        INFO(ranks << " ranks, " << words);
        REQUIRE(run(folder, on_ranks(ranks, words)) == 0);
        REQUIRE(bytes_of(folder / "out") == alone);
      }
    }
}

TEST_CASE("ranks: they share the redraws of a report, and one of them writes it", "[mpi]") {
  if (no_mpirun()) return;
  const Folder folder;
  const std::string words =
      "run " FCM_SOURCE_DIR "/examples/02-invented-town -q --date 2026-11-21 -o ";
  REQUIRE(run(folder, "exec " FCM_COMMAND " " + words + (folder / "one").string()) == 0);
  REQUIRE(run(folder, on_ranks(3, words + (folder / "three").string())) == 0);
  for (const char* file : {"uncertainty.csv", "run.json", "report.html"})
    CHECK(bytes_of(folder / "one" / file) == bytes_of(folder / "three" / file));
}

TEST_CASE("ranks: what makes no draws is done and said once", "[mpi]") {
  if (no_mpirun()) return;
  const Folder folder;
  REQUIRE(run(folder, "exec " FCM_COMMAND " inspect " + (folder / "map.csv").string()) == 0);
  const std::string alone = bytes_of(folder / "out");
  REQUIRE(run(folder, on_ranks(3, "inspect " + (folder / "map.csv").string())) == 0);
  CHECK(bytes_of(folder / "out") == alone);
  REQUIRE(run(folder, on_ranks(2, "simulate " + (folder / "map.csv").string())) == 0);
  CHECK(contains(bytes_of(folder / "out"), "settled"));
}

TEST_CASE("ranks: an error of all is said once, with its exit code", "[mpi]") {
  if (no_mpirun()) return;
  const Folder folder;
  CHECK(run(folder, on_ranks(3, "simulate nothing.csv --vary 0.1")) == 1);
  const std::string said = bytes_of(folder / "err");
  const auto first = said.find("nothing.csv: error: there is no such file");
  REQUIRE(first != std::string::npos);
  CHECK(said.find("there is no such file", first + 40) == std::string::npos);
  CHECK_FALSE(contains(said, "rank 0 of 3"));
  CHECK(run(folder, on_ranks(2, "simulate " + (folder / "map.csv").string() + " --vary 9")) == 2);
}

TEST_CASE("ranks: an error that one rank alone meets fails all, and says which it was", "[mpi]") {
  if (no_mpirun()) return;
  const Folder folder;
  // Rank 1 sees another folder, as on a machine where the file was not copied to.
  const std::string line =
      "exec " FCM_MPIRUN " -n 3 sh -c 'test \"$OMPI_COMM_WORLD_RANK\" != 1 || cd /; exec " FCM_MPI
      " simulate map.csv --vary 0.1 --draws 100000 --threads 1 -o result.txt'";
  fs::current_path(folder / "");
  CHECK(run(folder, line) == 1);
  fs::current_path("/");
  CHECK(contains(bytes_of(folder / "err"), "rank 1 of 3: map.csv: error: there is no such file"));
  CHECK_FALSE(fs::exists(folder / "result.txt"));
}

TEST_CASE("ranks: one that is killed fails all, and nothing is left half written", "[mpi]") {
  if (no_mpirun()) return;
  const Folder folder;
  const std::string words = " simulate " + (folder / "map.csv").string() +
                            " --vary 0.1 --draws 100000000000 --threads 1 -o " +
                            (folder / "result.txt").string();
  // Every rank leaves its process number where the test finds it.
  const pid_t child =
      begin(folder, "exec " FCM_MPIRUN " -n 3 sh -c 'echo $$ > " + (folder / "rank").string() +
                        "$OMPI_COMM_WORLD_RANK; exec " FCM_MPI + words + "'");
  while (!contains(bytes_of(folder / "err"), "model:")) usleep(10'000);
  usleep(300'000);  // now the ranks draw
  const int rank = std::stoi(bytes_of(folder / "rank2"));
  REQUIRE(kill(rank, SIGKILL) == 0);
  CHECK(end(child) != 0);
  CHECK(contains(bytes_of(folder / "err"), "signal 9"));
  for (const auto& entry : fs::directory_iterator(folder / ""))
    CHECK_FALSE(contains(entry.path().filename().string(), "result"));
}
