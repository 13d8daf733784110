#!/bin/sh
# SPDX-License-Identifier: MIT
#
# process.sh FCM [RUNS]: what `fcm what-if MAP --more C1` costs as a process beside a static program
# that does nothing; milliseconds, best and median of RUNS (500) by turns. MAP is the first argument
# after them, or $FCM_BENCH_DATA/w1_adj.csv.
set -eu
if [ $# -lt 1 ]; then
  sed -n '4,6s/^# \{0,1\}//p' "$0"
  exit 2
fi
fcm=$1 runs=${2:-500} map=${3:-${FCM_BENCH_DATA:-.}/w1_adj.csv}
[ -r "$map" ] || { echo "process.sh: cannot read $map; gen.py writes it" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo 'int main(void) { return 0; }' >"$work/empty.c"
cc -O2 -static -o "$work/empty" "$work/empty.c"
cat >"$work/time.cpp" <<'EOT'
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

static double milliseconds(char* const* words) {
  char* no_environment[] = {nullptr};
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
  const auto begin = std::chrono::steady_clock::now();
  pid_t child;
  int status = 0;
  if (posix_spawn(&child, words[0], &quiet, nullptr, words, no_environment) != 0) std::exit(1);
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) std::exit(1);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

static void print(const char* name, std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  std::printf("%-8s best %.3f ms, median %.3f ms\n", name, times[0], times[times.size() / 2]);
}

int main(int, char** words) {
  const int runs = std::atoi(words[1]);
  char* empty[] = {words[2], nullptr};
  char option[] = "--more", factor[] = "C1", command[] = "what-if";
  char* fcm[] = {words[3], command, words[4], option, factor, nullptr};
  std::vector<double> of_empty, of_fcm;
  for (int i = 0; i < runs; ++i) {
    of_empty.push_back(milliseconds(empty));
    of_fcm.push_back(milliseconds(fcm));
  }
  print("empty", of_empty);
  print("what-if", of_fcm);
  std::printf("ratio    best %.2f, median %.2f\n", of_fcm[0] / of_empty[0],
              of_fcm[of_fcm.size() / 2] / of_empty[of_empty.size() / 2]);
}
EOT
c++ -O2 -std=c++20 -o "$work/time" "$work/time.cpp"
"$work/time" "$runs" "$work/empty" "$fcm" "$map"
