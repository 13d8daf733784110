// SPDX-License-Identifier: MIT
#include <memory>

#include "command.hpp"
#include "dates.hpp"
#include "export_leave.hpp"
#include "fcm/poster.hpp"
#include "shown.hpp"
#include "text/file.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct ExportCommand {
  std::string path, paper = "a1", title, date, tile, scenario, audience = "working";
  bool even_so = false;
  PosterOptions poster;
  FilterOptions filter;
  std::optional<std::size_t> top_links;
  LoadOptions load;
};

Result<PosterFormat> format_of(const ExportCommand& options, const Session& session) {
  if (session.output().empty())
    return problem("usage.missing", "fcm export needs -o FILE", {},
                   "the ending says what is written: fcm export " + options.path +
                       " -o poster.pdf, or .svg, or .png");
  return poster_format(session.output());
}

/// What was asked on the line, and what the project says.
Result<PosterOptions> asked(const ExportCommand& options, const Loaded& loaded,
                            const std::string& today) {
  PosterOptions poster = options.poster;
  const auto paper = paper_named(options.paper);
  if (!paper) return tl::make_unexpected(paper.error());
  poster.paper = *paper;
  if (!options.tile.empty() && options.tile != "a4")
    return problem("usage.value", "--tile expects a4, not '" + options.tile + "'", {}, {},
                   options.tile);
  poster.tiled = !options.tile.empty();
  poster.title = options.title.empty() ? loaded.project.title : options.title;
  poster.question = loaded.project.question;
  poster.date = today.empty() ? loaded.project.date : today;
  for (const Outcome& outcome : loaded.project.outcomes)
    if (const auto factor = loaded.map.require(outcome.factor))
      poster.outcomes.push_back(loaded.map.factors()[*factor].id);
  return poster;
}

std::string as_json(const Poster& poster, const PosterOptions& options, const std::string& file,
                    const Published<Map>& map) {
  return text::write_json({{"schema", "fcm.export/1"},
                           {"file", file},
                           {"audience", to_text(map.audience())},
                           {"withheld_factors", map.withheld().factors},
                           {"withheld_links", map.withheld().links},
                           {"paper", to_text(options.paper)},
                           {"pages", poster.pages},
                           {"label_points", poster.label_points},
                           {"readable_from_metres", poster.readable_from},
                           {"notes", poster.notes}});
}

void tell(const Poster& poster, const PosterOptions& options, const Published<Map>& map,
          const Session& session) {
  for (const std::string& note : poster.notes) session.say("note: " + note);
  std::string line = std::string(to_text(options.paper)) + ", labels " +
                     text::fixed(poster.label_points, 1) + " pt, to be read from up to " +
                     text::fixed(poster.readable_from, 1) + " m";
  if (options.tiled) line += "; " + std::to_string(poster.pages) + " pages of A4";
  session.say(line + (map.audience() == Audience::working
                          ? "; a working copy, for you alone"
                          : "; made for: " + std::string(to_text(map.audience()))));
  if (const Withheld& out = map.withheld(); out.factors > 0)
    session.say("withheld: " + counted(out.factors, "sensitive factor", "sensitive factors") +
                " of which few spoke, with " + counted(out.links, "connection", "connections"));
}

Result<int> run(const ExportCommand& options, const Session& session) {
  const auto format = format_of(options, session);
  if (!format) return tl::make_unexpected(format.error());
  const auto today = date_of(options.date);
  if (!today) return tl::make_unexpected(today.error());
  LoadOptions how = options.load;
  how.today = *today;
  const auto loaded = load(options.path, how);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  auto poster_options = asked(options, *loaded, *today);
  if (!poster_options) return tl::make_unexpected(poster_options.error());
  const auto audience = audience_named(options.audience);
  if (!audience) return tl::make_unexpected(audience.error());
  const auto under = under_scenario(*loaded, options.scenario);
  if (!under) return tl::make_unexpected(under.error());
  poster_options->moved = under->moved;
  const auto part = shown_of(*loaded, *under, options.filter, options.top_links);
  if (!part) return tl::make_unexpected(part.error());
  poster_options->shown = part->shown;
  // How many told the part that is shown would be a count of few, for a small part.
  if (*audience != Audience::working && poster_options->shown) {
    Shown& shown = *poster_options->shown;
    shown.claims = shown.of_claims = shown.voices = shown.of_voices = 0;
  }
  if (const auto may = may_leave(*loaded, *audience, options.even_so); !may)
    return tl::make_unexpected(may.error());
  const auto published = publish(part->map, *audience, loaded->project.sensitive);
  const auto poster = make_poster(published, *poster_options, *format);
  if (!poster) return tl::make_unexpected(poster.error());
  const bool working = *audience == Audience::working;
  if (const auto written = session.write(poster->bytes, working); !written)
    return tl::make_unexpected(written.error());
  if (const auto noted =
          note_leaving(*loaded, *audience, session.output(), poster->bytes, poster_options->date);
      !noted)
    return tl::make_unexpected(noted.error());
  tell(*poster, *poster_options, published, session);
  if (!session.json()) return Exit::done;
  const auto told =
      text::write_file("-", as_json(*poster, *poster_options, session.output(), published));
  if (!told) return tl::make_unexpected(told.error());
  return Exit::done;
}

void add_options(Options& line, const std::shared_ptr<ExportCommand>& options) {
  line.input("PROJECT", options->path, "a project, study, claims table or map");
  line.text("--paper", options->paper, "PAPER", "a0, a1, a2 or a3; a1 if not given");
  line.flag("--portrait", options->poster.portrait, "upright; else lying");
  line.flag("--mono", options->poster.mono, "black, white and grey");
  line.flag("--large-print", options->poster.large_print, "larger labels and text");
  line.text("--tile", options->tile, "a4", "cut the poster over pages of A4, in one PDF");
  line.number("--distance", options->poster.distance, "METRES",
              "warn where labels cannot be read from there");
  line.text("--scenario", options->scenario, "NAME",
            "with what this scenario assumes, and what it moves marked");
  line.count("--top-links", options->top_links, "N", "only the N links of the largest |weight|");
  options->filter.add(line);
  line.text("--title", options->title, "TEXT", "the finding; if not given the project's title");
  line.text("--for", options->audience, "AUDIENCE",
            "working if not given, workshop, public or nhs: what each may see");
  line.flag("--even-so", options->even_so,
            "though an earlier export differs by a few voices: the two tell about these");
  line.text("--date", options->date, "DATE", "the date on the poster: 2026-11-21");
  line.loading(options->load);
}

}  // namespace

Command export_command() {
  const auto options = std::make_shared<ExportCommand>();
  return {
      .word = "export",
      .title = "the map as a poster: PDF, SVG or PNG",
      .takes = "PROJECT -o FILE",
      .examples =
          "  fcm export my-study -o poster.pdf\n"
          "  fcm export my-study -o poster.pdf --paper a3 --tile a4\n"
          "  fcm export my-study -o trust.pdf --upstream trust --steps 2 --top-links 30\n"
          "  fcm export map.csv -o map.svg --mono\n",
      .about =
          "The ending of the file says what is written. The page has the exact size of the "
          "paper. A\nworking copy is readable by you alone; what is made for others is noted in "
          "exports.json, in the\nfolder of the study. The date comes from --date, from "
          "SOURCE_DATE_EPOCH or from the project, never\nfrom the clock.",
      .options = [options](Options& line) { add_options(line, options); },
      .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
