// SPDX-License-Identifier: MIT
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

TEST_CASE("command: an interrupt or a request to end ends it at once with exit code 130", "[cli]") {
  const int signal_sent = GENERATE(SIGINT, SIGTERM);
  int input[2];
  REQUIRE(pipe(input) == 0);  // never written to: the command waits for its map
  const pid_t child = fork();
  if (child == 0) {
    dup2(input[0], STDIN_FILENO);
    execl(FCM_COMMAND, "fcm", "simulate", "-", static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  for (int i = 0; i < 200 && waitpid(child, &status, WNOHANG) == 0; ++i) {
    usleep(20'000);
    kill(child, signal_sent);
    if (i == 199) kill(child, SIGKILL);
  }
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 130);
}

TEST_CASE("command: a reader that goes away early is no crash", "[cli]") {
  int output[2];
  REQUIRE(pipe(output) == 0);
  const pid_t child = fork();
  if (child == 0) {
    close(output[0]);
    dup2(output[1], STDOUT_FILENO);
    close(output[1]);
    freopen("/dev/null", "w", stderr);
    execl(FCM_COMMAND, "fcm", "rules", static_cast<char*>(nullptr));
    _exit(127);
  }
  close(output[0]);
  close(output[1]);
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 1);
}

namespace {

std::string bytes_of(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  return bytes.str();
}

/// `fcm` in a child, with its two streams in files.
pid_t begin(const std::vector<std::string>& words, const std::string& out, const std::string& err) {
  const pid_t child = fork();
  if (child != 0) return child;
  freopen(out.c_str(), "w", stdout);
  freopen(err.c_str(), "w", stderr);
  std::vector<char*> line{const_cast<char*>("fcm")};
  for (const std::string& word : words) line.push_back(const_cast<char*>(word.c_str()));
  line.push_back(nullptr);
  execv(FCM_COMMAND, line.data());
  _exit(127);
}

int end(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("command: interrupted draws are those of a shorter run, to the byte", "[cli]") {
  const int signal_sent = GENERATE(SIGINT, SIGTERM);
  std::string folder = "/tmp/fcm-interrupted-XXXXXX";
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string map = folder + "/map.csv";
  std::ofstream(map) << ",rain,puddles\nrain,0,0.8\npuddles,0.1,0\n";
  // More draws than any machine makes before the interrupt, which is sent until it has ended.
  const pid_t child =
      begin({"simulate", map, "--vary", "0.1", "--draws", "100000000000", "--threads", "2"},
            folder + "/out", folder + "/err");
  while (bytes_of(folder + "/err").empty()) usleep(1'000);  // it says its model, then draws
  usleep(200'000);
  kill(child, signal_sent);
  CHECK(end(child) == 130);
  const std::string said = bytes_of(folder + "/err");
  std::smatch draws;
  REQUIRE(
      std::regex_search(said, draws, std::regex("stopped at draw ([0-9,]+) of 100,000,000,000")));
  std::string count = draws[1];
  std::erase(count, ',');
  REQUIRE(std::stoull(count) > 0);
  CHECK(said.find("what follows is of these " + draws[1].str()) != std::string::npos);
  CHECK(end(begin({"simulate", map, "--vary", "0.1", "--draws", count, "--threads", "1"},
                  folder + "/again", folder + "/err")) == 0);
  CHECK(bytes_of(folder + "/out") == bytes_of(folder + "/again"));
  for (const char* name : {"/map.csv", "/out", "/err", "/again"})
    std::remove((folder + name).c_str());
  rmdir(folder.c_str());
}

TEST_CASE("command: interrupted scenarios are the first of all, and say so", "[cli]") {
  std::string folder = "/tmp/fcm-interrupted-XXXXXX";
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string map = folder + "/map.csv";
  {  // 2,000 levers in one large loop: more work than is done before the interrupt
    std::ofstream links(map);
    links << "from,to,weight\n";
    for (int i = 0; i < 2'000; ++i)
      links << "f" << i << ",f" << (i + 1) % 2'000 << ",0.9\n"
            << "f" << i << ",f" << (i + 37) % 2'000 << ",-0.5\n";
  }
  const pid_t child =
      begin({"what-if", map, "--each", "--carry", "far"}, folder + "/out", folder + "/err");
  while (bytes_of(folder + "/err").find("model:") == std::string::npos) usleep(1'000);
  usleep(200'000);
  kill(child, SIGINT);
  CHECK(end(child) == 130);
  const std::string said = bytes_of(folder + "/err"), shown = bytes_of(folder + "/out");
  std::smatch scenarios;
  REQUIRE(std::regex_search(said, scenarios, std::regex("stopped at scenario ([0-9,]+) of 2,000")));
  std::string count = scenarios[1];
  std::erase(count, ',');
  std::size_t listed = 0;
  for (std::size_t at = shown.find("(dose"); at != std::string::npos;
       at = shown.find("(dose", at + 1))
    ++listed;
  CHECK(listed == std::stoull(count));
  CHECK(listed > 0);
  for (const char* name : {"/map.csv", "/out", "/err"}) std::remove((folder + name).c_str());
  rmdir(folder.c_str());
}
