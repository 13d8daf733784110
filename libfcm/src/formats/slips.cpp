// SPDX-License-Identifier: MIT
//
// Slips of paper that come back from a workshop, typed into a table: "17 -> 4, more, hands for 9,
// against 3, unsure 1". docs/formats/slips.md
#include "formats/slips.hpp"

#include <utility>

#include "fcm/workshop.hpp"
#include "formats/formats_list.hpp"
#include "formats/source.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using study::Fate;
using study::Sheet;

enum Column : std::size_t { from, to, says, in_favour, against, unsure, strength, note };

const study::SheetRules& rules() {
  static const study::SheetRules all{
      .table = "slips",
      .roles = {{{"from", "cause"}},
                {{"to", "effect"}},
                {{"more_or_less", "more|less", "more/less", "says", "direction"}},
                {{"for", "hands_for"}},
                {{"against", "hands_against"}},
                {{"unsure", "hands_unsure"}},
                {{"strength"}},
                {{"note", "notes", "why"}}},
      .required = {from, to, says, in_favour, against}};
  return all;
}

class SlipReader {
 public:
  SlipReader(const Sheet& sheet, Account& account) : sheet_(sheet), account_(account) {}

  Workshop read() {
    study::read_rows(sheet_, account_, [&](const text::Row& row) -> Result<Fate> {
      auto slip = slip_in(row);
      if (!slip) return tl::make_unexpected(slip.error());
      workshop_.changes.push_back(std::move(*slip));
      return Fate::kept;
    });
    return std::move(workshop_);
  }

 private:
  Result<WorkshopChange> slip_in(const text::Row& row) {
    WorkshopChange slip{.kind = WorkshopChange::Kind::say,
                        .from = text::trimmed(sheet_.cell(row, from)),
                        .to = text::trimmed(sheet_.cell(row, to)),
                        .note = study::stripped(sheet_.cell(row, note)),
                        .read_at = {sheet_.file, row.line}};
    const Limits limits;
    for (const Column end : {from, to}) {
      const std::string& name = end == from ? slip.from : slip.to;
      if (name.empty())
        return problem(
            end == from ? "claim.no_from" : "claim.no_to",
            std::string("the slip has no factor in the column ") + (end == from ? "from" : "to"),
            sheet_.place(row, end), "write the number of its card, or its name");
      if (text::code_points(name) > limits.id_characters)
        return problem(
            "limit.id",
            "the cell has more than " + text::grouped(limits.id_characters) + " characters",
            sheet_.place(row, end), "shorten it, or move it to the column note");
    }
    if (text::code_points(slip.note) > limits.quote_characters)
      return problem(
          "limit.quote",
          "the cell has more than " + text::grouped(limits.quote_characters) + " characters",
          sheet_.place(row, note), "shorten it");
    if (const auto done = read_direction(row, slip); !done)
      return tl::make_unexpected(done.error());
    for (const auto& [column, hands] : {std::pair(in_favour, &slip.hands.in_favour),
                                        {against, &slip.hands.against},
                                        {unsure, &slip.hands.unsure}}) {
      const auto count = study::read_count(sheet_.cell(row, column), sheet_.place(row, column), 0);
      if (!count) return tl::make_unexpected(count.error());
      if (count->value_or(0) > 10'000)
        return problem("count.range", "more than 10,000 hands", sheet_.place(row, column));
      *hands = static_cast<std::size_t>(count->value_or(0));
    }
    return slip;
  }

  Result<void> read_direction(const text::Row& row, WorkshopChange& slip) {
    const std::string word = text::match_key(sheet_.cell(row, says));
    const auto polarity = study::read_polarity(word, {});
    const bool more = word == "more" || (polarity && *polarity == Polarity::plus);
    if (!more && word != "less" && !(polarity && *polarity == Polarity::minus))
      return problem("slips.direction", "the slip says neither more nor less",
                     sheet_.place(row, says), "write more or less", text::cut(word, 40));
    slip.more = more;
    auto strong = study::read_strength(sheet_.cell(row, strength), sheet_.place(row, strength),
                                       sheet_.cells->decimal_comma);
    if (!strong) return tl::make_unexpected(strong.error());
    slip.strength = *strong;
    return {};
  }

  const Sheet& sheet_;
  Account& account_;
  Workshop workshop_;
};

Result<Read<Workshop>> slips_in(const Source& source) {
  if (!source.sheets()) return tl::make_unexpected(source.sheets().error());
  for (const text::Sheet& sheet : *source.sheets()) {
    if (source.sheets()->size() > 1 && !detail::is_slips(sheet.table)) continue;
    Read<Workshop> read;
    const auto opened =
        study::open_sheet(sheet.table, source.name_of(sheet), rules(), read.account);
    if (!opened) return tl::make_unexpected(opened.error());
    read.value = SlipReader(*opened, read.account).read();
    return read;
  }
  return problem("csv.no_header", "no sheet of the workbook holds slips", {source.file()},
                 "they have the columns from, to, more_or_less, for, against, unsure and note");
}

int sniff(const Source& source) {
  using Kind = Source::Kind;
  if (source.kind() == Kind::empty || source.kind() == Kind::json || source.kind() == Kind::xml)
    return 0;
  if (!source.sheets()) return 0;
  for (const text::Sheet& sheet : *source.sheets())
    if (detail::is_slips(sheet.table)) return 2;
  return 0;
}

/// Alone, as one voice; cards have their numbers for names.
Result<Read<Study>> read_alone(std::span<const Source> sources, const ReadOptions&) {
  auto read = slips_in(sources.front());
  if (!read) return tl::make_unexpected(read.error());
  auto in = bring_in({}, read->value, CountedAs::one_voice);
  if (!in) return tl::make_unexpected(in.error());
  for (const Problem& found : in->account.problems()) read->account.add(found);
  return Read<Study>{std::move(in->study), std::move(read->account)};
}

}  // namespace

bool detail::is_slips(const text::Table& table) {
  Account unused;
  return study::open_sheet(table, "", rules(), unused).has_value();
}

Result<Read<Workshop>> parse_slips(std::string_view csv, const std::string& file) {
  return slips_in(Source(std::string(csv), file));
}

const Format& slips_format() {
  static const Format format{.name = "slips",
                             .title = "Slips of a workshop: from, to, more or less, hands",
                             .extensions = ".csv .tsv .xlsx",
                             .sniff = sniff,
                             .read_study = read_alone};
  return format;
}

}  // namespace fcm
