// SPDX-License-Identifier: MIT
#include "text/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <utility>

#include "text/number.hpp"

namespace fcm::text {
namespace {

constexpr mode_t owner_only_file = 0600, owner_only_folder = 0700;

// The file that has no name of its own yet, where a signal handler finds it: in memory that is
// never freed. Of several at a time the first; a longer path is left to the reader of the folder.
char unfinished_name[4'096];
std::atomic<bool> unfinished_taken{false}, unfinished_there{false};
static_assert(std::atomic<bool>::is_always_lock_free);

class Unfinished {
 public:
  explicit Unfinished(const std::string& name)
      : mine_(name.size() < sizeof unfinished_name && !unfinished_taken.exchange(true)) {
    if (!mine_) return;
    name.copy(unfinished_name, name.size());
    unfinished_name[name.size()] = '\0';
    unfinished_there = true;
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    if (!mine_) return;
    unfinished_there = false;
    unfinished_taken = false;
  }

 private:
  bool mine_;
};

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  /// Closing can be the first to report a full disk.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

std::string system_says(int error) { return std::strerror(error); }

tl::unexpected<Problem> too_large(const std::string& path, std::size_t max_bytes) {
  return problem("limit.file_size", "the file is larger than " + grouped(max_bytes) + " bytes",
                 {path}, "check that this is the right file");
}

Result<std::string> read_all(int descriptor, const std::string& path, std::size_t expected,
                             std::size_t max_bytes) {
  std::string bytes(expected + 1, '\0');
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(std::min(2 * bytes.size() + 65'536, max_bytes + 1));
    const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return problem("file.read", "the file cannot be read: " + system_says(errno), {path});
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > max_bytes) return too_large(path, max_bytes);
  }
  bytes.resize(used);
  return bytes;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

tl::unexpected<Problem> exists_already(const std::string& path) {
  return problem("output.exists", "the file exists and is not overwritten", {path},
                 "give another name, or say --overwrite");
}

tl::unexpected<Problem> write_failed(const std::string& path, int error) {
  if (error == EACCES || error == EPERM || error == EROFS)
    return problem("output.denied", "no permission to write here", {path},
                   "choose a folder that you may write to");
  if (error == ENOENT || error == ENOTDIR)
    return problem("output.no_folder", "the folder does not exist", {path}, "make it first");
  return problem("output.write", "the file cannot be written: " + system_says(error), {path},
                 "check the space on the disk; nothing was left behind");
}

Result<void> check_target(const std::string& path, const WriteOptions& options) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) return {};
  if (!S_ISREG(found.st_mode))
    return problem("output.not_regular", "this is a folder, a device or a symbolic link", {path},
                   "give the name of a file, or - for standard output");
  if (!options.overwrite) return exists_already(path);
  return {};
}

// A name in the folder of `path` that nobody else has; the process number keeps two runs apart.
int open_temporary(const std::string& path, mode_t mode, std::string& name,
                   std::optional<Unfinished>& unfinished) {
  static std::atomic<unsigned> count{0};
  for (int attempt = 0; attempt < 100; ++attempt) {
    name = folder_of(path) + "/." + name_of(path).substr(0, 100) + "." +
           std::to_string(::getpid()) + "-" + std::to_string(count++) + ".fcm-tmp";
    unfinished.emplace(name);
    const int made = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (made >= 0) return made;
    unfinished.reset();
    if (errno != EEXIST) return made;
  }
  return -1;
}

// Without `overwrite` the name must not be taken, not even by a file that came in between.
bool give_name(const std::string& from, const std::string& to, bool overwrite) {
  if (overwrite) return ::rename(from.c_str(), to.c_str()) == 0;
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  if (::link(from.c_str(), to.c_str()) != 0) return false;
  ::unlink(from.c_str());
  return true;
}

void sync_folder(const std::string& path) {
  const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() >= 0) ::fsync(folder.get());  // some file systems refuse; the file is there
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input", 0, max_bytes);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      return problem("file.not_found", "there is no such file", {path},
                     "check the name and the folder");
    if (errno == EACCES || errno == EPERM)
      return problem("file.denied", "no permission to read the file", {path},
                     "ask its owner for permission");
    return problem("file.read", "the file cannot be read: " + system_says(errno), {path});
  }
  struct stat found {};
  if (::fstat(file.get(), &found) != 0)
    return problem("file.read", "the file cannot be read: " + system_says(errno), {path});
  if (!S_ISREG(found.st_mode))
    return problem("file.not_regular", "this is a folder or a device, and not a file", {path},
                   "give the name of a file, or - for standard input");
  const auto size = static_cast<std::size_t>(found.st_size);
  if (size > max_bytes) return too_large(path, max_bytes);
  return read_all(file.get(), path, size, max_bytes);
}

bool is_folder(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode);
}

bool exists(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0;
}

Result<void> write_file(const std::string& path, std::string_view bytes, WriteOptions options) {
  if (path == "-") {
    if (!write_all(STDOUT_FILENO, bytes)) return write_failed("standard output", errno);
    return {};
  }
  if (Result<void> checked = check_target(path, options); !checked) return checked;
  std::string temporary;
  std::optional<Unfinished> unfinished;
  Descriptor file(
      open_temporary(path, options.owner_only ? owner_only_file : 0666, temporary, unfinished));
  if (file.get() < 0) return write_failed(path, errno);
  const bool written = write_all(file.get(), bytes) && ::fsync(file.get()) == 0 && file.close() &&
                       give_name(temporary, path, options.overwrite);
  if (!written) {
    const int error = errno;
    ::unlink(temporary.c_str());
    if (error == EEXIST) return exists_already(path);
    return write_failed(path, error);
  }
  sync_folder(path);
  return {};
}

void remove_unfinished() {
  if (unfinished_there) ::unlink(unfinished_name);
}

Result<void> make_folder(const std::string& path, bool owner_only) {
  if (path.empty() || is_folder(path)) return {};
  const std::string bare = path.back() == '/' ? path.substr(0, path.size() - 1) : path;
  if (Result<void> parent = make_folder(folder_of(bare), owner_only); !parent) return parent;
  const mode_t mode = owner_only ? owner_only_folder : 0777;
  if (::mkdir(bare.c_str(), mode) != 0 && !is_folder(bare))
    return problem("output.denied", "the folder cannot be made: " + system_says(errno), {path},
                   "choose a folder that you may write to");
  return {};
}

}  // namespace fcm::text
