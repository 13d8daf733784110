// SPDX-License-Identifier: MIT
//
// Networks of Pajek, .net. docs/formats/pajek.md.
#include <algorithm>
#include <cmath>
#include <utility>

#include "formats/formats_list.hpp"
#include "formats/graph_attributes.hpp"
#include "formats/pajek_write.hpp"
#include "formats/pick.hpp"
#include "formats/source.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using detail::Source;
using drawn::Attributes;
using drawn::DrawnLink;
using drawn::DrawnMap;

struct Word {
  std::string text;
  std::size_t column = 1;
  bool quoted = false;
};

/// Words between blanks; one in quotes may hold blanks, and is never cut off without a closing one.
std::vector<Word> words_in(std::string_view line) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ' || line[i] == '\t') {
      ++i;
      continue;
    }
    Word word{.text = {}, .column = text::code_points(line.substr(0, i)) + 1};
    word.quoted = line[i] == '"';
    if (word.quoted) ++i;
    const std::size_t end =
        std::min(line.find_first_of(word.quoted ? "\"" : " \t", i), line.size());
    word.text = line.substr(i, end - i);
    i = word.quoted ? end + 1 : end;
    words.push_back(std::move(word));
  }
  return words;
}

enum class Section { none, vertices, arcs, edges, arcs_list, edges_list, matrix, ignored };

Section section_named(std::string_view key) {
  if (key == "*vertices") return Section::vertices;
  if (key.starts_with("*arcslist")) return Section::arcs_list;
  if (key.starts_with("*edgeslist")) return Section::edges_list;
  if (key.starts_with("*arcs")) return Section::arcs;
  if (key.starts_with("*edges")) return Section::edges;
  if (key.starts_with("*matrix")) return Section::matrix;
  return Section::ignored;
}

class PajekReader {
 public:
  PajekReader(std::string file, const ReadOptions& options)
      : options_(options), file_(std::move(file)), map_(file_, options) {
    map_.whole_are_counts();
  }

  Result<Read<Map>> read(std::string_view text, std::size_t lines_before) {
    line_ = lines_before;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      while (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      if (auto ok = read_line(line); !ok) return tl::make_unexpected(ok.error());
      at = end + 1;
    }
    for (std::size_t i = 0; i < vertices_.size(); ++i)
      map_.add(std::to_string(i + 1), std::move(vertices_[i].factor), {file_, vertices_[i].line});
    for (DrawnLink& link : links_) {
      link.by_default = some_weights_ && !link.weight;
      if (link.by_default) link.weight = 1;
      map_.add(std::move(link));
    }
    MapSource about;
    about.title = title_;
    return map_.finish(std::move(about));
  }

 private:
  struct Vertex {
    Factor factor;
    std::size_t line = 0;
  };

  Place place(const Word& word) const { return {file_, line_, word.column}; }

  Result<void> read_line(std::string_view line) {
    if (line.starts_with("%fcm ")) {
      read_ours(line.substr(5));
      return {};
    }
    const std::vector<Word> words = words_in(line);
    if (words.empty() || words[0].text.starts_with('%')) return {};
    if (words[0].text.starts_with('*') && !words[0].quoted) return read_header(words, line);
    switch (section_) {
      case Section::none:
        return problem("pajek.not_pajek", "this is no network of Pajek: it begins with no section",
                       place(words[0]), "it should begin with *Network or *Vertices");
      case Section::vertices:
        return read_vertex(words);
      case Section::arcs:
      case Section::edges:
        return read_arc(words);
      case Section::arcs_list:
      case Section::edges_list:
        return read_list(words);
      case Section::matrix:
        return read_row(words);
      case Section::ignored:
        break;
    }
    return {};
  }

  /// What Pajek has no place for, in comments that it passes over: %fcm id 3 text.
  void read_ours(std::string_view words) {
    const std::size_t name = std::min(words.find(' '), words.size());
    const std::size_t number = std::min(words.find(' ', name + 1), words.size());
    if (number + 1 > words.size()) return;
    const auto vertex = drawn::number_in(words.substr(name + 1, number - name - 1));
    if (!vertex || *vertex < 1 || *vertex > static_cast<double>(vertices_.size())) return;
    Factor& factor = vertices_[static_cast<std::size_t>(*vertex) - 1].factor;
    const std::string text(words.substr(number + 1));
    if (words.starts_with("id ")) factor.id = text;
    if (words.starts_with("label ")) factor.label = text;
  }

  Result<void> read_header(const std::vector<Word>& words, std::string_view line) {
    const std::string key = text::match_key(words[0].text);
    if (key == "*network") {
      title_ = study::stripped(line.substr(8));
      return {};
    }
    section_ = section_named(key);
    relation_.clear();
    row_ = 0;
    if (section_ == Section::vertices) return read_count(words);
    for (const Word& word : words)
      if (word.quoted) relation_ = word.text;
    return {};
  }

  Result<void> read_count(const std::vector<Word>& words) {
    const auto count = words.size() > 1 ? drawn::number_in(words[1].text) : std::nullopt;
    if (!count || *count < 0 || *count != std::floor(*count))
      return problem("pajek.vertices", "*Vertices does not say how many there are",
                     place(words.back()), "write the number of vertices behind it");
    if (*count > static_cast<double>(Limits{}.factors))
      return problem("limit.factors",
                     words[1].text + " factors; the limit is " + text::grouped(Limits{}.factors),
                     place(words[1]));
    vertices_.resize(static_cast<std::size_t>(*count));
    return {};
  }

  /// 1 to the number of vertices.
  Result<std::size_t> vertex(const Word& word) const {
    const auto number = drawn::number_in(word.text);
    if (number && *number >= 1 && *number <= static_cast<double>(vertices_.size()) &&
        *number == std::floor(*number))
      return static_cast<std::size_t>(*number);
    return problem(
        "pajek.vertex",
        "\"" + word.text + "\" is no vertex: they go from 1 to " + text::grouped(vertices_.size()),
        place(word), "add it below *Vertices, and to the number beside that word");
  }

  /// id "label" x y z shape, and pairs of words for its looks.
  Result<void> read_vertex(const std::vector<Word>& words) {
    const auto id = vertex(words[0]);
    if (!id) return tl::make_unexpected(id.error());
    Vertex& one = vertices_[*id - 1];
    one.line = line_;
    if (words.size() > 1) one.factor.label = drawn::label_in(words[1].text);
    if (words.size() < 4) return {};
    const auto x = drawn::number_in(words[2].text), y = drawn::number_in(words[3].text);
    // Pajek's plane goes from 0 to 1, down from the top left.
    if (x && y) one.factor.position = Position{*x * drawn::pajek_plane, *y * drawn::pajek_plane};
    return {};
  }

  /// from to weight, and pairs of words: l "label" and others for its looks.
  Result<void> read_arc(const std::vector<Word>& words) {
    if (words.size() < 2)
      return problem("pajek.arc", "a link names only one vertex", place(words[0]),
                     "write the numbers of cause and effect");
    Attributes attributes;
    std::size_t i = 2;
    if (words.size() > 2 && !words[2].quoted && drawn::number_in(words[2].text)) {
      attributes.add("weight", words[2].text);
      ++i;
    }
    for (; i + 1 < words.size(); ++i)
      if (words[i].text == "l" && !words[i].quoted) attributes.add("label", words[i + 1].text);
    attributes.add("relation", relation_);
    return add(words[0], words[1], section_ == Section::arcs, std::move(attributes));
  }

  Result<void> read_list(const std::vector<Word>& words) {
    for (std::size_t i = 1; i < words.size(); ++i)
      if (auto ok = add(words[0], words[i], section_ == Section::arcs_list, {}); !ok) return ok;
    return {};
  }

  /// A row of the matrix: influences of this vertex on all others.
  Result<void> read_row(const std::vector<Word>& words) {
    if (++row_ > vertices_.size() || words.size() != vertices_.size())
      return problem(
          "pajek.matrix",
          "the matrix should have " + text::grouped(vertices_.size()) + " rows of as many numbers",
          place(words[0]), "give each vertex a row and a column");
    for (std::size_t column = 0; column < words.size(); ++column) {
      const Result<double> weight = text::parse_number(words[column].text, place(words[column]));
      if (!weight) return tl::make_unexpected(weight.error());
      if (*weight == 0) continue;
      some_weights_ = true;
      links_.push_back({.from = std::to_string(row_),
                        .to = std::to_string(column + 1),
                        .weight = *weight,
                        .place = place(words[column])});
    }
    return {};
  }

  Result<void> add(const Word& from, const Word& to, bool directed, Attributes attributes) {
    DrawnLink link{.place = place(from)};
    if (!directed) link.direction = DrawnLink::Direction::none;
    for (const auto& [word, end] : {std::pair(&from, &link.from), std::pair(&to, &link.to)}) {
      const auto number = vertex(*word);
      if (number) *end = std::to_string(*number);
      if (number) continue;
      map_.refuse(link, number.error());
      return {};
    }
    some_weights_ = some_weights_ || !attributes.peek("weight").empty();
    if (const auto ok = drawn::read_link(std::move(attributes), options_, link); !ok)
      map_.refuse(link, ok.error());
    else
      links_.push_back(std::move(link));
    return {};
  }

  const ReadOptions& options_;
  std::string file_;
  DrawnMap map_;
  Section section_ = Section::none;
  std::size_t line_ = 0, row_ = 0;
  bool some_weights_ = false;
  std::string title_, relation_;
  std::vector<Vertex> vertices_;
  std::vector<DrawnLink> links_;
};

/// One of the networks of a file, from its *Network on.
struct Network {
  std::string name;
  std::size_t start = 0, lines_before = 0;
};

/// What stands before the first *Network, which may be left out, belongs to the first.
std::vector<Network> networks_in(std::string_view text) {
  std::vector<Network> all = {{.name = "1"}};
  bool named = false, begun = false;  // the last of them
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view here = text.substr(at, end - at);
    const std::size_t word = here.find_first_not_of(" \t\r");
    if (word != std::string_view::npos && here[word] == '*') {
      const std::string key = text::match_key(here.substr(word, 8));
      if (key == "*network") {
        if (named || begun) all.push_back({.name = {}, .start = at, .lines_before = line});
        all.back().name = study::stripped(text::trimmed(here.substr(word + 8)));
        if (all.back().name.empty()) all.back().name = std::to_string(all.size());
        named = true;
        begun = false;
      } else {
        begun = true;
      }
    }
    at = end + 1;
  }
  return all;
}

Result<Read<Map>> read_pajek(std::span<const Source> sources, const ReadOptions& options) {
  Account account;
  const std::string& file = sources.front().file();
  const auto utf8 = text::to_utf8(std::string(sources.front().bytes()), file, account);
  if (!utf8) return tl::make_unexpected(utf8.error());
  if (text::trimmed(*utf8).empty())
    return problem("file.empty", "the file is empty", {file}, "look whether it is the right file");
  const std::vector<Network> networks = networks_in(*utf8);
  std::vector<std::string> names;
  for (const Network& one : networks) names.push_back(one.name);
  const Place second =
      networks.size() > 1 ? Place{file, networks[1].lines_before + 1, 1} : Place{file};
  const auto which = detail::usual_or_picked(names, 0, "networks", options, second, account);
  if (!which) return tl::make_unexpected(which.error());
  const Network& one = networks[*which];
  const std::size_t end = *which + 1 < networks.size() ? networks[*which + 1].start : utf8->size();
  auto read =
      PajekReader(file, options)
          .read(std::string_view(*utf8).substr(one.start, end - one.start), one.lines_before);
  if (read) read->account.append(account);
  return read;
}

/// The first line that is no comment begins with *Network or *Vertices.
int sniff_pajek(const Source& source) {
  if (source.kind() != Source::Kind::text) return 0;
  std::string_view bytes = source.bytes();
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    const std::string key = text::match_key(bytes.substr(at, std::min<std::size_t>(end - at, 40)));
    if (!key.empty() && key[0] != '%')
      return key.starts_with("*network") || key.starts_with("*vertices") ? 2 : 0;
    at = end + 1;
  }
  return 0;
}

}  // namespace

const Format& pajek_format() {
  static const Format format{
      .name = "pajek",
      .title = "Network of Pajek",
      .extensions = ".net",
      .checked = "networkx 3.6",
      .sniff = sniff_pajek,
      .read_map = read_pajek,
      .write_map = drawn::write_pajek,
      .keeps = Holds::weights | Holds::labels | Holds::unscored | Holds::title};
  return format;
}

}  // namespace fcm
