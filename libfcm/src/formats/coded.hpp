// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include "fcm/coded_texts.hpp"
#include "formats/source.hpp"

namespace fcm::detail {

/// The study that the mapping of the options makes of coded texts.
Result<Read<Study>> study_of(Result<Read<CodedTexts>>, const ReadOptions&);

/// Format::read_study of a format that holds coded texts.
template <auto read_coded>
Result<Read<Study>> read_by_mapping(std::span<const Source> sources, const ReadOptions& options) {
  return study_of(read_coded(sources, options), options);
}

}  // namespace fcm::detail
