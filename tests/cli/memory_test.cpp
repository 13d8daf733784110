// SPDX-License-Identifier: MIT
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <string>

// Draws are not kept: with ten times as many come a few rare values in bins of their own, no more.
TEST_CASE("command: draws of a map of 60 factors stay under 200 MB", "[cli]") {
  std::string folder = "/tmp/fcm-memory-XXXXXX";
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::string map = folder + "/map.csv";
  {
    std::ofstream file(map);
    for (int j = 0; j < 60; ++j) file << ",f" << j;
    for (int i = 0; i < 60; ++i) {
      file << "\nf" << i;
      // 600 links, which hold each other back: both signs, all sizes.
      for (int j = 0; j < 60; ++j)
        file << ','
             << (i != j && (i * 7 + j * 11) % 6 == 0 ? (i * 31 + j * 17) % 19 / 10.0 - 0.9 : 0);
    }
    file << '\n';
  }
  const auto peak_of = [&](const char* draws) {
    const pid_t child = fork();
    if (child == 0) {
      if (freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr))
        execl(FCM_COMMAND, "fcm", "simulate", map.c_str(), "--clamp", "f0=1", "--vary", "0.1",
              "--transfer", "tanh", "--steps", "10", "--draws", draws, "--threads", "2",
              static_cast<char*>(nullptr));
      _exit(127);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
    return used.ru_maxrss;  // KiB
  };
  const long few = peak_of("2000"), many = peak_of("20000");
  CHECK(many < 200'000);
  CHECK(many < few + 40'000);  // new bins, nothing else
  std::remove(map.c_str());
  rmdir(folder.c_str());
}
