// SPDX-License-Identifier: MIT
#include "study/room_names.hpp"

#include "study/sheet.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

/// A row of decisions.csv: "merge,Visits,Visiting".
std::string decision(const char* word, const std::string& keep, const std::string& change) {
  return text::trimmed(text::csv_line({word, text::csv_text(keep), text::csv_text(change)}));
}

/// How often each name, by its key, is had or given.
std::map<std::string, std::size_t> uses(const Study& study,
                                        const std::map<Index, const WorkshopChange*>& last) {
  std::map<std::string, std::size_t> used;
  for (const StudyFactor& factor : study.factors) ++used[text::match_key(factor.label)];
  for (const auto& [at, change] : last) {
    const std::string key = text::match_key(change->label);
    if (key != text::match_key(study.factors[at].label)) ++used[key];
  }
  return used;
}

}  // namespace

std::vector<BroughtIn::Renamed> room_names(const Study& study,
                                           const std::map<Index, const WorkshopChange*>& last,
                                           const std::map<std::string, std::string>& known,
                                           Account& account) {
  std::vector<BroughtIn::Renamed> renamed;
  const std::map<std::string, std::size_t> used = uses(study, last);
  for (const auto& [at, change] : last) {
    const std::string &label = study.factors[at].label, &name = change->label;
    if (name == label) continue;
    const auto before = known.find(change->factor);
    const bool since = before != known.end() && before->second != label;
    const bool taken = used.at(text::match_key(name)) > 1;
    if (!since && !taken) renamed.push_back({label, name, change->note});
    const std::string hint =
        taken ? "another factor has that name; if the two are one, write into decisions.csv: " +
                    decision("merge", name, label)
        : since ? "to take the workshop's name, write into decisions.csv: " +
                      decision("rename", name, label)
                : "decisions.csv says so: delete its row, and the name is as it was";
    warn(account, "workshop.renamed",
         "the workshop calls '" + label + "' '" + name + "'" +
             (since ? ", and the study renamed it since" : ""),
         {}, hint, since || taken ? Severity::warning : Severity::note);
  }
  return renamed;
}

}  // namespace fcm::study
