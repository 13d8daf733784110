// SPDX-License-Identifier: MIT
//
// Memory for arrays that are read from end to end again and again: on pages of 2 MiB where it is
// large and the system has them, else as ever. Aligned for the widest vectors.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <vector>

namespace fcm::detail {

template <class T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    void* memory = ::operator new(bytes, alignment(bytes));
    if (bytes >= page) madvise(memory, bytes, MADV_HUGEPAGE);  // a wish: it may be refused
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    ::operator delete(memory, alignment(count * sizeof(T)));
  }
  bool operator==(const LargePages&) const = default;

 private:
  static constexpr std::size_t page = std::size_t{2} << 20;
  static std::align_val_t alignment(std::size_t bytes) {
    return std::align_val_t{bytes >= page ? page : 64};
  }
};

template <class T>
using LargeArray = std::vector<T, LargePages<T>>;

}  // namespace fcm::detail
