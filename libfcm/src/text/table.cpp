// SPDX-License-Identifier: MIT
#include "text/table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::text {
namespace {

constexpr std::size_t lines_looked_at = 20;  // formats.md 1: title lines may stand above the header

// Apostrophes and spaces, then one of these: a spreadsheet would run the text as a formula (OWASP
// ASVS 1.2.10, with the full-width forms).
bool needs_guard(std::string_view text) {
  const std::size_t at = text.find_first_not_of("' ");
  if (at == std::string_view::npos) return false;
  const std::string_view rest = text.substr(at);
  if (std::string_view("=+-@\t\r\n").find(rest.front()) != std::string_view::npos) return true;
  return rest.starts_with("\xEF\xBC\x9D") || rest.starts_with("\xEF\xBC\x8B") ||
         rest.starts_with("\xEF\xBC\x8D") || rest.starts_with("\xEF\xBC\xA0");
}

bool is_blank(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
    return cell.find_first_not_of(" \t\n") == std::string::npos || trimmed(cell).empty();
  });
}

// "sep=;" on the first line, as Excel writes and reads it; 0 where there is none.
char declared_separator(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const bool quoted = line.size() == 7 && line.front() == '"' && line.back() == '"';
  const std::string_view bare = quoted ? line.substr(1, 5) : line;
  return bare.size() == 5 && match_key(bare.substr(0, 4)) == "sep=" ? bare[4] : '\0';
}

// The separator that stands in most of the first lines, outside quotes; then the most frequent one.
char sniffed_separator(std::string_view text) {
  constexpr std::string_view candidates = "\t;|,";
  std::array<std::size_t, 4> lines{}, total{}, here{};
  bool quoted = false;
  std::size_t seen = 0;
  for (std::size_t at = 0; at <= text.size() && seen < lines_looked_at; ++at) {
    const char c = at < text.size() ? text[at] : '\n';
    if (c == '"') quoted = !quoted;
    if (at < text.size() && quoted) continue;
    if (const std::size_t k = candidates.find(c); k != std::string_view::npos) ++here[k];
    if (c != '\n' && c != '\r') continue;
    ++seen;
    for (std::size_t k = 0; k < here.size(); ++k) {
      lines[k] += here[k] > 0 ? 1 : 0;
      total[k] += here[k];
    }
    here.fill(0);
  }
  std::size_t best = 0;
  for (std::size_t k = 1; k < candidates.size(); ++k)
    if (std::pair(lines[k], total[k]) > std::pair(lines[best], total[best])) best = k;
  if (lines[best] == 0) return ',';
  return candidates[best];
}

// 0,5 and -12,75: one comma between digits.
bool looks_like_decimal_comma(std::string_view cell) {
  const std::size_t comma = cell.find(',');
  if (comma == std::string_view::npos || comma + 1 == cell.size()) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t start = cell.find_first_of("0123456789");
  return start != std::string_view::npos && start < comma &&
         std::all_of(cell.begin() + static_cast<std::ptrdiff_t>(start),
                     cell.begin() + static_cast<std::ptrdiff_t>(comma), digit) &&
         std::all_of(cell.begin() + static_cast<std::ptrdiff_t>(comma) + 1, cell.end(), digit) &&
         cell.substr(0, start).find_first_not_of("+- \xE2\x88\x92\x80\x93") ==
             std::string_view::npos;
}

class TableReader {
 public:
  TableReader(std::string_view text, const std::string& file, char separator, const Limits& limits)
      : text_(text), file_(file), limits_(limits) {
    table_.separator = separator;
    stops_[static_cast<unsigned char>(separator)] = true;
    stops_['\n'] = stops_['\r'] = true;
  }

  Result<Table> read(std::size_t skip_lines) {
    for (; skip_lines > 0 && at_ < text_.size(); --skip_lines) {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
      end_line();
    }
    while (at_ < text_.size())
      if (Result<void> done = read_row(); !done) return tl::make_unexpected(done.error());
    const bool may_be_comma = table_.separator == ';' || table_.separator == '\t';
    table_.decimal_comma =
        may_be_comma && std::any_of(table_.rows.begin(), table_.rows.end(), [](const Row& row) {
          return std::any_of(row.cells.begin(), row.cells.end(), looks_like_decimal_comma);
        });
    return std::move(table_);
  }

 private:
  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  Result<void> read_row() {
    const std::size_t start = at_;
    Row row{line_, {}};
    row.cells.reserve(columns_);
    for (bool more = true; more;) {
      if (row.cells.size() == limits_.columns)
        return limit("limit.columns", "a row has more than " + grouped(limits_.columns) + " cells",
                     row);
      row.cells.emplace_back();
      Result<void> done = next_is_quoted() ? read_quoted(row) : read_plain(row.cells.back());
      if (!done) return done;
      if (row.cells.back().size() > limits_.field_bytes)
        return limit("limit.field_bytes",
                     "a cell has more than " + grouped(limits_.field_bytes) + " bytes", row);
      if (at_ - start > limits_.row_bytes)
        return limit("limit.row_bytes",
                     "a row has more than " + grouped(limits_.row_bytes) + " bytes", row);
      unguard(row.cells.back());
      more = at_ < text_.size() && text_[at_] == table_.separator;
      if (more) ++at_;
    }
    end_line();
    return keep(std::move(row));
  }

  Result<void> keep(Row row) {
    columns_ = std::max(columns_, std::min<std::size_t>(row.cells.size(), 64));
    while (!row.cells.empty() && row.cells.back().empty()) row.cells.pop_back();
    if (is_blank(row.cells)) return {};
    if (table_.rows.size() == limits_.rows)
      return limit("limit.rows", "the table has more than " + grouped(limits_.rows) + " rows", row);
    table_.rows.push_back(std::move(row));
    return {};
  }

  // People type a space between comma and quotation mark.
  bool next_is_quoted() {
    std::size_t at = at_;
    while (at < text_.size() && text_[at] == ' ') ++at;
    if (at == text_.size() || text_[at] != '"') return false;
    at_ = at;
    return true;
  }

  Result<void> read_plain(std::string& cell) {
    const std::size_t start = at_;
    while (at_ < text_.size() && !stops_[static_cast<unsigned char>(text_[at_])]) ++at_;
    cell.assign(text_.substr(start, at_ - start));
    return {};
  }

  Result<void> read_quoted(Row& row) {
    std::string& cell = row.cells.back();
    const std::size_t opened = line_;
    const std::size_t start = at_++;
    for (;; ++at_) {
      const std::size_t stop = text_.find_first_of("\"\r\n", at_);
      if (stop == std::string_view::npos || stop - start > limits_.row_bytes)
        return problem("csv.unclosed_quote", "a quotation mark is opened here and never closed",
                       {file_, opened, row.cells.size()},
                       "close it, or write it twice (\"\") where it belongs to the text");
      cell.append(text_.substr(at_, stop - at_));
      at_ = stop;
      if (text_[at_] == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          cell += '"';
          ++at_;
          continue;
        }
        ++at_;
        break;
      }
      cell += '\n';
      if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
      ++line_;
    }
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ < text_.size() && !stops_[static_cast<unsigned char>(text_[at_])])
      return problem("csv.after_quote", "text follows a closing quotation mark",
                     {file_, line_, row.cells.size()},
                     "write quotation marks inside a quoted cell twice (\"\")");
    return {};
  }

  tl::unexpected<Problem> limit(const std::string& code, std::string message, const Row& row) {
    return problem(code, std::move(message), {file_, row.line, row.cells.size()},
                   "check that this is the right file, and that its quotation marks are closed");
  }

  std::string_view text_;
  const std::string& file_;
  const Limits& limits_;
  Table table_;
  std::array<bool, 256> stops_{};
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t columns_ = 1;
};

}  // namespace

Result<Table> parse_table(std::string_view utf8, const std::string& file, Account&,
                          const Limits& limits) {
  const char declared = declared_separator(utf8);
  const auto allowed = [](char c) {
    return c == '\t' || (c > ' ' && c < 0x7F && c != '"' && c != '\'' && c != '.' && c != '-' &&
                         !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z'));
  };
  if (declared != '\0' && !allowed(declared))
    return problem("csv.delimiter", "the line sep= names a character that cannot separate cells",
                   {file, 1}, "use a comma, a semicolon, a tab or |", std::string(1, declared));
  const char separator = declared != '\0' ? declared : sniffed_separator(utf8);
  Result<Table> table = TableReader(utf8, file, separator, limits).read(declared != '\0' ? 1 : 0);
  if (table && table->rows.empty())
    return problem("file.empty", "the table is empty", {file}, "check that this is the right file");
  return table;
}

std::string guarded(std::string_view text) {
  return (needs_guard(text) ? "'" : "") + std::string(text);
}

void unguard(std::string& cell) {
  if (cell.starts_with('\'') && needs_guard(cell)) cell.erase(0, 1);
}

std::string csv_text(std::string_view text) {
  const std::string cell = guarded(text);
  const bool plain = cell.find_first_of(",;|\"\t\r\n") == std::string::npos &&
                     (cell.empty() || (cell.front() != ' ' && cell.back() != ' '));
  if (plain) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& ready_fields) {
  std::string line;
  for (const std::string& field : ready_fields) {
    if (&field != &ready_fields.front()) line += ',';
    line += field;
  }
  return line + '\n';
}

}  // namespace fcm::text
