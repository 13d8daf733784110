// SPDX-License-Identifier: MIT
#include <memory>

#include "command.hpp"
#include "fcm/project.hpp"
#include "fcm/structure.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct InspectCommand {
  std::string path;
  LoadOptions load;
  std::optional<std::size_t> loops;
};

text::Json optional(const std::optional<double>& value) {
  return value ? text::Json(*value) : text::Json();
}

std::vector<std::string> ids(const Map& map, const std::vector<Index>& factors) {
  std::vector<std::string> names;
  for (const Index i : factors) names.push_back(map.factors()[i].id);
  return names;
}

std::string as_json(const Map& map, const Structure& found) {
  text::Json object{{"schema", "fcm.inspect/1"},
                    {"factors", map.size()},
                    {"links", map.links().size()},
                    {"transmitters", found.transmitters},
                    {"receivers", found.receivers},
                    {"ordinary", found.ordinary},
                    {"isolated", found.isolated},
                    {"density_without_self_links", found.density_without_self_links},
                    {"density_with_self_links", found.density_with_self_links},
                    {"links_per_factor", found.links_per_factor},
                    {"complexity", optional(found.complexity)},
                    {"hierarchy", optional(found.hierarchy)},
                    {"spectral_radius", found.spectral_radius},
                    {"structure", text::Json::array()},
                    {"max_loop_length", found.max_loop_length},
                    {"loops_complete", found.loops_complete},
                    {"loops", text::Json::array()}};
  for (Index i = 0; i < map.size(); ++i) {
    const FactorStructure& factor = found.factors[i];
    object["structure"].push_back({{"factor", map.factors()[i].id},
                                   {"role", to_text(factor.role)},
                                   {"links_in", factor.links_in},
                                   {"links_out", factor.links_out},
                                   {"in", factor.in},
                                   {"out", factor.out},
                                   {"centrality", factor.centrality},
                                   {"betweenness", optional(factor.betweenness)},
                                   {"dead_end", factor.dead_end}});
  }
  for (const Loop& loop : found.loops)
    object["loops"].push_back({{"factors", ids(map, loop.factors)},
                               {"sign", loop.reinforcing ? "reinforcing" : "balancing"},
                               {"gain", loop.gain}});
  return text::write_json(object);
}

std::string number(const std::optional<double>& value, int digits = 3) {
  return value ? text::fixed(*value, digits) : "-";
}

std::string summary(const Map& map, const Structure& found) {
  TextTable table({"of the map", ""});
  table.add({"factors", text::grouped(map.size())});
  table.add({"links", text::grouped(map.links().size())});
  table.add({"transmitters, receivers, ordinary, isolated",
             text::grouped(found.transmitters) + ", " + text::grouped(found.receivers) + ", " +
                 text::grouped(found.ordinary) + ", " + text::grouped(found.isolated)});
  table.add(
      {"density, links / N(N-1) (Mental Modeler's)", number(found.density_without_self_links)});
  table.add({"density, links / N^2 (FCMapper's)", number(found.density_with_self_links)});
  table.add({"links per factor", number(found.links_per_factor)});
  table.add({"complexity, receivers / transmitters", number(found.complexity)});
  table.add({"hierarchy (MacDonald 1983)", number(found.hierarchy)});
  table.add({"spectral radius of |W|", number(found.spectral_radius)});
  return table.text("lr", "") + "\n";
}

std::string loops_text(const Map& map, const Structure& found) {
  std::string text = "loops of up to " + counted(found.max_loop_length, "link", "links") + ": " +
                     text::grouped(found.loops.size()) +
                     (found.loops_complete ? "" : ", and more that are not listed") + "\n";
  TextTable table({"sign", "gain", "factors"});
  for (const Loop& loop : found.loops) {
    std::string chain;
    for (const Index factor : loop.factors) chain += label_of(map.factors()[factor]) + " -> ";
    table.add({loop.reinforcing ? "reinforcing" : "balancing", signed_number(loop.gain, 6),
               chain + label_of(map.factors()[loop.factors.front()])});
  }
  return table.empty() ? text : text + table.text("lrl");
}

std::string as_text(const Map& map, const Structure& found) {
  TextTable table({"factor", "role", "links in", "out", "in", "out", "centrality", "between"});
  std::vector<std::string> dead_ends;
  for (Index i = 0; i < map.size(); ++i) {
    const FactorStructure& factor = found.factors[i];
    table.add({label_of(map.factors()[i]), std::string(to_text(factor.role)),
               text::grouped(factor.links_in), text::grouped(factor.links_out), number(factor.in),
               number(factor.out), number(factor.centrality), number(factor.betweenness, 1)});
    if (factor.dead_end) dead_ends.push_back(label_of(map.factors()[i]));
  }
  std::string text =
      summary(map, found) + table.text("llrrrrrr", "") + "\n" + loops_text(map, found);
  if (!dead_ends.empty())
    text += "\ndead ends, that nothing follows from and that are no outcome: " + listed(dead_ends) +
            "\n";
  return text;
}

Result<int> run(const InspectCommand& options, const Session& session) {
  const auto loaded = load(options.path, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  const Structure found = inspect(loaded->map, options.loops.value_or(6));
  const auto written = session.write(
      *loaded, session.json() ? as_json(loaded->map, found) : as_text(loaded->map, found));
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command inspect_command() {
  const auto options = std::make_shared<InspectCommand>();
  return {.word = "inspect",
          .title = "the structure of a map: degrees, roles, density, loops, dead ends",
          .takes = "MAP",
          .examples =
              "  fcm inspect map.json\n"
              "  fcm inspect my-study --loops 4\n"
              "  fcm inspect map.csv --json\n",
          .about =
              "Links that nobody gave a direction to are left out. Formulas: docs/maths.md, "
              "\"Structure\".",
          .options =
              [options](Options& line) {
                line.input("MAP", options->path, "a map, matrix, edge list, study or project");
                line.count("--loops", options->loops, "N",
                           "loops of up to N links; 6 if not given");
                line.loading(options->load);
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
