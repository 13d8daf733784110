// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "fcm/formats.hpp"
#include "fcm/project.hpp"
#include "text/suggest.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct BuildCommand {
  std::string path, weights, zeros, coder;
  LoadOptions load;
};

Result<WeighOptions> weighing(const BuildCommand& options, WeighOptions chosen) {
  if (!options.weights.empty()) {
    const auto named = weighing_named(options.weights);
    if (!named) return tl::make_unexpected(named.error());
    chosen.weighing = *named;
  }
  if (options.zeros == "in") chosen.zeros = Zeros::in;
  if (options.zeros == "out") chosen.zeros = Zeros::out;
  if (!options.zeros.empty() && options.zeros != "in" && options.zeros != "out")
    return problem("usage.value", "--zeros is in or out, not '" + options.zeros + "'", {},
                   "in: silence counts 0; out: only those who told a link count", options.zeros);
  const bool always_in = chosen.weighing == Weighing::net || chosen.weighing == Weighing::counts;
  if (always_in && chosen.zeros == Zeros::out)
    return problem(
        "usage.conflict",
        "--zeros out does not go with --weights " + std::string(to_text(chosen.weighing)), {},
        "weigh by conditional, mean or median");
  return chosen;
}

// The map of the study, read and weighed as the line says.
Result<Map> weighed(const BuildCommand& options, const Loaded& loaded) {
  const auto chosen = weighing(options, loaded.project.weigh);
  if (!chosen) return tl::make_unexpected(chosen.error());
  EvidenceOptions evidence = loaded.project.evidence;
  if (!options.coder.empty()) {
    const auto known = coders(loaded.study);
    if (std::find(known.begin(), known.end(), options.coder) == known.end()) {
      const std::string near = text::did_you_mean(options.coder, known);
      return problem("project.coder", "no claim names the coder '" + options.coder + "'", {},
                     !near.empty()   ? near
                     : known.empty() ? "the claims name no coder"
                                     : "the coders are " + listed(known),
                     options.coder);
    }
    evidence.only_coder = options.coder;
  }
  auto map = weigh(gather(loaded, evidence), *chosen);
  if (!map) return map;
  const Map titled = map->with_title(loaded.map.source().title);
  return evidence.only_coder.empty() ? titled : of_coder(titled, evidence.only_coder);
}

Result<int> run(const BuildCommand& options, const Session& session) {
  const auto loaded = load(options.path, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  const bool chosen = !options.weights.empty() || !options.zeros.empty() || !options.coder.empty();
  if (chosen && !loaded->has_study)
    return problem("usage.conflict", "a map is weighed already", {options.path},
                   "--weights, --zeros and --coder need the study the map was made from");
  const auto map = chosen ? weighed(options, *loaded) : Result<Map>(loaded->map);
  if (!map) return tl::make_unexpected(map.error());
  const auto written =
      session.write(write_map(publish(*map, loaded->project.audience)), loaded->project.audience);
  if (!written) return tl::make_unexpected(written.error());
  if (loaded->narrowed) session.say(in_words(*loaded->narrowed));
  session.say(counted(map->size(), "factor", "factors") + " and " +
              counted(map->links().size(), "link", "links"));
  return Exit::done;
}

}  // namespace

Command build_command() {
  const auto options = std::make_shared<BuildCommand>();
  return {.word = "build",
          .title = "weigh a study into a map file",
          .takes = "STUDY",
          .examples =
              "  fcm build my-study -o map.json\n"
              "  fcm build claims.csv --weights conditional -o map.json\n"
              "  fcm build my-study --coder A | fcm inspect -\n",
          .about =
              "The map keeps, for every link, how many said it, which way and how strongly; "
              "no names and no\nquotes. It is a working copy: nothing is suppressed.",
          .options =
              [options](Options& line) {
                line.input("STUDY", options->path, "a study folder, claims table or project");
                line.text("--weights", options->weights, "HOW",
                          "net, conditional, mean, median, majority, counts or linguistic");
                line.text("--zeros", options->zeros, "in|out",
                          "whether those who did not tell a link count as 0");
                line.text("--coder", options->coder, "NAME", "this coder's reading alone");
                line.loading(options->load);
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
