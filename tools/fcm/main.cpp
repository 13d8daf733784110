// SPDX-License-Identifier: MIT
//
// fcm: reads a command line, runs one command, says how it went by its exit code.
#include <cstdio>

#include "run_line.hpp"

int main(int argc, char** argv) {
  const auto [code, message] = fcm::command::run_line(argc, argv);
  if (!message.empty()) std::fprintf(stderr, "%s\n", message.c_str());
  return code;
}
