// SPDX-License-Identifier: MIT
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

TEST_CASE("command: an interrupt ends it at once with exit code 130", "[cli]") {
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
    kill(child, SIGINT);
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
