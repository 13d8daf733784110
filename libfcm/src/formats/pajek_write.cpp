// SPDX-License-Identifier: MIT
#include "formats/pajek_write.hpp"

#include <algorithm>
#include <string>

#include "formats/graph_attributes.hpp"
#include "text/number.hpp"

namespace fcm::drawn {
namespace {

/// On one line, with ' for " and / for \, which readers of Pajek's files take for an escape.
std::string plain(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20)
      c = ' ';
    else if (c == '"')
      c = '\'';
    else if (c == '\\')
      c = '/';
  return text;
}

std::string one_line(const std::string& text) {
  std::string out = text;
  std::replace(out.begin(), out.end(), '\n', ' ');
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

/// The drawing moved and shrunk into Pajek's plane, where it does not fit as it stands.
class Plane {
 public:
  explicit Plane(const Map& map) {
    for (const Factor& factor : map.factors()) {
      if (!factor.position) continue;
      left_ = std::min(left_, factor.position->x);
      top_ = std::min(top_, factor.position->y);
      size_ = std::max({size_, factor.position->x, factor.position->y});
    }
    size_ -= std::min(left_, top_);
  }
  std::string at(const Position& position) const {
    return " " + text::fixed((position.x - left_) / size_, 4) + " " +
           text::fixed((position.y - top_) / size_, 4) + " 0.5";
  }

 private:
  double left_ = 0, top_ = 0, size_ = pajek_plane;
};

}  // namespace

Result<std::vector<WrittenFile>> write_pajek(const Published<Map>& published, std::string_view) {
  const Map& map = *published;
  const Plane plane(map);
  std::string out = "\xEF\xBB\xBF*Network " + plain(map.source().title) + "\r\n*Vertices " +
                    std::to_string(map.size()) + "\r\n";
  std::string ours;
  for (Index i = 0; i < map.size(); ++i) {
    const Factor& factor = map.factors()[i];
    const std::string number = std::to_string(i + 1);
    const std::string label = plain(factor.label.empty() ? factor.id : factor.label);
    out += number + " \"" + label + "\"";
    if (factor.position) out += plane.at(*factor.position);
    out += "\r\n";
    if (factor.id != label || factor.label != label)
      ours += "%fcm id " + number + " " + one_line(factor.id) + "\r\n%fcm label " + number + " " +
              one_line(factor.label) + "\r\n";
  }
  out += ours + "*Arcs\r\n";
  for (const Link& link : map.links())
    out += std::to_string(link.from + 1) + " " + std::to_string(link.to + 1) + " " +
           text::shortest(link.weight) + " l \"" + sign_text(link) + "\"\r\n";
  return std::vector<WrittenFile>{{.name = {}, .bytes = std::move(out)}};
}

}  // namespace fcm::drawn
