// SPDX-License-Identifier: MIT
//
// A question put to a tool, checked against what it can do.
#pragma once

#include "fcm/like.hpp"

namespace fcm::like {

/// The model, with the tool's own values where nothing is asked; the held factors and the notes of
/// an answer. Codes: like.cannot, rule.unknown, transfer.unknown, model.*.
Result<LikeAnswer> compose(const Map&, const Like&, const LikeQuestion&);

/// lambda by the bounds of Koutsellis et al. 2022, rounded to 3 decimals as In-Cognitive does.
/// `held`: input nodes, whose causes do not count. 1 where nothing acts on anything.
double bounded_lambda(const Map&, const std::vector<bool>& held, bool sigmoid);

/// What links from a factor held at the effectiveness add to the sums, by the model's rule.
std::vector<Input> pushes(const Model&, const LikeQuestion&, double effectiveness);

/// The value without its fraction where the tool keeps only that of what it holds.
double as_kept(const Like&, const Model&, double value);

bool is_held(const std::vector<Clamp>&, Index factor);

/// Factors without a simulated link of a weight other than 0 into them.
std::vector<Index> sources_of(const Map&);

}  // namespace fcm::like
