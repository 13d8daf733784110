// SPDX-License-Identifier: MIT
#include <memory>

#include "command.hpp"
#include "fcm/limits.hpp"
#include "fcm/poster.hpp"
#include "fcm/version.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct VersionOptions {
  bool limits = false;
};

using Named = std::vector<std::pair<std::string, std::size_t>>;

Named limits() {
  const Limits limit;
  return {{"file_bytes", limit.file_bytes},
          {"yaml_bytes", limit.yaml_bytes},
          {"nesting", limit.nesting},
          {"nodes", limit.nodes},
          {"columns", limit.columns},
          {"field_bytes", limit.field_bytes},
          {"row_bytes", limit.row_bytes},
          {"rows", limit.rows},
          {"zip_entries", limit.zip_entries},
          {"zip_ratio", limit.zip_ratio},
          {"zip_bytes", limit.zip_bytes},
          {"sqlite_steps", limit.sqlite_steps},
          {"factors", limit.factors},
          {"links", limit.links},
          {"id_characters", limit.id_characters},
          {"label_characters", limit.label_characters},
          {"quote_characters", limit.quote_characters},
          {"max_steps", limit.max_steps}};
}

#ifdef FCM_STATIC
const std::string leaves_out_begins = "a static program; leaves out ";
#else
const std::string leaves_out_begins = "leaves out ";
#endif

/// What DESIGN gives fcm but this program was linked without.
const std::vector<std::string>& leaves_out() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> left_out;
    if (!can_write(PosterFormat::pdf)) left_out.emplace_back("writing PDF and PNG");
#ifdef FCM_STATIC
    left_out.emplace_back("MPI");
#endif
    return left_out;
  }();
  return all;
}

Result<int> run(const VersionOptions& options, const Session& session) {
  std::string text;
  if (session.json()) {
    text::Json object{{"schema", "fcm.version/1"}, {"version", version()}};
    if (!leaves_out().empty()) object["leaves_out"] = leaves_out();
    if (options.limits)
      for (const auto& [name, value] : limits()) object["limits"][name] = value;
    text = text::write_json(object);
  } else {
    text = "fcm " + std::string(version()) + "\n";
    for (const std::string& each : leaves_out())
      text += each == leaves_out().front() ? leaves_out_begins + each : ", " + each;
    if (!leaves_out().empty()) text += "\n";
    TextTable table({"limit", "at most"});
    for (const auto& [name, value] : limits()) table.add({name, text::grouped(value)});
    if (options.limits) text += table.text("lr");
  }
  if (const auto written = session.write(text, std::nullopt); !written)
    return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command version_command() {
  const auto options = std::make_shared<VersionOptions>();
  return {.word = "version",
          .title = "which fcm this is, and its limits",
          .examples = "  fcm version\n  fcm version --limits\n",
          .about = "Limits are always on; a message that stops a read names the one it met.",
          .options =
              [options](Options& line) {
                line.flag("--limits", options->limits, "how large inputs may be");
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
