// SPDX-License-Identifier: MIT
#include "session.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "json.hpp"
#include "text/file.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

constexpr std::size_t shown_per_code = 5;
constexpr const char* notice = "Working copy - not for circulation";

spdlog::logger& messages() {
  static spdlog::logger logger = [] {
    spdlog::logger made("fcm", std::make_shared<spdlog::sinks::stderr_sink_st>());
    made.set_pattern("%v");
    return made;
  }();
  return logger;
}

bool colours(const Common& common) {
  const char* terminal = std::getenv("TERM");
  return !common.no_color && !std::getenv("NO_COLOR") && isatty(STDERR_FILENO) && terminal &&
         std::string_view(terminal) != "dumb";
}

std::string coloured(std::string text, Severity severity) {
  const std::string word = std::string(to_text(severity)) + ":";
  const auto at = text.find(word);
  if (at == std::string::npos) return text;
  const char* colour = severity == Severity::error ? "\x1b[1;31m" : "\x1b[1;33m";
  return text.replace(at, word.size(), colour + word + "\x1b[0m");
}

std::string in_words(const TableAccount& table) {
  return table.file + ": " + counted(table.read, "row read, ", "rows read, ") +
         text::grouped(table.kept) + " kept, " + text::grouped(table.merged) + " merged, " +
         text::grouped(table.refused) + " refused";
}

}  // namespace

Result<void> Session::write_file(const std::string& path, std::string_view bytes,
                                 std::optional<Audience> audience) const {
  return text::write_file(
      path, bytes, {.overwrite = common_.overwrite, .owner_only = audience == Audience::working});
}

Result<void> Session::write(std::string_view bytes, std::optional<Audience> audience) const {
  if (common_.ranks.rank > 0) return {};
  if (!to_file()) return text::write_file("-", bytes);
  auto written = write_file(common_.output, bytes, audience);
  if (written) say("wrote " + common_.output + as_what(audience));
  return written;
}

Result<void> Session::write_answer(const std::string& answer, std::optional<Audience> audience,
                                   const std::optional<Narrowed>& narrowed) const {
  const bool working = audience == Audience::working;
  if (json()) {
    if (!working && !narrowed) return write(answer, audience);
    const text::Json object = text::Json::parse(answer);
    text::Json first{{"schema", object["schema"]}};
    if (working) first["notice"] = notice;
    if (narrowed) first["where"] = to_json(*narrowed);
    first.update(object);
    return write(text::write_json(first), audience);
  }
  std::string text;
  if (working && to_file()) text += std::string(notice) + "\n\n";
  if (narrowed) text += text::shown(in_words(*narrowed)) + "\n\n";
  return write(text + answer, audience);
}

Result<void> Session::write_answer(const Loaded& loaded, const std::string& answer) const {
  return write_answer(answer, made_for(loaded), loaded.narrowed);
}

void Session::say(const std::string& line) const {
  if (!common_.quiet && !common_.json && common_.ranks.rank == 0) messages().info("{}", line);
}

void Session::detail(const std::string& line) const {
  if (common_.verbose && common_.ranks.rank == 0) messages().info("{}", line);
}

void Session::report(const Problem& found) const {
  if (common_.ranks.rank == 0) messages().error("{}", as_printed(found));
}

std::string Session::as_printed(const Problem& found) const {
  if (common_.json) {
    text::Json object{{"schema", "fcm.error/1"}};
    object.update(to_json(found));
    return object.dump(-1, ' ', false, text::Json::error_handler_t::replace);
  }
  const std::string text = to_text(found);
  return colours(common_) ? coloured(text, found.severity) : text;
}

void Session::account(const Account& account) const {
  if (common_.quiet || common_.json) return;
  for (const TableAccount& table : account.tables) detail(in_words(table));
  std::map<std::string, std::size_t> seen;
  for (const Problem& found : account.problems()) {
    if (found.severity == Severity::note && !common_.verbose) continue;
    if (++seen[found.code] <= shown_per_code || common_.verbose) report(found);
  }
  for (const auto& [code, count] : seen)
    if (count > shown_per_code && !common_.verbose)
      say("... and " + text::grouped(count - shown_per_code) + " more [" + code +
          "]; 'fcm check' lists them");
}

void Session::left_out(std::size_t voices) const {
  if (voices > 0) say("note: " + left_out_in_words(voices));
}

std::string as_what(std::optional<Audience> audience) {
  return audience == Audience::working ? ": a working copy, for you alone" : "";
}

std::optional<Audience> made_for(const Loaded& loaded) {
  const auto& links = loaded.map.links();
  const bool people =
      loaded.has_study || std::any_of(links.begin(), links.end(), [](const Link& link) {
        return link.evidence && link.evidence->voices > 0;
      });
  return people ? std::optional(Audience::working) : std::nullopt;
}

std::string left_out_in_words(std::size_t voices) {
  return counted(voices, "voice", "voices") + " left out: no consent to be analysed, or withdrawn";
}

}  // namespace fcm::command
