// Changes a project as fast as it can until somebody kills it: faults_writer PROJECT NAME SEED FOLDER
// Each line on standard output says that a change is on disk: its revision and the hash of what it did.

#include "app/session/back_up.h"
#include "app/session/code_passages.h"
#include "app/session/edit_codebook.h"
#include "app/session/history.h"
#include "app/session/import_sources.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/journal.h"
#include "tests/faults/acknowledged.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <random>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sheaf;

namespace {

class Writer {
public:
    Writer(Review& review, unsigned int seed, const QString& folder)
        : m_review(&review), m_random(seed), m_folder(folder), m_seed(seed) {}

    void change() {
        switch (below(10)) {
        case 0:
            importSource();
            break;
        case 1:
            addCode();
            break;
        case 2:
            renameCode();
            break;
        case 3:
            recode();
            break;
        case 4:
            writeMemo();
            break;
        case 5:
            static_cast<void>(History(*m_review).undo(m_review->coder()));
            break;
        case 6:
            static_cast<void>(History(*m_review).redo(m_review->coder()));
            break;
        case 7:
            removeCoding();
            break;
        default:
            code();
            break;
        }
        if (below(200) == 0)
            static_cast<void>(BackUp(m_review->path()).make());
        acknowledge();
    }

private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }
    template <typename List>
    auto any(const List& list) {
        return list.isEmpty() ? std::nullopt : std::optional(list[below(static_cast<int>(list.size()))]);
    }
    QString name(const QString& what) { return u"%1 %2-%3"_s.arg(what).arg(m_seed).arg(++m_count); }

    /// Says so if this coder has made a change since the last one said.
    void acknowledge() {
        const auto coder = History(*m_review).findCoder(m_review->coder());
        if (!coder)
            return;
        const auto entries = Journal(m_review->project()).entries({.coder = *coder, .after = m_said, .limit = 1});
        if (!entries || entries->isEmpty())
            return;
        m_said = entries->first().revision;
        const QByteArray line = QByteArray::number(m_said) + ' ' + test::digestOf(m_review->project(), m_said) + '\n';
        static_cast<void>(!::write(STDOUT_FILENO, line.constData(), static_cast<size_t>(line.size())));
    }
    void importSource() {
        const QString path = m_folder + u'/' + name(u"Interview"_s) + u".txt"_s;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return;
        for (int paragraph = below(200); paragraph >= 0; --paragraph)
            file.write(
                u"%1: We learned from each other 👩‍👩‍👧, %2.\n\n"_s.arg(path).arg(paragraph).toUtf8());
        file.close();
        static_cast<void>(ImportSources(*m_review).run({path}, {}, {}, {}));
        QFile::remove(path);
    }
    void addCode() {
        const auto codes = m_review->codes();
        const auto parent = below(2) == 0 && codes ? any(codes->inOrder()) : std::nullopt;
        static_cast<void>(EditCodebook(*m_review).add(
            name(u"Code"_s), parent ? std::optional(parent->id) : std::nullopt, CodeKind::Theme));
    }
    void renameCode() {
        const auto codes = m_review->codes();
        const auto code = codes ? any(codes->inOrder()) : std::nullopt;
        if (!code)
            return;
        auto work = UnitOfWork::begin(m_review->project(), u"rename a code"_s);
        if (work && CodeRepository(m_review->project()).rename(*work, code->id, name(u"Renamed"_s)))
            static_cast<void>(work->commit());
    }
    void code() {
        const auto sources = m_review->sources();
        const auto codes = m_review->codes();
        const auto source = sources ? any(*sources) : std::nullopt;
        const auto chosen = codes ? any(codes->inOrder()) : std::nullopt;
        if (!source || !chosen)
            return;
        const auto start = below(static_cast<int>(source->textLength));
        const auto end = start + 1 + below(static_cast<int>(source->textLength) - start);
        CodingDetails details;
        details.memo = below(3) == 0 ? name(u"Memo"_s) : QString();
        static_cast<void>(CodePassages(*m_review).codeRange(chosen->id, source->id, {start, end}, details));
    }
    void recode() {
        const auto codings = m_review->codings();
        const auto codes = m_review->codes();
        auto coding = codings ? any(*codings) : std::nullopt;
        const auto code = codes ? any(codes->inOrder()) : std::nullopt;
        if (!coding || !code)
            return;
        auto work = UnitOfWork::begin(m_review->project(), u"recode"_s);
        coding->code = code->id;
        if (work && CodingRepository(m_review->project()).put(*work, *coding))
            static_cast<void>(work->commit());
    }
    void writeMemo() {
        const auto codings = m_review->codings();
        const auto seen = codings ? any(*codings) : std::nullopt;
        if (!seen)
            return;
        Coding coding = *seen;
        coding.memo = name(u"Memo"_s);
        static_cast<void>(CodePassages(*m_review).describe(coding, *seen));
    }
    void removeCoding() {
        const auto codings = m_review->codings();
        if (const auto coding = codings ? any(*codings) : std::nullopt)
            static_cast<void>(CodePassages(*m_review).remove(coding->id));
    }

    Review* m_review;
    std::mt19937 m_random;
    QString m_folder;
    unsigned int m_seed;
    int m_count = 0;
    qint64 m_said = 0;
};

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5)
        return 2;
    auto review = Review::open(words[1]);
    if (!review)
        return 3;
    review->setCoder(words[2]);
    Writer writer(*review, words[3].toUInt(), words[4]);
    while (true)
        writer.change();
}
