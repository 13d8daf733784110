// SPDX-License-Identifier: MIT
#include <memory>

#include "command.hpp"
#include "dates.hpp"
#include "export_dry_run.hpp"
#include "export_leave.hpp"
#include "fcm/blank_page.hpp"
#include "fcm/page.hpp"
#include "folder.hpp"
#include "products.hpp"
#include "shown.hpp"
#include "text/file.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct ExportCommand {
  std::string path, as, paper = "a1", title, date, tile, scenario, theme, audience = "working";
  bool even_so = false, dry_run = false;
  PosterOptions poster;
  FilterOptions filter;
  std::optional<std::size_t> top_links;
  LoadOptions load;
};

/// None where only the audience is asked about.
Result<const Product*> product_of(const ExportCommand& options, const Session& session) {
  if (session.output().empty() && options.dry_run) return nullptr;
  if (session.output().empty())
    return problem("usage.missing", "fcm export needs -o FILE", {},
                   "the ending says what is written: fcm export " + options.path +
                       " -o poster.pdf, or .svg, or .png");
  return product_asked(options.as, session.output());
}

/// Ids of the outcomes that the audience may see as such, or of the others.
std::vector<std::string> outcomes_of(const Loaded& loaded, Audience audience, bool shown) {
  std::vector<std::string> ids;
  for (const Outcome& outcome : loaded.project.outcomes)
    if (const auto factor = loaded.map.require(outcome.factor);
        factor && is_shown_to(outcome, audience) == shown)
      ids.push_back(loaded.map.factors()[*factor].id);
  return ids;
}

Result<std::optional<HouseStyle>> house_of(const ExportCommand& options) {
  if (options.theme.empty()) return std::nullopt;
  auto house = read_house_style(options.theme);
  if (!house) return tl::make_unexpected(house.error());
  return *std::move(house);
}

/// What was asked on the line, and what the project says.
Result<PosterOptions> asked(const ExportCommand& options, const Loaded& loaded, Audience audience,
                            const std::string& today) {
  PosterOptions poster = options.poster;
  const auto paper = paper_named(options.paper);
  if (!paper) return tl::make_unexpected(paper.error());
  poster.paper = *paper;
  if (!options.tile.empty() && options.tile != "a4")
    return problem("usage.value", "--tile expects a4, not '" + options.tile + "'", {}, {},
                   options.tile);
  poster.tiled = !options.tile.empty();
  auto house = house_of(options);
  if (!house) return tl::make_unexpected(house.error());
  poster.house = *std::move(house);
  poster.title = options.title.empty() ? loaded.project.title : options.title;
  poster.question = loaded.project.question;
  poster.date = today.empty() ? loaded.project.date : today;
  if (!loaded.project.file.empty()) poster.project = loaded.project.title;
  poster.outcomes = outcomes_of(loaded, audience, true);
  return poster;
}

std::string as_json(const Made& made, const std::string& file, const Product& product,
                    const Published<Map>& map) {
  text::Json json = {{"schema", "fcm.export/1"},
                     {"file", file},
                     {"as", product.word},
                     {"audience", to_text(map.audience())},
                     {"withheld_factors", map.withheld().factors},
                     {"withheld_links", map.withheld().links}};
  json.update(made.facts);
  json["notes"] = made.notes;
  return text::write_json(json);
}

void tell(const Made& made, const Published<Map>& map, const Session& session) {
  for (const std::string& note : made.notes) session.say("note: " + note);
  session.say(made.said + (map.audience() == Audience::working
                               ? ""
                               : "; made for: " + std::string(to_text(map.audience()))));
  if (const Withheld& out = map.withheld(); out.factors > 0)
    session.say("withheld: " + counted(out.factors, "sensitive factor", "sensitive factors") +
                " of which few spoke, with " + counted(out.links, "connection", "connections"));
}

/// The part of the map that is asked for, and how it is to be drawn.
Result<ShownMap> part_of(const ExportCommand& options, const Loaded& loaded, Audience audience,
                         PosterOptions& poster) {
  const auto under = under_scenario(loaded, options.scenario);
  if (!under) return tl::make_unexpected(under.error());
  poster.moved = under->moved;
  poster.changes = under->changes;
  for (const std::string& id : outcomes_of(loaded, audience, false))
    std::erase_if(poster.changes, [&](const Change& change) { return change.factor == id; });
  auto part = shown_of(loaded, *under, options.filter, options.top_links);
  if (!part) return part;
  poster.shown = part->shown;
  // How many told the part that is shown would be a count of few, for a small part.
  if (audience != Audience::working && poster.shown)
    poster.shown->claims = poster.shown->of_claims = poster.shown->voices =
        poster.shown->of_voices = 0;
  return part;
}

/// To -o, and into the ledger.
Result<void> leave(const Made& made, const Loaded& loaded, Audience audience,
                   const std::string& date, const Session& session) {
  if (made.files.empty()) {
    if (const auto written = session.write(made.bytes, audience); !written) return written;
    return note_leaving(loaded, audience, session.output(), made.bytes, date);
  }
  if (const auto written =
          write_whole_folder(made.files, made.files.front().name, audience, session);
      !written)
    return written;
  for (const WrittenFile& file : made.files)
    if (const auto noted = note_leaving(loaded, audience, file.name, file.bytes, date); !noted)
      return noted;
  return {};
}

/// The name of a file or folder may be somebody's: for others no title is made of one.
void forget_file_name(Loaded& loaded, const std::string& path) {
  std::string& title = loaded.project.title;
  const std::string name = default_project(path).title;
  if (!loaded.project.file.empty() || !title.starts_with(name)) return;
  title.replace(0, name.size(), "What was said");
  loaded.map = loaded.map.with_title(title);
}

/// A page to start from nothing: of no project, so it leaves no study.
Result<int> blank(const ExportCommand& options, const Session& session) {
  if (!options.path.empty())
    return problem("usage.conflict", "a blank page is made of no project", {},
                   "fcm export --as blank -o blank.html", options.path);
  if (ending_of(session.output()) != "html")
    return problem("export.ending", "a blank page is written as .html", {},
                   "fcm export --as blank -o blank.html", session.output());
  const auto today = date_of(options.date);
  if (!today) return tl::make_unexpected(today.error());
  const auto house = house_of(options);
  if (!house) return tl::make_unexpected(house.error());
  if (const auto written = session.write(blank_page(options.title, *today, *house), std::nullopt);
      !written)
    return tl::make_unexpected(written.error());
  session.say("a page to start from nothing; what it saves comes back with fcm import");
  return Exit::done;
}

Result<int> run(const ExportCommand& options, const Session& session) {
  if (options.as == "blank") return blank(options, session);
  if (options.path.empty())
    return problem("usage.missing", "fcm export needs PROJECT", {}, "'fcm help export' shows how");
  const auto product = product_of(options, session);
  if (!product) return tl::make_unexpected(product.error());
  const auto audience = audience_named(options.audience);
  if (!audience) return tl::make_unexpected(audience.error());
  const auto today = date_of(options.date);
  if (!today) return tl::make_unexpected(today.error());
  LoadOptions how = options.load;
  how.today = *today;
  auto loaded = load(options.path, how);
  if (!loaded) return tl::make_unexpected(loaded.error());
  if (*audience != Audience::working) forget_file_name(*loaded, options.path);
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  auto poster = asked(options, *loaded, *audience, *today);
  if (!poster) return tl::make_unexpected(poster.error());
  if (const auto fit = no_finer_than_words(options.filter.min_voices, *audience); !fit)
    return tl::make_unexpected(fit.error());
  const auto part = part_of(options, *loaded, *audience, *poster);
  if (!part) return tl::make_unexpected(part.error());
  const auto may = may_leave(*loaded, *audience, options.even_so);
  const auto map = publish(part->map, *audience, loaded->project.sensitive);
  if (options.dry_run) {
    DryRun dry{*loaded,
               map,
               part->map,
               session.output(),
               *product ? std::string((*product)->word) : std::string(),
               *today,
               {}};
    if (!may) dry.refused = may.error();
    const auto told = text::write_file("-", session.json() ? as_json(dry) : as_text(dry));
    if (!told) return tl::make_unexpected(told.error());
  }
  if (!may) return tl::make_unexpected(may.error());
  if (options.dry_run) return Exit::done;
  const auto whole = publish(loaded->map, *audience, loaded->project.sensitive);
  if (poster->shown)
    if (const auto fit = names_nothing_withheld(poster->shown->filters, loaded->map, whole); !fit)
      return tl::make_unexpected(fit.error());
  KeptPlaces places = loaded->places;
  if ((*product)->draws) {
    Places& kept = poster->portrait ? places.upright : places.lying;
    kept = poster->places = placed(*whole, kept, poster->portrait);
  }
  const auto made = (*product)->make(
      {*loaded, map, whole, *poster, ending_of(session.output()), options.scenario});
  if (!made) return tl::make_unexpected(made.error());
  if (const auto left = leave(*made, *loaded, *audience, poster->date, session); !left)
    return tl::make_unexpected(left.error());
  if (const auto stay = keep_places(*loaded, *audience, places); !stay)
    return tl::make_unexpected(stay.error());
  tell(*made, map, session);
  if (!session.json()) return Exit::done;
  const auto told = text::write_file("-", as_json(*made, session.output(), **product, map));
  if (!told) return tl::make_unexpected(told.error());
  return Exit::done;
}

/// "poster, page"
std::string words() {
  std::string text;
  for (const Product& product : products())
    text += (text.empty() ? "" : ", ") + std::string(product.word);
  return text;
}

void add_options(Options& line, const std::shared_ptr<ExportCommand>& options) {
  line.input("PROJECT", options->path, "a project, study, claims table or map", false);
  line.text("--as", options->as, "WHAT",
            "where the ending of FILE does not say it: " + words() + "; blank, of no project");
  line.text("--paper", options->paper, "PAPER", "a0, a1, a2 or a3; a1 if not given");
  line.flag("--portrait", options->poster.portrait, "upright; else lying");
  line.flag("--mono", options->poster.mono, "black, white and grey");
  line.flag("--large-print", options->poster.large_print, "larger labels and text");
  line.text("--tile", options->tile, "a4", "cut the poster over pages of A4, in one PDF");
  line.number("--distance", options->poster.distance, "METRES",
              "warn where labels cannot be read from there");
  line.text("--scenario", options->scenario, "NAME",
            "with what this scenario assumes, and what it moves marked");
  line.flag("--by-theme", options->poster.by_theme,
            "one box for each theme, and the connections between two themes as one line");
  line.count("--top-links", options->top_links, "N", "only the N links of the largest |weight|");
  options->filter.add(line);
  line.text("--theme", options->theme, "FILE",
            "colours, letters and a logo of your own: docs/theme.md");
  line.text("--title", options->title, "TEXT",
            "the finding on top; a poster computes one if not given");
  line.text("--for", options->audience, "AUDIENCE",
            "working if not given, workshop, public or nhs: what each may see");
  line.flag("--even-so", options->even_so,
            "though an earlier export differs by a few voices: the two tell about these");
  line.flag("--dry-run", options->dry_run,
            "say what would be written and withheld, and what thresholds would keep");
  line.text("--date", options->date, "DATE", "the date on the poster: 2026-11-21");
  line.loading(options->load);
}

}  // namespace

Command export_command() {
  const auto options = std::make_shared<ExportCommand>();
  return {
      .word = "export",
      .title = "the map as a poster, a page, cards, tables, or all of it for a workshop",
      .takes = "PROJECT -o FILE|FOLDER/",
      .examples =
          "  fcm export my-study -o poster.pdf\n"
          "  fcm export my-study -o poster.pdf --paper a3 --tile a4\n"
          "  fcm export my-study -o trust.pdf --upstream trust --steps 2 --top-links 30\n"
          "  fcm export map.csv -o map.svg --mono\n"
          "  fcm export my-study -o pack/ --for workshop\n"
          "  fcm export --as blank -o blank.html\n",
      .about =
          "The ending of the file says what is written. The page has the exact size of the "
          "paper. A\nworking copy is readable by you alone; what is made for others is noted in "
          "exports.json, in the\nfolder of the study. The date comes from --date, from "
          "SOURCE_DATE_EPOCH or from the project, never\nfrom the clock.",
      .options = [options](Options& line) { add_options(line, options); },
      .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
