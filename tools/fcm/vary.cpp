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

}  // namespace

void VaryOptions::add(Options& line) {
  line.number("--vary", by, "V", "many draws: each weight + U(-V, V), as far as weights go");
  line.count("--draws", draws, "N", "how many draws; 10,000 if not given");
  line.count("--seed", seed, "S", "of the random numbers; 1 if not given");
  line.count("--threads", threads, "T", "as many as the machine has if not given");
}

Result<void> VaryOptions::check(const Interventions& interventions) const {
  if (!by && (draws || seed || threads))
    return problem("usage.conflict", "--draws, --seed and --threads need --vary", {},
                   "as in --vary 0.1 --draws 100000");
  if (by && !(*by > 0 && *by <= 2))
    return tl::make_unexpected(out_of_range("--vary", "a number above 0 and up to 2"));
  if (draws && *draws == 0) return tl::make_unexpected(out_of_range("--draws", "at least 1"));
  if (threads && (*threads == 0 || *threads > 1'024))
    return tl::make_unexpected(out_of_range("--threads", "a number from 1 to 1024"));
  if (!by) return {};
  bool always = true;
  for (const Clamp& clamp : interventions.clamps) always = always && clamp.when.always();
  for (const Input& input : interventions.inputs) always = always && input.when.always();
  if (!always)
    return problem("usage.conflict", "--vary needs interventions that work in all rounds", {},
                   "leave out their rounds");
  return {};
}

Result<int> run_varied(const Map& map, const Model& model, const Interventions& interventions,
                       const VaryOptions& options, const Session& session, bool strict) {
  const Vary asked{*options.by, options.draws.value_or(10'000), options.seed.value_or(1)};
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
  const auto written = session.write(session.json() ? as_json(map, model, asked, varied)
                                                    : as_text(map, model, asked, varied));
  if (!written) return tl::make_unexpected(written.error());
  if (stopped) return Exit::interrupted;
  const double ended = varied.settled + (model.steps ? varied.stopped : varied.met);
  return strict && ended < 1 ? Exit::findings : Exit::done;
}

}  // namespace fcm::command
