// SPDX-License-Identifier: MIT
#include "other_ends.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "interrupt.hpp"
#include "json.hpp"
#include "progress.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

using text::Json;

Json to_json(const Map& map, const Damped& damped) {
  Json object{{"applies", damped.applies}, {"message", damped.message}};
  if (!damped.applies) return object;
  object["survives"] = damped.survives;
  object["damping"] = damped.damping;
  object["ending"] = to_text(damped.simulation.ending);
  object["state"] = by_factor(map, damped.simulation.state);
  return object;
}

Json to_json(const Map& map, const Attractors& all) {
  Json found = Json::array();
  for (const Attractor& each : all.found)
    found.push_back({{"ending", to_text(each.ending)},
                     {"period", each.period},
                     {"unstable", each.unstable},
                     {"starts", each.starts},
                     {"state", by_factor(map, each.state)}});
  return {{"proof", to_text(all.proof)},
          {"starts", all.starts},
          {"starts_asked", all.starts_asked},
          {"unfinished", all.unfinished},
          {"unbounded", all.unbounded},
          {"found", found},
          {"message", all.message}};
}

std::string kind_of(const Attractor& end) {
  if (end.unstable) return "unstable";
  if (end.ending == Ending::cycle) return "cycle of " + text::grouped(end.period);
  return std::string(to_text(end.ending));
}

}  // namespace

OtherEnds other_ends(const Map& map, const Model& model, const Interventions& interventions,
                     const Simulation& simulation, bool attractors, const Session& session) {
  OtherEnds ends;
  ends.damped = damped(map, model, interventions, simulation);
  ends.all_asked = attractors;
  if (!attractors) {
    ends.attractors = attractors_at_hand(map, model, interventions, simulation);
    return ends;
  }
  const Interrupt interrupt;
  {
    Progress progress(session, "start");
    ends.attractors =
        fcm::attractors(map, model, interventions, {},
                        {.progress = std::ref(progress), .stop = interrupt.token(), .ranks = {}});
  }
  if (ends.interrupted())
    session.say("stopped at start " + text::grouped(ends.attractors->starts) + " of " +
                text::grouped(ends.attractors->starts_asked) +
                ": the other ends are those of the first of them");
  return ends;
}

void add_json(const Map& map, const OtherEnds& ends, Json& object) {
  if (ends.damped) object["damped"] = to_json(map, *ends.damped);
  if (ends.attractors) object["attractors"] = to_json(map, *ends.attractors);
}

std::string lines_on_ends(const Simulation& simulation, const OtherEnds& ends) {
  std::string text = ends.damped ? ends.damped->message + "\n" : "";
  if (ends.all_asked) return text;
  if (ends.attractors)
    text += ends.attractors->message +
            (ends.attractors->found.size() > 1 ? "; --attractors shows them\n" : "\n");
  else if (simulation.settled() && !simulation.certified)
    text += "--attractors looks for other ends\n";
  return text;
}

std::string attractors_table(const Map& map, const OtherEnds& ends) {
  if (!ends.attractors || !ends.all_asked) return "";
  const Attractors& all = *ends.attractors;
  constexpr std::size_t most = 8;  // columns that can be read
  const std::size_t shown = std::min(all.found.size(), most);
  std::vector<std::string> header{"end"}, kinds{"kind"}, starts{"starts"};
  for (std::size_t k = 0; k < shown; ++k) {
    header.push_back(std::to_string(k + 1));
    kinds.push_back(kind_of(all.found[k]));
    starts.push_back(text::grouped(all.found[k].starts));
  }
  TextTable table(header);
  table.add(kinds);
  table.add(starts);
  for (Index i = 0; i < map.size(); ++i) {
    std::vector<std::string> row{map.factors()[i].id};
    for (std::size_t k = 0; k < shown; ++k)
      row.push_back(activation(all.found[k].state[static_cast<Eigen::Index>(i)]));
    table.add(row);
  }
  std::string text = "\n" + all.message + "\n";
  if (shown > 0) text += table.text("l" + std::string(shown, 'r'));
  if (const std::size_t more = all.found.size() - shown; more > 0)
    text += "and " + counted(more, "other end", "other ends") + "\n";
  return text;
}

}  // namespace fcm::command
