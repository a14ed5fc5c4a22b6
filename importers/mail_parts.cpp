#include "importers/mail_parts.h"

#include "importers/mail_header.h"

#include <algorithm>
#include <gmime/gmime.h>
#include <memory>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int mostParts = 1000;
constexpr int deepestPart = 20;
constexpr qint64 mostUnpackedBytes = 256LL << 20;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

QByteArray rawHeader(GMimeObject* object, const char* name) {
    GMimeHeader* header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name);
    const char* value = header ? g_mime_header_get_raw_value(header) : nullptr;
    return value ? QByteArray(value) : QByteArray();
}

QByteArray bytesOf(GMimeStream* memory) {
    const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
    return array ? QByteArray(reinterpret_cast<const char*>(array->data), static_cast<qsizetype>(array->len))
                 : QByteArray();
}

QByteArray contentOf(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const Owned<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    return bytesOf(memory.get());
}

bool isVisible(const QByteArray& text) {
    return !text.trimmed().isEmpty();
}

class PartReader {
public:
    explicit PartReader(Mail& mail) : m_mail(mail) {}

    void read(GMimeObject* object, int depth, bool takesText) {
        if (++m_parts > mostParts || depth > deepestPart || m_unpacked > mostUnpackedBytes) {
            m_isTooLarge = true;
            return;
        }
        if (GMIME_IS_MULTIPART(object))
            readMultipart(GMIME_MULTIPART(object), depth, takesText);
        else if (GMIME_IS_MESSAGE_PART(object))
            attachMessage(g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)));
        else if (GMIME_IS_PART(object))
            readLeaf(GMIME_PART(object), takesText);
    }

    [[nodiscard]] bool isTooLarge() const { return m_isTooLarge || m_unpacked > mostUnpackedBytes; }

private:
    void readMultipart(GMimeMultipart* multipart, int depth, bool takesText) {
        const QByteArray type = headerToken(rawHeader(GMIME_OBJECT(multipart), "Content-Type"));
        const int count = g_mime_multipart_get_count(multipart);
        if (type == "multipart/encrypted") {
            m_mail.holdsEncrypted = true;
            return;
        }
        if (type == "multipart/alternative" && takesText) {
            readAlternatives(multipart, count, depth);
            return;
        }
        for (int i = 0; i < count && !m_isTooLarge; ++i)
            read(g_mime_multipart_get_part(multipart, i), depth + 1, takesText);
    }

    /// The first alternative that gives text is taken, a plain one before any other; of the rest only what is attached.
    void readAlternatives(GMimeMultipart* multipart, int count, int depth) {
        QList<GMimeObject*> parts;
        for (int i = 0; i < count && i < mostParts; ++i)
            parts.append(g_mime_multipart_get_part(multipart, i));
        std::stable_partition(parts.begin(), parts.end(), [](GMimeObject* part) {
            return headerToken(rawHeader(part, "Content-Type")) == "text/plain";
        });
        const qsizetype before = m_mail.texts.size();
        for (GMimeObject* part : std::as_const(parts)) {
            if (m_isTooLarge)
                return;
            m_inAlternative = true;
            read(part, depth + 1, m_mail.texts.size() == before);
            m_inAlternative = false;
        }
    }

    void readLeaf(GMimePart* part, bool takesText) {
        GMimeObject* object = GMIME_OBJECT(part);
        const QByteArray contentType = rawHeader(object, "Content-Type");
        const QByteArray disposition = rawHeader(object, "Content-Disposition");
        const QByteArray type = contentType.isEmpty() ? QByteArray("text/plain") : headerToken(contentType);
        QString name = headerParameter(disposition, "filename");
        if (name.isEmpty())
            name = headerParameter(contentType, "name");
        const bool isAttached = headerToken(disposition) == "attachment";
        if (type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime") {
            m_mail.holdsEncrypted = true;
            return;
        }
        if (type.endsWith("-signature") || (!isAttached && type.startsWith("image/")))
            return;
        const bool isText = (type == "text/plain" || type == "text/html") && !isAttached;
        if (isText && !takesText)
            return;
        const QByteArray bytes = contentOf(part);
        m_unpacked += bytes.size();
        if (isText) {
            if (isVisible(bytes))
                m_mail.texts.append(
                    {bytes, headerParameter(contentType, "charset").toLatin1(), type == "text/html",
                     headerParameter(contentType, "format").toLower() == "flowed"_L1,
                     headerParameter(contentType, "delsp").toLower() == "yes"_L1});
            return;
        }
        if (bytes.isEmpty() || (m_inAlternative && !isAttached && name.isEmpty()))
            return; // a calendar's or a phone's way to say what the text says
        const QString otherwise = u"attachment %1"_s.arg(m_mail.attachments.size() + 1);
        m_mail.attachments.push_back({safeFileName(name, otherwise), bytes});
    }

    void attachMessage(GMimeMessage* message) {
        if (!message)
            return;
        const Owned<GMimeStream> memory(g_mime_stream_mem_new());
        g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, memory.get());
        const QByteArray bytes = bytesOf(memory.get());
        m_unpacked += bytes.size();
        const QString subject = headerText(rawHeader(GMIME_OBJECT(message), "Subject"));
        const QString otherwise = u"message %1"_s.arg(m_mail.attachments.size() + 1);
        if (!bytes.isEmpty())
            m_mail.attachments.push_back(
                {safeFileName(QString(subject).replace(u'/', u'-'), otherwise) + u".eml"_s, bytes});
    }

    Mail& m_mail;
    int m_parts = 0;
    qint64 m_unpacked = 0;
    bool m_isTooLarge = false;
    bool m_inAlternative = false;
};

void readHeaders(GMimeObject* object, Mail& mail) {
    GMimeHeaderList* list = g_mime_object_get_header_list(object);
    const int count = std::min(g_mime_header_list_get_count(list), 10'000);
    for (int i = 0; i < count; ++i) {
        GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
        const QByteArray name = QByteArray(g_mime_header_get_name(header)).toLower();
        if (!mail.headers.contains(name))
            mail.headers.insert(name, QByteArray(g_mime_header_get_raw_value(header)));
    }
}

} // namespace

Result<Mail> mailFrom(const QByteArray& bytes) {
    static const bool isReady = (g_mime_init(), true);
    static_cast<void>(isReady);
    const Owned<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(bytes.constData(), static_cast<size_t>(bytes.size())));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_format(parser.get(), bytes.startsWith("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
    // As a part and not as a message, whose addresses GMime would decode at once.
    const Owned<GMimeObject> object(g_mime_parser_construct_part(parser.get(), nullptr));
    Mail mail;
    if (object)
        readHeaders(object.get(), mail);
    if (mail.headers.isEmpty())
        return failure(ErrorCode::Damaged, u"not an e-mail message, whatever its name says"_s);
    PartReader reader(mail);
    reader.read(object.get(), 0, true);
    if (reader.isTooLarge())
        return failure(ErrorCode::TooLarge, u"the message holds more parts, or larger ones, than can be read"_s);
    return mail;
}

QString safeFileName(const QString& name, const QString& otherwise) {
    QString safe = name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    for (QChar& c : safe)
        if (c.category() == QChar::Other_Control || c.isSurrogate() || QStringView(u"<>:\"|?*\uFFFD").contains(c))
            c = u' ';
    safe = safe.simplified();
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    if (safe.size() > 120) // the ending stays, for it tells the format
        safe = safe.left(100) + safe.right(20);
    return safe.isEmpty() ? otherwise : safe;
}

} // namespace sheaf
