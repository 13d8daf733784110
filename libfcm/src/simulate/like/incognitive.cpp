// SPDX-License-Identifier: MIT
//
// In-Cognitive (Python, web). Source: github.com/ThemisKoutsellis/InCognitive,
// backendcode/{fcm_simulator,fcm_object,fcm_layout_parameters}.py; Koutsellis et al. 2022,
// "Parameter analysis for sigmoid and hyperbolic transfer functions of fuzzy cognitive maps",
// Operational Research 22, 5733-5763; the same 2022, "Normalising the output of fuzzy cognitive
// maps", IISA. Input nodes: the held factors and those without links into them. Output nodes: those
// that are watched, else all others.
#include <algorithm>

#include "simulate/like/compose.hpp"
#include "simulate/like/reports.hpp"

namespace fcm {
namespace {

constexpr double slope_of_sigmoid = 0.09;  ///< times lambda x, added to the state
constexpr double stretch_of_tanh = 1.733;

bool is_output(const LikeAnswer& answer, Index j) {
  const std::vector<Index>& outputs = answer.asked.watched;
  return outputs.empty() || std::find(outputs.begin(), outputs.end(), j) != outputs.end();
}

/// The factor whose x is added to j's state. Its program counts the factors between inputs and
/// outputs, and takes the x of as many from among all that are no inputs.
Index whose_argument(const LikeAnswer& answer, Index j) {
  if (is_output(answer, j) || answer.held.empty()) return j;
  std::size_t nth = 0;
  for (Index i = 0; i < j; ++i) nth += !like::is_held(answer.held, i) && !is_output(answer, i);
  Index found = 0;
  for (std::size_t passed = 0; like::is_held(answer.held, found) || passed++ < nth;) ++found;
  return found;
}

std::optional<double> report(const LikeAnswer& answer, Index j) {
  if (like::is_held(answer.held, j)) return std::nullopt;
  const double state = answer.scenario.state[static_cast<Eigen::Index>(j)];
  if (answer.model.transfer == "tanh") return state * stretch_of_tanh;
  const auto other = static_cast<Eigen::Index>(whose_argument(answer, j));
  return state + slope_of_sigmoid * answer.model.lambda * answer.scenario.argument[other];
}

void remarks(const Map&, const LikeAnswer& answer, std::vector<std::string>& sentences) {
  if (!answer.asked.lambda)
    sentences.push_back(
        "Its lambda is the smaller of two bounds of Koutsellis et al. (2022), one "
        "for a unique end and one for the nearly linear middle of f, rounded to 3 "
        "decimals; it changes with every weight of the map.");
  if (answer.asked.watched.empty())
    sentences.push_back(
        "Every factor that is no input counts as an output here; --watch names "
        "outputs, and with fewer it may stop sooner.");
}

}  // namespace

const Like& incognitive_like() {
  static const Like like{
      .name = "incognitive",
      .title = "In-Cognitive",
      .what = "web application, stand-alone simulation",
      .rules = {"kosko"},
      .transfers = {"sigmoid", "tanh"},
      .words = {{"hyperbolic", "tanh"}},
      .lambda_of = {"sigmoid", "tanh"},
      .lambda_by_bounds = true,
      .start = 0,
      .sources = Sources::held,
      .has_lags = true,
      .watches_some = true,
      .strictly = true,
      .tolerance = 1e-4,
      .tolerance_free = false,
      .max_steps = 300,
      .max_steps_free = false,
      .waits_for_paths = true,
      .report = report,
      .reported_as =
          "the state, normalised: plus 0.09 lambda x with the sigmoid, times 1.733 with "
          "tanh; nothing for inputs",
      .decimals = -1,
      .start_words =
          "Inputs start at their values and all else where it is told to, 0 if nothing "
          "is said.",
      .holding_words = "Held factors are its input nodes: their value stays, from the start on.",
      .sources_words =
          "A factor without links into it is taken as an input node and stays at its "
          "start.",
      .stopping_words =
          "It first runs as many rounds as the inputs need to reach the outputs, and "
          "two more, then until no output changes by 0.0001 or more, 300 rounds at "
          "most.",
      .report_words =
          "no state: with the sigmoid 0.09 lambda x is added, with "
          "tanh it is multiplied by 1.733, so that results fill their range.",
      .remarks = remarks};
  return like;
}

}  // namespace fcm
