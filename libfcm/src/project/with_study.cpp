// SPDX-License-Identifier: MIT
#include <utility>

#include "core/sha256.hpp"
#include "fcm/formats.hpp"
#include "fcm/project.hpp"
#include "fcm/workshop.hpp"
#include "project/stand_for.hpp"

namespace fcm {

Result<Loaded> with_study(const Loaded& loaded, Study study) {
  Loaded now = loaded;
  now.study = std::move(study);
  now.has_study = true;
  now.evidence = gather(now.study, now.project.evidence);
  if (const auto done = detail::stand_for(now); !done) return tl::make_unexpected(done.error());
  auto map = weigh(now.evidence, now.project.weigh);
  if (!map) return tl::make_unexpected(map.error());
  now.map = map->with_title(loaded.map.source().title);
  return now;
}

std::optional<bool> began_from(const Workshop& workshop, const Map& map,
                               const std::vector<std::string>& sensitive) {
  if (!workshop.began_from) return std::nullopt;
  const auto audience = audience_named(workshop.began_from->audience);
  const auto same = [&](Audience one, const std::vector<std::string>& hidden) {
    return core::sha256(write_map(publish(map, one, hidden))) == workshop.began_from->sha256;
  };
  return same(audience.value_or(Audience::working), sensitive) || same(Audience::working, {});
}

}  // namespace fcm
