// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "sensitivity_answer.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

class Text {
 public:
  explicit Text(const SensitivityAnswer& answer) : answer_(answer), map_(answer.loaded.map) {}

  std::string all() {
    for (Index k = 0; k < answer_.outcomes.size(); ++k) {
      text_ += label_of(map_.factors()[answer_.outcomes[k]]) + "\n\n";
      for (const Tornado& tornado : answer_.found.tornados)
        if (tornado.outcome == k) one(tornado);
    }
    text_ += how_far();
    for (const std::string& reason : reasons_)
      text_ += "Note: no slopes where " + reason +
               "; the\nconnections tried there are those whose weights are least sure.\n";
    return text_;
  }

 private:
  const ScenarioResult& result_of(const Tornado& tornado) const {
    return answer_.what_if.scenarios[tornado.scenario];
  }

  void one(const Tornado& tornado) {
    const Scenario& scenario = result_of(tornado).scenario;
    const std::string title = scenario.title.empty() ? scenario.name : scenario.title;
    if (!tornado.effect) {
      const bool settled =
          answer_.what_if.baseline.settled() && result_of(tornado).simulation.settled();
      text_ += "  " + title + (settled ? ": not talked about\n\n" : ": did not settle\n\n");
      return;
    }
    text_ += "  " + title + ", effect " + signed_number(*tornado.effect, 4);
    if (tornado.swings.empty()) {
      text_ += ": no connection alone moves it\n\n";
      return;
    }
    text_ += " hangs most on whether\n  " + sentence(tornado.swings.front()) + "\n";
    TextTable table(header());
    for (const Swing& swing : tornado.swings) table.add(row(swing));
    text_ += table.text(has_people() ? "lrrrr" : "lrrr", "    ") + "\n";
    if (!tornado.no_gradient_because.empty() &&
        std::find(reasons_.begin(), reasons_.end(), tornado.no_gradient_because) == reasons_.end())
      reasons_.push_back(tornado.no_gradient_because);
  }

  bool has_people() const { return answer_.loaded.has_study; }

  std::vector<std::string> header() const {
    std::vector<std::string> names{"connection", "weight", "told less", "told more"};
    if (has_people()) names.push_back("told by");
    return names;
  }

  std::string sentence(const Swing& swing) const {
    const Link& link = map_.links()[swing.link];
    return label_of(map_.factors()[link.from]) + (link.weight < 0 ? " lowers " : " raises ") +
           label_of(map_.factors()[link.to]);
  }

  std::vector<std::string> row(const Swing& swing) {
    const Link& link = map_.links()[swing.link];
    const bool low_is_less = std::abs(swing.range.low) <= std::abs(swing.range.high);
    from_[static_cast<std::size_t>(swing.range.from)] = true;
    std::vector<std::string> cells{sentence(swing), signed_number(link.weight, 4),
                                   signed_number(low_is_less ? *swing.at_low : *swing.at_high, 4),
                                   signed_number(low_is_less ? *swing.at_high : *swing.at_low, 4)};
    if (has_people())
      cells.push_back(link.evidence ? counted(link.evidence->voices, "voice", "voices") : "-");
    return cells;
  }

  std::string how_far() const {
    std::string text;
    if (from_[static_cast<std::size_t>(RangeFrom::redraws)])
      text +=
          "Each connection is taken down and up alone, as far as it goes in nine of ten draws "
          "when\n"
          "voices are drawn again. One that a single voice told may then be told by nobody.\n";
    if (from_[static_cast<std::size_t>(RangeFrom::bounds)])
      text += "Each connection with bounds is taken to both of them alone.\n";
    if (from_[static_cast<std::size_t>(RangeFrom::tenth)])
      text +=
          "Where nothing is known of how sure a weight is, it is taken down and up by a tenth, "
          "alone.\n";
    return text;
  }

  const SensitivityAnswer& answer_;
  const Map& map_;
  std::string text_;
  std::vector<std::string> reasons_;
  bool from_[3] = {};
};

}  // namespace

std::string as_text(const SensitivityAnswer& answer) { return Text(answer).all(); }

}  // namespace fcm::command
