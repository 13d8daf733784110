// SPDX-License-Identifier: MIT
//
// Mental Modeler keeps one tree in two notations, XML and JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/json.hpp"
#include "text/xml.hpp"

namespace fcm::drawn {

/// An element of the XML, or an object of the JSON; absent where there is none.
class MmpBranch {
 public:
  MmpBranch() = default;
  explicit MmpBranch(text::Element element) : element_(element) {}
  explicit MmpBranch(const text::Json& json, std::string file)
      : json_(&json), place_{std::move(file)} {}
  explicit operator bool() const { return element_ || json_; }

  MmpBranch child(const char* name) const;
  bool has(const char* name) const;
  /// As it stands, numbers too; empty where there is none.
  std::string text(const char* name) const;
  /// The text without white space at its ends.
  std::string trimmed(const char* name) const;
  /// <many><one>..</one>..</many>, or "many": [..].
  std::vector<MmpBranch> list(const char* many, const char* one) const;
  /// <groupNames><groupName index="1">..</groupName></groupNames>, or "groupNames": {"1": ".."}.
  std::vector<std::pair<std::string, std::string>> group_names() const;
  Place place() const;

 private:
  text::Element element_;
  const text::Json* json_ = nullptr;
  Place place_;
};

}  // namespace fcm::drawn
