// SPDX-License-Identifier: MIT
#pragma once

#include "fcm/scenario.hpp"
#include "project/keys.hpp"

namespace fcm::project {

/// One scenario of project.yaml, in the words of SCENARIOS. docs/project.md, "scenarios".
Scenario read_scenario(Reader&, const std::string& name, const YamlNode&, const Place& key);

/// One entry of `do`. Codes scenario.no_verb, scenario.two_verbs, scenario.bare_number, ...
Intervention read_intervention(Reader&, const YamlNode&);

/// "a -> b". Code scenario.connection.
Connection read_connection(Reader&, const YamlNode&, const std::string& what);

/// What becomes of the connection: becomes, times, for, today. Codes scenario.*, project.*.
void read_connection_change(Reader&, const YamlNode&, Intervention&);

/// The raw form of the same: weight.
void read_link(Reader&, const YamlNode&, Intervention&);

/// "3 voices said strong", also after "as_if" or "as if". Codes scenario.bare_number,
/// scenario.as_if.
AsIf read_as_if(Reader&, const std::string& said, const YamlNode&);

const std::vector<std::string>& levels();

}  // namespace fcm::project
