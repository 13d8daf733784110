// SPDX-License-Identifier: MIT
#include "saturation_words.hpp"

#include "json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

text::Json if_any(const std::optional<double>& value) {
  return value ? text::Json(*value) : text::Json();
}

}  // namespace

std::string in_one_line(const Saturation& enough) {
  const Accumulation& links = enough.links;
  if (!worth_saying(links)) return {};
  const std::string aside =
      enough.questionnaires > 0
          ? " (" + counted(enough.questionnaires, "questionnaire", "questionnaires") + " aside)"
          : std::string();
  return "one voice more" + aside + " would tell of a new link in " +
         text::fixed(100 * *links.next_voice_new, 0) + " of 100 cases; at least " +
         text::fixed(*links.at_least, 0) + " links are there to tell, of which " +
         counted(links.seen, "was", "were") + " told, " + text::grouped(links.once) +
         " by one voice alone\n";
}

text::Json to_json(const Saturation& enough) {
  const Accumulation& links = enough.links;
  return {{"voices", links.voices},
          {"links_told", links.seen},
          {"links_told_once", links.once},
          {"links_at_least", if_any(links.at_least)},
          {"next_voice_new", if_any(links.next_voice_new)}};
}

}  // namespace fcm::command
