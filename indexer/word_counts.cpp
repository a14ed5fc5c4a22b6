#include "indexer/word_counts.h"

#include "indexer/stemmer.h"

#include <algorithm>
#include <tuple>

namespace sheaf {
namespace {

constexpr size_t mostSpellings = 16;

std::string spellingOf(QStringView written) {
    QString spelling = written.toString().toLower();
    spelling.remove(QChar::SoftHyphen);
    return spelling.toStdString();
}

} // namespace

StopWords::StopWords(QStringView text) {
    for (const Token& token : analyse(text))
        m_folded.insert(token.folded);
}

void WordCounts::startPassage(const QString& language) {
    m_stemmer = &Stemmer::forLanguage(language);
    ++m_passage;
}

const std::string& WordCounts::keyOf(const Token& token) const {
    return m_form == WordForm::Stem && m_stemmer != nullptr ? (*m_stemmer)(token.folded) : token.folded;
}

void WordCounts::count(QStringView text, const Token& token) {
    ++m_words;
    const std::string& key = keyOf(token);
    Entry& entry = m_entries[key];
    ++entry.counted.count;
    if (entry.lastPassage != m_passage) {
        entry.lastPassage = m_passage;
        ++entry.counted.passages;
    }
    const std::string spelling = spellingOf(token.range.in(text));
    if (spelling == key)
        return;
    const auto known = std::ranges::find(entry.spellings, spelling, &std::pair<std::string, qint64>::first);
    if (known != entry.spellings.end())
        ++known->second;
    else if (entry.spellings.size() < mostSpellings)
        entry.spellings.emplace_back(spelling, 1);
}

WordCounts::Counted WordCounts::of(const std::string& key) const {
    const auto found = m_entries.find(key);
    return found == m_entries.end() ? Counted{} : found->second.counted;
}

QString WordCounts::commonestSpelling(const std::string& key, const Entry& entry) {
    qint64 asKey = entry.counted.count;
    const std::pair<std::string, qint64>* best = nullptr;
    for (const auto& spelling : entry.spellings) {
        asKey -= spelling.second;
        const bool isBetter = best == nullptr || spelling.second > best->second ||
                              (spelling.second == best->second && spelling.first < best->first);
        best = isBetter ? &spelling : best;
    }
    return QString::fromStdString(best != nullptr && best->second > asKey ? best->first : key);
}

std::vector<WordCounts::Listed> WordCounts::listed(qint64 least) const {
    std::vector<Listed> listed;
    for (const auto& [key, entry] : m_entries) {
        if (entry.counted.count >= least)
            listed.push_back({key, commonestSpelling(key, entry), entry.counted});
    }
    return listed;
}

QList<WordFrequency> WordCounts::frequencies(qint64 least) const {
    QList<WordFrequency> frequencies;
    for (const Listed& each : listed(least)) {
        const double share = static_cast<double>(each.counted.count) / static_cast<double>(m_words);
        frequencies.append({each.word, each.counted.count, each.counted.passages, share * 10'000});
    }
    std::ranges::sort(frequencies, [](const WordFrequency& one, const WordFrequency& other) {
        return std::tie(other.count, one.word) < std::tie(one.count, other.word);
    });
    return frequencies;
}

} // namespace sheaf
