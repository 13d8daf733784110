// SPDX-License-Identifier: MIT
#include "text/replace_files.hpp"

#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <system_error>

#include "text/file.hpp"

namespace fcm::text {
namespace {

namespace fs = std::filesystem;

/// Signals that end a program wait while it lives.
class NoSignals {
 public:
  NoSignals() {
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending, signal);
    pthread_sigmask(SIG_BLOCK, &ending, &before_);
  }
  NoSignals(const NoSignals&) = delete;
  NoSignals& operator=(const NoSignals&) = delete;
  ~NoSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_;
};

class Replacing {
 public:
  explicit Replacing(const NewBytes& file) : path_(file.path) {
    const fs::path path(file.path);
    beside_ = (path.parent_path() /
               ("." + path.filename().string() + "." + std::to_string(::getpid()) + ".fcm-new"))
                  .string();
  }

  Result<void> stage(const std::string& bytes) {
    std::error_code failed;
    const fs::file_status there = fs::symlink_status(path_, failed);
    if (fs::exists(there)) {
      if (!fs::is_regular_file(there))
        return problem("output.not_regular", "this is a folder, a device or a symbolic link",
                       {path_}, "put the table itself in its place");
      Result<std::string> old = read_file(path_);
      if (!old) return tl::make_unexpected(old.error());
      old_ = std::move(*old);
      mode_ = there.permissions();
    }
    if (auto written = write_file(beside_, bytes, {.owner_only = true}); !written) {
      written.error().place.file = path_;
      return written;
    }
    staged_ = true;
    fs::permissions(beside_, mode_, failed);
    return {};
  }

  Result<void> name() {
    std::error_code failed;
    fs::rename(beside_, path_, failed);
    if (failed)
      return problem("output.write", "the file cannot be written: " + failed.message(), {path_},
                     "nothing was changed");
    staged_ = false;
    return {};
  }

  void undo() const {
    std::error_code failed;
    if (staged_)
      fs::remove(beside_, failed);
    else if (!old_)
      fs::remove(path_, failed);
    else if (write_file(path_, *old_, {.overwrite = true, .owner_only = true}))
      fs::permissions(path_, mode_, failed);
  }

 private:
  std::string path_, beside_;
  std::optional<std::string> old_;
  fs::perms mode_ = fs::perms::owner_read | fs::perms::owner_write;
  bool staged_ = false;
};

}  // namespace

Result<void> replace_files(const std::vector<NewBytes>& files) {
  const NoSignals quiet;
  std::vector<Replacing> all;
  const auto undo = [&all] {
    for (const Replacing& one : all) one.undo();
  };
  for (const NewBytes& file : files) {
    Replacing one(file);
    if (auto staged = one.stage(file.bytes); !staged) {
      undo();
      return staged;
    }
    all.push_back(std::move(one));
  }
  for (Replacing& one : all)
    if (auto named = one.name(); !named) {
      undo();
      return named;
    }
  return {};
}

}  // namespace fcm::text
