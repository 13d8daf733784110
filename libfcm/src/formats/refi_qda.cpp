// SPDX-License-Identifier: MIT
//
// REFI-QDA projects: .qdpx, a ZIP with the texts, and .qde, its XML alone. docs/formats/refi_qda.md
#include <algorithm>
#include <map>
#include <utility>

#include "formats/coded.hpp"
#include "formats/formats_list.hpp"
#include "formats/refi_qda_project.hpp"
#include "formats/refi_write.hpp"
#include "formats/source.hpp"
#include "text/utf8.hpp"
#include "text/xml.hpp"
#include "text/zip.hpp"

namespace fcm {
namespace {

using detail::Source;

std::string lower(std::string_view text) {
  std::string all(text);
  for (char& c : all)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  return all;
}

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Names ending in .qde with the fewest folders above.
std::vector<std::string> projects_in(std::string_view zip) {
  std::vector<std::string> found;
  std::ptrdiff_t least = 0;
  for (const std::string& name : text::zip_names(zip)) {
    if (!lower(name).ends_with(".qde") || base_name(name).starts_with('.')) continue;
    const std::ptrdiff_t depth = std::count(name.begin(), name.end(), '/');
    if (!found.empty() && depth > least) continue;
    if (!found.empty() && depth < least) found.clear();
    least = depth;
    found.push_back(name);
  }
  return found;
}

int sniff(const Source& source) {
  if (text::looks_like_zip(source.bytes())) return projects_in(source.bytes()).empty() ? 0 : 2;
  if (source.kind() != Source::Kind::xml) return 0;
  const std::string_view start = source.bytes().substr(0, 4'000);
  if (start.find("urn:QDA-XML:project") != std::string_view::npos) return 2;
  const bool project = start.find("<Project") != std::string_view::npos;
  return project && source.bytes().find("<CodeBook") != std::string_view::npos ? 2 : 0;
}

Result<Read<CodedTexts>> read_xml(std::string_view bytes, const std::string& file,
                                  const detail::FileOfProject& files) {
  const Result<text::Xml> xml = text::parse_xml(bytes, file);
  if (!xml) return tl::make_unexpected(xml.error());
  if (lower(xml->root().name()) != "project")
    return problem(
        "qda.not_a_project",
        "the XML is no REFI-QDA project: its root is <" + std::string(xml->root().name()) + ">",
        xml->root().place(), "export the project as REFI-QDA (.qdpx)");
  return detail::read_refi_project(xml->root(), file, files);
}

Result<Read<CodedTexts>> read_coded(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  const std::string& file = source.file();
  if (!text::looks_like_zip(source.bytes()))
    return read_xml(source.bytes(), file, [](std::string_view) { return std::nullopt; });
  const auto entries = text::read_zip(source.bytes(), file, [](std::string_view name) {
    const std::string all = lower(name);
    return all.ends_with(".qde") || all.ends_with(".txt") || all.ends_with(".md");
  });
  if (!entries) return tl::make_unexpected(entries.error());
  const std::vector<std::string> projects = projects_in(source.bytes());
  if (projects.size() != 1)
    return problem("qda.projects",
                   projects.empty() ? "the archive holds no project.qde"
                                    : "the archive holds several projects",
                   {file}, "give an archive with one .qde file, or that .qde file itself");
  std::map<std::string, const std::string*, std::less<>> by_name;
  const std::string* project = nullptr;
  for (const text::ZipEntry& entry : *entries) {
    by_name.emplace(lower(base_name(entry.name)), &entry.bytes);
    if (entry.name == projects.front()) project = &entry.bytes;
  }
  return read_xml(*project, file, [&](std::string_view path) -> std::optional<std::string> {
    const auto found = by_name.find(lower(base_name(path)));
    if (found == by_name.end()) return std::nullopt;
    return *found->second;
  });
}

}  // namespace

const Format& refi_qda_format() {
  static const Format format{.name = "refi_qda",
                             .title = "A project of a tool for qualitative analysis (REFI-QDA)",
                             .extensions = ".qdpx .qde",
                             .checked = "ATLAS.ti 8.4 (sample); REFI-QDA 1.5",
                             .sniff = sniff,
                             .read_study = detail::read_by_mapping<read_coded>,
                             .read_coded = read_coded,
                             .write_study = detail::write_refi_project,
                             .keeps = Holds::claims | Holds::people | Holds::conversations |
                                      Holds::codebook | Holds::quotes | Holds::coding};
  return format;
}

}  // namespace fcm
