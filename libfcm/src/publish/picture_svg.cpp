// SPDX-License-Identifier: MIT
#include "publish/paths.hpp"
#include "publish/styles.hpp"
#include "text/base64.hpp"

namespace fcm::reporting {
namespace {

std::string attribute(const char* name, const std::string& ours) {
  return std::string(" ") + name + "=\"" + ours + "\"";
}

std::string paint(const Mark& mark, const Ink& ink) {
  std::string out = attribute("fill", std::string(ink.fill.empty() ? "none" : ink.fill));
  if (ink.stroke.empty()) return out;
  const double width = mark.stroke > 0 ? mark.stroke : ink.width;
  out += attribute("stroke", std::string(ink.stroke)) +
         attribute("stroke-width", at(width * mark.scale));
  std::string dash;
  for (const double length : ink.dash) dash += (dash.empty() ? "" : " ") + at(length * mark.scale);
  if (!dash.empty()) out += attribute("stroke-dasharray", dash);
  if (ink.round_cap) out += attribute("stroke-linecap", "round");
  return out;
}

std::string lettering(const Mark& mark, const Ink& ink) {
  const Position first = mark.points.front();
  std::string out = attribute("x", at(first.x)) + attribute("y", at(first.y)) +
                    attribute("font-size", at(ink.size * mark.scale)) +
                    attribute("fill", std::string(ink.fill));
  if (ink.bold) out += attribute("font-weight", "bold");
  if (mark.anchor != Anchor::start)
    out += attribute("text-anchor", mark.anchor == Anchor::middle ? "middle" : "end");
  if (!ink.halo.empty())
    out += attribute("stroke", std::string(ink.halo)) +
           attribute("stroke-width", at(ink.halo_width * mark.scale)) +
           attribute("stroke-linejoin", "round") + attribute("paint-order", "stroke");
  return out;
}

void write_logo(Html& h, const Mark& mark, Palette palette) {
  h.markup("<image" + attribute("x", at(mark.points.front().x)) +
           attribute("y", at(mark.points.front().y)) + attribute("width", at(mark.width)) +
           attribute("height", at(mark.height)) +
           attribute("href", "data:image/png;base64," + text::base64(palette.house->logo->png)));
  h << " role=\"img\" aria-label=\"" << mark.text << "\"/>";
}

void write(Html& h, const Mark& mark, Palette palette) {
  if (mark.shape == Mark::Shape::logo) return write_logo(h, mark, palette);
  const Ink ink = ink_of(mark.style, palette);
  if (mark.shape == Mark::Shape::text) {
    h.markup("<text" + lettering(mark, ink) + ">");
    h << mark.text << "</text>";
  } else if (mark.shape == Mark::Shape::box) {
    h.markup("<rect" + box_attributes(mark) + paint(mark, ink) + "/>");
  } else {
    h.markup("<path" + attribute("d", path_of(mark)) + paint(mark, ink) + "/>");
  }
}

std::string families(Palette palette) {
  if (!palette.house || palette.house->font.empty()) return font_fallbacks;
  return "&quot;" + palette.house->font + "&quot;, " + font_fallbacks;
}

}  // namespace

std::string svg(const Picture& picture, Palette palette) {
  const std::string width = at(picture.width), height = at(picture.height);
  Html h;
  h.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  h.markup("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "pt\" height=\"" +
           height + "pt\" viewBox=\"0 0 " + width + " " + height +
           "\" role=\"group\" aria-labelledby=\"picture-title picture-about\" font-family=\"" +
           families(palette) + "\">\n");
  h << "<title id=\"picture-title\">" << picture.title << "</title><desc id=\"picture-about\">"
    << picture.about << "</desc>\n";
  for (const Piece& piece : picture.pieces) {
    if (piece.marks.empty()) continue;
    if (piece.kind == Piece::Kind::plain)
      h << "<g>";
    else
      h << "<g role=\"img\" aria-label=\"" << piece.spoken << "\"><title>" << piece.spoken
        << "</title>";
    for (const Mark& mark : piece.marks) write(h, mark, palette);
    h << "</g>\n";
  }
  h << "</svg>\n";
  return h.bytes();
}

}  // namespace fcm::reporting
