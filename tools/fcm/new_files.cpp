// SPDX-License-Identifier: MIT
#include "new_files.hpp"

namespace fcm::command {

std::vector<NewFile> invented_study() {
  return {{"study/claims.csv",
           R"(respondent,from,to,polarity,strength,paraphrase
r1,village_hall,meeting_people,+,strong,With the hall open there is somewhere to go.
r1,meeting_people,loneliness,-,medium,Seeing people makes the week less lonely.
r2,bus,meeting_people,+,medium,Without a bus nobody gets to anything.
r2,bus,village_hall,+,weak,The hall is used more when the bus runs.
r3,village_hall,meeting_people,+,medium,The coffee morning is where people meet.
r3,volunteers,village_hall,+,strong,Volunteers keep the hall open.
r4,meeting_people,loneliness,-,strong,Company is what helps.
r4,paperwork,volunteers,-,medium,Forms put helpers off.
r5,volunteers,village_hall,+,medium,No key holder means no hall.
r5,loneliness,wellbeing,-,strong,Loneliness wears people down.
r6,village_hall,volunteers,+,weak,People who come sometimes stay to help.
r6,paperwork,volunteers,-,strong,The insurance form ended the lunch club.
r7,meeting_people,wellbeing,+,medium,A chat does people good.
r7,bus,wellbeing,+,weak,The bus also goes to the surgery.
r8,winter,meeting_people,-,medium,Nobody goes out in the dark months.
)"},
          {"study/factors.csv",
           R"(factor_id,label,kind,level,description
loneliness,Loneliness,outcome,individual,Feeling cut off from others
wellbeing,Wellbeing,outcome,individual,Feeling well in body and mind
meeting_people,Meeting people,driver,community,Seeing others in the week
village_hall,Open village hall,driver,community,A warm place that is open
bus,Bus service,driver,system,A bus that runs when people need it
volunteers,Volunteers,driver,community,People who give time
paperwork,Paperwork for helpers,barrier,organisation,Forms before one may help
winter,Dark winter months,context,system,Short days and bad weather
)"},
          {"study/respondents.csv",
           R"(respondent,place,consent
r1,Upper Invented,paraphrase
r2,Upper Invented,paraphrase
r3,Upper Invented,paraphrase
r4,Lower Invented,paraphrase
r5,Lower Invented,paraphrase
r6,Lower Invented,paraphrase
r7,Lower Invented,no paraphrase
r8,Lower Invented,paraphrase
)"}};
}

std::string invented_project() {
  return R"(# A first project, on an invented study.   Try:  fcm check .   then   fcm run . -o out
fcm: 1                        # the layout of this file

title: What an invented village says about its hall
question: If the hall were open more, would what people told us lead us to expect less loneliness?

study:
  folder: study               # claims.csv, factors.csv and respondents.csv
  voices: eight invented people of an invented village

outcomes:                     # what we want: less or more
  loneliness: less
  wellbeing: more
not_ours_to_move: [winter]    # may be tried as a risk, never as an idea

scenarios:                    # one what-if each: more, less, keep, hold, stop
  open-hall:
    title: Open the hall more
    level: community
    do: [ { more: village_hall } ]

  fewer-forms:
    title: Fewer forms for helpers
    level: organisation
    do: [ { less: paperwork, by: much } ]     # slightly, much; half-way where nothing is said

  evening-bus:
    title: A bus in the evening
    level: system
    do: [ { more: bus } ]

  hard-winter:
    title: A hard winter
    kind: risk
    do: [ { more: winter } ]

report: { for: working, statements: paraphrase }
)";
}

std::string project_for(const std::vector<std::string>& suggested_outcomes,
                        const std::string& suggested_lever) {
  std::string text =
      "# A first project.   Try:  fcm check .   then   fcm run . -o out\n"
      "fcm: 1                        # the layout of this file\n\n"
      "title: What people told us\n"
      "# question: What would have to change, and on whose words does the answer rest?\n\n"
      "study:\n"
      "  folder: study               # the tables you gave are copied there\n"
      "# voices: who was asked, in a sentence\n\n"
      "# What do we want less or more of? Until that is said, every effect is shown and none is\n"
      "# called better. Most is said to lead to these; take away the # and choose less or more:\n"
      "# outcomes:\n";
  for (const std::string& factor : suggested_outcomes) text += "#   " + factor + ": less\n";
  text +=
      "\n# What is tried? Until that is said, every lever is tried, one by one:\n"
      "# scenarios:\n"
      "#   first-idea:\n"
      "#     title: A first idea\n"
      "#     do: [ { more: " +
      suggested_lever +
      " } ]\n\n"
      "report: { for: working, statements: none }   # none, paraphrase or quote\n";
  return text;
}

}  // namespace fcm::command
