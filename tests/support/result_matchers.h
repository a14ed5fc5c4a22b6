#pragma once

#include "coding/result.h"

#include <gmock/gmock.h>

#include <ostream>

namespace sheaf {

/// What a failed expectation shows of an error.
inline void PrintTo(const Error& error, std::ostream* out) {
    *out << "error " << static_cast<int>(error.code) << ": " << error.message.toStdString() << " | "
         << error.hint.toStdString() << " | " << error.detail.toStdString();
}

template <typename T>
std::string describeResult(const Result<T>& result) {
    return result ? std::string("a value") : testing::PrintToString(result.error());
}

} // namespace sheaf

namespace sheaf::testing_support {

MATCHER(isOk, "is a value") {
    *result_listener << sheaf::describeResult(arg);
    return arg.has_value();
}

MATCHER_P(hasError, code, "fails with code " + ::testing::PrintToString(static_cast<int>(code))) {
    *result_listener << sheaf::describeResult(arg);
    return !arg.has_value() && arg.error().code == code && !arg.error().message.isEmpty();
}

} // namespace sheaf::testing_support

namespace tl {

// gtest would print the bytes of a Result otherwise.
template <typename T>
void PrintTo(const expected<T, sheaf::Error>& result, std::ostream* out) {
    *out << sheaf::describeResult(result);
}

} // namespace tl
