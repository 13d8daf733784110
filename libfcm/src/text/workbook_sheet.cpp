// SPDX-License-Identifier: MIT
//
// A sheet of a workbook, by one scan: no tree is built (docs/decisions/0014).
#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text/workbook.hpp"
#include "text/workbook_parts.hpp"
#include "text/xml_scan.hpp"

namespace fcm::text {
namespace {

constexpr double exact = 1e15;  // spreadsheets keep fifteen digits
constexpr std::size_t last_row = 1'048'576, last_column = 16'384;  // of a spreadsheet

std::size_t count_in(std::string_view digits) {
  std::size_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? value : 0;
}

// 28 for AB7; 0 where it is no reference.
std::size_t column_in(std::string_view reference) {
  std::size_t column = 0, at = 0;
  for (; at < reference.size() && at < 4; ++at) {
    const char c = static_cast<char>(reference[at] & ~0x20);
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return count_in(reference.substr(at)) > 0 ? column : 0;
}

// Whole numbers in full, since ids are such: 100000 and not 1e+05.
std::string number_text(double value) {
  if (std::abs(value) < exact && value == std::floor(value))
    return std::to_string(static_cast<long long>(value));
  return shortest(value);
}

bool has_leading_zero(std::string_view text) {
  return text.size() > 1 && text.front() == '0' &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// How many cells were met that are worth a word, and the first of them.
struct Tally {
  std::size_t count = 0, row = 0, column = 0;
  void add(std::size_t at_row, std::size_t at_column) {
    if (count++ > 0) return;
    row = at_row;
    column = at_column;
  }
};

class SheetReader {
 public:
  SheetReader(std::string_view xml, const std::string& part, const std::string& file,
              const std::string& name, const SharedParts& shared, Budget& budget,
              const Limits& limits)
      : file_(file),
        name_(name),
        shared_(shared),
        budget_(budget),
        limits_(limits),
        scan_(xml, part, limits) {}

  Result<Table> read(Account& account) {
    for (XmlScan::Kind kind = scan_.next(); kind != XmlScan::Kind::end; kind = scan_.next()) {
      Result<void> done;
      if (kind == XmlScan::Kind::open)
        done = open();
      else if (kind == XmlScan::Kind::close)
        done = close();
      else if (in_value_)
        scan_.append_text(value_);
      if (!done) return tl::make_unexpected(done.error());
    }
    if (scan_.problem()) return tl::make_unexpected(*scan_.problem());
    tell(account);
    return std::move(table_);
  }

 private:
  Result<void> open() {
    const std::string_view name = scan_.name();
    if (name == "row") {
      const std::string_view number = scan_.attribute("r");
      row_ = {number.empty() ? row_.line + 1 : count_in(number), {}};
      if (row_.line == 0 || row_.line > last_row)
        return damaged("it has a row without a sound number");
      column_ = 0;
      hidden_ = hidden_ || is_true(scan_.attribute("hidden"));
    } else if (name == "c") {
      const std::string_view reference = scan_.attribute("r");
      column_ = reference.empty() ? column_ + 1 : column_in(reference);
      if (column_ == 0 || column_ > last_column || row_.line == 0)
        return damaged("it has a cell without a sound reference in row " + grouped(row_.line));
      kind_.assign(scan_.attribute("t"));
      style_ = count_in(scan_.attribute("s"));
      value_.clear();
      has_value_ = has_formula_ = false;
    } else if (name == "v" || name == "t") {
      in_value_ = phonetic_ == 0;
      has_value_ = true;
    } else if (name == "f") {
      has_formula_ = true;
    } else if (name == "rPh") {
      ++phonetic_;
    } else if (name == "col") {
      hidden_ = hidden_ || is_true(scan_.attribute("hidden"));
    } else if (name == "mergeCell") {
      const std::string_view range = scan_.attribute("ref");
      const std::string_view first = range.substr(0, range.find(':'));
      const std::size_t digits = std::min(first.find_first_of("0123456789"), first.size());
      merged_.add(count_in(first.substr(digits)), column_in(first));
    }
    return {};
  }

  Result<void> close() {
    const std::string_view name = scan_.name();
    if (name == "v" || name == "t")
      in_value_ = false;
    else if (name == "rPh")
      --phonetic_;
    else if (name == "c")
      return end_cell();
    else if (name == "row")
      return end_row();
    return {};
  }

  Result<void> end_cell() {
    // openpyxl writes an empty value with every formula; a text may be empty.
    if (has_formula_ && value_.empty() && !(has_value_ && kind_ == "str"))
      return problem("xlsx.no_value",
                     "cell " + cell_name(row_.line, column_) + " of sheet \"" + name_ +
                         "\" holds a formula without its value",
                     place(row_.line, column_),
                     "open the workbook in a spreadsheet, save it, and read it again");
    if (has_formula_) formulas_.add(row_.line, column_);
    if (value_.empty()) return {};
    if (Result<void> done = convert(); !done) return done;
    if (column_ > limits_.columns)
      return problem(
          "limit.columns",
          "sheet \"" + name_ + "\" has more than " + grouped(limits_.columns) + " columns",
          place(row_.line, column_), "check that this is the right file");
    if (kind_ != "b" && has_leading_zero(value_)) count(zeros_);
    const std::size_t empty = column_ - std::min(column_, row_.cells.size());
    if (!budget_.take(empty * sizeof(std::string) + value_.size()))
      return budget_used_up(file_, limits_);
    if (row_.cells.size() < column_) row_.cells.resize(column_);
    row_.cells[column_ - 1] = value_;
    return {};
  }

  // From what is saved to what is seen, by the type of the cell [18.18.11].
  Result<void> convert() {
    if (kind_ == "s") {
      std::size_t index = 0;
      const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), index);
      if (read.ec != std::errc() || index >= shared_.strings.size())
        return damaged("cell " + cell_name(row_.line, column_) +
                       " refers to a text that is not there");
      value_ = shared_.strings[index];
      unguard(value_);
    } else if (kind_ == "inlineStr" || kind_ == "str") {
      value_ = without_escapes(std::move(value_));
      unguard(value_);
    } else if (kind_ == "b") {
      value_ = is_true(value_) ? "TRUE" : "FALSE";
    } else if (kind_ == "e") {
      errors_.add(row_.line, column_);
    } else if (kind_ == "d") {
      if (const std::size_t midnight = value_.find("T00:00:00"); midnight != std::string::npos)
        value_.erase(midnight);
    } else {
      convert_number();
    }
    return {};
  }

  void convert_number() {
    double number = 0;
    const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (read.ec != std::errc() || read.ptr != value_.data() + value_.size() ||
        !std::isfinite(number))
      return;  // as it stands; whoever needs a number will say so
    std::string date;
    if (style_ < shared_.is_date.size() && shared_.is_date[style_])
      date = iso_date(number, shared_.from_1904);
    value_ = date.empty() ? number_text(number) : date;
    if (!date.empty()) return;
    count(numbers_);
    if (std::abs(number) >= exact) rounded_.add(row_.line, column_);
  }

  void count(std::vector<Tally>& by_column) const {
    if (by_column.size() < column_) by_column.resize(column_);
    by_column[column_ - 1].add(row_.line, column_);
  }

  Result<void> end_row() {
    std::vector<std::string>& cells = row_.cells;
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    const bool blank = std::all_of(cells.begin(), cells.end(),
                                   [](const std::string& cell) { return trimmed(cell).empty(); });
    if (blank) return {};
    if (table_.rows.size() == limits_.rows)
      return problem("limit.rows",
                     "sheet \"" + name_ + "\" has more than " + grouped(limits_.rows) + " rows",
                     place(row_.line, 0), "check that this is the right file");
    table_.rows.push_back({row_.line, std::move(cells)});
    return {};
  }

  void tell(Account& account) const {
    const auto say = [&](Severity severity, const char* code, std::string message,
                         const Tally& cells, const char* hint = "") {
      account.add({.code = code,
                   .message = std::move(message),
                   .place = place(cells.row, cells.column),
                   .hint = hint,
                   .severity = severity});
    };
    const std::string sheet = "sheet \"" + name_ + "\"";
    const auto first = [](const Tally& cells) {
      return ", the first is " + cell_name(cells.row, cells.column);
    };
    if (errors_.count > 0)
      say(Severity::warning, "xlsx.error_value",
          (errors_.count == 1 ? "1 cell of " + sheet + " holds"
                              : grouped(errors_.count) + " cells of " + sheet + " hold") +
              " an error such as #N/A" + first(errors_),
          errors_, "mend their formulas where they matter");
    if (formulas_.count > 0)
      say(Severity::note, "xlsx.formula",
          (formulas_.count == 1
               ? "1 cell of " + sheet + " holds a formula; the value saved with it is"
               : grouped(formulas_.count) + " cells of " + sheet +
                     " hold formulas; the values saved with them are") +
              " read" + first(formulas_),
          formulas_);
    if (rounded_.count > 0)
      say(Severity::warning, "id.precision_lost",
          sheet + " holds numbers of more than fifteen digits, which spreadsheets round" +
              first(rounded_),
          rounded_, "where they are names, format the column as text and type them again");
    for (std::size_t i = 0; i < std::min(zeros_.size(), numbers_.size()); ++i)
      if (zeros_[i].count > 0 && numbers_[i].count > 0)
        say(Severity::warning, "id.number_cell",
            sheet + " has digits with a leading zero (" + cell_name(zeros_[i].row, i + 1) +
                ") and numbers, which lose theirs, in one column",
            numbers_[i], "format the column as text and type the number again");
    if (merged_.count > 0)
      say(Severity::warning, "xlsx.merged",
          sheet + " has merged cells, " + grouped(merged_.count) +
              (merged_.count == 1 ? " group" : " groups") +
              " of them; only the upper left cell of each has a value" +
              (merged_.row > 0 ? first(merged_) : ""),
          merged_, "unmerge them where every row needs the value");
    if (hidden_)
      say(Severity::note, "xlsx.hidden", sheet + " has hidden rows or columns; they are read", {});
  }

  tl::unexpected<Problem> damaged(const std::string& how) const {
    return problem("xlsx.damaged", "sheet \"" + name_ + "\" is damaged: " + how,
                   place(row_.line, column_),
                   "open the workbook in a spreadsheet and save it again");
  }

  Place place(std::size_t row, std::size_t column) const {
    return {file_ + "!" + name_, row, column};
  }

  static bool is_true(std::string_view text) { return text == "1" || text == "true"; }

  const std::string& file_;
  const std::string& name_;
  const SharedParts& shared_;
  Budget& budget_;
  const Limits& limits_;
  XmlScan scan_;
  Table table_;
  Row row_;
  std::size_t column_ = 0, style_ = 0;
  std::string kind_, value_;
  bool in_value_ = false, has_value_ = false, has_formula_ = false, hidden_ = false;
  int phonetic_ = 0;
  Tally errors_, formulas_, merged_, rounded_;
  std::vector<Tally> zeros_, numbers_;  // by column: 0012 as text, and numbers
};

}  // namespace

Result<Table> read_sheet(std::string_view xml, const std::string& part, const std::string& file,
                         const std::string& name, const SharedParts& shared, Budget& budget,
                         Account& account, const Limits& limits) {
  return SheetReader(xml, part, file, name, shared, budget, limits).read(account);
}

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters + std::to_string(row);
}

}  // namespace fcm::text
