// SPDX-License-Identifier: MIT
//
// Whether another way of weighing or modelling the same claims would say otherwise: the same
// scenarios under many specifications, counted (multiverse analysis: Steegen, Tuerlinckx, Gelman
// and Vanpaemel 2016). Sizes are never compared between specifications, only signs and orders.
//
//     Result<Robustness> r = robustness(loaded);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/model.hpp"
#include "fcm/weigh.hpp"

namespace fcm {

struct Loaded;  // project.hpp

/// What becomes of a link of which some say + and some say -.
enum class Conflict {
  net,       ///< the mean of all
  majority,  ///< the sign that more voices said
  left_out   ///< not in the map
};

/// One way of getting from the claims to effects.
struct Specification {
  std::string name;     ///< "conditional weights; rescaled, sigmoid, lambda x 2"
  std::string reading;  ///< of what else is read otherwise: "coder A alone"; empty: nothing
  std::string weights;  ///< net, conditional, ...; empty where a map file says nothing
  std::string zeros;    ///< in, out; empty likewise
  Conflict conflict = Conflict::net;
  Model model;
  double times = 1;  ///< lambda over the one that is anchored for this map, rule and function
  /// Why it does not count; empty: every simulation settled, at an end that is proven to be the
  /// only one from whatever start.
  std::string set_apart;
  /// [scenario][outcome]; none where no chain leads there, empty where it is set apart. 0 where the
  /// sign is not known within the error bound.
  std::vector<std::vector<std::optional<double>>> effect;
  bool counts() const { return set_apart.empty(); }
};

/// One scenario on one outcome, over the specifications that count.
struct Held {
  std::size_t less = 0, more = 0, not_reached = 0;  ///< not_reached: or by nothing
  std::size_t same = 0;                             ///< of these, as the project's own model has it
  std::vector<std::size_t> places;  ///< how often it stands first, second, ...; places are shared
};

/// The ideas compared, on one outcome, over the specifications that count.
struct OrderHeld {
  std::optional<Index> first;  ///< the scenario that comes first in the project's own model
  std::size_t same_first = 0;  ///< specifications in which it does too
  /// kendalls_tau() with the order of the project's own model, of the ideas that reach the outcome
  /// in both; none where fewer than two do.
  std::optional<double> tau_median, tau_lowest;
  /// Pairs of scenarios of which one is ahead in some specification, and the other in another.
  std::vector<std::pair<Index, Index>> turning;
  /// The largest sets of which every two turn: not to be ranked against each other. At most 1,000.
  std::vector<std::vector<Index>> not_ranked;
};

/// What the sizes of ideas on one outcome vary with, in parts that add up to the variance: who was
/// heard, who coded it, and how it was weighed and modelled.
struct VarianceSplit {
  double people = 0, coding = 0, model = 0;
  double total() const { return people + coding + model; }
};

/// Of values[(redraw * codings + coding) * models + model]: the split of a balanced three-way
/// layout into main effects and interactions (Fisher 1925; Sobol' 1993), redraws taken for a sample
/// and the others for all there are (Searle, Casella and McCulloch 1992, 4.3), interactions shared
/// equally by those who take part (Owen 2014). Needs two redraws, and one of each other (else
/// std::logic_error).
VarianceSplit split_variance(std::span<const double> values, std::size_t redraws,
                             std::size_t codings, std::size_t models);

/// split_variance() of the ideas compared. The value is the effect over the largest |effect| of
/// these ideas on that outcome in the same redraw, coding and model, so that sizes of two models
/// are never mixed; voices are redrawn as Project::how_sure says.
struct VarianceSplits {
  std::size_t redraws = 0, codings = 0, ways = 0;  ///< of the layout
  std::vector<VarianceSplit> outcomes;             ///< summed over the ideas
};

struct Robustness {
  std::vector<Specification> specifications;  ///< the project's own first
  bool grid = true;                           ///< false: its readings alone were run
  std::size_t counted = 0;                    ///< of them; the project's own included
  std::vector<std::vector<Held>> held;        ///< [scenario][outcome]; empty where the project's
                                              ///< own does not count
  std::vector<OrderHeld> orders;              ///< by outcome; empty likewise
  std::optional<VarianceSplits> split;        ///< of a study, where two ideas or more are compared
};

struct RobustOptions {
  bool grid = true;            ///< false: the project's own and its readings alone
  std::uint64_t redraws = 64;  ///< of voices, for the variance split; under 2: none
};

/// Of a loaded project: its own specification, its readings, and the grid of zero rule x conflict
/// rule x rule and transfer function x lambda (docs/commands/robust.md); the same weights under the
/// same model count once. Other starts are tried where one end is not proven.
Result<Robustness> robustness(const Loaded&, const RobustOptions& = {});

/// Kendall's tau-b (Kendall 1945, "The treatment of ties in ranking problems"); none where either
/// side is all ties. Values within 1e-9 of their size are ties.
std::optional<double> kendalls_tau(std::span<const double>, std::span<const double>);

}  // namespace fcm
