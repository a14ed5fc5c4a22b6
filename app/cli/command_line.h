#pragma once

#include "app/cli/console.h"
#include "app/cli/listing.h"
#include "app/session/review.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace sheaf::cli {

/// What a verb does once the words of the call are understood. Runs after all parsing; an error ends the program with
/// its status.
using Run = std::function<Result<ExitStatus>()>;

/// The words of a call, as verbs declare them: thin names over CLI11 that speak QString and Result.
class CommandLine {
public:
    CommandLine();
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    /// Starts a verb. Its options are declared next, on what this returns.
    class Verb {
    public:
        Verb(CLI::App* app, CommandLine* owner) : m_app(app), m_owner(owner) {}
        Verb& required(const std::string& name, QString& target, const std::string& description);
        Verb& optional(const std::string& name, QString& target, const std::string& description);
        /// That also tells "not said" from "said to be empty".
        Verb& optional(const std::string& name, std::optional<QString>& target, const std::string& description);
        Verb& list(const std::string& name, QStringList& target, const std::string& description);
        /// An option that may be given several times, one value each.
        Verb& repeatable(const std::string& name, QStringList& target, const std::string& description);
        /// An option with one value or more after it: `--accept 4 7`.
        Verb& several(const std::string& name, QStringList& target, const std::string& description);
        Verb& number(const std::string& name, int& target, const std::string& description);
        Verb& flag(const std::string& name, bool& target, const std::string& description);
        /// `--format text|json|csv`
        Verb& format(OutputFormat& target);
        /// One of some words; anything else is a wrong call.
        Verb&
        choice(const std::string& name, QString& target, const QStringList& words, const std::string& description);
        /// What `sheaf help VERB` says below the options.
        Verb& explained(const QString& text);
        /// A verb below this one: `codes import`.
        [[nodiscard]] Verb verb(const std::string& name, const std::string& description);
        void does(Run run);

    private:
        CLI::App* m_app;
        CommandLine* m_owner;
    };
    [[nodiscard]] Verb verb(const std::string& name, const std::string& description);

    /// Parses and runs. Returns the exit status.
    int run(int argc, char** argv);

private:
    std::unique_ptr<CLI::App> m_app; // only command_line.cpp pays for the parser's header
    Run m_run;
};

/// Opens the project that a call names; the status of a failure is 3 or 4, never 2.
[[nodiscard]] Result<Review> openReview(const QString& path, Review::Access access = Review::Access::ReadWrite);

/// For verbs that only read: also works where the project, or its folder, can't be written.
[[nodiscard]] inline Result<Review> readReview(const QString& path) {
    return openReview(path, Review::Access::ReadOnly);
}

/// The code that a call names. Errors: NotFound, Ambiguous.
[[nodiscard]] Result<CodeId> findCode(const Review& review, const QString& nameOrPath);

/// Refuses to write an answer over the project itself. Errors: InvalidArgument.
[[nodiscard]] Result<void> checkOutput(const QString& output, const QString& project);

/// `120:180`. Errors: InvalidArgument.
[[nodiscard]] Result<TextRange> parseRange(const QString& text);

} // namespace sheaf::cli
