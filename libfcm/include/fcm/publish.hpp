// SPDX-License-Identifier: MIT
//
// What leaves a study. Writers of reports, pages and files take only Published<T>, and only
// publish() makes one, so that privacy is a matter of types. docs/privacy.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"
#include "fcm/study.hpp"

namespace fcm {

/// For whom something is published.
enum class Audience { working };  // nothing suppressed; marked "working copy"; files are 0600
std::string_view to_text(Audience);
Result<Audience> audience_named(std::string_view);  // code "audience.unknown"

template <class T>
class Published {
 public:
  const T& operator*() const { return value_; }
  const T* operator->() const { return &value_; }
  Audience audience() const { return audience_; }

 private:
  template <class>
  friend class Publisher;
  Published(T value, Audience audience) : value_(std::move(value)), audience_(audience) {}
  T value_;
  Audience audience_;
};

/// Internal: the one place that makes Published values (src/disclose/).
template <class T>
class Publisher {
  friend Published<Map> publish(const Map&, Audience);
  friend Published<Study> publish_study(const Study&, Audience);
  friend struct Disclosure;
  static Published<T> make(T value, Audience audience) { return {std::move(value), audience}; }
};

Published<Map> publish(const Map&, Audience);

/// A whole study, people and words included: for working copies alone.
Published<Study> publish_study(const Study&, Audience);

/// A statement as it may be shown: words only where the project asks and consent allows.
struct Statement {
  Index from = 0, to = 0;
  Polarity polarity = Polarity::blank;
  std::string strength;    ///< "weak", "medium", "strong", or the number
  std::string place;       ///< place of the voice, empty where not known
  std::string words;       ///< paraphrase or quote; empty where not asked or not allowed
  bool verbatim = false;   ///< words are a quote
  std::size_t coders = 1;  ///< how many coders saw it
};

enum class Words { none, paraphrase, quote };

/// A project may speak for a study whose tables say nothing of consent (published documents): it
/// must say why. Once a table states any consent for anyone, whoever lacks one has not given it.
struct DefaultConsent {
  bool paraphrase = false, quote = false;
  std::string because;
  bool operator==(const DefaultConsent&) const = default;
};

/// The statements of a study, in claim order without voices' names; index i of the result belongs
/// to claim i. Claims by voices that withheld consent to analyse have no entry (nullopt).
Published<std::vector<std::optional<Statement>>> publish(const Study&, Audience, Words,
                                                         const DefaultConsent& = {},
                                                         const std::string& today = {});

}  // namespace fcm
