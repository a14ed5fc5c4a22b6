// main() of tests that open windows: the reader's scheme comes before the application, and settings go to a folder of
// their own.

#include "app/reader/reader_profile.h"
#include "app/reader/reader_scheme.h"

#include <QApplication>
#include <QTemporaryDir>

#include <gtest/gtest.h>

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (GTEST_FLAG_GET(list_tests))
        return RUN_ALL_TESTS(); // while building, where there may be no display
    const QTemporaryDir home;
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME"})
        qputenv(variable, home.path().toLocal8Bit());
    qputenv("SHEAF_TEST_AS_ROOT", "1");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    sheaf::registerReaderScheme();
    sheaf::prepareBrowserProcesses();
    const QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Sheaf"));
    QApplication::setApplicationName(QStringLiteral("sheaf-workbench-test"));
    return RUN_ALL_TESTS();
}
