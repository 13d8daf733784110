// SPDX-License-Identifier: MIT
#include "import_workshop.hpp"

#include <algorithm>
#include <set>

#include "command.hpp"
#include "fcm/formats.hpp"
#include "fcm/what_if.hpp"
#include "folder.hpp"
#include "formats/source.hpp"
#include "formats/written.hpp"
#include "study/words.hpp"
#include "text/file.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

Result<Read<Workshop>> workshop_in(const WorkshopOptions& options, const Files& files) {
  const detail::Source& source = files.sources->front();
  auto read = *files.format == "workshop" ? parse_workshop(source.bytes(), source.file())
                                          : parse_slips(source.bytes(), source.file());
  if (!read) return read;
  Workshop& workshop = read->value;
  if (!options.name.empty()) workshop.name = options.name;
  if (workshop.name.empty() && *files.format == "slips") workshop.name = source.stem();
  if (!options.date.empty()) workshop.date = options.date;
  if (!workshop.date.empty() && !study::is_iso_date(workshop.date))
    return problem("usage.value", "--date expects a date such as 2026-11-21", {}, {}, options.date);
  if (options.people) workshop.people = *options.people;
  return read;
}

Result<void> check_refused(const Account& account, const WorkshopOptions& options) {
  const std::size_t refused = account.refused_everywhere();
  if (refused == 0 || options.skip_refused) return {};
  return problem("study.refused_rows",
                 counted(refused, "change was refused", "changes were refused"), {},
                 "mend what the messages above name; --skip-refused goes on without them");
}

void doubt_map(const Workshop& workshop, const Loaded& loaded, Account& account) {
  if (began_from(workshop, loaded.map, loaded.project.sensitive) == false)
    account.add({.code = "workshop.map_changed",
                 .message = "the map is not the one that the workshop began from",
                 .hint = "look at what follows: the study, its weighing or what is withheld may "
                         "have changed since",
                 .severity = Severity::warning});
}

/// A study alone, as load() would have it.
Result<Loaded> loaded_of(const Study& study) {
  Loaded loaded{.study = study, .has_study = true};
  return with_study(loaded, study);
}

std::optional<double> weight_in(const Map& map, const std::string& from, const std::string& to) {
  const auto a = map.find(from), b = map.find(to);
  if (!a || !b) return std::nullopt;
  const auto link = map.find_link(*a, *b);
  return link ? std::optional(map.links()[*link].weight) : std::nullopt;
}

void add_links(const BroughtIn& one, const Loaded* now, const Loaded& as_one,
               const Loaded& as_people, BothCounts& both) {
  std::set<std::pair<Index, Index>> seen;
  for (const Index at : one.claims) {
    const Claim& claim = one.study.claims[at];
    if (!seen.insert({claim.from, claim.to}).second) continue;
    const StudyFactor &from = one.study.factors[claim.from], &to = one.study.factors[claim.to];
    both.links.push_back(
        {from.label, to.label, now ? weight_in(now->map, from.id, to.id) : std::nullopt,
         weight_in(as_one.map, from.id, to.id), weight_in(as_people.map, from.id, to.id)});
  }
}

/// What the scenarios of the project do, each map with the model of the study as it was.
Result<void> add_effects(const Loaded& now, const Loaded& as_one, const Loaded& as_people,
                         BothCounts& both) {
  if (now.every_lever) return {};
  std::vector<WhatIf> all;
  for (const Loaded* each : {&now, &as_one, &as_people}) {
    auto result = what_if(each->map, now.model, now.project.scenarios);
    if (!result) return tl::make_unexpected(result.error());
    all.push_back(std::move(*result));
  }
  for (Index s = 0; s < now.project.scenarios.size(); ++s)
    for (const Outcome& outcome : now.project.outcomes) {
      std::vector<std::optional<double>> effects;
      for (const WhatIf& one : all) {
        const ScenarioResult& result = one.scenarios[s];
        const auto at = result.resolved.map.find(outcome.factor);
        effects.push_back(at ? result.effect[*at] : std::nullopt);
      }
      const Scenario& scenario = now.project.scenarios[s];
      both.effects.push_back({scenario.title.empty() ? scenario.name : scenario.title,
                              label_of(now.map.factors()[*now.map.find(outcome.factor)]),
                              effects[0], effects[1], effects[2]});
    }
  return {};
}

Result<BothCounts> both_counts(const Study& before, const BroughtIn& one, const BroughtIn& people,
                               const Loaded* now) {
  const auto as_one = now ? with_study(*now, one.study) : loaded_of(one.study);
  if (!as_one) return tl::make_unexpected(as_one.error());
  const auto as_people = now ? with_study(*now, people.study) : loaded_of(people.study);
  if (!as_people) return tl::make_unexpected(as_people.error());
  BothCounts both{.voices = now ? now->evidence.voices.size() : 0,
                  .voices_one = as_one->evidence.voices.size(),
                  .voices_people = as_people->evidence.voices.size()};
  for (Index i = before.factors.size(); i < one.study.factors.size(); ++i)
    both.new_factors.push_back(one.study.factors[i].label);
  add_links(one, now, *as_one, *as_people, both);
  if (now)
    if (const auto done = add_effects(*now, *as_one, *as_people, both); !done)
      return tl::make_unexpected(done.error());
  return both;
}

Result<int> as_variant(const WorkshopOptions& options, const Read<Workshop>& read,
                       const Session& session) {
  if (session.output().empty())
    return problem("usage.missing", "fcm import needs -o MAP", {},
                   "name the file to write: -o as-the-room-left-it.json");
  const auto loaded = load(options.onto);
  if (!loaded) return tl::make_unexpected(loaded.error());
  auto variant = variant_of(loaded->map, read.value);
  if (!variant) return tl::make_unexpected(variant.error());
  doubt_map(read.value, *loaded, variant->account);
  session.account(variant->account);
  if (const auto none = check_refused(variant->account, options); !none)
    return tl::make_unexpected(none.error());
  const auto written =
      session.write(write_map(publish(variant->value, Audience::working)), Audience::working);
  if (!written) return tl::make_unexpected(written.error());
  session.say("next: fcm compare " + options.onto + " " + session.output());
  return Exit::done;
}

/// The two lines to choose from.
Result<int> ask(const WorkshopOptions& options, const Files& files, const Session& session) {
  const std::string line = "  fcm import " + files.path +
                           (options.into.empty() ? "" : " --into " + options.into) + " -o " +
                           (session.output().empty() ? "NEW_STUDY" : session.output());
  session.say("choose one of the two:");
  session.say(line + " --count one");
  session.say(line + " --count people");
  return problem("workshop.count",
                 "nothing was written: whether the workshop counts as one voice "
                 "or as its people is for you to say",
                 {}, "--count one, or --count people; docs/workshops.md says what speaks for each");
}

/// The names that the room gave, to be taken back one by one.
WrittenFile decisions_file(const BroughtIn& in) {
  using Row = std::vector<text::Cell>;
  text::SheetToWrite sheet{"decisions",
                           {Row{std::string("decision"), std::string("keep"), std::string("change"),
                                std::string("note")}}};
  for (const BroughtIn::Renamed& one : in.renamed)
    sheet.rows.push_back(Row{std::string("rename"), one.label, one.factor,
                             in.conversation + (one.note.empty() ? "" : ": " + one.note)});
  return {"decisions.csv", detail::written(sheet, ".csv")};
}

Result<void> write_study(const BroughtIn& in, const WorkshopOptions& options,
                         const Session& session) {
  const auto format = format_named("study");
  auto files = (*format)->write_study(publish_study(in.study, Audience::working), "/");
  if (!files) return tl::make_unexpected(files.error());
  if (!in.renamed.empty()) files->push_back(decisions_file(in));
  if (const auto written = write_folder(*files, session.output(), session); !written)
    return written;
  session.say("next: fcm check " + session.output() +
              (options.into.empty() ? "" : "; " + options.into + " stays as it was"));
  return {};
}

Result<int> as_claims(const WorkshopOptions& options, const Read<Workshop>& read,
                      const Files& files, const Session& session) {
  if (read.value.changes.empty())
    return problem("workshop.empty", "nothing was changed, so there is nothing to bring in",
                   {files.path}, "is this the file that was saved, or filled in?");
  std::optional<Loaded> now;
  if (!options.into.empty()) {
    auto loaded = load(options.into);
    if (!loaded) return tl::make_unexpected(loaded.error());
    if (!loaded->has_study)
      return problem("format.not_a_study", "'" + options.into + "' holds a map and no study", {},
                     "--onto " + options.into + " makes a map as the room left it");
    now = std::move(*loaded);
  }
  const Study before = now ? now->study : Study{};
  auto one = bring_in(before, read.value, CountedAs::one_voice);
  if (!one) return tl::make_unexpected(one.error());
  const auto people = bring_in(before, read.value, CountedAs::people);
  if (!people) return tl::make_unexpected(people.error());
  if (now) doubt_map(read.value, *now, one->account);
  session.account(one->account);
  if (const auto none = check_refused(one->account, options); !none)
    return tl::make_unexpected(none.error());
  const auto both = both_counts(before, *one, *people, now ? &*now : nullptr);
  if (!both) return tl::make_unexpected(both.error());
  const auto told = text::write_file(
      "-", session.json() ? as_json(read.value, *one, *both) : in_words(read.value, *one, *both));
  if (!told) return tl::make_unexpected(told.error());
  if (options.count.empty()) return ask(options, files, session);
  const auto counted_as = counted_as_named(options.count);
  if (!counted_as) return tl::make_unexpected(counted_as.error());
  if (session.output().empty())
    return problem("usage.missing", "fcm import needs -o STUDY", {},
                   "name the folder to write; the study that it goes into stays as it is");
  const BroughtIn& chosen = *counted_as == CountedAs::people ? *people : *one;
  if (const auto written = write_study(chosen, options, session); !written)
    return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

bool is_workshop(const Files& files) {
  return files.format && (*files.format == "workshop" || *files.format == "slips");
}

Result<int> import_workshop(const WorkshopOptions& options, const Files& files,
                            const Session& session) {
  if (!options.count.empty())
    if (const auto known = counted_as_named(options.count); !known)
      return tl::make_unexpected(known.error());
  if (!options.into.empty() && !options.onto.empty())
    return problem(
        "usage.conflict", "--into and --onto are two ways back", {},
        "--into STUDY for claims beside those of a study, --onto MAP for a map to compare");
  const auto read = workshop_in(options, files);
  if (!read) return tl::make_unexpected(read.error());
  if (*files.format == "slips") session.account(read->account);
  if (const auto none = check_refused(read->account, options); !none)
    return tl::make_unexpected(none.error());
  return options.onto.empty() ? as_claims(options, *read, files, session)
                              : as_variant(options, *read, session);
}

}  // namespace fcm::command
