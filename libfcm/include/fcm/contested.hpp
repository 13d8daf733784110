// SPDX-License-Identifier: MIT
//
// Contested links: what some voices say raises a factor and others say lowers it. A net weight
// hides that; here the link is read both ways, with everyone who told it on either side, and every
// effect is simulated at both readings. Links come by how much their sign matters to the outcomes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/if_right.hpp"

namespace fcm {

struct Loaded;  // project.hpp

/// The same voices and claims, as they are and with every claim that has a sign turned to + and to
/// -; strengths stay. So a voice that two coders read, one of whom saw nothing, is halved alike.
struct BothSigns {
  Evidence told, plus, minus;
};
BothSigns both_signs(const Loaded&);

/// One effect at both readings of one link, all else as it is; none where it does not settle or no
/// chain leads there.
struct SignEffect {
  std::optional<double> told, plus, minus;
  double size() const;  ///< |plus - minus|, 0 where one is none
  /// The two readings point opposite ways: the sign of the effect hangs on this link.
  bool turns() const;
  bool operator==(const SignEffect&) const = default;
};

/// What the voices with one value of an attribute say of a link.
struct GroupSays {
  std::string value;
  std::size_t plus = 0, minus = 0;  ///< voices; one that said both is in both
  bool operator==(const GroupSays&) const = default;
};

/// Groups that contradict each other on a link: at least two voices of one value all say +, and at
/// least two of another all say -.
struct GroupsApart {
  std::string attribute;
  std::vector<GroupSays> says;  ///< every value with a voice that gave a sign, sorted
  Group plus, minus;            ///< of each side the value with most voices, of equals the first
};

struct ContestedLink {
  Index link = 0;                               ///< position in Map::links()
  std::size_t plus = 0, minus = 0;              ///< voices; one that said both is in both
  double weight = 0;                            ///< as told, the signs netted
  double weight_plus = 0, weight_minus = 0;     ///< as if all who gave a sign had said +, or -
  std::vector<std::vector<SignEffect>> effect;  ///< [scenario][outcome]
  double matters = 0;  ///< the largest size() over the furthest effect of those compared, on one
                       ///< outcome
  Index scenario = 0, outcome = 0;  ///< ... which is this one
  std::vector<GroupsApart> groups;  ///< place first, then the attribute that parts most voices
  std::optional<IfRight> whole;  ///< everybody, and the two groups of groups.front(), each on its
                                 ///< whole own map
};

struct Contested {
  std::size_t links = 0;             ///< told with both signs
  std::vector<ContestedLink> shown;  ///< those whose sign matters most, the most first
};

/// `map` is weigh(told, weighing), `told_there` a what-if on it. `compared` are positions of
/// scenarios; none: all. Which links are simulated is chosen by |slope| times the distance of the
/// readings, `most` of them; where there is no slope by the distance alone. Lambda is held for the
/// readings of one link; whole maps of groups share the smallest of their own. O(most * scenarios)
/// simulations. Errors: those of if_right().
Result<Contested> contested(const BothSigns&, const WeighOptions&, const Map&, const ModelOn&,
                            const WhatIf& told_there, const std::vector<Index>& outcomes,
                            const std::vector<Index>& compared = {}, std::size_t most = 10);

}  // namespace fcm
