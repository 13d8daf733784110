// SPDX-License-Identifier: MIT
//
// A stranger's program: loads a project, asks its scenarios, prints one effect each.
#include <cstdio>

#include <fcm/fcm.hpp>

int main(int, char** arguments) {
  auto loaded = fcm::load(arguments[1]);
  if (!loaded) return std::puts(fcm::to_text(loaded.error()).c_str()), 1;
  auto answer = fcm::what_if(loaded->map, loaded->model, loaded->project.scenarios);
  if (!answer) return std::puts(fcm::to_text(answer.error()).c_str()), 1;
  const auto outcome = loaded->map.require(loaded->project.outcomes.front().factor);
  for (const auto& one : answer->scenarios)
    std::printf("%s: %.17g\n", one.scenario.name.c_str(), one.effect[*outcome].value_or(0));
}
