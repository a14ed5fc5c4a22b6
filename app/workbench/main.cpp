// sheaf-workbench PROJECT [--source NAME] [--room ROOM] [--query QUERY] [--columns CODE] [--screenshot FILE.png]

#include "app/reader/reader_profile.h"
#include "app/reader/reader_scheme.h"
#include "app/workbench/english_plurals.h"
#include "app/workbench/main_window.h"
#include "app/workbench/picture.h"
#include "app/workbench/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr int wrongCall = 2;
constexpr int unreadable = 3;

struct Call {
    QString project;
    sheaf::PictureWish wish;
};

Call readCall(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "The window of a review."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"PROJECT"_s, QCoreApplication::translate("main", "The project file, name.sheaf."));
    const auto option = [&](const QString& name, const QString& text, const QString& value) {
        const QCommandLineOption made(name, text, value);
        parser.addOption(made);
        return made;
    };
    const auto source = option(u"source"_s, QCoreApplication::translate("main", "Open this source."), u"NAME"_s);
    const auto room =
        option(u"room"_s, QCoreApplication::translate("main", "read, search, matrix or register."), u"ROOM"_s);
    const auto query = option(u"query"_s, QCoreApplication::translate("main", "Search for this."), u"QUERY"_s);
    const auto columns = option(
        u"columns"_s, QCoreApplication::translate("main", "Code whose subcodes are the matrix's columns."), u"CODE"_s);
    const auto picture = option(
        u"screenshot"_s, QCoreApplication::translate("main", "Save a picture of the window and end."), u"FILE"_s);
    parser.process(application);
    if (parser.positionalArguments().size() != 1) {
        std::fprintf(
            stderr, "sheaf-workbench: error: one project file is needed\nhint: sheaf new REVIEW.sheaf makes one\n");
        std::exit(wrongCall);
    }
    const QStringList rooms{u"read"_s, u"search"_s, u"matrix"_s, u"register"_s};
    if (parser.isSet(room) && !rooms.contains(parser.value(room))) {
        std::fprintf(
            stderr, "sheaf-workbench: error: there is no room %s\nhint: the rooms are %s\n",
            qUtf8Printable(parser.value(room)), qUtf8Printable(rooms.join(u", "_s)));
        std::exit(wrongCall);
    }
    return {
        parser.positionalArguments().first(),
        {parser.value(picture), parser.value(source),
         parser.value(room).isEmpty() && parser.isSet(query) ? u"search"_s : parser.value(room), parser.value(query),
         parser.value(columns)}};
}

/// Goes where the call says, once the review is there.
void followCall(sheaf::OpenReview& review, sheaf::MainWindow& window, const sheaf::PictureWish& wish) {
    QObject::connect(
        &review, &sheaf::OpenReview::overviewChanged, &window,
        [&review, &window, wish] {
            if (wish.room == "search"_L1)
                window.search(wish.query);
            else if (wish.room == "matrix"_L1)
                window.goTo(sheaf::Room::Matrix);
            else if (wish.room == "register"_L1)
                window.goTo(sheaf::Room::Register);
            if (wish.source.isEmpty())
                return;
            review.jobs().run(
                &window, [name = wish.source](sheaf::Review& opened) { return opened.findSource(name); },
                [&review, &window](const sheaf::Result<sheaf::Source>& source) {
                    if (source)
                        window.openSource(source->id);
                    else
                        review.report(source.error());
                });
        },
        Qt::SingleShotConnection);
}

/// Says on standard error too that the project can't be opened: who called from there may not look at the window.
void tellWhoCalled(const sheaf::OpenReview& review) {
    QObject::connect(&review, &sheaf::OpenReview::failed, &review, [&review](const sheaf::Error& error) {
        if (review.isLoaded())
            return;
        std::fprintf(stderr, "sheaf-workbench: error: %s\n", qUtf8Printable(error.message));
        if (!error.hint.isEmpty())
            std::fprintf(stderr, "hint: %s\n", qUtf8Printable(error.hint));
    });
}

} // namespace

int main(int argc, char** argv) {
    sheaf::registerReaderScheme();
    sheaf::prepareBrowserProcesses();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"Sheaf"_s);
    QApplication::setApplicationName(u"sheaf-workbench"_s);
    QApplication::setApplicationVersion(QStringLiteral(SHEAF_VERSION));
    sheaf::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);
    const Call call = readCall(application);
    if (!QFileInfo(call.project).isReadable()) {
        std::fprintf(
            stderr, "sheaf-workbench: error: %s is not there or can't be read\n", qUtf8Printable(call.project));
        return unreadable;
    }
    sheaf::applyTheme(application);
    sheaf::ReaderProfile profile;
    sheaf::OpenReview review(call.project, sheaf::JobRunner::Where::OwnThread);
    sheaf::MainWindow window(review, profile);
    std::optional<sheaf::Picture> picture;
    if (call.wish.file.isEmpty()) {
        tellWhoCalled(review);
        followCall(review, window, call.wish);
    } else {
        picture.emplace(review, window, call.wish);
    }
    window.show();
    review.reload();
    return QApplication::exec();
}
