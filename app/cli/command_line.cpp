#include "app/cli/command_line.h"

#include <QFileInfo>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <vector>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

/// The verb of this name below an app; none: null.
CLI::App* verbNamed(CLI::App& app, const std::string& name) {
    const auto found = app.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == name; });
    return found.empty() ? nullptr : found.front();
}

} // namespace

CommandLine::CommandLine()
    : m_app(std::make_unique<CLI::App>(
          "sheaf — gathers, codes and synthesises what a programme's sites wrote and said", "sheaf")) {
    m_app->require_subcommand(1);
    m_app->set_version_flag("--version", std::string("sheaf " SHEAF_VERSION));
    m_app->get_formatter()->column_width(34);
    m_app->footer("“sheaf help VERB” says more about a verb, “sheaf help codes add” about a verb below it.");
}

CommandLine::~CommandLine() = default;

CommandLine::Verb CommandLine::verb(const std::string& name, const std::string& description) {
    return {m_app->add_subcommand(name, description), this};
}

CommandLine::Verb& CommandLine::Verb::explained(const QString& text) {
    m_app->footer(text.toStdString());
    return *this;
}

CommandLine::Verb CommandLine::Verb::verb(const std::string& name, const std::string& description) {
    return {m_app->add_subcommand(name, description), m_owner};
}

CommandLine::Verb&
CommandLine::Verb::required(const std::string& name, QString& target, const std::string& description) {
    optional(name, target, description);
    m_app->get_option(name)->required();
    return *this;
}

CommandLine::Verb&
CommandLine::Verb::optional(const std::string& name, QString& target, const std::string& description) {
    m_app->add_option_function<std::string>(
        name, [&target](const std::string& value) { target = QString::fromStdString(value); }, description);
    return *this;
}

CommandLine::Verb&
CommandLine::Verb::optional(const std::string& name, std::optional<QString>& target, const std::string& description) {
    m_app->add_option_function<std::string>(
        name, [&target](const std::string& value) { target = QString::fromStdString(value); }, description);
    return *this;
}

CommandLine::Verb&
CommandLine::Verb::list(const std::string& name, QStringList& target, const std::string& description) {
    repeatable(name, target, description);
    m_app->get_option(name)->allow_extra_args()->required();
    return *this;
}

CommandLine::Verb&
CommandLine::Verb::repeatable(const std::string& name, QStringList& target, const std::string& description) {
    m_app
        ->add_option_function<std::vector<std::string>>(
            name,
            [&target](const std::vector<std::string>& values) {
                for (const std::string& value : values)
                    target.append(QString::fromStdString(value));
            },
            description)
        ->allow_extra_args(false);
    return *this;
}

CommandLine::Verb&
CommandLine::Verb::several(const std::string& name, QStringList& target, const std::string& description) {
    repeatable(name, target, description);
    m_app->get_option(name)->allow_extra_args();
    return *this;
}

CommandLine::Verb& CommandLine::Verb::number(const std::string& name, int& target, const std::string& description) {
    const auto isCount = [](const std::string& value) {
        bool fine = false;
        const int count = QString::fromStdString(value).toInt(&fine);
        return fine && count >= 0 ? std::string() : std::string("must be a whole number, 0 or more");
    };
    m_app->add_option(name, target, description)->check(isCount)->option_text("NUMBER");
    return *this;
}

CommandLine::Verb& CommandLine::Verb::flag(const std::string& name, bool& target, const std::string& description) {
    m_app->add_flag(name, target, description);
    return *this;
}

CommandLine::Verb& CommandLine::Verb::format(OutputFormat& target) {
    const auto known = [](const std::string& word) {
        return word == "text" || word == "json" || word == "csv" ? std::string()
                                                                 : std::string("must be text, json or csv");
    };
    const auto take = [&target](const std::string& word) {
        target = word == "json" ? OutputFormat::Json : word == "csv" ? OutputFormat::Csv : OutputFormat::Text;
    };
    m_app->add_option_function<std::string>("--format", take, "text (for people), json or csv (for programs)")
        ->check(known)
        ->option_text("text|json|csv");
    return *this;
}

CommandLine::Verb& CommandLine::Verb::choice(
    const std::string& name, QString& target, const QStringList& words, const std::string& description) {
    optional(name, target, description);
    const std::string complaint = (u"must be one of "_s + words.join(u", "_s)).toStdString();
    const auto known = [words, complaint](const std::string& value) {
        return words.contains(QString::fromStdString(value)) ? std::string() : complaint;
    };
    m_app->get_option(name)->check(known)->option_text(words.join(u'|').toStdString());
    return *this;
}

void CommandLine::Verb::does(Run run) {
    m_app->callback([owner = m_owner, app = m_app, run = std::move(run)] {
        // A verb with verbs below it runs only if none of them was called.
        if (app->get_subcommands().empty())
            owner->m_run = run;
    });
}

int CommandLine::run(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    // `sheaf help VERB` is `sheaf VERB --help`, as git has it.
    if (!words.empty() && words.front() == "help") {
        words.erase(words.begin());
        words.emplace_back("--help");
        // Below a verb stands the project first, which nobody names to get help.
        CLI::App* const verb = verbNamed(*m_app, words.front());
        if (verb != nullptr && words.size() > 2 && verbNamed(*verb, words[1]) != nullptr)
            words.insert(words.begin() + 1, "PROJECT");
    }
    if (!words.empty() && !words.front().starts_with('-') && verbNamed(*m_app, words.front()) == nullptr) {
        return printError(
            {ErrorCode::InvalidArgument, u"there is no verb “%1”"_s.arg(QString::fromStdString(words.front())),
             u"“sheaf help” lists the verbs"_s});
    }
    std::reverse(words.begin(), words.end()); // as CLI11 wants them
    try {
        m_app->parse(words);
    } catch (const CLI::Success& asked) { // --help, --version
        m_app->exit(asked);
        return AllDone;
    } catch (const CLI::ParseError& error) {
        return printError(
            {ErrorCode::InvalidArgument, QString::fromStdString(error.what()),
             u"“sheaf help VERB” lists its options; a word that starts with a dash goes behind --"_s});
    }
    const Result<ExitStatus> done = m_run();
    if (!done)
        return printError(done.error());
    if (!allPrinted())
        return printError(
            {ErrorCode::Unreadable, u"the answer could not be written in full"_s, u"is the disk full?"_s});
    return *done;
}

Result<Review> openReview(const QString& path, Review::Access access) {
    auto review = Review::open(path, access);
    if (!review && statusFor(review.error().code) == WrongCall) {
        Error error = review.error();
        error.code = ErrorCode::Unreadable;
        return tl::unexpected<Error>(std::move(error));
    }
    return review;
}

Result<CodeId> findCode(const Review& review, const QString& nameOrPath) {
    const auto codes = review.codes();
    return codes ? codes->find(nameOrPath) : failure(codes);
}

Result<void> checkOutput(const QString& output, const QString& project) {
    const QString written = QFileInfo(output).canonicalFilePath();
    if (written.isEmpty() || written != QFileInfo(project).canonicalFilePath())
        return {};
    return failure(
        ErrorCode::InvalidArgument, u"%1 is the project itself; nothing was written"_s.arg(output),
        u"name another file"_s);
}

Result<TextRange> parseRange(const QString& text) {
    bool startFine = false;
    bool endFine = false;
    const TextRange range{text.section(u':', 0, 0).toLongLong(&startFine), text.section(u':', 1).toLongLong(&endFine)};
    if (startFine && endFine)
        return range;
    return failure(
        ErrorCode::InvalidArgument, u"“%1” is not a range"_s.arg(text),
        u"write START:END in UTF-16 units, such as 120:180"_s);
}

} // namespace sheaf::cli
