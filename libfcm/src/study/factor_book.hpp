// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/study.hpp"

namespace fcm::study {

/// Finds the factors that claims name. With a codebook: by id verbatim, else by label (match_key),
/// else refused. Without one every label is a factor, its first spelling the id.
class FactorBook {
 public:
  FactorBook(std::vector<StudyFactor>& factors, bool from_codebook);

  /// Codes: factor.unknown, id.empty, limit.label; notes factor.spelling; warnings text.control
  /// (control characters are read as spaces).
  Result<Index> find(std::string_view cell, const Place&, Account&);

 private:
  Result<Index> look_up(const std::string& label, const Place&, Account&);
  tl::unexpected<Problem> unknown(const std::string& label, const Place&);

  std::vector<StudyFactor>& factors_;
  bool from_codebook_;
  std::unordered_map<std::string, Index> by_cell_;   ///< spellings seen so far
  std::unordered_map<std::string, Index> by_id_;     ///< of the codebook
  std::unordered_map<std::string, Index> by_label_;  ///< match_key of the label
  std::unordered_map<std::string, std::string> guesses_;
};

/// Points out labels that differ in one letter or in spaces (factor.look_alike), and labels that
/// name what is missing ("Lack of transport", factor.negative_label). `places`: of each factor's
/// first mention. O(letters log letters).
void doubt_labels(const std::vector<StudyFactor>&, const std::vector<Place>& places, Account&);

}  // namespace fcm::study
