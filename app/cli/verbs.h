#pragma once

namespace sheaf::cli {

class CommandLine;

// One function a verb, each in a file of its own; a new verb is declared here and added to the list in main.cpp.
void addAnswers(CommandLine& line);
void addAttributes(CommandLine& line);
void addAudit(CommandLine& line);
void addAutocode(CommandLine& line);
void addBackup(CommandLine& line);
void addCode(CommandLine& line);
void addCodes(CommandLine& line);
void addCodings(CommandLine& line);
void addCollocations(CommandLine& line);
void addHistory(CommandLine& line);
void addImport(CommandLine& line);
void addKeyterms(CommandLine& line);
void addMatrix(CommandLine& line);
void addMemos(CommandLine& line);
void addNew(CommandLine& line);
void addRedo(CommandLine& line);
void addRegister(CommandLine& line);
void addReindex(CommandLine& line);
void addRestore(CommandLine& line);
void addReviewAnchors(CommandLine& line);
void addRevise(CommandLine& line);
void addSearch(CommandLine& line);
void addSearches(CommandLine& line);
void addShow(CommandLine& line);
void addSites(CommandLine& line);
void addSources(CommandLine& line);
void addStatistics(CommandLine& line);
void addSuggest(CommandLine& line);
void addSynonyms(CommandLine& line);
void addTable(CommandLine& line);
void addText(CommandLine& line);
void addUndo(CommandLine& line);
void addVerify(CommandLine& line);
void addVersions(CommandLine& line);
void addWords(CommandLine& line);

} // namespace sheaf::cli
