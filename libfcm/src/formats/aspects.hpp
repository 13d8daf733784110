// SPDX-License-Identifier: MIT
//
// How aspects of maps and studies are listed. losses.hpp
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/losses.hpp"
#include "text/number.hpp"

namespace fcm::detail {

class Aspects {
 public:
  void add(Aspect aspect) {
    if (!aspect.said.empty()) all_.push_back(std::move(aspect));
  }

  /// `say` gives what one of the list says, nothing where it says nothing.
  template <class List, class Say>
  void each(Holds flag, const char* what, const List& list, Say say) {
    std::vector<std::string> said;
    for (const auto& one : list)
      if (std::optional<std::string> text = say(one)) said.push_back(std::move(*text));
    add({.flag = flag, .what = what, .said = std::move(said)});
  }

  std::vector<Aspect> take() { return std::move(all_); }

 private:
  std::vector<Aspect> all_;
};

using Said = std::optional<std::string>;

inline Said said_if(bool is_there, const std::string& of, const std::string& text) {
  return is_there ? Said(of + ": " + text) : std::nullopt;
}

inline std::string number_in_words(const std::optional<double>& number) {
  return number ? text::shortest(*number) : "none";
}

}  // namespace fcm::detail
