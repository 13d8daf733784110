// SPDX-License-Identifier: MIT
#include "formats/refi_qda_project.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "formats/coded_pieces.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

using study::warn;
using text::Element;

/// What a GUID stands for. Any may be a link's end.
struct Target {
  enum class Kind { code, source, selection, note, case_, other } kind = Kind::other;
  Index at = 0;
};

std::string target_of(const Element& element) {
  return guid_of(element.has("targetGUID") ? element.attribute("targetGUID")
                                           : element.attribute("guid"));
}

std::int64_t position_of(std::string_view text) {
  const auto number = text::parse_number(text, {});
  return number && *number >= 0 && *number < 4e9 ? static_cast<std::int64_t>(*number) : -1;
}

std::string seconds(std::string_view milliseconds) {
  const auto number = text::parse_number(milliseconds, {});
  return number ? text::fixed(*number / 1000, 1) + " s" : std::string();
}

class ProjectReader {
 public:
  ProjectReader(const std::string& file, const FileOfProject& files) : files_(files) {
    texts_.file = file;
  }

  Read<CodedTexts> read(const Element& project) {
    texts_.tool = std::string(project.attribute("origin"));
    for (const Element& user : project.child("Users").children("User"))
      users_[guid_of(user.attribute("guid"))] =
          text::trimmed(user.attribute(user.attribute("name").empty() ? "id" : "name"));
    read_codes(project.child("CodeBook").child("Codes"));
    for (const Element& variable : project.child("Variables").children("Variable"))
      variables_[guid_of(variable.attribute("guid"))] = variable.attribute("name");
    for (const Element& one : project.child("Cases").children("Case")) name_case(one);
    for (const Element& source : project.child("Sources").children()) read_source(source);
    for (const Element& note : project.child("Notes").children()) read_note(note);
    pieces_.settle(texts_.selections, texts_.file, account_);
    for (const Element& one : project.child("Cases").children("Case")) read_case(one);
    for (const Element& set : project.child("Sets").children("Set")) read_set(set);
    read_links(project.child("Links"));
    finish();
    return {std::move(texts_), std::move(account_)};
  }

 private:
  Target* find(const std::string& guid) {
    const auto found = targets_.find(guid);
    return found == targets_.end() ? nullptr : &found->second;
  }

  void name(std::string_view guid, Target::Kind kind, Index at) {
    if (!targets_.emplace(guid_of(guid), Target{kind, at}).second) ++twice_;
  }

  void read_codes(const Element& codes) {
    read_refi_codes(codes, texts_.codes);
    for (Index i = 0; i < texts_.codes.size(); ++i) name(texts_.codes[i].id, Target::Kind::code, i);
  }

  void name_case(const Element& one) {
    name(one.attribute("guid"), Target::Kind::case_, texts_.cases.size());
    texts_.cases.push_back({.name = text::trimmed(one.attribute("name"))});
  }

  void read_values(const Element& owner, Attributes& attributes) {
    for (const Element& value : owner.children("VariableValue")) {
      const auto variable = variables_.find(target_of(value.child("VariableRef")));
      if (variable == variables_.end()) continue;
      for (const Element& held : value.children())
        if (held.name() != "VariableRef")
          study::add_attribute(attributes, variable->second, held.text());
    }
  }

  std::string user(const Element& element) const {
    const auto found = users_.find(guid_of(element.attribute("creatingUser")));
    return found == users_.end() ? std::string() : found->second;
  }

  std::string text_of(const Element& element) {
    if (const Element content = element.child("PlainTextContent")) return content.text();
    const std::string_view path = element.attribute("plainTextPath");
    if (path.empty()) return {};
    std::optional<std::string> bytes = files_(path);
    if (!bytes) {
      ++missing_;
      return {};
    }
    Result<std::string> utf8 = text::to_utf8(std::move(*bytes), texts_.file, account_);
    if (!utf8) {
      ++missing_;
      return {};
    }
    return std::move(*utf8);
  }

  void read_source(const Element& source) {
    const Index at = texts_.sources.size();
    name(source.attribute("guid"), Target::Kind::source, at);
    CodedSource one{.name = text::trimmed(source.attribute("name")),
                    .is_text = source.name() == "TextSource"};
    read_values(source, one.attributes);
    texts_.sources.push_back(std::move(one));
    read_selections(source, at);
  }

  /// The selections of a source, of its representation as text and of its transcripts.
  void read_selections(const Element& owner, Index source) {
    for (const Element& point : owner.children("SyncPoint"))
      sync_points_[guid_of(point.attribute("guid"))] = position_of(point.attribute("position"));
    std::optional<Index> text;
    for (const Element& child : owner.children()) {
      const std::string_view name = child.name();
      if (name == "Representation" || name == "Transcript") {
        texts_.sources[source].is_text = true;
        read_selections(child, source);
      } else if (name.ends_with("Selection")) {
        if (!text) {
          text = pieces_.add_text(text_of(owner));
        }
        read_selection(child, source, *text);
      }
    }
  }

  static Span span_of(const Element& element) {
    return {position_of(element.attribute("startPosition")),
            position_of(element.attribute("endPosition")), std::string(element.attribute("name"))};
  }

  /// NVivo, MAXQDA and QualCoder write a selection for every code on one stretch of text: they are
  /// one piece. Empty ones are pieces of their own.
  Index piece_at(const Element& element, Index text, Index fresh) {
    if (!element.has("startPosition")) return fresh;
    const Span span = span_of(element);
    if (span.end <= span.start) return fresh;
    return stretches_.emplace(std::tuple(text, span.start, span.end), fresh).first->second;
  }

  void read_selection(const Element& element, Index source, Index text) {
    const std::string guid = guid_of(element.attribute("guid"));
    Target* known = find(guid);
    // A PDF's selection and that of its text may be one thing under one GUID.
    const bool same = known && known->kind == Target::Kind::selection && !guid.empty() &&
                      texts_.selections[known->at].source == source;
    const Index fresh = texts_.selections.size();
    const Index at = same ? known->at : piece_at(element, text, fresh);
    if (!same) name(guid, Target::Kind::selection, at);
    if (at == fresh)
      texts_.selections.push_back({.source = source, .read_at = element.place()});
    else
      ++merged_;
    Selection& piece = texts_.selections[at];
    if (const Element content = element.child("Representation").child("PlainTextContent"))
      piece.quote = text::trimmed(content.text());
    if (element.has("startPosition")) {
      const Span span = span_of(element);
      if (at == fresh || same) pieces_.add(text, at, span);
    } else {
      locate(element, text, at);
    }
    for (const Element& coding : element.children("Coding")) read_coding(coding, at);
    for (const Element& note : element.children("NoteRef"))
      notes_on_[target_of(note)].push_back(at);
  }

  void read_coding(const Element& coding, Index selection) {
    const std::string coder = user(coding);
    for (const Element& ref : coding.children("CodeRef")) {
      const Target* target = find(target_of(ref));
      if (target && target->kind == Target::Kind::case_) {  // NVivo codes people as it codes texts
        texts_.cases[target->at].selections.push_back(selection);
      } else if (!target || target->kind != Target::Kind::code) {
        ++dangling_;
      } else {
        auto& all = texts_.selections[selection].codings;
        const Coding one{target->at, coder};
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
      }
    }
  }

  /// Pages, times and sync points.
  void locate(const Element& element, Index text, Index at) {
    Selection& piece = texts_.selections[at];
    if (element.has("page")) {
      const auto page = text::parse_number(element.attribute("page"), {});
      if (page) piece.locator = "page " + text::shortest(*page + 1);
    } else if (element.has("begin")) {
      piece.locator =
          seconds(element.attribute("begin")) + " to " + seconds(element.attribute("end"));
    } else if (element.has("fromSyncPoint")) {
      Span span{-1, -1, {}};
      const auto start = sync_points_.find(guid_of(element.attribute("fromSyncPoint")));
      const auto end = sync_points_.find(guid_of(element.attribute("toSyncPoint")));
      if (start != sync_points_.end()) span.start = start->second;
      if (end != sync_points_.end()) span.end = end->second;
      pieces_.add(text, at, span);
    }
  }

  void read_note(const Element& note) {
    const std::string guid = guid_of(note.attribute("guid"));
    name(guid, Target::Kind::note, 0);
    notes_[guid] = text_of(note);
    note_users_[guid] = user(note);
    for (const Element& child : note.children())
      if (child.name().ends_with("Selection")) ++in_notes_;
  }

  void read_case(const Element& element) {
    Case& one = texts_.cases[find(guid_of(element.attribute("guid")))->at];
    read_values(element, one.attributes);
    for (const Element& ref : element.children()) {
      if (ref.name() != "SourceRef" && ref.name() != "SelectionRef") continue;
      const Target* target = find(target_of(ref));
      if (!target)
        ++dangling_;
      else if (target->kind == Target::Kind::source)
        one.sources.push_back(target->at);
      else if (target->kind == Target::Kind::selection)
        one.selections.push_back(target->at);
    }
  }

  /// ATLAS.ti flattens attributes of documents to sets called "gender: male".
  void read_set(const Element& set) {
    const std::string name = text::trimmed(set.attribute("name"));
    for (const Element& member : set.children()) {
      if (!member.name().starts_with("Member")) continue;
      const Target* target = find(target_of(member));
      if (!target) {
        ++dangling_;
      } else if (target->kind == Target::Kind::code) {
        texts_.codes[target->at].sets.push_back(name);
      } else if (target->kind == Target::Kind::source) {
        Attributes& attributes = texts_.sources[target->at].attributes;
        const auto attribute = study::read_attribute(name);
        study::add_attribute(attributes, attribute ? attribute->first : "set",
                             attribute ? attribute->second : name);
      }
    }
  }

  void read_links(const Element& links) {
    // First those from a note to a piece of text: with them a note on a link has words.
    for (const Element& link : links.children("Link")) {
      const Target* from = find(guid_of(link.attribute("originGUID")));
      const Target* to = find(guid_of(link.attribute("targetGUID")));
      if (from && to && from->kind == Target::Kind::note && to->kind == Target::Kind::selection)
        notes_on_[guid_of(link.attribute("originGUID"))].push_back(to->at);
    }
    for (const Element& link : links.children("Link")) read_link(link);
  }

  void read_link(const Element& element) {
    const Target* from = find(guid_of(element.attribute("originGUID")));
    const Target* to = find(guid_of(element.attribute("targetGUID")));
    if (!from || !to) {
      ++dangling_;
      return;
    }
    const bool codes = from->kind == Target::Kind::code && to->kind == Target::Kind::code;
    const bool pieces =
        from->kind == Target::Kind::selection && to->kind == Target::Kind::selection;
    if (!codes && !pieces) return;
    CodedLink link{.ends = codes ? CodedLink::Ends::codes : CodedLink::Ends::selections,
                   .from = from->at,
                   .to = to->at,
                   .relation = text::trimmed(element.attribute("name")),
                   .read_at = element.place()};
    const std::string direction = text::match_key(element.attribute("direction"));
    if (direction == "associative") link.direction = CodedLink::Direction::none;
    if (direction == "bidirectional") link.direction = CodedLink::Direction::both_ways;
    link.coder = user(element);
    for (const Element& ref : element.children("NoteRef")) add_note(link, target_of(ref));
    texts_.links.push_back(std::move(link));
  }

  void add_note(CodedLink& link, const std::string& guid) {
    const auto note = notes_.find(guid);
    if (note == notes_.end()) {
      ++dangling_;
      return;
    }
    for (const Index selection : notes_on_[guid])
      if (std::find(link.evidence.begin(), link.evidence.end(), selection) == link.evidence.end())
        link.evidence.push_back(selection);
    if (link.coder.empty()) link.coder = note_users_[guid];
    if (texts_.tool.starts_with("fcm ")) {
      add_details(link, note->second);
    } else if (!note->second.empty()) {
      link.note += (link.note.empty() ? "" : "\n") + text::trimmed(note->second);
    }
  }

  /// What our writer put there: lines "word: value"; a line that goes on begins with two blanks.
  static void add_details(CodedLink& link, const std::string& note) {
    std::string* value = nullptr;
    for (std::size_t at = 0; at < note.size();) {
      const std::size_t end = std::min(note.find('\n', at), note.size());
      const std::string line = note.substr(at, end - at);
      at = end + 1;
      if (line.starts_with("  ") && value) {
        *value += "\n" + line.substr(2);
      } else if (const std::size_t colon = line.find(": "); colon != std::string::npos) {
        value = &link.details[line.substr(0, colon)];
        *value = line.substr(colon + 2);
      }
    }
  }

  void finish() {
    if (!texts_.tool.starts_with("fcm ")) study::find_parents(texts_.codes);
    const auto add = [&](const char* table, std::size_t read, std::size_t merged) {
      account_.tables.push_back({texts_.file, table, read, read - merged, merged, 0});
    };
    add("codes", texts_.codes.size(), 0);
    add("selections", texts_.selections.size() + merged_, merged_);
    add("links", texts_.links.size(), 0);
    const Place here{texts_.file};
    if (missing_ > 0)
      warn(account_, "qda.text_missing",
           study::counted(missing_, "text", "texts") + " of the project missing in the file", here,
           "quotes of these are missing: export the project with its sources, as .qdpx");
    if (dangling_ > 0)
      warn(account_, "qda.dangling",
           study::counted(dangling_, "reference", "references") + " to nothing in the project",
           here, "export the project again, with all of its parts");
    if (twice_ > 0)
      warn(account_, "qda.guid_twice",
           study::counted(twice_, "GUID", "GUIDs") + " of several things: the first one counts",
           here, "export the project again");
    if (in_notes_ > 0)
      warn(account_, "qda.selection_in_note",
           study::counted(in_notes_, "selection", "selections") + " in notes left out", here, "",
           Severity::note);
  }

  const FileOfProject& files_;
  CodedTexts texts_;
  Account account_;
  std::unordered_map<std::string, Target> targets_;
  std::unordered_map<std::string, std::string> users_, variables_, notes_, note_users_;
  std::unordered_map<std::string, std::vector<Index>> notes_on_;  ///< selections of a note
  std::unordered_map<std::string, std::int64_t> sync_points_;
  std::map<std::tuple<Index, std::int64_t, std::int64_t>, Index> stretches_;
  CodedPieces pieces_;
  std::size_t missing_ = 0, dangling_ = 0, twice_ = 0, merged_ = 0, in_notes_ = 0;
};

}  // namespace

Read<CodedTexts> read_refi_project(const Element& project, const std::string& file,
                                   const FileOfProject& files) {
  return ProjectReader(file, files).read(project);
}

}  // namespace fcm::detail
