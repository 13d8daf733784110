// SPDX-License-Identifier: MIT
//
// What fcm new writes: a commented project, and an invented study where none is given.
#pragma once

#include <string>
#include <vector>

namespace fcm::command {

struct NewFile {
  std::string name;  ///< inside the new folder
  std::string bytes;
};

/// An invented study of a village hall: openly invented, and so small that it is read in a minute.
std::vector<NewFile> invented_study();
/// The project that goes with it.
std::string invented_project();

/// A project for claims that are there already; the factors most is said to lead to are suggested
/// as outcomes.
std::string project_for(const std::vector<std::string>& suggested_outcomes,
                        const std::string& suggested_lever);

}  // namespace fcm::command
