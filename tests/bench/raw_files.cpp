// SPDX-License-Identifier: MIT
#include <cstring>
#include <fstream>
#include <iterator>

#include "workloads/workload.hpp"

namespace fcm::bench {
namespace {

template <class T>
std::vector<T> values(const Data& data, const std::string& file, std::size_t count) {
  const std::string bytes = data.text(file);
  if (bytes.size() != count * sizeof(T))
    throw std::runtime_error(data.path(file) + " has " + std::to_string(bytes.size()) +
                             " bytes where " + std::to_string(count * sizeof(T)) + " are expected");
  std::vector<T> all(count);
  std::memcpy(all.data(), bytes.data(), bytes.size());
  return all;
}

}  // namespace

std::string Data::text(const std::string& file) const {
  std::ifstream in(path(file), std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path(file) + "; gen.py writes it");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<double> Data::doubles(const std::string& file, std::size_t count) const {
  return values<double>(*this, file, count);
}

std::vector<std::int32_t> Data::integers(const std::string& file, std::size_t count) const {
  return values<std::int32_t>(*this, file, count);
}

}  // namespace fcm::bench
