// SPDX-License-Identifier: MIT
//
// 2,000 respondents, 24,023 claims, 80 factors: 10,000 resamples of the respondents, a link's
// weight being the mean over its mentions: mean, 2.5 and 97.5 percent of every state.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <string_view>

#include "core/redraw.hpp"
#include "fcm/ensemble.hpp"
#include "fcm/formats.hpp"
#include "simulate/lanes/voice_table.hpp"
#include "simulate/sparse/large_pages.hpp"
#include "workloads/workload.hpp"

namespace fcm::bench {
namespace {

constexpr std::size_t draws = 10'000, factors = 80, respondents = 2'000;
constexpr std::uint64_t seed = 1;

struct Claim {
  std::uint32_t respondent = 0;
  Index from = 0, to = 0;
  double weight = 0;
};

std::vector<Claim> parse_study(const std::string& text) {
  std::vector<Claim> claims;
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto skip_line = [&] { at = std::find(at, end, '\n') + 1; };
  for (skip_line(); at < end; skip_line()) {
    Claim claim;
    at = std::from_chars(at, end, claim.respondent).ptr + 1;
    at = std::from_chars(at, end, claim.from).ptr + 1;
    at = std::from_chars(at, end, claim.to).ptr + 1;
    at = std::from_chars(at, end, claim.weight).ptr;
    claims.push_back(claim);
  }
  return claims;
}

Map map_of(const std::vector<Claim>& claims) {
  std::vector<Factor> made;
  for (std::size_t j = 0; j < factors; ++j) made.push_back({.id = "C" + std::to_string(j + 1)});
  std::vector<Link> links;
  for (const Claim& claim : claims) links.push_back({.from = claim.from, .to = claim.to});
  const auto place = [](const Link& link) { return std::pair(link.from, link.to); };
  std::sort(links.begin(), links.end(),
            [&](const Link& a, const Link& b) { return place(a) < place(b); });
  links.erase(std::unique(links.begin(), links.end(),
                          [&](const Link& a, const Link& b) { return place(a) == place(b); }),
              links.end());
  return Map::make(std::move(made), std::move(links)).value();
}

struct Work {
  std::vector<Claim> claims;
  Map map;
  std::vector<detail::Told> told;
  Model model{.rule = "modified_kosko",
              .transfer = "sigmoid",
              .start = 1,
              .max_steps = 1'000,
              .stop_by = StopBy::largest_change,
              .tolerance = 1e-5};
  Workers workers;
  struct Figure {
    double mean, low, high;
  };
  std::vector<Figure> figures;

  Work(const Data& data, std::size_t threads)
      : claims(parse_study(data.text("w4_links.csv"))), map(map_of(claims)), workers(threads) {
    for (const Claim& claim : claims)
      told.push_back({.link = static_cast<std::uint32_t>(*map.find_link(claim.from, claim.to)),
                      .voice = claim.respondent,
                      .value = claim.weight});
  }

  void run() {
    const detail::VoiceTable table(told, map.links().size(), respondents);
    const auto block_of_draws = [&](Block& block, Figures& into) {
      thread_local detail::LargeArray<std::uint16_t> counts;
      std::vector<double*> weights(table.links());
      const std::size_t lanes = (block.lanes() + 7) / 8 * 8;
      counts.resize(respondents * lanes);
      detail::redraw_counts(seed, block.first(), respondents, lanes, counts.data());
      for (Index k = 0; k < table.links(); ++k) weights[k] = block.new_weights(k).data();
      table.weigh(counts.data(), lanes, detail::Silent::left_out, weights);
      block.simulate();
      for (Index j = 0; j < factors; ++j) into.take(j, block.state(j));
    };
    const Summary summary = Ensemble(map, model).run(draws, factors, block_of_draws, workers);
    figures.clear();
    for (const Distribution& each : summary.figures)
      figures.push_back({each.mean, each.quantile(0.025), each.quantile(0.975)});
  }

  /// The state of one draw by plain loops and the C library.
  std::vector<double> by_plain_loop(std::uint64_t draw) const {
    std::vector<std::uint16_t> counts(respondents);
    std::vector<double> weights(factors * factors), said(factors * factors);
    detail::redraw_counts(seed, draw, respondents, 1, counts.data());
    for (const Claim& claim : claims) {
      weights[claim.to * factors + claim.from] += counts[claim.respondent] * claim.weight;
      said[claim.to * factors + claim.from] += counts[claim.respondent];
    }
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (said[i] > 0) weights[i] /= said[i];
    std::vector<double> now(factors, 1), next(factors);
    for (double largest = 1; largest > model.tolerance; now.swap(next)) {
      largest = 0;
      for (std::size_t j = 0; j < factors; ++j) {
        double x = now[j];
        for (std::size_t i = 0; i < factors; ++i) x += now[i] * weights[j * factors + i];
        next[j] = 1 / (1 + std::exp(-x));
        largest = std::max(largest, std::fabs(next[j] - now[j]));
      }
    }
    return now;
  }

  /// Of the means, against plain loops over all draws. Quantiles must lie around them.
  double max_error() const {
    std::vector<double> mean(factors, 0);
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
      const std::vector<double> state = by_plain_loop(draw);
      for (std::size_t j = 0; j < factors; ++j) mean[j] += state[j] / draws;
    }
    double largest = 0;
    for (std::size_t j = 0; j < factors; ++j) {
      if (!(figures[j].low <= figures[j].mean && figures[j].mean <= figures[j].high)) return 1;
      largest = std::max(largest, std::fabs(figures[j].mean - mean[j]));
    }
    return largest;
  }
};

}  // namespace

Workload w4_workload() {
  return {.title = "10,000 resamples of 2,000 respondents",
          .prepare = [](const Data& data, std::size_t threads) {
            const auto work = std::make_shared<Work>(data, threads);
            return Prepared{.run = [work] { work->run(); },
                            .max_error = [work] { return work->max_error(); },
                            .tolerance = 1e-9};
          }};
}

}  // namespace fcm::bench
