// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "fcm/withheld.hpp"

using namespace fcm;

namespace {

const std::vector<std::size_t> thresholds = {1, 3, 5, 10};

Loaded public_documents() {
  return load(std::string(FCM_SOURCE_DIR) + "/data/public-documents").value();
}

}  // namespace

TEST_CASE("kept: a blanket rule of ten voices would leave none of the example's connections",
          "[disclose]") {
  const Loaded loaded = public_documents();
  const std::vector<Kept> all = kept(loaded.map, loaded, Audience::working, "", thresholds);
  REQUIRE(all.size() == 4);
  CHECK(all[0].links == 128);
  CHECK(all[0].factors == 38);  // ten of the 48 have no connection
  CHECK(all[3].links == 0);
  CHECK(all[3].factors == 0);
  CHECK(all[3].claims == 0);
  for (std::size_t i = 1; i < all.size(); ++i) {
    CHECK(all[i].least_voices == thresholds[i]);
    CHECK(all[i].links <= all[i - 1].links);
    CHECK(all[i].claims <= all[i - 1].claims);
    CHECK(all[i].places <= all[i - 1].places);
  }
}

TEST_CASE("kept: counts what so many voices stand behind, by hand", "[disclose]") {
  // Five of Hill say a -> b, two of Marsh a -> c; all agreed to be quoted, one to publication too.
  Loaded loaded;
  loaded.has_study = true;
  loaded.study.factors = {{.id = "a", .label = "A"}, {.id = "b", .label = "B"}, {.id = "c"}};
  for (int v = 0; v < 7; ++v) {
    Respondent person{.id = "p" + std::to_string(v)};
    person.consent.quote = true;
    if (v == 0) person.consent.publish = true;
    person.attributes["place"] = {v < 5 ? "Hill" : "Marsh"};
    loaded.study.respondents.push_back(person);
    Claim claim{.id = "c" + std::to_string(v), .to = v < 5 ? Index(1) : Index(2)};
    claim.polarity = Polarity::plus;
    claim.respondent = person.id;
    claim.quote = "so it is";
    loaded.study.claims.push_back(claim);
  }
  loaded.evidence = gather(loaded.study);
  loaded.map = weigh(loaded.evidence).value();
  loaded.project.compare_groups = {{"place"}};
  const auto of = [&](Audience audience) {
    return kept(loaded.map, loaded, audience, "", {1, 3, 10});
  };
  // No place by a rule of three: beside Hill, who is named nowhere could only be of Marsh.
  const Kept everything{1, 2, 7, 3, 7, 2, 2}, three{3, 1, 5, 2, 5, 0, 1}, ten{10};
  CHECK(of(Audience::workshop) == std::vector<Kept>{everything, three, ten});
  CHECK(of(Audience::anyone)[0].words == 1);
  CHECK(of(Audience::anyone)[1].words == 1);
}

TEST_CASE("kept: of a map alone nobody knows words, places and groups", "[disclose]") {
  Loaded loaded = public_documents();
  loaded.has_study = false;
  const Kept all = kept(loaded.map, loaded, Audience::anyone, "", {1}).front();
  CHECK(all.links == 128);
  CHECK(all.words + all.places + all.groups == 0);
}
