// SPDX-License-Identifier: MIT
#include "simulate/program.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "simulate/by_factor.hpp"

namespace fcm::detail {
namespace {

template <class T>
T known(Result<T> found) {
  if (!found) throw std::logic_error("simulate: " + found.error().message);
  return *std::move(found);
}

/// Map::links() is sorted by (from, to): filling the effects up in that order sorts each by from.
void add_links(const Map& map, bool every_link, Program& program) {
  const auto counts = [every_link](const Link& link) {
    return link.simulated && (every_link || link.weight != 0);
  };
  program.into.assign(map.size() + 1, 0);
  for (const Link& link : map.links()) {
    if (!counts(link)) continue;
    ++program.into[link.to + 1];
    program.depth = std::max(program.depth, 1 + link.lag);
  }
  for (Index j = 0; j < map.size(); ++j) program.into[j + 1] += program.into[j];
  const std::size_t size = program.into.back();
  program.source.resize(size);
  program.weight.resize(size);
  program.link.resize(size);
  std::vector<std::uint32_t> end(program.into.begin(), program.into.end() - 1);
  for (Index k = 0; k < map.links().size(); ++k) {
    const Link& link = map.links()[k];
    if (!counts(link)) continue;
    const std::uint32_t at = end[link.to]++;
    program.source[at] = link.lag * program.factors + static_cast<std::uint32_t>(link.from);
    program.weight[at] = link.weight;
    program.link[at] = static_cast<std::uint32_t>(k);
  }
}

}  // namespace

Program compile(const Map& map, const Model& model, bool every_link) {
  const Rule& rule = *known(rule_named(model.rule));
  Program program;
  program.factors = static_cast<std::uint32_t>(map.size());
  add_links(map, every_link, program);
  program.self = known(by_factor(map, rule.self, model.memory_of));
  program.transfer =
      known(by_factor(map, known(transfer_named(model.transfer)), known(transfers_of(model))));
  program.lambda = model.lambda;
  program.scale = rule.scale;
  program.shift = rule.shift;
  const double phi = rule.leans_on_start ? model.phi : 1;
  program.gain = (1 - model.damping) * phi;
  program.keep = model.damping;
  program.rest = (1 - model.damping) * (1 - phi);
  return program;
}

Result<std::map<std::string, const TransferFunction*>> transfers_of(const Model& model) {
  std::map<std::string, const TransferFunction*> found;
  for (const auto& [factor, name] : model.transfer_of) {
    const auto transfer = transfer_named(name);
    if (!transfer) return tl::make_unexpected(transfer.error());
    found.emplace(factor, *transfer);
  }
  return found;
}

}  // namespace fcm::detail
