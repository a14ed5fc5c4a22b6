#include "importers/eml_importer.h"

#include "importers/declared_language.h"
#include "importers/html_content.h"
#include "importers/html_decoding.h"
#include "importers/mail_header.h"
#include "importers/mail_parts.h"
#include "importers/mail_text.h"
#include "importers/plain_text.h"
#include "importers/text_builder.h"
#include "importers/title_worth_showing.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype sampleBytes = 64 << 10;

/// The names of the headers at the start, in lower case; empty if the bytes do not start with headers.
QSet<QByteArray> headerNames(QByteArrayView bytes) {
    QSet<QByteArray> names;
    QByteArrayView rest = bytes.first(std::min(bytes.size(), sampleBytes));
    if (rest.startsWith("\xEF\xBB\xBF"))
        rest = rest.sliced(3);
    for (bool isFirst = true; !rest.isEmpty(); isFirst = false) {
        const qsizetype end = rest.indexOf('\n');
        const QByteArrayView line = rest.first(end < 0 ? rest.size() : end);
        rest = rest.sliced(end < 0 ? rest.size() : end + 1);
        if (line.trimmed().isEmpty())
            return names;
        if ((isFirst && line.startsWith("From ")) || (!isFirst && (line[0] == ' ' || line[0] == '\t')))
            continue;
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = line.first(std::max<qsizetype>(colon, 0));
        const bool isName =
            colon > 0 && std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127; });
        if (!isName)
            return {};
        names.insert(name.toByteArray().toLower());
    }
    return names;
}

void addEnvelope(TextBuilder& builder, const Mail& mail) {
    static constexpr std::pair<const char*, const char16_t*> shown[] = {
        {"from", u"From"}, {"to", u"To"}, {"cc", u"Cc"}, {"date", u"Date"}};
    QStringList lines;
    for (const auto& [name, label] : shown)
        if (const QString value = headerText(mail.headers.value(name)); !value.isEmpty())
            lines.append(QString::fromUtf16(label) + u": "_s + value);
    builder.addPassage({}, lines.join(u'\n'), TextBuilder::LineBreaks::Keep);
}

Result<void> addText(TextBuilder& builder, const MailText& part) {
    const auto decoded = part.isHtml ? decodeHtml(part.bytes, part.charset) : decodeText(part.bytes, part.charset);
    if (!decoded) {
        builder.addWarning(u"a part of the message is damaged and was left out"_s);
        return {};
    }
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    if (!part.isHtml) {
        addPlainText(builder, mailLines(decoded->text, part.isFlowed, part.dropsSpaces));
        return {};
    }
    MarkupBlocks blocks;
    const auto head = readHtml(decoded->text.toUtf8(), HtmlDialect::Html, blocks);
    if (!head)
        return failure(head);
    // From, Sent and To of answered messages stand like speakers, and are none.
    addBlocksAsTheyAre(builder, blocks.take());
    return {};
}

} // namespace

QStringList EmlImporter::endings() const {
    return {u"eml"_s};
}

Recognition EmlImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const QSet<QByteArray> names = headerNames(bytes);
    // People, too, write From and Date above their notes; what programs add tells a message.
    const bool isSent = names.contains("message-id") || names.contains("mime-version") || names.contains("received") ||
                        names.contains("return-path");
    if (isSent && names.contains("from") && (names.contains("date") || names.contains("subject")))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> EmlImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (headerNames(bytes).isEmpty())
        return failure(ErrorCode::Damaged, u"not an e-mail message, whatever its name says"_s);
    auto mail = mailFrom(bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes);
    if (!mail)
        return failure(mail);
    if (mail->holdsEncrypted && mail->texts.isEmpty() && mail->attachments.empty())
        return failure(
            ErrorCode::Encrypted, u"the message is encrypted"_s, u"Open it in your mail program and save its text."_s);

    TextBuilder builder;
    const QString subject = headerText(mail->headers.value("subject"));
    Passage heading;
    heading.kind = PassageKind::Heading;
    heading.headingLevel = 1;
    builder.addPassage(heading, subject);
    addEnvelope(builder, *mail);
    for (const MailText& part : std::as_const(mail->texts))
        if (const auto added = addText(builder, part); !added)
            return failure(added);
    if (mail->holdsEncrypted)
        builder.addWarning(u"an encrypted part of the message was left out"_s);
    if (!builder.hasPassages() && mail->attachments.empty())
        return failure(ErrorCode::Unsupported, u"the message holds no text to read"_s);
    builder.setLanguage(declaredLanguage(headerText(mail->headers.value("content-language"))));
    const QString format = builder.hasPassages() ? u"eml"_s : QString();
    ImportedSource source = builder.take(format, titleWorthShowing(subject, request.fileName));
    source.contained = std::move(mail->attachments);
    return source;
}

} // namespace sheaf
