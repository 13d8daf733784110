// SPDX-License-Identifier: MIT
#include "fcm/limits.hpp"
#include "project/sections.hpp"

namespace fcm::project {
namespace {

// A rule or transfer function by name, in the library's spelling.
template <class Named>
std::optional<std::string> name_of(Reader& reader, const YamlNode& node, const std::string& what,
                                   Named named) {
  const std::string said = reader.text(node, what);
  if (reader.failed()) return std::nullopt;
  const auto found = named(said);
  if (found) return std::string((*found)->name);
  Problem bad = found.error();
  bad.code = "project.word";
  reader.fail(bad, node.place);
  return std::nullopt;
}

void check_model(Reader& reader, const YamlNode& node, const ModelChoice& choice, bool carry) {
  const bool anchored_by_map = choice.rule.value_or("kosko") == "kosko" &&
                               choice.transfer.value_or("tanh") == "tanh" && !choice.lambda;
  if (choice.rule == "rescaled" && choice.transfer.value_or("sigmoid") != "sigmoid")
    reader.fail("model.rescaled_needs_sigmoid", "the rule rescaled goes with sigmoid only",
                node.place, "write transfer: sigmoid, or choose rule: kosko");
  if (carry && !anchored_by_map)
    reader.fail("project.conflict",
                "carry chooses the lambda of kosko with tanh, and the model says otherwise",
                node.place, "leave carry away, or leave rule, transfer and lambda away");
}

}  // namespace

void read_model(Reader& reader, const YamlNode& node, ModelChoice& into) {
  auto positive = [&reader](const YamlNode& value, const std::string& what) {
    const double number = reader.number(value, what);
    if (!reader.failed() && number <= 0)
      reader.fail("project.range", what + " is more than 0", value.place, {}, value.scalar);
    return number;
  };
  bool carry = false;
  reader.keys(
      node, "model",
      {{"rule",
        [&](const YamlNode& value) { into.rule = name_of(reader, value, "rule", rule_named); }},
       {"transfer",
        [&](const YamlNode& value) {
          into.transfer = name_of(reader, value, "transfer", transfer_named);
        }},
       {"lambda", [&](const YamlNode& value) { into.lambda = positive(value, "lambda"); }},
       {"start", [&](const YamlNode& value) { into.start = reader.number(value, "start"); }},
       {"carry",
        [&](const YamlNode& value) {
          carry = true;
          into.carry = reader.one_of<Carry>(
              value, "carry",
              {{"near", Carry::near}, {"middle", Carry::middle}, {"far", Carry::far}});
        }},
       {"max_steps",
        [&](const YamlNode& value) {
          const double steps = positive(value, "max_steps");
          if (!reader.failed() && (steps > static_cast<double>(Limits{}.max_steps) ||
                                   steps != static_cast<double>(static_cast<std::size_t>(steps))))
            reader.fail("project.range", "max_steps is a whole number of at most 1,000,000",
                        value.place, {}, value.scalar);
          if (!reader.failed()) into.max_steps = static_cast<std::size_t>(steps);
        }},
       {"tolerance",
        [&](const YamlNode& value) { into.tolerance = positive(value, "tolerance"); }}});
  if (!reader.failed()) check_model(reader, node, into, carry);
}

}  // namespace fcm::project
