// SPDX-License-Identifier: MIT
#include "formats/refi_write.hpp"

#include <map>
#include <set>
#include <utility>

#include "core/sha256.hpp"
#include "fcm/version.hpp"
#include "formats/study_tables.hpp"
#include "formats/written.hpp"
#include "study/coded_names.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text/xml.hpp"
#include "text/zip.hpp"

namespace fcm::detail {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + text::xml_attribute(value) + "\"";
}

std::string element(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return "<" + std::string(name) + ">" + text::xml_text(value) + "</" + std::string(name) + ">";
}

std::string reference(std::string_view name, const std::string& guid) {
  return "<" + std::string(name) + attribute("targetGUID", guid) + "/>";
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

std::string first_characters(const std::string& text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t count = 0; end < text.size() && count < most; ++count) do
      ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  return text.substr(0, end);
}

/// One text: a conversation, or where a claim has none, its document or none at all.
struct SourceText {
  std::string kind;  ///< conversation, document, none
  std::string name;
  const Conversation* listed = nullptr;
  std::string text, selections;
  std::size_t characters = 0;
  std::string guid() const { return guid_for("source " + kind, name); }
};

class ProjectWriter {
 public:
  explicit ProjectWriter(const Study& study) : study_(study) {
    for (const Conversation& talk : study.conversations)
      source("conversation", talk.id).listed = &talk;
    for (Index i = 0; i < study.claims.size(); ++i) add(study.claims[i], i);
  }

  std::string xml(bool texts_inside) const {
    std::string xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project";
    xml += attribute("xmlns", "urn:QDA-XML:project:1.0") + attribute("name", "study");
    xml += attribute("origin", "fcm " + std::string(version())) + ">\n";
    xml += users();
    xml += "<CodeBook><Codes>\n" + refi_codes(study_) + "</Codes></CodeBook>\n";
    const std::string values = cases() + sources(texts_inside);  // names the variables
    xml += variables() + values;
    if (!notes_.empty()) xml += "<Notes>\n" + notes_ + "</Notes>\n";
    if (!links_.empty()) xml += "<Links>\n" + links_ + "</Links>\n";
    const std::string sets = refi_sets(study_, "targetGUID");
    if (!sets.empty()) xml += "<Sets>\n" + sets + "</Sets>\n";
    return xml + "</Project>\n";
  }

  std::vector<text::ZipEntry> texts() const {
    std::vector<text::ZipEntry> all;
    for (const SourceText& one : sources_)
      all.push_back({"sources/" + one.guid() + ".txt", one.text});
    return all;
  }

 private:
  SourceText& source(const std::string& kind, const std::string& name) {
    const auto [at, is_new] = places_.emplace(std::pair(kind, name), sources_.size());
    if (is_new) sources_.push_back({.kind = kind, .name = name});
    return sources_[at->second];
  }

  std::string user(const std::string& coder) const {
    return coder.empty() ? std::string() : attribute("creatingUser", guid_for("user", coder));
  }

  /// A note with what REFI-QDA has no place for, a link, and the quote as a selection.
  void add(const Claim& claim, Index number) {
    const std::string key = claim.id + " " + std::to_string(number);
    const std::string note = guid_for("note", key);
    const std::string from = code(claim.from), to = code(claim.to);
    notes_ += "<Note" + attribute("guid", note) + attribute("name", "claim " + claim.id) +
              user(claim.coder) + ">" + element("PlainTextContent", details(claim)) + "</Note>\n";
    links_ += "<Link" + attribute("guid", guid_for("link", key)) +
              attribute("name", study::relation_name(claim.polarity, claim.strength)) +
              attribute("direction", "OneWay") + attribute("originGUID", from) +
              attribute("targetGUID", to) + ">" + reference("NoteRef", note) + "</Link>\n";
    SourceText& in = !claim.conversation.empty() ? source("conversation", claim.conversation)
                     : !claim.document.empty()   ? source("document", claim.document)
                                                 : source("none", "claims");
    if (claim.quote.empty()) return;
    const std::string quote = text::with_lf(claim.quote);
    const std::string selection = guid_for("selection", key);
    const std::size_t start = in.characters, end = start + text::code_points(quote);
    in.text += quote + "\n\n";
    in.characters = end + 2;
    in.selections += "<PlainTextSelection" + attribute("guid", selection) +
                     attribute("name", first_characters(quote, 40)) +
                     attribute("startPosition", std::to_string(start)) +
                     attribute("endPosition", std::to_string(end)) + user(claim.coder) + ">";
    for (const std::string& one : {from, to})
      in.selections += "<Coding" + attribute("guid", guid_for("coding " + key, one)) +
                       user(claim.coder) + ">" + reference("CodeRef", one) + "</Coding>";
    in.selections += reference("NoteRef", note) + "</PlainTextSelection>\n";
    if (!claim.respondent.empty()) said_by_[claim.respondent].push_back(selection);
  }

  std::string code(Index factor) const { return guid_for("code", study_.factors[factor].id); }

  /// Lines "word: value", which our reader knows again; a line that goes on begins with two blanks.
  static std::string details(const Claim& claim) {
    std::string lines;
    const auto add = [&](const char* word, const std::string& value) {
      if (value.empty()) return;
      lines += std::string(word) + ": ";
      for (const char c : text::with_lf(value)) lines += c == '\n' ? "\n  " : std::string(1, c);
      lines += '\n';
    };
    const auto number = [](const std::optional<int>& value) {
      return value ? std::to_string(*value) : std::string();
    };
    add("claim", claim.id);
    add("respondent", claim.respondent);
    add("conversation", claim.conversation);
    add("document", claim.document);
    add("place", claim.place);
    add("locator", claim.locator);
    add("coder", claim.coder);
    const bool in_name = claim.polarity == Polarity::plus || claim.polarity == Polarity::minus;
    if (claim.strength && !in_name) add("strength", text::shortest(*claim.strength));
    add("certainty", claim.certainty);
    add("paraphrase", claim.paraphrase);
    add("basis", claim.basis);
    add("when", claim.when);
    add("prompted", claim.prompted ? (*claim.prompted ? "yes" : "no") : "");
    add("agree", number(claim.agree));
    add("disagree", number(claim.disagree));
    add("unsure", number(claim.unsure));
    add("tags", joined(claim.tags));
    add("notes", claim.notes);
    return lines;
  }

  std::string users() const {
    std::set<std::string> coders;
    for (const Claim& claim : study_.claims)
      if (!claim.coder.empty()) coders.insert(claim.coder);
    if (coders.empty()) return {};
    std::string xml = "<Users>\n";
    for (const std::string& coder : coders)
      xml +=
          "<User" + attribute("guid", guid_for("user", coder)) + attribute("name", coder) + "/>\n";
    return xml + "</Users>\n";
  }

  std::string value(const std::string& variable, const std::string& text) const {
    if (text.empty()) return {};
    variables_.insert(variable);
    return "<VariableValue>" + reference("VariableRef", guid_for("variable", variable)) +
           element("TextValue", text) + "</VariableValue>";
  }

  std::string values(const Attributes& attributes) const {
    std::string xml;
    for (const auto& [name, held] : attributes) xml += value(name, joined(held));
    return xml;
  }

  std::string variables() const {
    if (variables_.empty()) return {};
    std::string xml = "<Variables>\n";
    for (const std::string& name : variables_)
      xml += "<Variable" + attribute("guid", guid_for("variable", name)) + attribute("name", name) +
             attribute("typeOfVariable", "Text") + "/>\n";
    return xml + "</Variables>\n";
  }

  std::string person(const std::string& id, const std::string& about) const {
    std::string xml =
        "<Case" + attribute("guid", guid_for("case", id)) + attribute("name", id) + ">" + about;
    if (const auto said = said_by_.find(id); said != said_by_.end())
      for (const std::string& selection : said->second) xml += reference("SelectionRef", selection);
    return xml + "</Case>\n";
  }

  std::string cases() const {
    if (study_.respondents.empty() && said_by_.empty()) return {};
    std::string xml = "<Cases>\n";
    std::set<std::string> listed;
    for (const Respondent& one : study_.respondents) {
      listed.insert(one.id);
      xml += person(one.id, value("consent", consent_words(one.consent)) + values(one.attributes));
    }
    for (const auto& [id, selections] : said_by_)
      if (listed.count(id) == 0) xml += person(id, {});
    return xml + "</Cases>\n";
  }

  std::string sources(bool texts_inside) const {
    if (sources_.empty()) return {};
    std::string xml = "<Sources>\n";
    for (const SourceText& one : sources_) {
      xml += "<TextSource" + attribute("guid", one.guid()) + attribute("name", one.name);
      if (!texts_inside) xml += attribute("plainTextPath", "internal://" + one.guid() + ".txt");
      xml += ">\n";
      if (texts_inside)
        xml += "<PlainTextContent>" + text::xml_text(one.text) + "</PlainTextContent>\n";
      xml += one.selections + about(one) + "</TextSource>\n";
    }
    return xml + "</Sources>\n";
  }

  std::string about(const SourceText& one) const {
    if (!one.listed) return value("fcm source", one.kind) + "\n";
    const Conversation& talk = *one.listed;
    return value("place", talk.place) + value("date", talk.date) +
           value("researcher", talk.researcher) +
           value("people", talk.people ? std::to_string(*talk.people) : "") +
           value("form", talk.form) + value("record", talk.record) + value("origin", talk.origin) +
           value("consent", consent_words(talk.consent)) + values(talk.attributes) + "\n";
  }

  const Study& study_;
  std::vector<SourceText> sources_;
  std::map<std::pair<std::string, std::string>, Index> places_;  ///< of a kind and name in sources_
  std::map<std::string, std::vector<std::string>> said_by_;      ///< selections of a respondent
  mutable std::set<std::string> variables_;                      ///< named so far
  std::string notes_, links_;
};

}  // namespace

std::string guid_for(std::string_view kind, std::string_view name) {
  std::string hex = core::sha256("fcm " + std::string(kind) + '\n' + std::string(name));
  hex.resize(32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<std::size_t>(hex[16]) % 4];
  for (char& c : hex)
    if (c >= 'a') c = static_cast<char>(c - 0x20);
  for (const std::size_t at : {8u, 13u, 18u, 23u}) hex.insert(at, 1, '-');
  return hex;
}

std::string refi_codes(const Study& study) {
  std::vector<std::pair<std::string, std::string>> by_theme;  // in order of appearance
  std::map<std::string, Index> places;
  for (const StudyFactor& factor : study.factors) {
    const auto [at, is_new] = places.emplace(factor.theme, by_theme.size());
    if (is_new) by_theme.emplace_back(factor.theme, "");
    by_theme[at->second].second += "<Code" + attribute("guid", guid_for("code", factor.id)) +
                                   attribute("name", factor.label) +
                                   attribute("isCodable", "true") + ">" +
                                   element("Description", factor.description) + "</Code>\n";
  }
  std::string xml;
  for (const auto& [theme, codes] : by_theme)
    xml += theme.empty()
               ? codes
               : "<Code" + attribute("guid", guid_for("theme", theme)) + attribute("name", theme) +
                     attribute("isCodable", "false") + ">\n" + codes + "</Code>\n";
  return xml;
}

std::string refi_sets(const Study& study, std::string_view guid_attribute) {
  std::map<std::string, std::string> sets;
  for (const StudyFactor& factor : study.factors)
    for (const auto& [word, value] :
         {std::pair("id", factor.id == factor.label ? std::string() : factor.id),
          std::pair("kind", factor.kind), std::pair("level", factor.level)})
      if (!value.empty())
        sets[std::string(word) + ": " + value] +=
            "<MemberCode" + attribute(guid_attribute, guid_for("code", factor.id)) + "/>";
  std::string xml;
  for (const auto& [name, members] : sets)
    xml += "<Set" + attribute("guid", guid_for("set", name)) + attribute("name", name) + ">" +
           members + "</Set>\n";
  return xml;
}

Result<std::vector<WrittenFile>> write_refi_project(const Published<Study>& study,
                                                    std::string_view extension) {
  const ProjectWriter writer(*study);
  if (extension == ".qde")
    return std::vector<WrittenFile>{{"", marked_xml(writer.xml(true), study.audience())}};
  std::vector<text::ZipEntry> entries = {
      {"project.qde", marked_xml(writer.xml(false), study.audience())}};
  for (text::ZipEntry& one : writer.texts()) entries.push_back(std::move(one));
  return std::vector<WrittenFile>{{"", text::write_zip(entries)}};
}

}  // namespace fcm::detail
