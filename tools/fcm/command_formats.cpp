// SPDX-License-Identifier: MIT
#include "command.hpp"
#include "fcm/formats.hpp"
#include "text/json.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

Result<int> run(const Session& session) {
  text::Json object{{"schema", "fcm.formats/1"}, {"formats", text::Json::array()}};
  TextTable table({"format", "files", "holds a", "read, written", "what it is"});
  for (const Format& format : formats()) {
    table.add({std::string(format.name), std::string(format.extensions),
               format.holds_study() ? "study" : "map", format.writes() ? "read, written" : "read",
               std::string(format.title)});
    object["formats"].push_back({{"name", format.name},
                                 {"title", format.title},
                                 {"holds", format.holds_study() ? "study" : "map"},
                                 {"writes", format.writes()},
                                 {"extensions", format.extensions}});
  }
  const auto written =
      session.write(session.json() ? text::write_json(object) : table.text("", ""));
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command formats_command() {
  return {.word = "formats",
          .title = "which files can be read",
          .examples = "  fcm formats\n  fcm formats --json\n",
          .about =
              "The content of a file decides how it is read; --from FORMAT overrides. Each "
              "format has\na page of its name in docs/formats.",
          .options = [](Options&) {},
          .run = [](Session& session) { return run(session); }};
}

}  // namespace fcm::command
