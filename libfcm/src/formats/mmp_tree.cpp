// SPDX-License-Identifier: MIT
#include "formats/mmp_tree.hpp"

#include "study/sheet.hpp"

namespace fcm::drawn {
namespace {

std::string text_of(const text::Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

}  // namespace

MmpBranch MmpBranch::child(const char* name) const {
  if (element_) return MmpBranch(element_.child(name));
  if (!json_ || !json_->is_object() || !json_->contains(name)) return {};
  return MmpBranch((*json_)[name], place_.file);
}

bool MmpBranch::has(const char* name) const { return static_cast<bool>(child(name)); }

std::string MmpBranch::text(const char* name) const {
  const MmpBranch found = child(name);
  return found.json_ ? text_of(*found.json_) : found.element_.text();
}

std::string MmpBranch::trimmed(const char* name) const { return study::stripped(text(name)); }

std::vector<MmpBranch> MmpBranch::list(const char* many, const char* one) const {
  const MmpBranch found = child(many);
  std::vector<MmpBranch> all;
  if (found.element_)
    for (const text::Element element : found.element_.children(one)) all.emplace_back(element);
  else if (found.json_ && found.json_->is_array())
    for (const text::Json& object : *found.json_) all.emplace_back(object, place_.file);
  return all;
}

std::vector<std::pair<std::string, std::string>> MmpBranch::group_names() const {
  const MmpBranch found = child("groupNames");
  std::vector<std::pair<std::string, std::string>> all;
  if (found.element_)
    for (const text::Element element : found.element_.children("groupName"))
      all.emplace_back(element.attribute("index"), study::stripped(element.text()));
  else if (found.json_ && found.json_->is_object())
    for (const auto& [index, name] : found.json_->items())
      all.emplace_back(index, study::stripped(text_of(name)));
  return all;
}

Place MmpBranch::place() const { return element_ ? element_.place() : place_; }

}  // namespace fcm::drawn
