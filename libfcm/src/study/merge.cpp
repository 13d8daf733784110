// SPDX-License-Identifier: MIT
#include "fcm/merge.hpp"

#include <map>
#include <set>
#include <utility>

#include "study/settle.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using study::warn;

bool says_anything(const Consent& consent) { return consent != Consent{}; }

/// Fills a blank; false where both say something else.
bool fill(std::string& into, const std::string& from) {
  if (into.empty()) into = from;
  return from.empty() || into == from;
}

/// The talks someone took part in add up; everything else must agree.
std::string contradiction(Attributes& into, const Attributes& from) {
  for (const auto& [name, values] : from) {
    const auto [known, is_new] = into.emplace(name, values);
    if (is_new || known->second == values) continue;
    if (name != "conversation" && name != "document") return name;
    const std::set<std::string> before(known->second.begin(), known->second.end());
    for (const std::string& value : values)
      if (before.count(value) == 0) known->second.push_back(value);
  }
  return {};
}

std::string contradiction(Respondent& into, const Respondent& from) {
  return contradiction(into.attributes, from.attributes);
}

std::string contradiction(Conversation& into, const Conversation& from) {
  const std::pair<const char*, std::string Conversation::*> texts[] = {
      {"place", &Conversation::place},           {"date", &Conversation::date},
      {"researcher", &Conversation::researcher}, {"form", &Conversation::form},
      {"record", &Conversation::record},         {"origin", &Conversation::origin}};
  for (const auto& [name, member] : texts)
    if (!fill(into.*member, from.*member)) return name;
  if (!into.people) into.people = from.people;
  if (from.people && into.people != from.people) return "people";
  return contradiction(into.attributes, from.attributes);
}

class Merger {
 public:
  explicit Merger(bool several) : several_(several) {}

  Result<void> add(const StudyPart& part) {
    std::vector<Index> factors;
    for (const StudyFactor& factor : part.study.factors) factors.push_back(add(factor, part));
    for (Claim claim : part.study.claims) {
      claim.from = factors[claim.from];
      claim.to = factors[claim.to];
      if (several_) claim.id = part.name + "/" + claim.id;
      read_.value.claims.push_back(std::move(claim));
    }
    if (auto done =
            add(part.study.respondents, people_, read_.value.respondents, part, "respondent");
        !done)
      return done;
    if (auto done =
            add(part.study.conversations, talks_, read_.value.conversations, part, "conversation");
        !done)
      return done;
    for (const auto& [document, place] : part.study.documents)
      if (!fill(read_.value.documents[document], place))
        return problem("merge.people", "two files give another place for one document", {part.file},
                       "give the documents different names, or mend the place in one of the files");
    return {};
  }

  Read<Study> merged() { return std::move(read_); }

 private:
  Index add(const StudyFactor& factor, const StudyPart& part) {
    auto& factors = read_.value.factors;
    const std::string key = text::match_key(factor.label);
    const auto by_id = by_id_.find(factor.id);
    const auto by_label = by_label_.find(key);
    if (by_id == by_id_.end() && by_label == by_label_.end()) {
      by_id_.emplace(factor.id, factors.size());
      by_label_.emplace(key, factors.size());
      factors.push_back(factor);
      return factors.size() - 1;
    }
    const Index at = by_id == by_id_.end() ? by_label->second : by_id->second;
    StudyFactor& first = factors[at];
    for (std::string StudyFactor::*member :
         {&StudyFactor::kind, &StudyFactor::level, &StudyFactor::description, &StudyFactor::theme})
      if (!fill(first.*member, factor.*member))
        warn(read_.account, "merge.factor",
             "'" + first.label + "' is described in two ways; the first one counts", {part.file},
             "mend the description, kind, level or theme in one of the files");
    by_id_.emplace(factor.id, at);
    by_label_.emplace(key, at);
    return at;
  }

  template <class Person>
  Result<void> add(const std::vector<Person>& from, std::map<std::string, Index>& known,
                   std::vector<Person>& into, const StudyPart& part, const std::string& thing) {
    for (const Person& one : from) {
      const auto [at, is_new] = known.emplace(one.id, into.size());
      if (is_new) {
        into.push_back(one);
        continue;
      }
      Person& first = into[at->second];
      if (const std::string name = contradiction(first, one); !name.empty())
        return problem(
            "merge.people",
            "a " + thing + " of one id has two values of '" + name + "' in two files", {part.file},
            "give different people different ids, or mend the value in one of the files");
      unite(first.consent, one.consent, part);
    }
    return {};
  }

  void unite(Consent& into, const Consent& from, const StudyPart& part) {
    if (into == from || !says_anything(from)) return;
    if (!says_anything(into)) {
      into = from;
      return;
    }
    into = study::agreed(into, from);
    warn(read_.account, "merge.consent",
         "two files state different consents for one person or conversation, which is read as none",
         {part.file}, "write the same consent into both");
  }

  bool several_;
  Read<Study> read_;
  std::map<std::string, Index> by_id_, by_label_, people_, talks_;
};

}  // namespace

Result<Read<Study>> merge(const std::vector<StudyPart>& parts) {
  Merger merger(parts.size() > 1);
  for (const StudyPart& part : parts)
    if (const Result<void> done = merger.add(part); !done) return tl::make_unexpected(done.error());
  Read<Study> read = merger.merged();
  study::settle(read.value, parts.empty() ? "" : parts.front().file, read.account);
  return read;
}

}  // namespace fcm
