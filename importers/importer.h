#pragma once

#include "coding/result.h"
#include "importers/imported_source.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// How sure an importer is that bytes are of its format.
enum class Recognition {
    No,
    ByName,   ///< the ending fits and the content does not speak against it
    ByContent ///< the content says so, whatever the name
};

/// What a reader outside this program made out on the picture of a page.
struct RecognisedPage {
    int page = 0; ///< from 1
    struct Word {
        QString text;
        double left = 0, top = 0, right = 0, bottom = 0; ///< points, origin at the page's top left
        int line = 0;                                    ///< words with the same number stand on one line
    };
    QList<Word> words; ///< in reading order
};

/// What an importer is told besides the bytes.
struct ReadingRequest {
    QString fileName;                      ///< for its ending and for titles only; no file is opened
    QString password = {};                 ///< of an encrypted file; empty if none is known
    QList<RecognisedPage> recognised = {}; ///< of a PDF whose pages are pictures
};

/// One file format. Importers hold no state, open no file and know nothing of projects.
class Importer {
public:
    virtual ~Importer() = default;
    [[nodiscard]] virtual QStringList endings() const = 0;
    [[nodiscard]] virtual Recognition recognise(QByteArrayView bytes, const QString& ending) const = 0;
    /// Errors: Damaged, Encrypted, Unsupported, TooLarge; one line, without the file's name.
    [[nodiscard]] virtual Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const = 0;
};

/// read(), with what is thrown below it as an error, so that one document never ends a batch: TooLarge where memory
/// runs out, Damaged for anything else.
[[nodiscard]] Result<ImportedSource>
readContained(const Importer& importer, const QByteArray& bytes, const ReadingRequest& request);

} // namespace sheaf
