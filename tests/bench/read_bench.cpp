// SPDX-License-Identifier: MIT
//
// read_bench [WORD...]: reads an invented file of every format, or of those whose name begins with
// a WORD, and one of ten times the size, each in a process of its own. Prints the size of the
// larger one, the processor time of both (best of several), their ratio and the largest memory.
// Ends with code 1 where ten times the input takes more than fifteen times the time, a goal is
// missed, or a format has no file.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "invented_files.hpp"
#include "text/file.hpp"

namespace {

using namespace fcm;
using namespace fcm::bench;
namespace fs = std::filesystem;

constexpr double most_times = 15;
constexpr double moment = 0.02;  // shorter reads say nothing of their growth

struct Cost {
  double seconds = 0;
  double megabytes = 0;  ///< resident, at most
};

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// What `work` costs a process that has done nothing before; its number is what it returns.
Cost in_a_process(const std::function<double()>& work) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    double seconds = -1;
    try {
      seconds = work();
    } catch (const std::exception& problem) {
      std::fprintf(stderr, "%s\n", problem.what());
    }
    const bool told = write(ends[1], &seconds, sizeof seconds) == sizeof seconds;
    _exit(told && seconds >= 0 ? 0 : 1);
  }
  Cost cost;
  close(ends[1]);
  const bool told = read(ends[0], &cost.seconds, sizeof cost.seconds) == sizeof cost.seconds;
  close(ends[0]);
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child || status != 0 || !told)
    throw std::runtime_error("a file could not be made or read");
  cost.megabytes = static_cast<double>(used.ru_maxrss) / 1024;
  return cost;
}

/// Where the file is, or the folder of files.
fs::path saved(const InventedFile& file, std::size_t n, const fs::path& folder) {
  const fs::path path = folder / (std::to_string(n) + "." + file.extension().substr(1));
  in_a_process([&] {
    for (const WrittenFile& one : file.made(file, n)) {
      const fs::path to = one.name.empty() ? path : path / one.name;
      fs::create_directories(to.parent_path());
      if (!text::write_file(to.string(), one.bytes))
        throw std::runtime_error("cannot write " + to.string());
    }
    return 0.0;
  });
  return path;
}

double read_once(const InventedFile& file, const fs::path& path) {
  const double begin = processor_seconds();
  const auto read = read_contents(path.string(), {.claims = file.claims});
  const double seconds = processor_seconds() - begin;
  if (!read) throw std::runtime_error(to_text(read.error()));
  if (read->value.format != file.format())
    throw std::runtime_error(file.name + " is read as " + read->value.format);
  if (read->account.has_errors()) throw std::runtime_error(file.name + ": rows are refused");
  return seconds;
}

Cost best_of(std::size_t times, const InventedFile& file, const fs::path& path) {
  Cost best;
  for (std::size_t i = 0; i < times; ++i) {
    const Cost cost = in_a_process([&] { return read_once(file, path); });
    if (i == 0 || cost.seconds < best.seconds) best = cost;
  }
  return best;
}

double megabytes(const fs::path& path) {
  double bytes = 0;
  if (!fs::is_directory(path)) return static_cast<double>(fs::file_size(path)) / 1e6;
  for (const auto& one : fs::directory_iterator(path))
    bytes += static_cast<double>(one.file_size());
  return bytes / 1e6;
}

bool measure(const InventedFile& file) {
  const fs::path folder = fs::temp_directory_path() / ("read_bench_" + std::to_string(getpid()));
  const fs::path small = saved(file, file.n, folder), large = saved(file, 10 * file.n, folder);
  const Cost one = best_of(5, file, small), ten = best_of(3, file, large);
  const double times = ten.seconds / one.seconds;
  const bool grows = times > most_times && ten.seconds > moment;
  const bool late = file.most > 0 && ten.seconds > file.most;
  std::printf("%-20s %8zu %7.1f MB %8.4f s %8.3f s %6.1f x %6.0f MB%s%s\n", file.name.c_str(),
              10 * file.n, megabytes(large), one.seconds, ten.seconds, times, ten.megabytes,
              grows ? "  grows too fast" : "", late ? "  too slow" : "");
  std::fflush(stdout);
  fs::remove_all(folder);
  return !grows && !late;
}

}  // namespace

int main(int count, char** words) {
  bool good = true;
  std::printf("%-20s %8s %10s %10s %10s %8s %9s\n", "file", "n", "size", "a tenth", "whole",
              "ratio", "memory");
  for (const InventedFile& file : invented_files()) {
    const bool wanted = count == 1 || std::any_of(words + 1, words + count, [&](const char* word) {
                          return file.name.starts_with(word);
                        });
    try {
      if (wanted && !measure(file)) good = false;
    } catch (const std::exception& problem) {
      std::fprintf(stderr, "%s: %s\n", file.name.c_str(), problem.what());
      good = false;
    }
  }
  for (const Format& format : formats())
    if (std::none_of(invented_files().begin(), invented_files().end(),
                     [&](const InventedFile& one) { return one.format() == format.name; })) {
      std::fprintf(stderr, "there is no invented file of the format %s\n",
                   std::string(format.name).c_str());
      good = false;
    }
  return good ? 0 : 1;
}
