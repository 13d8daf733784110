// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <memory>

#include "command.hpp"
#include "fcm/project.hpp"
#include "fcm/simulate.hpp"
#include "json.hpp"
#include "like_command.hpp"
#include "method_options.hpp"
#include "model_options.hpp"
#include "other_ends.hpp"
#include "text/number.hpp"
#include "text_table.hpp"
#include "vary.hpp"
#include "when_words.hpp"

namespace fcm::command {
namespace {

struct SimulateCommand {
  std::string map;
  LoadOptions load;
  ModelOptions model;
  LikeOptions like;
  MethodOptions method;
  std::vector<std::string> clamp, push;
  std::optional<std::size_t> steps;
  VaryOptions vary;
  bool trajectory = false, attractors = false, strict = false;
};

Result<Model> read_model(const SimulateCommand& options, const Map& map) {
  auto model = options.model.over(customary_model(), map);
  if (model) model = options.method.over(*model, map);
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
  if (model.time == Time::continuous)
    object["rounds"] = static_cast<double>(simulation.steps) * model.time_step;
  object["period"] = simulation.period;
  if (model.stop_by != StopBy::error) object["met"] = simulation.met;
  if (simulation.unfinished) object["unfinished"] = true;
  if (simulation.nothing_lasts) object["nothing_lasts"] = true;
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

std::string as_text(const Map& map, const Model& model, const Simulation& simulation,
                    bool trajectory, const OtherEnds& ends) {
  std::string text = simulation.message + "\n" + lines_on_ends(simulation, ends);
  TextTable states({"factor", "state"});
  for (Index i = 0; i < map.size(); ++i)
    states.add({map.factors()[i].id, activation(simulation.state[static_cast<Eigen::Index>(i)])});
  text += states.text("lr") + attractors_table(map, ends);
  if (!trajectory) return text;
  const double rounds_a_step = model.time == Time::continuous ? model.time_step : 1;
  std::vector<std::string> header{"round"};
  for (const Factor& factor : map.factors()) header.push_back(factor.id);
  TextTable steps(header);
  for (std::size_t t = 0; t < simulation.trajectory.size(); ++t) {
    std::vector<std::string> row{text::digits(static_cast<double>(t) * rounds_a_step, 10)};
    for (const double value : simulation.trajectory[t]) row.push_back(activation(value));
    steps.add(row);
  }
  return text + steps.text(std::string(map.size() + 1, 'r'));
}

/// What other tools do not know.
Result<void> check_like(const SimulateCommand& options, const Interventions& interventions) {
  const auto timed = [](const auto& each) { return !each.when.always(); };
  if (std::any_of(interventions.clamps.begin(), interventions.clamps.end(), timed) ||
      std::any_of(interventions.inputs.begin(), interventions.inputs.end(), timed))
    return problem("usage.conflict", "--like takes no rounds after @", {},
                   "leave the @ out: the intervention then works throughout");
  if (options.method.chosen() || !options.model.lambda_by.empty())
    return problem("usage.conflict", "--like leaves the method to the tool", {},
                   "leave out what changes it, such as --damping or --memory");
  return {};
}

Result<int> run(const SimulateCommand& options, const Session& session) {
  const auto loaded = load(options.map, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  const Map& map = loaded->map;
  const auto clamps = read_interventions(options.clamp, options.push, map);
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
  if (options.like.chosen()) {
    if (const auto fits = check_like(options, *clamps); !fits)
      return tl::make_unexpected(fits.error());
    return run_like(options.like, {&options.model, *clamps, options.steps, options.trajectory},
                    *loaded, session)
        .map([&](bool ended) -> int { return options.strict && !ended ? Exit::findings : done; });
  }
  const auto model = read_model(options, map);
  if (!model) return tl::make_unexpected(model.error());
  session.say("model: " + in_one_line(*model) +
              (*model == customary_model() ? " (the customary default of fcm simulate)" : ""));
  if (options.vary.asked())
    return run_varied(*loaded, *model, *clamps, options.vary, session, options.strict);
  const Simulation simulation =
      simulate(map, *model, *clamps, {.trajectory = options.trajectory, .start = std::nullopt});
  const OtherEnds ends = other_ends(map, *model, *clamps, simulation, options.attractors, session);
  const auto written = session.write_answer(
      *loaded, session.json() ? as_json(map, *model, simulation, options.trajectory, ends)
                              : as_text(map, *model, simulation, options.trajectory, ends));
  if (!written) return tl::make_unexpected(written.error());
  if (ends.interrupted()) return Exit::interrupted;
  const bool as_asked = simulation.ending == Ending::stopped && (model->steps || simulation.met);
  return options.strict && !simulation.settled() && !as_asked ? Exit::findings : Exit::done;
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
                options->method.add(line);
                line.list("--clamp", options->clamp, "F=V",
                          "hold a factor at a value; in rounds 3 to 10: F=V@3..10");
                line.list("--push", options->push, "F=U",
                          "add to a factor's sum; F=U@3..10,ramp:2,decay:0.5");
                line.count("--steps", options->steps, "N", "run exactly N steps");
                options->like.add(line);
                line.flag("--trajectory", options->trajectory, "every state, from the start on");
                line.flag("--attractors", options->attractors, "where else the map can end up");
                options->vary.add(line);
                line.flag("--strict", options->strict, "exit 3 where it did not settle");
                line.loading(options->load);
              },
          .run = [options](Session& session) { return run(*options, session); },
          .draws = true};
}

}  // namespace fcm::command
