// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "fcm/poster.hpp"
#include "publish/cairo_paper.hpp"

namespace fcm {
namespace {

struct Sheet {
  std::string_view name;
  double longer, shorter;  // millimetres: ISO 216
};
constexpr std::array<Sheet, 4> sheets = {
    {{"A0", 1189, 841}, {"A1", 841, 594}, {"A2", 594, 420}, {"A3", 420, 297}}};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

}  // namespace

std::string_view to_text(Paper paper) { return sheets[static_cast<std::size_t>(paper)].name; }

Result<Paper> paper_named(std::string_view name) {
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (lower(sheets[i].name) == lower(name)) return static_cast<Paper>(i);
  return problem("export.paper", "there is no paper '" + std::string(name) + "' for posters", {},
                 "a0, a1, a2 or a3", std::string(name));
}

PaperSize size_of(Paper paper, bool portrait) {
  const Sheet& sheet = sheets[static_cast<std::size_t>(paper)];
  const double longer = sheet.longer * 72 / 25.4, shorter = sheet.shorter * 72 / 25.4;
  return portrait ? PaperSize{shorter, longer} : PaperSize{longer, shorter};
}

Result<PosterFormat> poster_format(std::string_view file) {
  const std::size_t dot = file.rfind('.');
  const std::string ending = dot == std::string_view::npos ? "" : lower(file.substr(dot));
  if (ending == ".svg") return PosterFormat::svg;
  if (ending == ".pdf") return PosterFormat::pdf;
  if (ending == ".png") return PosterFormat::png;
  return problem("export.ending", "the name '" + std::string(file) + "' does not say what to write",
                 {}, "end it in .pdf, .svg or .png", std::string(file));
}

bool can_write(PosterFormat format) {
  return format == PosterFormat::svg || reporting::has_cairo();
}

}  // namespace fcm
