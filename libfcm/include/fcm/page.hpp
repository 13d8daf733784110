// SPDX-License-Identifier: MIT
//
// A map as one page for a browser, without a network: find a factor, follow it, turn dials and see
// what follows. It holds what its audience may have, and no more.
//
//     Result<Page> page = make_page(publish(map, Audience::workshop), {.title = "..."});
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fcm/house_style.hpp"
#include "fcm/model.hpp"
#include "fcm/poster.hpp"
#include "fcm/publish.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

/// What was found of one outcome under one scenario, fit for the audience.
struct PageFinding {
  std::string outcome;  ///< factor id
  std::string words;    ///< "points to less, on one or two voices"
  /// Between which values 95 of 100 redraws lie; none where too few voices told it, or nothing was
  /// redrawn.
  std::optional<std::pair<double, double>> interval;
};

/// A scenario that dials can set: more or less of factors, for good, and nothing else.
struct PageIdea {
  std::string title;
  bool risk = false;
  /// Factor id, and what is asked of it: -1 < v < 1, where 0 is as things are.
  std::vector<std::pair<std::string, double>> moves;
  std::vector<PageFinding> found;
};

/// Words behind the links, as publish(study, ...) gives them.
struct PageStatements {
  Published<std::vector<std::optional<Statement>>> said;
  std::vector<std::string> factors;  ///< ids of the study's factors, by Statement::from and to
};

/// Who told what, by number, so that a page can say how many voices are behind what it shows. In
/// working copies alone: for others it would count few.
struct PageVoices {
  /// Ids from and to of a link; positions of voices, rising.
  std::map<std::pair<std::string, std::string>, std::vector<Index>> told;
};

struct PageOptions {
  std::string title;              ///< the finding; empty: the map's title
  std::string study;              ///< what it is a finding of; may be empty
  std::string question;           ///< below these; may be empty
  std::string date;               ///< ISO; may be empty
  std::vector<Outcome> outcomes;  ///< those not shown_to the audience are left out
  Model model;                    ///< of what-if
  std::vector<PageIdea> ideas;    ///< those that name a factor which was withheld are left out
  std::optional<PageStatements> statements;
  std::optional<PageVoices> voices;
  Places places;                    ///< where factors stand; those without find a spot
  std::optional<Shown> shown;       ///< none: all of the map
  std::optional<HouseStyle> house;  ///< none: neutral colours
};

struct Page {
  std::string html;
  std::vector<std::string> notes;  ///< what to mend, in sentences
};

/// Whether an audience may see an outcome named as one: who holds the study may, others where
/// `shown_to` is empty or has the word of the audience.
bool is_shown_to(const Outcome&, Audience);

/// One HTML file: no reference to anything outside, a content security policy that lets run its own
/// script alone. The same bytes for the same map and options. What-if in the page computes what
/// simulate() does, to the bit (docs/decisions/0018), where the model runs in rounds until it
/// settles; of any other the page says that what-if is not offered. Statements must be published
/// for the audience of the map (else std::logic_error). Codes export.empty (no factors), model.*.
Result<Page> make_page(const Published<Map>&, const PageOptions&);

struct Findings;  // findings.hpp
struct Loaded;    // project.hpp

/// What a project has for a page; `findings` may be null. Ideas are those of its scenarios that
/// dials can set.
PageOptions page_options(const Loaded&, const Findings*, Audience, const std::string& today);

}  // namespace fcm
