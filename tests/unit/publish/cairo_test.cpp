// SPDX-License-Identifier: MIT
//
// Posters as PDF and PNG, read back by Poppler's programs. Where these are not installed, or this
// build has no Cairo, a case says so and checks nothing.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "fcm/poster.hpp"
#include "publish/cairo_paper.hpp"
#include "publish/child.hpp"
#include "publish/poster_picture.hpp"

using namespace fcm;
using namespace fcm::reporting;
using namespace std::chrono_literals;

namespace {

Map map_with(const std::vector<std::string>& labels) {
  std::vector<Factor> factors;
  std::vector<Link> links;
  for (const std::string& label : labels) {
    factors.emplace_back();
    factors.back().id = "f" + std::to_string(factors.size());
    factors.back().label = label;
  }
  for (Index i = 0; i + 1 < labels.size(); ++i) {
    links.emplace_back();
    links.back().from = i;
    links.back().to = i + 1;
    links.back().weight = i % 2 ? -0.3 : 0.6;
  }
  return *Map::make(factors, links);
}

Result<Poster> made(const Map& map, PosterOptions options, PosterFormat format) {
  options.title = "The finding";
  options.date = "2026-11-21";
  return make_poster(publish(map, Audience::working), options, format);
}

/// A file for the length of a test.
class Written {
 public:
  explicit Written(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("fcm-poster-" + std::to_string(getpid()) + ".pdf")) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~Written() { std::filesystem::remove(path_); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// What a program of Poppler says of these bytes; none, and a warning, where it is not there.
std::optional<std::string> said(const std::vector<std::string>& before, const std::string& pdf,
                                const std::vector<std::string>& after = {}) {
  const Written file(pdf);
  std::vector<std::string> words = before;
  words.push_back(file.path());
  words.insert(words.end(), after.begin(), after.end());
  const auto answer = run_children({{words, ""}}, 60s).front();
  if (answer) return *answer;
  if (answer.error().code == "child.not_found") WARN(before.front() << " is not installed");
  CHECK(answer.error().code == "child.not_found");
  return {};
}

}  // namespace

TEST_CASE("cairo: without it a problem says to write SVG", "[cairo]") {
  const auto poster = made(map_with({"a", "b"}), {}, PosterFormat::pdf);
  CHECK(poster.has_value() == has_cairo());
  if (!poster) CHECK(poster.error().code == "export.without_cairo");
}

TEST_CASE("cairo: the page is exactly A1, fonts are embedded, the text can be read", "[cairo]") {
  if (!has_cairo()) return;
  const auto poster = made(map_with({"Places to meet", "Loneliness"}), {}, PosterFormat::pdf);
  REQUIRE(poster);
  if (const auto info = said({"pdfinfo"}, poster->bytes)) {
    CHECK(info->find("2383.94 x 1683.78 pts (A1)") != std::string::npos);
    CHECK(info->find("Pages:           1\n") != std::string::npos);
    CHECK(info->find("2026") != std::string::npos);  // the given date and no clock
  }
  if (const auto fonts = said({"pdffonts"}, poster->bytes)) {
    CHECK(fonts->find("LiberationSans") != std::string::npos);
    for (std::size_t at = fonts->find('\n', fonts->find("----")); at + 1 < fonts->size();
         at = fonts->find('\n', at + 1))
      CHECK(fonts->substr(at + 1, fonts->find('\n', at + 1) - at).find(" yes ") !=
            std::string::npos);
  }
  if (const auto text = said({"pdftotext"}, poster->bytes, {"-"})) {
    CHECK(text->find("The finding") != std::string::npos);
    CHECK(text->find("Places to meet") != std::string::npos);
    CHECK(text->find("Working copy") != std::string::npos);
  }
}

TEST_CASE("cairo: the same bytes twice", "[cairo]") {
  if (!has_cairo()) return;
  const Map map = map_with({"Places to meet", "Loneliness", "Buses"});
  CHECK(made(map, {}, PosterFormat::pdf)->bytes == made(map, {}, PosterFormat::pdf)->bytes);
  CHECK(made(map, {}, PosterFormat::png)->bytes == made(map, {}, PosterFormat::png)->bytes);
}

TEST_CASE("cairo: tiles are pages of A4 in one file", "[cairo]") {
  if (!has_cairo()) return;
  PosterOptions options;
  options.paper = Paper::a3;
  options.tiled = true;
  const auto poster = made(map_with({"Places to meet", "Loneliness"}), options, PosterFormat::pdf);
  REQUIRE(poster);
  if (const auto info = said({"pdfinfo"}, poster->bytes)) {
    CHECK(info->find("(A4)") != std::string::npos);
    CHECK(info->find("Pages:           " + std::to_string(poster->pages) + "\n") !=
          std::string::npos);
  }
  if (const auto text = said({"pdftotext"}, poster->bytes, {"-"}))
    CHECK(text->find("Page 2 of " + std::to_string(poster->pages)) != std::string::npos);
}

TEST_CASE("cairo: labels of many scripts are letters in the PDF", "[cairo]") {
  if (!has_cairo()) return;
  const std::vector<std::string> labels = {"Unigrwydd ŵ ŷ", "Zażółć gęślą", "Ηλικία", "Возраст"};
  const auto poster = made(map_with(labels), {}, PosterFormat::pdf);
  REQUIRE(poster);
  if (const auto text = said({"pdftotext"}, poster->bytes, {"-"}))
    for (const std::string& label : labels) CHECK(text->find(label) != std::string::npos);
}

TEST_CASE("cairo: a label of one script is in one face, and digits are never emoji", "[cairo]") {
  if (!has_cairo()) return;
  const auto poster = made(map_with({"சமூக விலகல்", "1 2 3"}), {}, PosterFormat::pdf);
  REQUIRE(poster);
  const auto fonts = said({"pdffonts"}, poster->bytes);
  if (!fonts) return;
  CHECK(fonts->find("Type 3") == std::string::npos);
  CHECK(fonts->find("Grantha") == std::string::npos);
}

TEST_CASE("cairo: words stand in the PDF where they stand in the picture and the SVG", "[cairo]") {
  if (!has_cairo()) return;
  const Map map = map_with({"Buses", "Loneliness", "Benches", "Visits"});
  PosterOptions options;
  options.paper = Paper::a2;
  const auto poster = made(map, options, PosterFormat::pdf);
  REQUIRE(poster);
  const auto boxes = said({"pdftotext", "-bbox"}, poster->bytes, {"-"});
  if (!boxes) return;
  options.title = "The finding";
  options.date = "2026-11-21";
  const auto published = publish(map, Audience::working);
  const std::string drawn = make_poster(published, options, PosterFormat::svg)->bytes;
  std::size_t found = 0;
  for (const Piece& piece : compose(published, options).picture.pieces)
    for (const Mark& mark : piece.marks) {
      if (mark.style.look != Look::label) continue;
      const std::size_t word = boxes->find(">" + mark.text + "</word>");
      REQUIRE(word != std::string::npos);
      const auto edge = [&](const std::string& name) {
        const std::string before = name + "=\"";
        return std::stod(boxes->substr(boxes->rfind(before, word) + before.size()));
      };
      CHECK((edge("xMin") + edge("xMax")) / 2 == Approx(mark.points.front().x).margin(0.6));
      CHECK(edge("yMin") < mark.points.front().y);
      CHECK(edge("yMax") > mark.points.front().y);
      CHECK(drawn.find("<text x=\"" + at(mark.points.front().x) + "\" y=\"" +
                       at(mark.points.front().y)) != std::string::npos);
      ++found;
    }
  CHECK(found == 4);
}
