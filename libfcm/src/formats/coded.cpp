// SPDX-License-Identifier: MIT
#include "formats/coded.hpp"

namespace fcm::detail {

Result<Read<Study>> study_of(Result<Read<CodedTexts>> texts, const ReadOptions& options) {
  if (!texts) return tl::make_unexpected(texts.error());
  const Result<Mapping> mapping = mapping_of(options);
  if (!mapping) return tl::make_unexpected(mapping.error());
  Result<Read<Study>> study = to_study(texts->value, *mapping);
  if (study) study->account.append(texts->account);
  return study;
}

}  // namespace fcm::detail
