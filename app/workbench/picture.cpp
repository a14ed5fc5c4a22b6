#include "app/workbench/picture.h"

#include "app/workbench/matrix_room.h"
#include "app/workbench/read_room.h"
#include "app/workbench/register_room.h"
#include "app/workbench/search_room.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int patienceMs = 90'000; // a first search indexes the whole review
constexpr int settlingMs = 700;    // for lists beside what was waited for, and the browser's last frame
constexpr QSize pictureSize(1440, 900);

} // namespace

Picture::Picture(OpenReview& review, MainWindow& window, PictureWish wish)
    : m_review(&review), m_window(&window), m_wish(std::move(wish)) {
    m_window->resize(pictureSize);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(tr("the window was not painted in time")); });
    connect(m_review, &OpenReview::failed, this, [this](const Error& error) { fail(error.message); });
    connect(m_review, &OpenReview::overviewChanged, this, [this] {
        // After the window's own slots have run.
        if (!std::exchange(m_hasBegun, true))
            QTimer::singleShot(0, this, &Picture::begin);
    });
    m_patience.start(patienceMs);
}

void Picture::begin() {
    m_window->resize(pictureSize);
    if (m_wish.room == "search"_L1) {
        connect(&m_window->searchRoom(), &SearchRoom::searched, this, &Picture::settle);
        m_window->search(m_wish.query);
    } else if (m_wish.room == "matrix"_L1) {
        showColumns();
    } else if (m_wish.room == "register"_L1) {
        connect(&m_window->registerRoom(), &RegisterRoom::tableShown, this, &Picture::settle);
        m_window->goTo(Room::Register);
    } else {
        showSource();
    }
}

void Picture::showSource() {
    connect(&m_window->readRoom(), &ReadRoom::painted, this, [this] {
        m_window->readRoom().reader().stepToCoding(1);
        settle();
    });
    if (m_wish.source.isEmpty()) {
        const QList<Source>& sources = m_review->overview().sources;
        if (sources.isEmpty())
            settle();
        else
            m_window->openSource(sources.first().id);
        return;
    }
    m_review->jobs().run(
        this, [name = m_wish.source](Review& review) { return review.findSource(name); },
        [this](const Result<Source>& source) {
            if (source)
                m_window->openSource(source->id);
            else
                fail(source.error().message);
        });
}

void Picture::showColumns() {
    connect(&m_window->matrixRoom(), &MatrixRoom::shown, this, &Picture::settle);
    if (!m_wish.columns.isEmpty()) {
        const auto code = m_review->overview().codes.find(m_wish.columns);
        if (!code) {
            fail(code.error().message);
            return;
        }
        m_window->matrixRoom().chooseColumns(*code);
    }
    m_window->goTo(Room::Matrix);
}

void Picture::settle() {
    if (!std::exchange(m_isSettling, true))
        QTimer::singleShot(settlingMs, this, &Picture::save);
}

void Picture::save() {
    // It may show an interview, so it is for its owner only, as the project is.
    QSaveFile file(m_wish.file);
    const bool isSaved = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         m_window->grab().save(&file, "PNG") && file.commit();
    if (!isSaved)
        fail(tr("%1 can't be written: %2").arg(m_wish.file, file.errorString()));
    else
        QCoreApplication::exit(0);
}

void Picture::fail(const QString& why) {
    m_patience.stop();
    std::fprintf(stderr, "sheaf-workbench: error: %s\n", qUtf8Printable(why));
    QCoreApplication::exit(1);
}

} // namespace sheaf
