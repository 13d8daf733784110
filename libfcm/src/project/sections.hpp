// SPDX-License-Identifier: MIT
//
// The sections of project.yaml that say what is read, how it is weighed and by which model.
#pragma once

#include "fcm/project.hpp"
#include "project/keys.hpp"

namespace fcm::project {

void read_people(Reader&, const YamlNode&, People& into);
void read_study(Reader&, const YamlNode&, Project& into);
void read_weigh(Reader&, const YamlNode&, WeighOptions& into);
void read_model(Reader&, const YamlNode&, ModelChoice& into);
void read_how_sure(Reader&, const YamlNode&, Redraw& into);

/// Reads a key's text into a member.
std::function<void(const YamlNode&)> text_into(Reader&, std::string& target,
                                               const std::string& what);

}  // namespace fcm::project
