// SPDX-License-Identifier: MIT
//
// golden FCM SOURCE COMMAND: runs tests/cli/COMMAND/*.cmd, each in a new folder with a copy of
// tests/cli/files (and data and examples as links), and compares both streams and the exit code
// with
// *.out, *.err and *.code beside it; a file that is missing means empty, and code 0. With
// FCM_ACCEPT=1 in the environment it writes them instead, to be looked at before they are kept.
//
//   fcm ARGUMENTS   runs the command, without a shell; words with blanks in "double quotes"
//   < FILE          the next run reads this as standard input
//   > FILE          the next run writes standard output there (/dev/full)
//   set NAME=VALUE  the environment of all later runs
//   show FILE       the file's bytes, as if they had been written to standard output
//   find FILE TEXT  whether the text is in the file
//   mode FILE       its permissions, as in 600
//   # ...           a comment
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void keep(const fs::path& path, const std::string& bytes) {
  if (bytes.empty())
    fs::remove(path);
  else
    std::ofstream(path, std::ios::binary) << bytes;
}

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false, any = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c == ' ' && !quoted) {
      if (any || !word.empty()) words.push_back(word);
      word.clear();
      any = false;
    } else {
      word += c;
    }
  }
  if (any || !word.empty()) words.push_back(word);
  return words;
}

struct Said {
  std::string out, err, code = "0\n";
};

class Run {
 public:
  Run(std::string fcm, fs::path folder) : fcm_(std::move(fcm)), folder_(std::move(folder)) {}

  Said lines(const fs::path& cmd) {
    std::ifstream file(cmd);
    for (std::string line; std::getline(file, line);) {
      const std::vector<std::string> words = words_of(line);
      if (words.empty() || words[0][0] == '#') continue;
      if (words[0] == "<") input_ = words.at(1);
      if (words[0] == ">") output_ = words.at(1);
      if (words[0] == "set") environment_.push_back(words.at(1));
      if (words[0] == "show") said_.out += bytes_of(folder_ / words.at(1));
      if (words[0] == "find") find(words.at(1), words.at(2));
      if (words[0] == "mode") mode(folder_ / words.at(1));
      if (words[0] == "fcm") run({words.begin() + 1, words.end()});
    }
    return said_;
  }

 private:
  void find(const std::string& file, const std::string& text) {
    const bool found = bytes_of(folder_ / file).find(text) != std::string::npos;
    said_.out += (found ? "found " : "not found ") + text + "\n";
  }

  void mode(const fs::path& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0) found.st_mode = 0;
    char text[16];
    std::snprintf(text, sizeof text, "%o\n", found.st_mode & 0777u);
    said_.out += text;
  }

  void run(const std::vector<std::string>& words) {
    const fs::path out = folder_ / ".out", err = folder_ / ".err";
    const pid_t child = fork();
    if (child == 0) become(words, output_.empty() ? out : fs::path(output_), err);
    int status = 0;
    waitpid(child, &status, 0);
    if (output_.empty()) said_.out += bytes_of(out);
    said_.err += bytes_of(err);
    said_.code =
        (WIFEXITED(status) ? std::to_string(WEXITSTATUS(status)) : std::string("killed")) + "\n";
    input_.clear();
    output_.clear();
    fs::remove(out);
    fs::remove(err);
  }

  [[noreturn]] void become(const std::vector<std::string>& words, const fs::path& out,
                           const fs::path& err) {
    if (chdir(folder_.c_str()) != 0) _exit(127);
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    dup2(open(input_.empty() ? "/dev/null" : input_.c_str(), O_RDONLY), STDIN_FILENO);
    dup2(open(out.c_str(), flags, 0600), STDOUT_FILENO);
    dup2(open(err.c_str(), flags, 0600), STDERR_FILENO);
    std::vector<const char*> argv{"fcm"};
    for (const std::string& word : words) argv.push_back(word.c_str());
    argv.push_back(nullptr);
    std::vector<const char*> environment;  // of two with one name the first counts
    for (const std::string& one : environment_) environment.push_back(one.c_str());
    environment.push_back("PATH=/usr/bin:/bin");
    environment.push_back(nullptr);
    execve(fcm_.c_str(), const_cast<char**>(argv.data()), const_cast<char**>(environment.data()));
    _exit(127);
  }

  std::string fcm_;
  fs::path folder_;
  std::string input_, output_;
  std::vector<std::string> environment_;
  Said said_;
};

bool same(const fs::path& expected, const std::string& said) {
  const std::string wanted = bytes_of(expected);
  if (wanted == said) return true;
  std::cerr << expected.filename().string() << " expected:\n"
            << wanted << "said:\n"
            << said << "\n";
  return false;
}

Said run_in_new_folder(const std::string& fcm, const fs::path& source, const fs::path& cmd) {
  std::string pattern = (fs::temp_directory_path() / "fcm-cli-XXXXXX").string();
  if (!mkdtemp(pattern.data())) std::exit(127);
  const fs::path folder = pattern;
  fs::copy(source / "tests/cli/files", folder, fs::copy_options::recursive);
  fs::create_directory_symlink(source / "data", folder / "data");
  fs::create_directory_symlink(source / "examples", folder / "examples");
  Said said = Run(fcm, folder).lines(cmd);
  fs::remove_all(folder);
  return said;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const fs::path source = fs::absolute(argv[2]);
  std::vector<fs::path> cmds;
  for (const auto& entry : fs::directory_iterator(source / "tests/cli" / argv[3]))
    if (entry.path().extension() == ".cmd") cmds.push_back(entry.path());
  std::sort(cmds.begin(), cmds.end());
  std::size_t failed = 0;
  for (const fs::path& cmd : cmds) {
    const Said said = run_in_new_folder(fs::absolute(argv[1]).string(), source, cmd);
    auto beside = [&cmd](const char* extension) {
      return fs::path(cmd).replace_extension(extension);
    };
    const std::string code = said.code == "0\n" ? "" : said.code;
    if (std::getenv("FCM_ACCEPT")) {
      keep(beside(".out"), said.out);
      keep(beside(".err"), said.err);
      keep(beside(".code"), code);
      continue;
    }
    const bool out = same(beside(".out"), said.out), err = same(beside(".err"), said.err);
    if (!(same(beside(".code"), code) && out && err)) {
      std::cerr << "FAILED " << cmd.string() << "\n\n";
      ++failed;
    }
  }
  std::cout << cmds.size() - failed << " of " << cmds.size() << " as expected\n";
  return failed == 0 && !cmds.empty() ? 0 : 1;
}
