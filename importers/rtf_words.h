#pragma once

#include <QByteArrayView>
#include <QHash>

namespace sheaf {

/// Where a group's text goes.
enum class RtfPlace { Text, Nowhere, FontTable, StyleSheet, Instruction, ListText, Title };

/// Control words that stand for one character.
[[nodiscard]] const QHash<QByteArrayView, char16_t>& rtfCharacters();
/// Words that open a group of their own, and where its text goes.
[[nodiscard]] const QHash<QByteArrayView, RtfPlace>& rtfDestinations();

} // namespace sheaf
