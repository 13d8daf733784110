// SPDX-License-Identifier: MIT
#include "fcm/formats.hpp"

#include <filesystem>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/recognise.hpp"
#include "text/suggest.hpp"

namespace fcm {
namespace {

using detail::joined;

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const Format& format : formats()) all.emplace_back(format.name);
  return all;
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {
#define FCM_ENTRY(word) word##_format(),
#include "all_formats.inc"
#undef FCM_ENTRY
  };
  return all;
}

Result<const Format*> format_named(std::string_view name) {
  for (const Format& format : formats())
    if (format.name == name) return &format;
  std::string hint = text::did_you_mean(name, names());
  if (hint.empty()) hint = "known are " + joined(names());
  return problem("format.unknown", "there is no format \"" + std::string(name) + "\"", {},
                 std::move(hint), std::string(name));
}

Result<const Format*> format_to_write(const Contents& contents, const std::string& path,
                                      const std::string& word) {
  const auto can = [&](const Format& format) {
    return contents.holds_study() ? format.write_study != nullptr : format.write_map != nullptr;
  };
  const std::string what = contents.holds_study() ? "coded conversations" : "a map";
  if (!word.empty()) {
    const Result<const Format*> named = format_named(word);
    if (!named || can(**named)) return named;
    return problem("format.read_only", "the format " + word + " cannot be written from " + what, {},
                   contents.holds_study() && (*named)->write_map
                       ? "weigh the study into a map first: fcm build STUDY -o map.json"
                       : "'fcm formats' lists what can be written",
                   word);
  }
  const std::string extension = std::filesystem::path(path).extension().string();
  std::vector<const Format*> fit, own;
  bool fits_a_map = false;
  for (const Format& format : formats()) {
    const std::string all = " " + std::string(format.extensions) + " ";
    const bool folder = extension.empty() && format.extensions == "/";
    const bool named = !extension.empty() && all.find(" " + extension + " ") != std::string::npos;
    if (!(named || folder)) continue;
    fits_a_map = fits_a_map || format.write_map != nullptr;
    if (!can(format)) continue;
    if (format.name == contents.format) return &format;
    fit.push_back(&format);
    if (format.checked.empty()) own.push_back(&format);
  }
  if (fit.size() == 1) return fit.front();
  if (own.size() == 1) return own.front();
  std::string candidates;
  for (const Format* one : fit)
    candidates += (candidates.empty() ? "" : ", ") + std::string(one->name);
  return problem("output.format",
                 fit.empty() ? "no format that is written as '" + extension + "' can hold " + what
                             : "a file '" + extension + "' could be any of: " + candidates,
                 {path},
                 fit.empty() && fits_a_map
                     ? "weigh the study into a map first: fcm build STUDY -o map.json"
                     : "say which with --to; 'fcm formats' lists them");
}

}  // namespace fcm
