// SPDX-License-Identifier: MIT
#include <filesystem>

#include "project/sections.hpp"

namespace fcm::project {
namespace {

void read_consent(Reader& reader, const YamlNode& node, DefaultConsent& into) {
  reader.keys(
      node, "consent",
      {{"paraphrase",
        [&](const YamlNode& value) { into.paraphrase = reader.yes(value, "paraphrase"); }},
       {"quote", [&](const YamlNode& value) { into.quote = reader.yes(value, "quote"); }},
       {"publish", [&](const YamlNode& value) { into.publish = reader.yes(value, "publish"); }},
       {"because", text_into(reader, into.because, "because")}});
  if ((into.paraphrase || into.quote || into.publish) && into.because.empty())
    reader.fail("project.missing_key", "consent for all needs a reason", node.place,
                "add because: the documents are public, or whatever makes it right");
}

void read_coders(Reader& reader, const YamlNode& node, Project& into) {
  const std::string said = reader.text(node, "coders");
  if (said.rfind("only ", 0) == 0) {
    into.evidence.only_coder = said.substr(5);
    return;
  }
  into.evidence.coders_apart = reader.one_of<bool>(
      node, "coders", {{"count once", false}, {"keep apart", true}, {"only NAME", false}});
}

// A path in the project is relative to the project's folder.
std::string beside(const Project& project, const std::string& path) {
  if (path == "-" || std::filesystem::path(path).is_absolute()) return path;
  return (std::filesystem::path(project.folder) / path).lexically_normal().string();
}

}  // namespace

std::function<void(const YamlNode&)> text_into(Reader& reader, std::string& target,
                                               const std::string& what) {
  return [&reader, &target, what](const YamlNode& value) { target = reader.text(value, what); };
}

void read_study(Reader& reader, const YamlNode& node, Project& into) {
  auto place_of = [&](const YamlNode& value) {
    if (!into.study.empty())
      reader.fail("project.conflict", "study names two places to read from", value.place,
                  "keep one of folder, file and map");
    into.study = beside(into, reader.text(value, "the study's path"));
  };
  if (node.kind == YamlNode::Kind::scalar) return place_of(node);
  auto& evidence = into.evidence;
  reader.keys(
      node, "study",
      {{"folder", place_of},
       {"file", place_of},
       {"map", place_of},
       {"voices", text_into(reader, into.voices, "voices")},
       {"count",
        [&](const YamlNode& value) {
          into.weigh.count = reader.one_of<Count>(
              value, "count", {{"conversations", Count::conversations}, {"people", Count::people}});
        }},
       {"coders", [&](const YamlNode& value) { read_coders(reader, value, into); }},
       {"no_strength_given",
        [&](const YamlNode& value) {
          evidence.no_strength = reader.one_of<double>(
              value, "no_strength_given", {{"weak", 0.25}, {"medium", 0.5}, {"strong", 0.75}});
        }},
       {"no_direction_given",
        [&](const YamlNode& value) {
          evidence.blank_is_plus = reader.one_of<bool>(value, "no_direction_given",
                                                       {{"leave out", false}, {"plus", true}});
        }},
       {"consent", [&](const YamlNode& value) { read_consent(reader, value, into.consent); }}});
}

}  // namespace fcm::project
