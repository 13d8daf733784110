// SPDX-License-Identifier: MIT
#include "publish/cairo_paper.hpp"

namespace fcm::reporting {
namespace {

tl::unexpected<Problem> without_cairo() {
  return problem("export.without_cairo",
                 "this fcm was built without Cairo and writes no PDF or PNG", {},
                 "write -o poster.svg, which any browser prints");
}

}  // namespace

Result<std::string> pdf(const Picture&, const std::vector<Sheet>&, Palette, const std::string&) {
  return without_cairo();
}

Result<std::string> png(const Picture&, Palette, double) { return without_cairo(); }

bool has_cairo() { return false; }

}  // namespace fcm::reporting
