// SPDX-License-Identifier: MIT
#include "publish/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace fcm::reporting {
namespace {

constexpr std::size_t most_output = 64u << 20;

/// One socket serves as standard input and output of the child, because send() can be told not to
/// raise SIGPIPE when the child has gone, and write() to a pipe cannot.
struct Child {
  pid_t pid = -1;
  int socket = -1;
  std::size_t sent = 0;
  std::string output;
  bool done = false, failed = false;
};

int spawn(const std::vector<std::string>& command, int socket, pid_t& pid) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, socket, 0);
  posix_spawn_file_actions_adddup2(&actions, socket, 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::string locale = "LC_ALL=C";  // the whole environment: nothing of ours reaches the child
  std::array<char*, 2> environment = {locale.data(), nullptr};
  const int error =
      posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

Result<Child> start(const Call& call) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return problem("child.failed", "no socket for a child process");
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  Child child;
  const int error = spawn(call.command, ends[1], child.pid);
  close(ends[1]);
  if (error != 0) {
    close(ends[0]);
    return problem("child.not_found", "the program " + call.command.front() + " was not found");
  }
  child.socket = ends[0];
  if (call.input.empty()) shutdown(child.socket, SHUT_WR);
  return child;
}

void write_to(Child& child, const std::string& input) {
  const ssize_t n =
      send(child.socket, input.data() + child.sent, input.size() - child.sent, MSG_NOSIGNAL);
  if (n > 0) child.sent += static_cast<std::size_t>(n);
  if (n < 0 && errno != EAGAIN && errno != EINTR) child.sent = input.size();
  if (child.sent == input.size()) shutdown(child.socket, SHUT_WR);
}

void read_from(Child& child) {
  std::array<char, 65536> buffer;
  const ssize_t n = recv(child.socket, buffer.data(), buffer.size(), 0);
  if (n > 0) child.output.append(buffer.data(), static_cast<std::size_t>(n));
  if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) child.done = true;
  if (child.output.size() > most_output) child.done = child.failed = true;
}

/// Talks to all children until each has closed its output or the time is over.
void converse(std::vector<Result<Child>>& children, const std::vector<Call>& calls,
              std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (true) {
    std::vector<pollfd> waiting;
    std::vector<std::size_t> whose;
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (!children[i] || children[i]->done) continue;
      const bool writing = children[i]->sent < calls[i].input.size();
      waiting.push_back(
          {children[i]->socket, static_cast<short>(POLLIN | (writing ? POLLOUT : 0)), 0});
      whose.push_back(i);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    if (waiting.empty() || left.count() <= 0) return;
    if (poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) < 0 && errno != EINTR)
      return;
    for (std::size_t k = 0; k < waiting.size(); ++k) {
      Child& child = *children[whose[k]];
      if (waiting[k].revents & POLLOUT) write_to(child, calls[whose[k]].input);
      if (waiting[k].revents & (POLLIN | POLLHUP | POLLERR)) read_from(child);
    }
  }
}

Result<std::string> finish(Child& child, const std::string& program) {
  if (!child.done || child.failed) kill(child.pid, SIGKILL);
  close(child.socket);
  int status = 0;
  while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (!child.done) return problem("child.too_slow", program + " took too long and was stopped");
  if (child.failed || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return problem("child.failed", program + " failed");
  return std::move(child.output);
}

}  // namespace

std::vector<Result<std::string>> run_children(const std::vector<Call>& calls,
                                              std::chrono::milliseconds limit) {
  std::vector<Result<Child>> children;
  for (const Call& call : calls) children.push_back(start(call));
  converse(children, calls, limit);
  std::vector<Result<std::string>> results;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (children[i])
      results.push_back(finish(*children[i], calls[i].command.front()));
    else
      results.push_back(tl::make_unexpected(children[i].error()));
  }
  return results;
}

}  // namespace fcm::reporting
