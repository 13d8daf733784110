// SPDX-License-Identifier: MIT
#include <filesystem>

#include "fcm/project.hpp"

namespace fcm {

Project default_project(const std::string& study_path) {
  Project project;
  project.study = study_path;
  if (study_path == "-") {
    project.title = "A what-if reading";
    return project;
  }
  std::filesystem::path path = std::filesystem::path(study_path).lexically_normal();
  if (path.filename().empty()) path = path.parent_path();  // "study/" is "study"
  project.title = path.stem().string();
  if (project.title.empty() || project.title[0] == '.') project.title = "A what-if reading";
  return project;
}

}  // namespace fcm
