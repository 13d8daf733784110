// SPDX-License-Identifier: MIT
#include "formats/drawn_map.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "formats/map_cells.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

/// "1 link leads", "3 links lead".
std::string counted(std::size_t n, const char* one, const char* several) {
  return text::grouped(n) + (n == 1 ? one : several);
}

std::string signed_word(Polarity sign) {
  return sign == Polarity::plus ? "+" : sign == Polarity::minus ? "-" : std::string(to_text(sign));
}

}  // namespace

void add_field(Fields& fields, std::string_view name, std::string_view text) {
  std::string own(name);
  const auto taken = [&](const auto& field) { return field.first == own; };
  for (int i = 2; std::any_of(fields.begin(), fields.end(), taken); ++i)
    own = std::string(name) + " (" + std::to_string(i) + ")";
  fields.emplace_back(std::move(own), text);
}

std::string label_in(std::string_view text) {
  return text.find('\n') == std::string_view::npos ? detail::name_in(text) : text::trimmed(text);
}

bool says_nothing(std::string_view text) {
  const std::string key = text::match_key(text);
  for (const std::string_view word : {"", "undefined", "null", "nan", "na", "n/a", "none", "?"})
    if (key == word) return true;
  return false;
}

Polarity sign_in(std::string_view text) {
  std::string word = text::trimmed(text);
  if (word.size() > 2 && word.front() == '(' && word.back() == ')')
    word = word.substr(1, word.size() - 2);
  return study::read_polarity(word, {}).value_or(Polarity::blank);
}

std::optional<double> number_in(std::string_view text) {
  const bool comma = text.find(',') != std::string_view::npos;
  const Result<double> number = text::parse_number(text, {}, comma);
  return number ? std::optional(*number) : std::nullopt;
}

void DrawnMap::Count::add(const Place& place) {
  if (links++ == 0) first = place;
}

DrawnMap::DrawnMap(std::string file, const ReadOptions& options)
    : file_(std::move(file)), options_(options) {
  table_ = {.file = file_, .table = "links"};
}

void DrawnMap::add(std::string node, Factor factor, const Place& place) {
  const bool is_new = by_node_.emplace(node, nodes_.size()).second;
  if (!is_new && !stop_)
    stop_ = problem("id.duplicate", "two factors have the id \"" + node + "\" in the file", place,
                    "links name factors by that id, so that it must be one factor's alone")
                .value();
  if (is_new) nodes_.push_back({std::move(node), std::move(factor), place});
}

void DrawnMap::add(DrawnLink link) { drawn_.push_back(std::move(link)); }

void DrawnMap::refuse(const DrawnLink& link, Problem problem) {
  reject(link, problem.code, problem.message);
  account_.add(std::move(problem));
}

void DrawnMap::refuse(const std::vector<DrawnLink>& links, Problem problem) {
  for (const DrawnLink& link : links) reject(link, problem.code, problem.message);
  account_.add(std::move(problem));
}

/// The row as it can be mended: the names of its factors and what the file says of its weight.
void DrawnMap::reject(const DrawnLink& link, std::string code, std::string message) {
  const auto name = [&](const std::string& node) {
    const auto known = by_node_.find(node);
    return known == by_node_.end() || nodes_[known->second].factor.id.empty()
               ? node
               : nodes_[known->second].factor.id;
  };
  ++table_.refused;
  account_.rejected.push_back(
      {.file = file_,
       .line = link.place.line,
       .code = std::move(code),
       .message = std::move(message),
       .header = {"from", "to", "weight"},
       .cells = {name(link.from), name(link.to),
                 link.weight ? text::shortest(*link.weight) : signed_word(link.sign)}});
}

/// Ids that the file gives apart come first, then labels in order.
void DrawnMap::name_factors() {
  std::unordered_set<std::string> taken;
  for (const Node& node : nodes_)
    if (!node.factor.id.empty()) taken.insert(node.factor.id);
  for (Node& node : nodes_) {
    Factor& factor = node.factor;
    if (!factor.id.empty()) continue;
    if (factor.label.empty()) factor.label = detail::name_in(node.id);
    factor.id = factor.label;
    if (taken.insert(factor.id).second) continue;
    factor.id = factor.label + " (" + node.id + ")";
    while (!taken.insert(factor.id).second) factor.id += "'";
    study::warn(account_, "factor.label_twice",
                "several factors are called \"" + factor.label + "\"; this one goes by \"" +
                    factor.id + "\"",
                node.place, "rename or merge them if they are one");
  }
}

void DrawnMap::add_look_alikes() {
  std::unordered_map<std::string, Index> seen;
  for (Index i = 0; i < nodes_.size(); ++i) {
    const std::string& label = nodes_[i].factor.label;
    const auto [twin, is_new] = seen.emplace(text::spaceless_key(label), i);
    const std::string& other = nodes_[twin->second].factor.label;
    if (is_new || label.empty() || label == other) continue;
    study::warn(account_, "id.look_alike",
                "\"" + label + "\" and \"" + other +
                    "\" differ in case or spacing only and are two factors here",
                nodes_[i].place, "write both the same way if they are one");
  }
}

void DrawnMap::forget_counts() {
  if (!whole_are_counts_ || !options_.weight.empty() || options_.scale != 1) return;
  double largest = 0;
  for (const DrawnLink& link : drawn_) {
    const double weight = link.weight.value_or(1);
    if (link.sign != Polarity::blank || weight < 1 || weight != std::floor(weight)) return;
    largest = std::max(largest, link.weight.value_or(0));
  }
  if (largest == 0) return;
  for (DrawnLink& link : drawn_) link.weight.reset();
  const std::string what = largest == 1
                               ? "every link has the weight 1, which tools write where "
                                 "nobody gave one"
                               : "the weights are whole numbers up to " + text::shortest(largest) +
                                     " without a sign: counts, or widths of lines";
  study::warn(account_, "weight.counts", what + "; they are not read", {file_},
              "--weight-field weight takes them as they stand, --scale says how far they go");
}

Result<void> DrawnMap::check_weight_field() const {
  if (options_.weight.empty() || drawn_.empty()) return {};
  const auto found = [](const DrawnLink& link) {
    return link.weight || link.sign != Polarity::blank;
  };
  if (std::any_of(drawn_.begin(), drawn_.end(), found)) return {};
  std::vector<std::string> names;
  for (const DrawnLink& link : drawn_)
    for (const auto& [name, text] : link.link.fields)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  std::string hint = text::did_you_mean(options_.weight, names);
  if (hint.empty()) hint = known.empty() ? "its links have no fields" : "its links have " + known;
  return problem("weight.no_field", "no link has a weight in the field \"" + options_.weight + "\"",
                 {file_}, std::move(hint), options_.weight);
}

std::optional<Index> DrawnMap::end_of(const DrawnLink& link, const std::string& node) {
  const auto known = by_node_.find(node);
  if (known != by_node_.end()) return known->second;
  const std::string message =
      "a link leads " + std::string(&node == &link.from ? "from" : "to") +
      (node.empty() ? " nowhere" : " \"" + node + "\", which is no factor of the file");
  refuse(link, {.code = "link.end_unknown",
                .message = message,
                .place = link.place,
                .value = node,
                .hint = "add the factor, or delete the link in the tool that drew it"});
  return std::nullopt;
}

/// Sets weight and simulated from number and sign; false where the link was refused.
bool DrawnMap::scaled(const DrawnLink& drawn, Link& link) {
  std::optional<double> number = drawn.weight;
  for (const double missing : options_.missing)
    if (number == missing) number.reset();
  if (number && std::abs(*number) > options_.scale) {
    beyond_.add(drawn.place);
    largest_ = std::max(largest_, std::abs(*number));
    reject(drawn, "weight.range", "the weight is beyond the scale");
    return false;
  }
  const bool undecided = drawn.sign == Polarity::both || drawn.sign == Polarity::unsure;
  const bool minus = drawn.sign == Polarity::minus;
  if (number && *number < 0 && drawn.sign != Polarity::blank && !minus) {
    refuse(drawn, {.code = "edge.sign",
                   .message = "the sign says " + std::string(to_text(drawn.sign)) +
                              " and the weight is " + text::shortest(*number),
                   .place = drawn.place,
                   .hint = "let the sign stand in one place only"});
    return false;
  }
  if (undecided || (!number && drawn.sign == Polarity::blank)) {
    if (!undecided) unscored_.add(drawn.place);
    link.simulated = false;
  } else if (number) {
    if (drawn.by_default) by_default_.add(drawn.place);
    link.weight = *number / options_.scale;
    if (minus) link.weight = -std::abs(link.weight);
    if (drawn.sign == Polarity::none) link.weight = 0;
  } else if (drawn.sign != Polarity::none) {
    sign_only_.add(drawn.place);
    link.weight = minus ? -0.5 : 0.5;
  }
  return true;
}

void DrawnMap::keep(const DrawnLink& drawn, Link link) {
  const auto [known, is_new] =
      by_ends_.try_emplace(std::uint64_t{link.from} << 32 | std::uint64_t{link.to}, links_.size());
  const auto name = [&] {
    return "\"" + nodes_[link.from].factor.id + "\" -> \"" + nodes_[link.to].factor.id + "\"";
  };
  if (is_new) {
    ++table_.kept;
    if (link.from == link.to) self_.add(drawn.place);
    links_.push_back(std::move(link));
    return;
  }
  const Link& first = links_[known->second];
  if (first.weight == link.weight && first.simulated == link.simulated && first.lag == link.lag) {
    ++table_.merged;
    study::warn(account_, "edge.repeated", name() + " is drawn twice, with the same weight",
                drawn.place, "keep one of them");
    return;
  }
  const auto weight = [](const Link& one) {
    return one.simulated ? "the weight " + text::shortest(one.weight) : std::string("no weight");
  };
  const std::string message =
      first.lag == link.lag
          ? name() + " has " + weight(link) + " here and " + weight(first) + " in another link"
          : name() + " is drawn twice, with different lags";
  refuse(drawn, {.code = "edge.conflict",
                 .message = message,
                 .place = drawn.place,
                 .hint = "keep one of the two links"});
}

void DrawnMap::settle(const DrawnLink& drawn) {
  if (!drawn.directed && !options_.association) {
    undirected_.add(drawn.place);
    return reject(drawn, "link.undirected", "the link has no direction");
  }
  const auto from = end_of(drawn, drawn.from);
  const auto to = from ? end_of(drawn, drawn.to) : from;
  Link link = drawn.link;
  if (!from || !to || !scaled(drawn, link)) return;
  link.from = *from;
  link.to = *to;
  keep(drawn, link);
  if (drawn.directed || *from == *to) return;
  std::swap(link.from, link.to);
  keep(drawn, std::move(link));
}

void DrawnMap::tell_refusals() {
  if (undirected_.links > 0)
    account_.add({.code = "link.undirected",
                  .message = counted(undirected_.links, " link has", " links have") +
                             " no direction, so that neither end is a cause",
                  .place = undirected_.first,
                  .hint = "draw arrows, or take such links both ways with --association"});
  if (beyond_.links > 0) {
    const std::string most = text::shortest(std::ceil(largest_));
    account_.add({.code = "weight.range",
                  .message = counted(beyond_.links, " weight is", " weights are") + " beyond " +
                             text::shortest(options_.scale) + ", up to " + text::shortest(largest_),
                  .place = beyond_.first,
                  .value = text::shortest(largest_),
                  .hint = "--scale " + most + " if that is the end of the scale, --missing " +
                          most + " if it stands for a missing weight; counts are no weights"});
  }
}

void DrawnMap::tell_doubts() {
  if (sign_only_.links > 0)
    study::warn(account_, "link.sign_only",
                counted(sign_only_.links, " link has", " links have") +
                    " a sign and no strength, and weighs 0.5 (medium)",
                sign_only_.first, "give numbers where some links are stronger than others",
                Severity::note);
  if (unscored_.links > 0)
    study::warn(account_, "link.unscored",
                counted(unscored_.links, " link is", " links are") +
                    " drawn without a weight: shown, not simulated",
                unscored_.first, "give it a sign or a weight", Severity::note);
  if (by_default_.links > 0)
    study::warn(account_, "weight.default",
                counted(by_default_.links, " link says", " links say") +
                    " no weight, which the format takes as 1",
                by_default_.first, "give it a weight if it is not as strong as can be",
                Severity::note);
  detail::add_self_link_doubt(self_.links, self_.first, account_);
}

void DrawnMap::settle_scenarios(MapSource& source, ScenariosName name) {
  std::unordered_map<std::string, Index> by_id;
  for (Index i = 0; i < nodes_.size(); ++i) by_id.emplace(nodes_[i].factor.id, i);
  const auto& known = name == ScenariosName::nodes ? by_node_ : by_id;
  for (SavedScenario& scenario : source.scenarios) {
    std::vector<std::pair<std::string, double>> values;
    for (const auto& [held, value] : scenario.values) {
      const auto found = known.find(held);
      if (found != known.end() && std::abs(value) <= 1) {
        values.emplace_back(nodes_[found->second].factor.id, value);
        continue;
      }
      study::warn(
          account_, "scenario.value",
          "the scenario \"" + scenario.name + "\" holds \"" + held +
              (found == known.end() ? "\", which is no factor of the file" : "\" outside -1 to 1") +
              "; that is left out",
          {file_}, "mend it in the tool that drew the map");
    }
    scenario.values = std::move(values);
  }
}

Result<Read<Map>> DrawnMap::finish(MapSource source, ScenariosName name) {
  if (stop_) return tl::make_unexpected(*stop_);
  if (nodes_.empty())
    return problem("map.no_factors", "the file has no factors", {file_},
                   "draw some and save the file again");
  name_factors();
  add_look_alikes();
  forget_counts();
  if (auto ok = check_weight_field(); !ok) return tl::make_unexpected(ok.error());
  for (const DrawnLink& link : drawn_) settle(link);
  tell_refusals();
  tell_doubts();
  settle_scenarios(source, name);
  std::vector<Factor> factors;
  for (Node& node : nodes_) factors.push_back(std::move(node.factor));
  Result<Map> map = Map::make(std::move(factors), std::move(links_), std::move(source));
  if (!map) {
    map.error().place.file = file_;
    return tl::make_unexpected(map.error());
  }
  table_.read = table_.kept + table_.merged + table_.refused;
  account_.tables.insert(account_.tables.begin(), table_);
  return Read<Map>{std::move(*map), std::move(account_)};
}

}  // namespace fcm::drawn
