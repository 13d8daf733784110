// SPDX-License-Identifier: MIT
//
// What every format that writes coded conversations passes: it reads back what it wrote, and
// exactly what it says it keeps survives. What it does not keep: losses_test.cpp.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/read_again.hpp"
#include "formats/rich_study.hpp"
#include "formats/samples.hpp"
#include "formats/study_in_words.hpp"

using namespace fcm;
using samples::study_writers;
using study_in_words::kept;

TEST_CASE("every format of studies: what is written is read back, in all that is kept",
          "[formats]") {
  const Study study = rich_study();
  for (const auto& [format, extension] : study_writers()) {
    Study now = study;
    for (const char* round : {"once", "twice"}) {
      const auto read = read_again::study(now, std::string(format->name), extension);
      INFO(format->name << extension << " " << round << " " << (read ? "" : to_text(read.error())));
      REQUIRE(read);
      CHECK(kept(read->value, format->keeps) == kept(study, format->keeps));
      CHECK(read->account.adds_up());
      CHECK_FALSE(read->account.has_errors());
      now = read->value;
    }
  }
}

TEST_CASE("every format of studies: what is written is recognised as what it is", "[formats]") {
  for (const auto& [format, extension] : study_writers()) {
    const auto files =
        format->write_study(publish_study(rich_study(), Audience::working), extension);
    REQUIRE(files);
    if (files->size() != 1) continue;
    INFO(format->name << extension);
    const auto found = what_are(files->front().bytes, "written" + extension);
    CHECK((found ? *found : found.error().message) == format->name);
  }
}
