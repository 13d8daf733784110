// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <utility>

#include "command.hpp"
#include "dates.hpp"
#include "evidence_answer.hpp"
#include "text/utf8.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct EvidenceCommand {
  std::string path, words, date;
  LoadOptions load;
  std::vector<std::string> links, factors;
};

/// "a -> b", or with the arrow as a character.
Result<std::pair<std::string, std::string>> ends_of(const std::string& word) {
  for (const std::string_view arrow : {"->", "\xe2\x86\x92"}) {
    const auto at = word.find(arrow);
    if (at == std::string::npos) continue;
    const std::string from = text::trimmed(word.substr(0, at));
    const std::string to = text::trimmed(word.substr(at + arrow.size()));
    if (!from.empty() && !to.empty()) return std::pair(from, to);
  }
  return problem("usage.value", "--link " + word + ": two factors with an arrow between are needed",
                 {}, "write it as in --link 'rain -> puddles'", word);
}

/// Nobody told it: what was told instead.
tl::unexpected<Problem> untold(const Map& map, Index from, Index to) {
  const std::string& a = map.factors()[from].id;
  const std::string& b = map.factors()[to].id;
  std::vector<std::string> others;
  for (const Link& link : map.links())
    if (link.from == from && link.evidence && link.evidence->voices > 0)
      others.push_back(map.factors()[link.to].id);
  std::string hint = others.empty() ? "nothing leads on from '" + a + "'"
                                    : "'" + a + "' leads to " + listed(others);
  if (map.find_link(to, from)) hint = "the other way round was told: " + b + " -> " + a;
  return problem("link.unknown", "nobody told a connection " + a + " -> " + b, {}, hint,
                 a + " -> " + b);
}

Result<Index> link_asked(const std::string& word, const Map& map) {
  const auto ends = ends_of(word);
  if (!ends) return tl::make_unexpected(ends.error());
  const auto from = map.require(ends->first), to = map.require(ends->second);
  if (!from) return tl::make_unexpected(from.error());
  if (!to) return tl::make_unexpected(to.error());
  const auto link = map.find_link(*from, *to);
  const bool told = link && map.links()[*link].evidence && map.links()[*link].evidence->voices > 0;
  if (!told) return untold(map, *from, *to);
  return *link;
}

/// The project's word on what may be shown goes before the line's, which may only ask for less.
Result<Words> words_asked(const EvidenceCommand& options, const Project& project) {
  static const std::vector<std::pair<std::string, Words>> known = {
      {"none", Words::none}, {"paraphrase", Words::paraphrase}, {"quote", Words::quote}};
  const bool said = project.places.count("report/statements") > 0;
  if (options.words.empty()) return said ? project.statements : Words::paraphrase;
  const auto asked = std::find_if(known.begin(), known.end(),
                                  [&](const auto& one) { return one.first == options.words; });
  if (asked == known.end())
    return problem("usage.value",
                   "--words is none, paraphrase or quote, not '" + options.words + "'", {},
                   "quote shows words as spoken, where consent allows it", options.words);
  if (said && asked->second > project.statements)
    return problem("usage.conflict",
                   "the project does not show so much of what was said as --words " + options.words,
                   project.places.at("report/statements"),
                   "change statements: there, if you may; the line can ask for less alone");
  return asked->second;
}

/// The links that were named, then those into and out of the factors, none twice.
Result<EvidenceAnswer> answer_for(const EvidenceCommand& options, const Loaded& loaded) {
  EvidenceAnswer answer{.loaded = loaded, .factors = {}, .told = {}};
  const Map& map = loaded.map;
  std::vector<Index> links;
  const auto add = [&](Index link) {
    if (std::find(links.begin(), links.end(), link) == links.end()) links.push_back(link);
  };
  for (const std::string& word : options.links) {
    const auto link = link_asked(word, map);
    if (!link) return tl::make_unexpected(link.error());
    add(*link);
  }
  for (const std::string& word : options.factors) {
    const auto factor = map.require(word);
    if (!factor) return tl::make_unexpected(factor.error());
    answer.factors.push_back(*factor);
    for (const Index Link::*end : {&Link::to, &Link::from})
      for (Index k = 0; k < map.links().size(); ++k)
        if (map.links()[k].*end == *factor && map.links()[k].evidence &&
            map.links()[k].evidence->voices > 0)
          add(k);
  }
  const auto words = words_asked(options, loaded.project);
  if (!words) return tl::make_unexpected(words.error());
  answer.told = who_told(loaded, links, *words);
  return answer;
}

Result<int> run(const EvidenceCommand& options, const Session& session) {
  if (options.links.empty() && options.factors.empty())
    return problem("usage.missing", "fcm evidence needs a connection or a factor", {},
                   "--link 'a -> b', or --factor F for all that leads to it and follows from it");
  LoadOptions how = options.load;
  const auto today = date_of(options.date);
  if (!today) return tl::make_unexpected(today.error());
  how.today = *today;
  const auto loaded = load(options.path, how);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  if (!loaded->has_study)
    return problem("evidence.no_study", "a map holds connections, and not what was said of them",
                   {options.path}, "name the study or the claims table the map was made from");
  const auto answer = answer_for(options, *loaded);
  if (!answer) return tl::make_unexpected(answer.error());
  const auto written =
      session.write_answer(*loaded, session.json() ? as_json(*answer) : as_text(*answer));
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

void add_options(Options& line, const std::shared_ptr<EvidenceCommand>& options) {
  line.input("PROJECT", options->path, "a project, study or claims table");
  line.list("--link", options->links, "'A -> B'", "what was said of this connection");
  line.list("--factor", options->factors, "F", "of all that leads to it and follows from it");
  line.text("--words", options->words, "none|paraphrase|quote",
            "of what was said, where consent allows it; paraphrase unless the project says");
  line.text("--date", options->date, "DATE", "today, for consent that ends: 2026-11-21");
  line.loading(options->load);
}

}  // namespace

Command evidence_command() {
  const auto options = std::make_shared<EvidenceCommand>();
  return {.word = "evidence",
          .title = "who told a connection: voices, places, both signs, and the statements",
          .takes = "PROJECT --link 'A -> B' | --factor F",
          .examples =
              "  fcm evidence my-study --link 'trust -> belonging'\n"
              "  fcm evidence my-study --factor trust\n"
              "  fcm evidence my-study --factor trust --where place=Horley --words none\n",
          .about =
              "Counts in words first, then every statement, those that say more apart from those "
              "that say\nless. Words are shown where the project and consent allow; a voice has a "
              "number in place of a\nname. The output is a working copy.",
          .options = [options](Options& line) { add_options(line, options); },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
