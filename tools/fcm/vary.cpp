// SPDX-License-Identifier: MIT
#include "vary.hpp"

#include <cmath>

#include "command.hpp"
#include "interrupt.hpp"
#include "progress.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

Problem out_of_range(const std::string& option, const std::string& expects) {
  return {.code = "usage.value", .message = option + " expects " + expects};
}

/// What the map itself says of its weights; refused where it says nothing.
Result<std::vector<WeightDraw>> weights_of(const Map& map, const std::string& from) {
  if (from.empty()) return std::vector<WeightDraw>{};
  std::vector<WeightDraw> drawn = from == "told" ? draws_as_told(map) : draws_as_stated(map);
  for (const WeightDraw& draw : drawn)
    if (draw.low != draw.high) return drawn;
  return problem("usage.conflict",
                 from == "told" ? "no link of the map has counts of voices to draw from"
                                : "no link of the map has bounds to draw from",
                 {},
                 from == "told" ? "give a number, as in --vary 0.1, or a study or map with evidence"
                                : "give a number, as in --vary 0.1, or a map with fields 'lower' "
                                  "and 'upper' (docs/formats/fcmconfr.md)");
}

std::optional<Enclosure> enclosed(const Map& map, const Model& model,
                                  const Interventions& interventions, const VaryOptions& options) {
  if (options.from != "stated" || model.hold_sources || model.steps ||
      model.stop_by != StopBy::error)
    return std::nullopt;
  std::vector<WeightRange> ranges;
  for (const Link& link : map.links())
    ranges.push_back(stated_range(link).value_or(WeightRange{link.weight, link.weight}));
  return enclose(map, model, interventions, ranges);
}

}  // namespace

void VaryOptions::add(Options& line) {
  line.number_or_word("--vary", by, from, {"stated", "told"}, "V",
                      "many draws: each weight + U(-V, V); or as the map's bounds (stated) or its "
                      "counts of voices (told) say");
  line.count("--draws", draws, "N", "how many draws; 10,000 if not given");
  line.count("--seed", seed, "S", "of the random numbers; 1 if not given");
  line.count("--threads", threads, "T", "as many as the machine has if not given");
}

Result<void> VaryOptions::check(const Interventions& interventions) const {
  if (!asked() && (draws || seed || threads))
    return problem("usage.conflict", "--draws, --seed and --threads need --vary", {},
                   "as in --vary 0.1 --draws 100000");
  if (by && !(*by > 0 && *by <= 2))
    return tl::make_unexpected(out_of_range("--vary", "a number above 0 and up to 2"));
  if (draws && *draws == 0) return tl::make_unexpected(out_of_range("--draws", "at least 1"));
  if (threads && (*threads == 0 || *threads > 1'024))
    return tl::make_unexpected(out_of_range("--threads", "a number from 1 to 1024"));
  if (!asked()) return {};
  bool always = true;
  for (const Clamp& clamp : interventions.clamps) always = always && clamp.when.always();
  for (const Input& input : interventions.inputs) always = always && input.when.always();
  if (!always)
    return problem("usage.conflict", "--vary needs interventions that work in all rounds", {},
                   "leave out their rounds");
  return {};
}

Result<int> run_varied(const Loaded& loaded, const Model& model, const Interventions& interventions,
                       const VaryOptions& options, const Session& session, bool strict) {
  const Map& map = loaded.map;
  const auto weights = weights_of(map, options.from);
  if (!weights) return tl::make_unexpected(weights.error());
  Vary asked;
  asked.by = options.by.value_or(asked.by);
  asked.draws = options.draws.value_or(asked.draws);
  asked.seed = options.seed.value_or(asked.seed);
  asked.weights = *weights;
  Workers workers(options.threads.value_or(0));
  const Interrupt interrupt;
  const Varied varied = [&] {
    Progress progress(session, "draw");
    return vary(
        map, model, interventions, asked, workers,
        {.progress = std::ref(progress), .stop = interrupt.token(), .ranks = session.ranks()});
  }();
  const bool stopped = varied.draws < varied.draws_asked;
  if (stopped) {
    const std::string at = "stopped at draw " + text::grouped(varied.draws) + " of " +
                           text::grouped(varied.draws_asked);
    session.say(varied.draws > 0 ? at + ": what follows is of these " + text::grouped(varied.draws)
                                 : at);
    if (varied.draws == 0) return Exit::interrupted;
  }
  const DrawnAnswer answer{map,   model,  options,
                           asked, varied, enclosed(map, model, interventions, options)};
  const auto written =
      session.write_answer(loaded, session.json() ? as_json(answer) : as_text(answer));
  if (!written) return tl::make_unexpected(written.error());
  if (stopped) return Exit::interrupted;
  const double ended = varied.settled + (model.steps ? varied.stopped : varied.met);
  return strict && ended < 1 ? Exit::findings : Exit::done;
}

}  // namespace fcm::command
