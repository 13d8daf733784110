// SPDX-License-Identifier: MIT
#include "formats/closed_formats.hpp"

#include <filesystem>
#include <string_view>

namespace fcm::detail {
namespace {

struct ClosedFormat {
  std::string_view ending, program, instead;
};

constexpr ClosedFormat closed[] = {
    {".nvp", "NVivo", "export the project as REFI-QDA (.qdpx): Share, Export, Project"},
    {".nvpx", "NVivo", "export the project as REFI-QDA (.qdpx): Share, Export, Project"},
    {".mx", "MAXQDA", "export the project as REFI-QDA (.qdpx): Home, External Data, REFI-QDA"},
    {".atlproj", "ATLAS.ti", "export the project as QDPX (REFI-QDA): File, Export"},
    {".hpr", "ATLAS.ti", "open it in ATLAS.ti 8 or later and export it as QDPX (REFI-QDA)"},
    {".emp", "Mental Modeler", "save the model as .mmp"},
    {".prsml", "PRSM", "save the map as .prsm"},
};

}  // namespace

std::optional<Problem> closed_format(const std::string& file) {
  std::string ending = std::filesystem::path(file).extension().string();
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  for (const ClosedFormat& one : closed) {
    // MAXQDA and ATLAS.ti put the version behind: .mx24, .hpr7, .atlproj23.
    const bool numbered =
        (one.ending == ".mx" || one.program == "ATLAS.ti") && ending.starts_with(one.ending) &&
        ending.size() > one.ending.size() &&
        ending.find_first_not_of("0123456789", one.ending.size()) == std::string::npos;
    if (ending != one.ending && !numbered) continue;
    return Problem{
        .code = "format.closed",
        .message = "only " + std::string(one.program) + " itself reads its files '" + ending + "'",
        .place = {file},
        .hint = std::string(one.instead)};
  }
  return std::nullopt;
}

}  // namespace fcm::detail
