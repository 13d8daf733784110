// SPDX-License-Identifier: MIT
//
// REFI-QDA codebooks (.qdc): codes alone. docs/formats/refi_codebook.md
#include <map>
#include <utility>

#include "fcm/coded_texts.hpp"
#include "fcm/version.hpp"
#include "formats/formats_list.hpp"
#include "formats/refi_qda_project.hpp"
#include "formats/refi_write.hpp"
#include "formats/source.hpp"
#include "formats/written.hpp"
#include "study/coded_claims.hpp"
#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"
#include "text/xml.hpp"

namespace fcm {
namespace {

using detail::Source;

int sniff(const Source& source) {
  if (source.kind() != Source::Kind::xml) return 0;
  const std::string_view start = source.bytes().substr(0, 4'000);
  if (start.find("urn:QDA-XML:codebook") != std::string_view::npos) return 2;
  return source.xml() && text::match_key(source.xml()->root().name()) == "codebook" ? 2 : 0;
}

Result<Read<Study>> read_codebook(std::span<const Source> sources, const ReadOptions&) {
  const Source& source = sources.front();
  const auto& xml = source.xml();
  if (!xml) return tl::make_unexpected(xml.error());
  const text::Element root = xml->root();
  if (text::match_key(root.name()) != "codebook")
    return problem(
        "qda.not_a_codebook",
        "the XML is no REFI-QDA codebook: its root is <" + std::string(root.name()) + ">",
        root.place(), "export the codebook as REFI-QDA (.qdc)");
  std::vector<Code> codes;
  detail::read_refi_codes(root.child("Codes"), codes);
  std::map<std::string, Index> by_guid;
  for (Index i = 0; i < codes.size(); ++i) by_guid.emplace(codes[i].id, i);
  for (const text::Element& set : root.child("Sets").children("Set"))
    for (const text::Element& member : set.children("MemberCode")) {
      const auto code = by_guid.find(
          detail::guid_of(member.attribute(member.has("targetGUID") ? "targetGUID" : "guid")));
      if (code != by_guid.end())
        codes[code->second].sets.push_back(text::trimmed(set.attribute("name")));
    }
  if (!root.attribute("origin").starts_with("fcm ")) study::find_parents(codes);
  const std::size_t read_codes = codes.size();
  std::erase_if(codes, [](const Code& code) { return !code.codable; });
  Read<Study> read;
  const std::vector<std::string> names = study::factor_names(codes);
  for (Index i = 0; i < codes.size(); ++i)
    read.value.factors.push_back(study::factor_of(codes[i], names[i]));
  // Groups of codes that nothing can be coded with are themes of those below them.
  read.account.tables.push_back(
      {source.file(), "codes", read_codes, codes.size(), read_codes - codes.size()});
  study::warn(
      read.account, "qda.codebook_only",
      "a codebook holds codes and no texts: " + study::counted(codes.size(), "factor", "factors") +
          " and no claim",
      {source.file()}, "import it together with the claims: fcm import CLAIMS book.qdc -o STUDY");
  return read;
}

Result<std::vector<WrittenFile>> write_codebook(const Published<Study>& study, std::string_view) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"fcm " +
      std::string(version()) + "\">\n<Codes>\n" + detail::refi_codes(*study) + "</Codes>\n";
  const std::string sets = detail::refi_sets(*study, "guid");
  if (!sets.empty()) xml += "<Sets>\n" + sets + "</Sets>\n";
  return std::vector<WrittenFile>{
      {"", detail::marked_xml(xml + "</CodeBook>\n", study.audience())}};
}

}  // namespace

const Format& refi_codebook_format() {
  static const Format format{.name = "refi_codebook",
                             .title = "A codebook of a tool for qualitative analysis (REFI-QDA)",
                             .extensions = ".qdc",
                             .checked = "REFI-QDA 1.5",
                             .sniff = sniff,
                             .read_study = read_codebook,
                             .write_study = write_codebook,
                             .keeps = Holds::codebook};
  return format;
}

}  // namespace fcm
