// SPDX-License-Identifier: MIT
#include <cmath>
#include <memory>

#include "assignment.hpp"
#include "command.hpp"
#include "fcm/project.hpp"
#include "fcm/simulate.hpp"
#include "json.hpp"
#include "like_command.hpp"
#include "model_options.hpp"
#include "other_ends.hpp"
#include "text/number.hpp"
#include "text_table.hpp"
#include "vary.hpp"

namespace fcm::command {
namespace {

struct SimulateCommand {
  std::string map, from;
  ModelOptions model;
  LikeOptions like;
  std::vector<std::string> clamp;
  std::optional<std::size_t> steps;
  VaryOptions vary;
  bool trajectory = false, attractors = false, strict = false, skip_refused = false;
};

Result<Interventions> read_clamps(const std::vector<std::string>& words, const Map& map) {
  Interventions interventions;
  for (const std::string& word : words) {
    const auto assigned = read_assignment("--clamp", word);
    if (!assigned) return tl::make_unexpected(assigned.error());
    const auto factor = map.require(assigned->factor);
    if (!factor) return tl::make_unexpected(factor.error());
    for (const Clamp& clamp : interventions.clamps)
      if (clamp.factor == *factor)
        return problem("usage.conflict", "'" + assigned->factor + "' is clamped twice", {},
                       "give each factor one value");
    interventions.clamps.push_back({*factor, assigned->value});
  }
  return interventions;
}

Result<Model> read_model(const SimulateCommand& options, const Map& map) {
  auto model = options.model.over(customary_model(), map);
  if (!model) return model;
  if (options.steps && options.model.max_steps)
    return problem("usage.conflict", "--steps and --max-steps cannot both be given", {},
                   "--steps N runs exactly N steps, --max-steps N at most N");
  model->steps = options.steps;
  if (const auto checked = check(*model, map); !checked)
    return tl::make_unexpected(checked.error());
  return model;
}

std::string as_json(const Map& map, const Model& model, const Simulation& simulation,
                    bool trajectory, const OtherEnds& ends) {
  text::Json object{{"schema", "fcm.simulation/1"}, {"factors", text::Json::array()}};
  for (const Factor& factor : map.factors()) object["factors"].push_back(factor.id);
  object["ending"] = to_text(simulation.ending);
  object["steps"] = simulation.steps;
  object["period"] = simulation.period;
  object["residual"] = nullptr;
  if (!simulation.diverges) object["residual"] = simulation.residual;
  object["state"] = by_factor(map, simulation.state);
  if (trajectory) {
    object["trajectory"] = text::Json::array();
    for (const Eigen::VectorXd& state : simulation.trajectory)
      object["trajectory"].push_back(std::vector<double>(state.begin(), state.end()));
  }
  object["error_bound"] = nullptr;
  if (simulation.certified || simulation.settled()) object["error_bound"] = simulation.error_bound;
  object["certified"] = simulation.certified;
  object["proof"] = to_text(simulation.proof);
  object["message"] = simulation.message;
  add_json(map, ends, object);
  object["model"] = to_json(model);
  return text::write_json(object);
}

/// Six digits after the point, as long as that can be read: a linear model may leave all bounds.
std::string activation(double value) {
  return std::abs(value) < 1e9 ? text::fixed(value, 6) : text::shortest(value);
}

std::string as_text(const Map& map, const Simulation& simulation, bool trajectory,
                    const OtherEnds& ends) {
  std::string text = simulation.message + "\n" + damped_line(ends);
  TextTable states({"factor", "state"});
  for (Index i = 0; i < map.size(); ++i)
    states.add({map.factors()[i].id, activation(simulation.state[static_cast<Eigen::Index>(i)])});
  text += states.text("lr") + attractors_table(map, ends);
  if (!trajectory) return text;
  std::vector<std::string> header{"step"};
  for (const Factor& factor : map.factors()) header.push_back(factor.id);
  TextTable steps(header);
  for (std::size_t t = 0; t < simulation.trajectory.size(); ++t) {
    std::vector<std::string> row{std::to_string(t)};
    for (const double value : simulation.trajectory[t]) row.push_back(activation(value));
    steps.add(row);
  }
  return text + steps.text(std::string(map.size() + 1, 'r'));
}

Result<int> run(const SimulateCommand& options, const Session& session) {
  const auto loaded =
      load(options.map, {.skip_refused = options.skip_refused, .from = options.from});
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  const Map& map = loaded->map;
  const auto clamps = read_clamps(options.clamp, map);
  if (!clamps) return tl::make_unexpected(clamps.error());
  if (const auto checked = options.vary.check(*clamps); !checked)
    return tl::make_unexpected(checked.error());
  if (options.vary.asked() && (options.trajectory || options.attractors || options.like.chosen()))
    return problem("usage.conflict",
                   "--vary makes many simulations; --trajectory, --attractors and --like show one",
                   {}, "leave one of both out");
  if (options.like.chosen() && options.attractors)
    return problem("usage.conflict", "--like and --attractors cannot both be given", {},
                   "other tools look for no other ends");
  if (options.like.chosen())
    return run_like(options.like, {&options.model, *clamps, options.steps, options.trajectory}, map,
                    session)
        .map([&](bool ended) -> int { return options.strict && !ended ? Exit::findings : done; });
  const auto model = read_model(options, map);
  if (!model) return tl::make_unexpected(model.error());
  session.say("model: " + in_one_line(*model) +
              (*model == customary_model() ? " (the customary default of fcm simulate)" : ""));
  if (options.vary.asked())
    return run_varied(map, *model, *clamps, options.vary, session, options.strict);
  const Simulation simulation =
      simulate(map, *model, *clamps, {.trajectory = options.trajectory, .start = std::nullopt});
  const OtherEnds ends = other_ends(map, *model, *clamps, simulation, options.attractors);
  const auto written =
      session.write(session.json() ? as_json(map, *model, simulation, options.trajectory, ends)
                                   : as_text(map, simulation, options.trajectory, ends));
  if (!written) return tl::make_unexpected(written.error());
  const bool ended = simulation.settled() || simulation.ending == Ending::stopped;
  return options.strict && !ended ? Exit::findings : Exit::done;
}

}  // namespace

Command simulate_command() {
  const auto options = std::make_shared<SimulateCommand>();
  return {.word = "simulate",
          .title = "iterate a model on a map: the modeller's tool",
          .takes = "MAP",
          .examples =
              "  fcm simulate map.csv\n"
              "  fcm simulate map.csv --rule modified-kosko --clamp rain=1 --json\n"
              "  fcm simulate map.csv --transfer tanh --start all=0 rain=0.5 --steps 20 "
              "--trajectory\n",
          .about =
              "Always Kosko, sigmoid, lambda 1, start 1 unless told otherwise, as Mental "
              "Modeler does. For\nquestions about scenarios 'fcm what-if' has a better "
              "default. MAP: a map file, a matrix, an edge\nlist, a study or a project; - is "
              "standard input.",
          .options =
              [options](Options& line) {
                line.input("MAP", options->map, "the map");
                options->model.add(line);
                line.list("--clamp", options->clamp, "F=V", "hold a factor at a value throughout");
                line.count("--steps", options->steps, "N", "run exactly N steps");
                options->like.add(line);
                line.flag("--trajectory", options->trajectory, "every state, from the start on");
                line.flag("--attractors", options->attractors, "where else the map can end up");
                options->vary.add(line);
                line.flag("--strict", options->strict, "exit 3 where it did not settle");
                line.text("--from", options->from, "FORMAT", "read as; 'fcm formats' lists them");
                line.flag("--skip-refused", options->skip_refused, "go on without refused rows");
              },
          .run = [options](Session& session) { return run(*options, session); },
          .draws = true};
}

}  // namespace fcm::command
