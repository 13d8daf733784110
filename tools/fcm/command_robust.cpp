// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "fcm/project.hpp"
#include "fcm/robust.hpp"
#include "publish/robust_json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct RobustCommand {
  std::string path;
  LoadOptions load = {.every = true};
};

std::string percent(double part, const VarianceSplit& whole) {
  return whole.total() > 0 ? text::fixed(100 * part / whole.total(), 0) + " %" : "-";
}

std::string places(const Held& held) {
  std::size_t highest = 0, lowest = 0;
  for (std::size_t p = 0; p < held.places.size(); ++p) {
    if (held.places[p] == 0) continue;
    if (highest == 0) highest = p + 1;
    lowest = p + 1;
  }
  if (highest == 0) return "-";
  return std::to_string(highest) + (lowest > highest ? " to " + std::to_string(lowest) : "");
}

/// One outcome: every scenario, then what holds of the order.
class OutcomeText {
 public:
  OutcomeText(const Loaded& loaded, const Robustness& robust, Index k)
      : loaded_(loaded), robust_(robust), k_(k), outcome_(loaded.project.outcomes[k]) {}

  std::string all() const { return heading() + table() + order() + varies() + sets() + "\n"; }

 private:
  const std::string& name(Index scenario) const { return loaded_.project.scenarios[scenario].name; }

  std::string heading() const {
    return outcome_.factor +
           (!outcome_.directed   ? ""
            : outcome_.want_more ? ", wanted: more"
                                 : ", wanted: less") +
           "\n";
  }

  std::string table() const {
    TextTable table({"", "less", "more", "neither", "as here", "first", "places"});
    for (Index i = 0; i < robust_.held.size(); ++i) {
      const Held& held = robust_.held[i][k_];
      table.add({name(i), text::grouped(held.less), text::grouped(held.more),
                 text::grouped(held.not_reached), text::grouped(held.same),
                 held.places.empty() ? "-" : text::grouped(held.places.front()), places(held)});
    }
    return table.text("lrrrrrr");
  }

  std::string order() const {
    const OrderHeld& held = robust_.orders[k_];
    std::string text = "  first here: " + (held.first ? name(*held.first) : "none") + ", in " +
                       text::grouped(held.same_first) + " of " + text::grouped(robust_.counted);
    if (held.tau_median)
      text += "; tau " + text::fixed(*held.tau_median, 2) + " in the middle, " +
              text::fixed(*held.tau_lowest, 2) + " at the lowest";
    return text + "\n";
  }

  std::string varies() const {
    if (!robust_.split) return {};
    const VarianceSplit& split = robust_.split->outcomes[k_];
    return "  varies with who was heard " + percent(split.people, split) + ", who coded " +
           percent(split.coding, split) + ", the model " + percent(split.model, split) + "\n";
  }

  std::string sets() const {
    constexpr std::size_t shown = 3;
    const auto& sets = robust_.orders[k_].not_ranked;
    std::string text;
    for (std::size_t s = 0; s < std::min(sets.size(), shown); ++s) {
      std::vector<std::string> names;
      for (const Index i : sets[s]) names.push_back(name(i));
      text += "  not to be ranked against each other: " + listed(names) + "\n";
    }
    if (sets.size() > shown)
      text += "  and " + counted(sets.size() - shown, "more such set", "more such sets") +
              "; --json has them\n";
    return text;
  }

  const Loaded& loaded_;
  const Robustness& robust_;
  const Index k_;
  const Outcome& outcome_;
};

std::string as_text(const Loaded& loaded, const Robustness& robust) {
  const std::size_t apart = robust.specifications.size() - robust.counted;
  std::string text =
      text::grouped(robust.counted) + " of " + text::grouped(robust.specifications.size()) +
      " ways of coding, weighing and modelling the same statements count: every simulation settles "
      "at an end\nthat is proven to be the only one\n\n";
  if (robust.orders.empty() && !robust.specifications.front().counts())
    text += "The project's own model does not: " + robust.specifications.front().set_apart +
            ". There is nothing to hold the others against.\n\n";
  for (Index k = 0; k < robust.orders.size(); ++k) text += OutcomeText(loaded, robust, k).all();
  if (apart == 0) return text;
  text += "Set apart\n";
  for (const Specification& spec : robust.specifications)
    if (!spec.counts()) text += "  " + spec.name + ": " + spec.set_apart + "\n";
  return text;
}

std::string as_json(const Loaded& loaded, const Robustness& robust) {
  text::Json json =
      reporting::to_json(robust, loaded.project.scenarios, loaded.project.outcomes, true);
  json["schema"] = "fcm.robust/1";
  return text::write_json(json);
}

Result<int> run(const RobustCommand& options, const Session& session) {
  const auto loaded = load(options.path, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  if (loaded->project.scenarios.empty() || loaded->project.outcomes.empty())
    return problem("scenario.no_levers", "there is no driver to raise and no barrier to lower", {},
                   "write scenarios and outcomes in a project: fcm new DIR makes one to change");
  const auto robust = robustness(*loaded);
  if (!robust) return tl::make_unexpected(robust.error());
  const auto written = session.write_answer(
      *loaded, session.json() ? as_json(*loaded, *robust) : as_text(*loaded, *robust));
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command robust_command() {
  const auto options = std::make_shared<RobustCommand>();
  return {
      .word = "robust",
      .title = "whether another way of coding, weighing or modelling would say otherwise",
      .takes = "PROJECT",
      .examples =
          "  fcm robust my-study\n"
          "  fcm robust my-study --json\n",
      .about =
          "Runs every scenario of the project under its readings and under every combination of "
          "weighing,\nrule, transfer function and lambda, and counts what stays the same. Ways "
          "that do not settle, or\nnot provably at one end, are named and set apart.",
      .options =
          [options](Options& line) {
            line.input("PROJECT", options->path, "a project, study, claims table or map");
            line.loading(options->load);
          },
      .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
