// SPDX-License-Identifier: MIT
#include "simulate/like/words.hpp"

#include <algorithm>

#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

/// Letters and digits alone, in lower case: "Mental Modeler" is "mentalmodeler".
std::string bare(std::string_view word) {
  std::string letters;
  for (const char c : word)
    if (c != ' ' && c != '-' && c != '_')
      letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return letters;
}

}  // namespace

std::string as_typed(const Like& like) {
  std::string word(like.name);
  std::replace(word.begin(), word.end(), '_', '-');
  return word;
}

Result<const Like*> like_named(std::string_view name) {
  const std::string wanted = bare(name);
  std::vector<std::string> typed;
  for (const Like& like : likes()) {
    if (bare(like.name) == wanted || bare(like.title) == wanted) return &like;
    typed.push_back(as_typed(like));
  }
  std::string hint = text::did_you_mean(name, typed);
  if (hint.empty()) {
    hint = "one of ";
    for (const std::string& each : typed) hint += (&each == &typed.front() ? "" : ", ") + each;
  }
  return problem("like.unknown", "there is no tool called '" + text::shown(name) + "'", {},
                 std::move(hint), std::string(name));
}

namespace like {

OwnWord in_our_words(const Like& like, std::string_view word,
                     const std::vector<std::string_view>& ours) {
  const std::string wanted = bare(word);
  for (const OwnWord& own : like.words)
    if (bare(own.theirs) == wanted) return own;
  for (const std::string_view name : ours)
    if (bare(name) == wanted) return {name, name};
  return {word, word};
}

}  // namespace like
}  // namespace fcm
