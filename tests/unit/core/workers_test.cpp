// SPDX-License-Identifier: MIT
#include "fcm/workers.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

using namespace fcm;

TEST_CASE("workers: every index is done once, run after run", "[core]") {
  for (const std::size_t threads : {1, 2, 5}) {
    Workers workers(threads);
    REQUIRE(workers.threads() == threads);
    for (const std::size_t count : {0, 1, 2, 1'000}) {
      std::vector<std::atomic<int>> times(count);
      CHECK(workers.for_each(count, [&](std::size_t i) { ++times[i]; }) == count);
      for (const auto& done : times) REQUIRE(done == 1);
    }
  }
}

TEST_CASE("workers: 0 threads means as many as the machine has", "[core]") {
  CHECK(Workers().threads() == std::max(1u, std::thread::hardware_concurrency()));
}

TEST_CASE("workers: they wake again after they fell asleep", "[core]") {
  Workers workers(3);
  std::atomic<int> sum = 0;
  for (int run = 0; run < 3; ++run) {
    workers.for_each(30, [&](std::size_t i) { sum += static_cast<int>(i); });
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK(sum == 3 * 435);
}

TEST_CASE("workers: no two tasks run at once under one worker's number", "[core]") {
  Workers workers(4);
  std::vector<std::atomic<int>> inside(workers.threads());
  std::atomic<bool> alone = true;
  workers.for_each(2'000, [&](std::size_t, std::size_t worker) {
    if (++inside[worker] != 1) alone = false;
    --inside[worker];
  });
  CHECK(alone);
}

TEST_CASE("workers: what is done when a run is stopped has no gaps", "[core]") {
  Workers workers(3);
  for (std::size_t stop_at = 0; stop_at < 200; stop_at += 7) {
    std::stop_source stop;
    std::vector<std::atomic<bool>> done(10'000);
    const std::size_t count = workers.for_each(
        done.size(),
        [&](std::size_t i) {
          done[i] = true;
          if (i == stop_at) stop.request_stop();
        },
        stop.get_token());
    REQUIRE(count > stop_at);
    for (std::size_t i = 0; i < done.size(); ++i) REQUIRE(done[i] == (i < count));
  }
  std::stop_source stopped;
  stopped.request_stop();
  CHECK(workers.for_each(
            5, [](std::size_t) {}, stopped.get_token()) == 0);
}

TEST_CASE("workers: the exception of the lowest task that throws comes out", "[core]") {
  Workers workers(4);
  for (int run = 0; run < 50; ++run) {
    try {
      workers.for_each(500, [](std::size_t i) {
        if (i % 100 == 37) throw std::runtime_error(std::to_string(i));
      });
      FAIL("nothing came out");
    } catch (const std::runtime_error& error) {
      REQUIRE(std::string(error.what()) == "37");
    }
  }
  CHECK(workers.for_each(9, [](std::size_t) {}) == 9);  // and the crew is well
}

TEST_CASE("workers: a run inside a run is done by its caller", "[core]") {
  Workers workers(3);
  std::atomic<int> sum = 0;
  workers.for_each(10, [&](std::size_t) { workers.for_each(10, [&](std::size_t) { ++sum; }); });
  CHECK(sum == 100);
}
