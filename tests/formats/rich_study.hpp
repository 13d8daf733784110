// SPDX-License-Identifier: MIT
#pragma once

#include "fcm/study.hpp"

/// A study that has of everything a format may hold.
inline fcm::Study rich_study() {
  using fcm::Polarity;
  fcm::Study study;
  study.factors = {
      {.id = "bus",
       .label = "Bus services",
       .kind = "driver",
       .level = "system",
       .description = "Routes and times; also \"on demand\"",
       .theme = "Getting about"},
      {.id = "visits", .label = "Visits to friends, at home", .theme = "Getting about"},
      {.id = "lonely", .label = "Loneliness & \"quiet\" days", .kind = "outcome"},
      {.id = "formula", .label = "=1+1 <b>"},
      {.id = "unnamed", .label = "Choir", .description = "nobody spoke of it"}};
  study.claims = {{.id = "c1",
                   .from = 0,
                   .to = 1,
                   .polarity = Polarity::plus,
                   .strength = 0.75,
                   .certainty = "stated",
                   .quote = "When the bus went, \"nobody\" came.\nNot one – für Wochen 🚌",
                   .paraphrase = "no bus, no visits",
                   .coder = "ann",
                   .respondent = "r01",
                   .conversation = "t1",
                   .document = "d1",
                   .place = "Upton",
                   .locator = "p. 3",
                   .basis = "lived",
                   .when = "2024",
                   .prompted = true,
                   .agree = 5,
                   .disagree = 1,
                   .unsure = 0,
                   .tags = {"transport", "winter"},
                   .notes = "said twice, \"once\" in passing"},
                  {.id = "c2",
                   .from = 1,
                   .to = 2,
                   .polarity = Polarity::minus,
                   .quote = "=SUM(A1) is what I wrote down",
                   .coder = "bob",
                   .respondent = "r02",
                   .conversation = "t1",
                   .prompted = false},
                  {.id = "c3",
                   .from = 3,
                   .to = 2,
                   .polarity = Polarity::none,
                   .respondent = "r02",
                   .conversation = "t2"},
                  {.id = "c4", .from = 0, .to = 2, .polarity = Polarity::both, .respondent = "r02"},
                  {.id = "c5",
                   .from = 0,
                   .to = 3,
                   .polarity = Polarity::unsure,
                   .strength = 0.3,
                   .conversation = "t2"},
                  {.id = "c6", .from = 2, .to = 1, .respondent = "r01", .conversation = "t2"}};
  study.respondents = {{.id = "r01",
                        .consent = {.analyse = true, .quote = false, .until = "2030-01-01"},
                        .attributes = {{"age", {"61"}}, {"role", {"carer", "veteran"}}}},
                       {.id = "r02", .attributes = {{"age", {"34"}}}},
                       {.id = "r03", .attributes = {{"role", {"said nothing"}}}}};
  study.conversations = {{.id = "t1",
                          .place = "Upton",
                          .date = "2024-05-06",
                          .researcher = "ann",
                          .people = 2,
                          .form = "group",
                          .record = "notes",
                          .origin = "autumn round",
                          .attributes = {{"weather", {"rain"}}}},
                         {.id = "t2", .date = "2024-05-07"},
                         {.id = "t3", .form = "event"}};
  study.documents = {{"d1", "Upton"}};
  return study;
}
