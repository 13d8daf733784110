// SPDX-License-Identifier: MIT
#include <cmath>

#include "command.hpp"
#include "fcm/model.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

text::Json finite(double value) { return std::isfinite(value) ? text::Json(value) : text::Json(); }

text::Json as_json() {
  text::Json object{{"schema", "fcm.rules/1"},
                    {"rules", text::Json::array()},
                    {"transfer_functions", text::Json::array()}};
  for (const Rule& rule : rules())
    object["rules"].push_back({{"name", rule.name},
                               {"title", rule.title},
                               {"formula", rule.formula},
                               {"sigmoid_only", rule.sigmoid_only}});
  for (const TransferFunction& function : transfer_functions())
    object["transfer_functions"].push_back({{"name", function.name},
                                            {"title", function.title},
                                            {"formula", function.formula},
                                            {"low", finite(function.low)},
                                            {"high", finite(function.high)},
                                            {"discrete", function.discrete}});
  return object;
}

std::string as_text() {
  TextTable rule_table({"rule", "next state of factor j", ""});
  for (const Rule& rule : rules())
    rule_table.add({std::string(rule.name), std::string(rule.formula),
                    rule.sigmoid_only ? "only with sigmoid" : ""});
  TextTable functions({"transfer", "formula", "what it is"});
  for (const TransferFunction& function : transfer_functions())
    functions.add(
        {std::string(function.name), std::string(function.formula), std::string(function.title)});
  return rule_table.text("", "") + "\n" + functions.text("", "") +
         "\nw_ij is the influence of factor i on factor j. Hyphens count as underscores.\n"
         "fcm simulate: kosko, sigmoid, lambda 1, start 1 unless told otherwise. All other\n"
         "commands: kosko, tanh, start 0, with the lambda that the map itself anchors.\n";
}

Result<int> run(const Session& session) {
  const auto written =
      session.write(session.json() ? text::write_json(as_json()) : as_text(), std::nullopt);
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command rules_command() {
  return {
      .word = "rules",
      .title = "the rules and transfer functions a model can use",
      .examples = "  fcm rules\n  fcm rules --json\n",
      .about = "Each rule has a page of its name in docs/rules; docs/maths.md has all formulas.",
      .options = [](Options&) {},
      .run = [](Session& session) { return run(session); }};
}

}  // namespace fcm::command
