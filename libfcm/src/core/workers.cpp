// SPDX-License-Identifier: MIT
#include "fcm/workers.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace fcm {
namespace {

void pause() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

/// Returns when `value` is no longer `old`: looks for a while, because the next run mostly follows
/// at once and waking a thread takes longer than most blocks, then sleeps.
template <typename T>
void wait_while(const std::atomic<T>& value, T old) {
  for (int i = 0; i < 1'000; ++i) {
    if (value.load(std::memory_order_acquire) != old) return;
    pause();
  }
  value.wait(old, std::memory_order_acquire);
}

using Task = std::function<void(std::size_t, std::size_t)>;

/// The indices of one run, handed out in order, and what went wrong with them.
struct Run {
  const Task& task;
  std::size_t count;
  std::stop_token stop;
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::size_t failed_at = 0;
  std::exception_ptr failure;

  void work(std::size_t worker) {
    while (!stop.stop_requested()) {
      const std::size_t i = next.fetch_add(1, std::memory_order_relaxed);
      if (i >= count) return;
      try {
        task(i, worker);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failure || i < failed_at) {
          failed_at = i;
          failure = std::current_exception();
        }
        next.store(count, std::memory_order_relaxed);
      }
    }
  }

  std::size_t finish() {
    if (failure) std::rethrow_exception(failure);
    return std::min(next.load(std::memory_order_relaxed), count);
  }
};

}  // namespace

struct Workers::Crew {
  explicit Crew(std::size_t helpers) {
    try {
      for (std::size_t worker = 1; worker <= helpers; ++worker)
        threads.emplace_back([this, worker] { serve(worker); });
    } catch (...) {
      dismiss();
      throw;
    }
  }
  ~Crew() { dismiss(); }

  void dismiss() {
    run = nullptr;
    begin();
    for (std::thread& thread : threads) thread.join();
  }

  void begin() {
    turn.fetch_add(1, std::memory_order_release);
    turn.notify_all();
  }

  void serve(std::size_t worker) {
    for (std::uint32_t seen = 0;;) {
      wait_while(turn, seen);
      ++seen;
      if (!run) return;
      run->work(worker);
      if (busy.fetch_sub(1, std::memory_order_acq_rel) == 1) busy.notify_one();
    }
  }

  std::vector<std::thread> threads;
  std::atomic<bool> taken = false;
  std::atomic<std::uint32_t> turn = 0;  ///< counts the runs
  std::atomic<std::uint32_t> busy = 0;  ///< helpers that have not finished this turn
  Run* run = nullptr;                   ///< published by `turn`
};

Workers::Workers(std::size_t threads)
    : crew_(std::make_unique<Crew>(
          (threads ? threads : std::max(1u, std::thread::hardware_concurrency())) - 1)) {}
Workers::~Workers() = default;

std::size_t Workers::threads() const { return crew_->threads.size() + 1; }

std::size_t Workers::for_each(std::size_t count, const Task& task, std::stop_token stop) {
  Run run{.task = task, .count = count, .stop = std::move(stop)};
  const bool together = count > 1 && threads() > 1 && !crew_->taken.exchange(true);
  if (together) {
    crew_->run = &run;
    crew_->busy.store(static_cast<std::uint32_t>(threads() - 1), std::memory_order_relaxed);
    crew_->begin();
  }
  run.work(0);
  if (together) {
    while (const std::uint32_t left = crew_->busy.load(std::memory_order_acquire))
      wait_while(crew_->busy, left);
    crew_->taken = false;
  }
  return run.finish();
}

std::size_t Workers::for_each(std::size_t count, const std::function<void(std::size_t)>& task,
                              std::stop_token stop) {
  return for_each(
      count, [&task](std::size_t i, std::size_t) { task(i); }, std::move(stop));
}

}  // namespace fcm
