// SPDX-License-Identifier: MIT
//
// A study narrowed to a group of its voices, and gathered otherwise for the same voices.
#include "project/narrow_to.hpp"

#include <string>
#include <utility>

namespace fcm {
namespace {

/// The links that scenarios name: they may be changed though nobody in a group told them.
std::vector<EvidenceLink> links_named(const Project& project, const Map& map) {
  std::vector<EvidenceLink> links;
  const auto add = [&](const Connection& named) {
    const Result<Index> from = map.require(named.from), to = map.require(named.to);
    if (from && to) links.push_back({*from, *to});
  };
  for (const Scenario& scenario : project.scenarios)
    for (const Intervention& change : scenario.interventions) {
      if (change.kind != Intervention::Kind::connection) continue;
      add(change.connection);
      if (change.as_strong_as) add(*change.as_strong_as);
    }
  return links;
}

}  // namespace

Result<void> detail::narrow_to(Loaded& loaded, const Group& where) {
  const Result<Group> group = find_group(loaded.evidence, where);
  if (!group) return tl::make_unexpected(group.error());
  const std::vector<bool> in = members(loaded.evidence, *group);
  const auto everybody = weigh(loaded.evidence, loaded.project.weigh);
  if (!everybody) return tl::make_unexpected(everybody.error());
  const std::size_t of = loaded.evidence.voices.size();
  loaded.evidence = narrow(loaded.evidence, in, links_named(loaded.project, *everybody));
  loaded.narrowed = Narrowed{*group, loaded.evidence.voices.size(), of};
  loaded.representation.reset();
  return {};
}

Evidence gather(const Loaded& loaded, const EvidenceOptions& options) {
  Evidence evidence = gather(loaded.study, options);
  if (loaded.narrowed)
    evidence = narrow(evidence, members(evidence, loaded.narrowed->group), loaded.evidence.links);
  // Everyone heard is a voice, whichever coder is read; only another day leaves others out.
  if (options.today == loaded.project.evidence.today) evidence.voices = loaded.evidence.voices;
  return evidence;
}

ReadByEach read_by_each(const Loaded& loaded) {
  const EvidenceOptions& said = loaded.project.evidence;
  if (!loaded.narrowed) return read_by_each(loaded.study, loaded.evidence, said);
  const Evidence everybody = gather(loaded.study, said);
  ReadByEach each = read_by_each(loaded.study, everybody, said);
  const std::vector<bool> in = members(everybody, loaded.narrowed->group);
  std::vector<Index> position(in.size(), 0);
  for (Index voice = 1; voice < in.size(); ++voice)
    position[voice] = position[voice - 1] + in[voice - 1];
  ReadByEach narrowed;
  std::vector<bool> keep;
  for (Index row = 0; row < each.voice.size(); ++row) {
    keep.push_back(in[each.voice[row]]);
    if (!keep.back()) continue;
    narrowed.voice.push_back(position[each.voice[row]]);
    narrowed.turn.push_back(each.turn[row]);
  }
  narrowed.evidence = narrow(each.evidence, keep, loaded.evidence.links);
  for (Index row = 0; row < narrowed.voice.size(); ++row)
    narrowed.evidence.voices[row] = loaded.evidence.voices[narrowed.voice[row]];
  return narrowed;
}

std::string in_words(const Narrowed& narrowed) {
  return "only " + in_words(narrowed.group) + ": " + std::to_string(narrowed.voices) + " of " +
         std::to_string(narrowed.of) + (narrowed.of == 1 ? " voice" : " voices");
}

}  // namespace fcm
