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
enum class Audience {
  working,   ///< who holds the study: nothing suppressed; marked "working copy"; files are 0600
  workshop,  ///< the people it is about, in a room together
  anyone,    ///< "public": whoever finds it
  nhs        ///< health and care partners, by the rule of NHS England for small numbers
};
std::string_view to_text(Audience);                 // working, workshop, public, nhs
Result<Audience> audience_named(std::string_view);  // code "audience.unknown"

/// What an audience may see. They are a proposal: whoever controls the data decides.
struct Rules {
  /// So many voices must stand behind a count in a table, a place that is named, words that are
  /// shown, and a factor marked sensitive. 3 in a workshop, 8 for the NHS (1 to 7 are suppressed:
  /// NHS Digital 2018), 10 in public (UK Longitudinal Linkage Collaboration).
  std::size_t least_voices = 1;
  bool counts = true;               ///< of voices and claims of a link; else in words
  bool consent_to_publish = false;  ///< words need consent to publication as well
  bool operator==(const Rules&) const = default;
};
Rules rules_of(Audience);

/// How many voices, as an audience may know it: "3", or "one or two", "few" (3 to 9), "several";
/// for the NHS "1 to 7", else to the nearest 5. "nobody" of none.
std::string voices_in_words(std::size_t voices, Audience);

/// What was left out for the audience, in numbers.
struct Withheld {
  std::size_t factors = 0;  ///< marked sensitive, and told by fewer voices than the rule asks
  std::size_t links = 0;    ///< of such factors
  std::size_t words = 0;    ///< statements whose words were asked for and are not shown
  std::size_t places = 0;   ///< statements whose place is not named
  bool operator==(const Withheld&) const = default;
};

template <class T>
class Published {
 public:
  const T& operator*() const { return value_; }
  const T* operator->() const { return &value_; }
  Audience audience() const { return audience_; }
  const Withheld& withheld() const { return withheld_; }

 private:
  template <class>
  friend class Publisher;
  Published(T value, Audience audience, const Withheld& withheld)
      : value_(std::move(value)), audience_(audience), withheld_(withheld) {}
  T value_;
  Audience audience_;
  Withheld withheld_;
};

/// Internal: the one place that makes Published values (src/disclose/).
template <class T>
class Publisher {
  friend Published<Map> publish(const Map&, Audience, const std::vector<std::string>&);
  friend Published<Study> publish_study(const Study&, Audience);
  friend struct Disclosure;
  static Published<T> make(T value, Audience audience, const Withheld& withheld = {}) {
    return {std::move(value), audience, withheld};
  }
};

/// A map as the audience may have it. For others than those who hold the study: links have no
/// evidence but, as fields, `voices` in words and, from three voices on, `contested`; notes and
/// other fields of the file are left out, and the names of places; factors keep their card numbers
/// (card_numbers.hpp). Factors named in `sensitive` (by id) are left out with their links unless
/// one of these was told by as many voices as the rule asks. Weights stay: they are the map, and
/// who knows how many voices were heard may work back from a weight how many told the link. Of a
/// map without evidence the voices are not known: all `sensitive` factors are left out.
Published<Map> publish(const Map&, Audience, const std::vector<std::string>& sensitive = {});

/// A whole study, people and words included: for working copies alone (std::logic_error).
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
  bool paraphrase = false, quote = false, publish = false;
  std::string because;
  bool operator==(const DefaultConsent&) const = default;
};

/// The statements of a study, in claim order without voices' names; index i of the result belongs
/// to claim i. Claims by voices that withheld consent to analyse have no entry (nullopt). For
/// others than those who hold the study there are entries only of statements whose words are shown,
/// which needs so many voices on the connection as the rule asks; the place is named where as many
/// voices are of it, and nobody or as many of places that are not named.
Published<std::vector<std::optional<Statement>>> publish(const Study&, Audience, Words,
                                                         const DefaultConsent& = {},
                                                         const std::string& today = {});

}  // namespace fcm
