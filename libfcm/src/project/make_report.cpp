// SPDX-License-Identifier: MIT
//
// From a loaded project and its findings to the files of a report: what may be shown is published,
// who was heard is counted, and publish/ writes.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "core/sha256.hpp"
#include "fcm/formats.hpp"
#include "fcm/report.hpp"
#include "publish/files.hpp"
#include "publish/report.hpp"
#include "study/text_of.hpp"

namespace fcm {
namespace {

using reporting::Heard;
using reporting::OutcomeFacts;
using reporting::PlaceHeard;

/// Different statements (voice, connection) in what every coder read, and how many of them every
/// coder found.
void count_agreement(const Loaded& loaded, Heard& heard) {
  heard.coders = coders(loaded.study);
  const std::set<std::string> all(heard.coders.begin(), heard.coders.end());
  if (all.size() < 2) return;
  std::map<std::string, std::set<std::string>> readers;
  for (const Claim& claim : loaded.study.claims)
    if (!claim.coder.empty()) readers[study::text_of(claim)].insert(claim.coder);
  for (const std::vector<Index>& claims : loaded.evidence.claims) {
    std::set<std::string> found, read;
    for (const Index i : claims) {
      const Claim& claim = loaded.study.claims[i];
      if (!claim.coder.empty()) found.insert(claim.coder);
      read.insert(readers[study::text_of(claim)].begin(), readers[study::text_of(claim)].end());
    }
    heard.different += read == all;
    heard.found_by_all += found == all;
  }
}

Heard who_was_heard(const Loaded& loaded) {
  Heard heard;
  heard.study = loaded.has_study;
  if (!heard.study) return heard;
  const Evidence& evidence = loaded.evidence;
  heard.voices = evidence.voices.size();
  heard.withheld = evidence.withheld;
  heard.without_strength = evidence.without_strength;
  heard.without_direction = evidence.without_direction;
  std::vector<bool> spoke(evidence.voices.size(), false);
  std::vector<std::set<Index>> leading(evidence.factors.size());
  for (const Cell& cell : evidence.cells) {
    spoke[cell.voice] = true;
    leading[evidence.links[cell.link].to].insert(cell.voice);
  }
  for (const std::set<Index>& voices : leading) heard.leading_to.push_back(voices.size());
  for (const std::vector<Index>& claims : evidence.claims) {
    heard.claims += claims.size();
    for (const Index claim : claims) {
      heard.with_basis += !loaded.study.claims[claim].basis.empty();
      heard.aims += loaded.study.claims[claim].basis == "aim";
    }
  }
  std::map<std::string, std::size_t> places;
  for (Index v = 0; v < evidence.voices.size(); ++v) {
    heard.silent += !spoke[v];
    heard.people += static_cast<std::size_t>(std::max(evidence.voices[v].people, 0));
    for (const std::string& place : evidence.voices[v].places) ++places[place];
  }
  for (const auto& [place, voices] : places) heard.places.push_back({place, voices});
  count_agreement(loaded, heard);
  return heard;
}

/// Who named a cause of an outcome: a place has something that leads to it only if one of its
/// voices told a link into it.
OutcomeFacts facts_of(const Loaded& loaded, const Outcome& outcome, Index factor) {
  OutcomeFacts facts{outcome, factor, reporting::label_of(loaded.map, factor), 0, {}};
  if (!loaded.has_study) return facts;
  const Evidence& evidence = loaded.evidence;
  std::set<Index> voices;
  std::set<std::string> places, heard;
  for (const Cell& cell : evidence.cells) {
    if (evidence.links[cell.link].to != factor) continue;
    voices.insert(cell.voice);
    places.insert(evidence.voices[cell.voice].places.begin(),
                  evidence.voices[cell.voice].places.end());
  }
  for (const Voice& voice : evidence.voices) heard.insert(voice.places.begin(), voice.places.end());
  facts.cause_voices = voices.size();
  std::set_difference(heard.begin(), heard.end(), places.begin(), places.end(),
                      std::back_inserter(facts.silent_places));
  return facts;
}

/// Per link of the map the claims behind it.
std::vector<std::vector<Index>> claims_behind(const Loaded& loaded) {
  std::vector<std::vector<Index>> told(loaded.map.links().size());
  const Evidence& evidence = loaded.evidence;
  for (Index c = 0; c < evidence.cells.size(); ++c) {
    const EvidenceLink& link = evidence.links[evidence.cells[c].link];
    if (const auto k = loaded.map.find_link(link.from, link.to))
      told[*k].insert(told[*k].end(), evidence.claims[c].begin(), evidence.claims[c].end());
  }
  for (std::vector<Index>& claims : told) std::sort(claims.begin(), claims.end());
  return told;
}

std::vector<std::vector<std::string>> differing_claims(const Loaded& loaded,
                                                       const Findings& findings) {
  std::vector<std::vector<std::string>> ids;
  if (!findings.agreement) return ids;
  for (const CodersDiffer& link : findings.agreement->differences) {
    ids.emplace_back();
    for (const Index i : link.claims)
      ids.back().push_back(std::to_string(loaded.study.claims[i].read_at.line));
  }
  return ids;
}

/// Names without folders: the report says which file, not whose machine, and is the same bytes
/// wherever the study lies.
std::vector<std::pair<std::string, std::string>> inputs_of(const Loaded& loaded) {
  std::vector<std::pair<std::string, std::string>> inputs;
  for (const auto& [file, hash] : loaded.inputs)
    inputs.emplace_back(std::filesystem::path(file).filename().string(), hash);
  return inputs;
}

Account account_of(const Loaded& loaded) {
  Account account;
  account.tables = loaded.account.tables;
  for (TableAccount& table : account.tables)
    table.file = std::filesystem::path(table.file).filename().string();
  return account;
}

}  // namespace

Result<Report> make_report(const Loaded& loaded, const Findings& findings,
                           const std::string& date) {
  const Project& project = loaded.project;
  const std::string day = !project.date.empty() ? project.date : date;
  std::vector<OutcomeFacts> outcomes;
  for (const Outcome& outcome : project.outcomes) {
    const Result<Index> factor = loaded.map.require(outcome.factor);
    if (!factor) return tl::make_unexpected(factor.error());
    outcomes.push_back(facts_of(loaded, outcome, *factor));
  }
  reporting::ReportInput in{
      .title = project.title.empty() ? "What was said, and what would follow" : project.title,
      .question = project.question,
      .ask = project.ask,
      .voices = project.voices,
      .date = day,
      .outcomes = std::move(outcomes),
      .map = publish(loaded.map, project.audience),
      .statements =
          publish(loaded.study, project.audience, project.statements, project.consent, day),
      .told = claims_behind(loaded),
      .heard = who_was_heard(loaded),
      .findings = findings,
      .account = account_of(loaded),
      .evidence = project.evidence,
      .weigh = project.weigh,
      .anchored = project.model.anchored(),
      .carry = project.model.carry,
      .weighed_by_people = project.people.weigh,
      .words = project.statements,
      .words_because = project.consent.because,
      .inputs = inputs_of(loaded),
      .differing_claims = differing_claims(loaded, findings),
      .places = loaded.places.lying,
      .narrowed = loaded.narrowed,
      .left_out = loaded.left_out};
  const reporting::DrawnMap drawn = reporting::drawn_map(in);
  const Map placed =
      drawn.positions.empty() ? loaded.map : loaded.map.with_positions(drawn.positions);
  const std::string map_json = write_map(publish(placed, project.audience));
  const std::string hash = core::sha256(map_json);
  Report report;
  report.files = {{"map.json", map_json},
                  {"effects.csv", reporting::effects_csv(in)},
                  {"sensitivity.csv", reporting::sensitivity_csv(in)},
                  {"run.json", reporting::run_json(in, hash)},
                  {"methods.md", reporting::methods_md(in)},
                  {"report.html", reporting::report_html(in, drawn, hash)}};
  auto tables = report.files.begin() + 2;
  if (findings.uncertainty)
    tables = 1 + report.files.insert(tables, {"uncertainty.csv", reporting::uncertainty_csv(in)});
  if (findings.representation)
    tables =
        1 + report.files.insert(tables, {"representation.csv", reporting::representation_csv(in)});
  if (findings.saturation)
    tables = 1 + report.files.insert(tables, {"saturation.csv", reporting::saturation_csv(in)});
  if (findings.contested && findings.contested->links > 0)
    tables = 1 + report.files.insert(tables, {"contested.csv", reporting::contested_csv(in)});
  if (findings.agreement)
    tables = 1 + report.files.insert(tables, {"agreement.csv", reporting::agreement_csv(in)});
  if (!findings.groups.empty())
    tables = 1 + report.files.insert(tables, {"groups.csv", reporting::groups_csv(in)});
  if (findings.robust)
    tables = 1 + report.files.insert(tables, {"robust.csv", reporting::robust_csv(in)});
  if (!findings.explanations.empty())
    report.files.insert(
        tables, {{"shares.csv", reporting::shares_csv(in)}, {"told.csv", reporting::told_csv(in)}});
  report.notes = loaded.left_out;
  if (!findings.sensitivity && !findings.findings.empty())
    report.notes.push_back(
        "which connections matter is left out, because there are too many to try for every "
        "scenario and outcome; 'fcm sensitivity --outcome F' tells of one");
  if (findings.explanations.empty() && !findings.findings.empty())
    report.notes.push_back(
        "who says so is left out, because leaving out every voice would take long; 'fcm explain "
        "--scenario NAME --outcome F' tells of one");
  if (!drawn.drawing.note.empty()) report.notes.push_back(drawn.drawing.note);
  return report;
}

}  // namespace fcm
