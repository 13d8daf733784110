// SPDX-License-Identifier: MIT
//
// What was written, as it is read again.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/source.hpp"

namespace read_again {

/// As it would stand in files: one, or several in a folder.
inline std::vector<fcm::detail::Source> sources(const std::vector<fcm::WrittenFile>& written,
                                                const std::string& extension) {
  std::vector<fcm::detail::Source> all;
  for (const fcm::WrittenFile& one : written)
    all.emplace_back(one.bytes, one.name.empty() ? "written" + extension : one.name);
  return all;
}

/// The same as opened files of a format.
inline fcm::Files files(const std::string& format, std::vector<fcm::detail::Source> sources) {
  fcm::Files all{.path = sources.front().file(), .paths = {}, .format = format, .sources = {}};
  for (const fcm::detail::Source& one : sources) all.paths.push_back(one.file());
  all.sources = std::make_shared<const std::vector<fcm::detail::Source>>(std::move(sources));
  return all;
}

/// A study as a format writes it, read again.
inline fcm::Result<fcm::Read<fcm::Study>> study(const fcm::Study& study, const std::string& word,
                                                const std::string& extension) {
  const fcm::Result<const fcm::Format*> format = fcm::format_named(word);
  if (!format) return tl::make_unexpected(format.error());
  const auto written =
      (*format)->write_study(fcm::publish_study(study, fcm::Audience::working), extension);
  if (!written) return tl::make_unexpected(written.error());
  return fcm::read_study(files(word, sources(*written, extension)),
                         {.claims = "links,quotations,arrows,roles"});
}

/// Without the lines that claims were read at.
inline fcm::Study placeless(fcm::Study study) {
  for (fcm::Claim& claim : study.claims) claim.read_at = {};
  return study;
}

}  // namespace read_again
