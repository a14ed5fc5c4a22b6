// Part of each program that allocates with mimalloc (see sheaf_fast_memory in the top-level CMakeLists.txt).

#include <mimalloc.h>

namespace {

/// Asks the kernel for pages of 2 MB. Where a fault is dear, as in virtual machines, half of the time that reading a
/// document of 1,000 pages takes is the first touch of its memory, 4 kB at a time. A kernel without such pages ignores
/// it.
[[maybe_unused]] const bool asksForLargePages = [] {
    mi_option_enable(mi_option_large_os_pages);
    return true;
}();

} // namespace
