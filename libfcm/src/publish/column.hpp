// SPDX-License-Identifier: MIT
//
// Text in a column of a poster, from top to bottom.
#pragma once

#include <string>
#include <string_view>

#include "publish/drawing.hpp"

namespace fcm::reporting {

class Column {
 public:
  /// `scale`: times the type sizes of styles.hpp.
  Column(Picture& picture, Position corner, double width, double scale)
      : picture_(picture), x_(corner.x), y_(corner.y), width_(width), scale_(scale) {
    picture_.pieces.emplace_back();
  }

  /// Lines of that look, broken at the width.
  void text(Look, std::string_view words);
  /// A heading under a rule.
  void heading(std::string_view words);
  void entry(const KeyEntry&);
  void gap(double points) { y_ += points * scale_; }
  /// Lines to write on, as far down as `bottom`.
  void lines_until(double bottom);

  double y() const { return y_; }

 private:
  void line(Look, const std::string&, double x, double room, bool from_right);

  Picture& picture_;
  double x_, y_, width_, scale_;
};

}  // namespace fcm::reporting
