#pragma once

#include "indexer/passage_index.h"
#include "indexer/query.h"
#include "tests/indexer/plain_search.h"

#include <QMap>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace sheaf::plain {

/// Sixty texts in an index of their own, and what a session would tell the index of them.
class Corpus {
public:
    Corpus(Generator& generator, unsigned shards) {
        QList<IndexedPassage> passages;
        for (int place = 1; place <= 60; ++place) {
            // The numbers have gaps, as they have where a text was replaced.
            const Text text = generator.text(place * 3 + place % 3);
            passages.append({PassageId{text.number}, SourceId{place % 4 + 1}, text.text, text.language});
            m_texts.insert(text.number, text);
        }
        EXPECT_TRUE(PassageIndex::replace(path(), shards));
        PassageIndex index = PassageIndex::open(path()).value();
        EXPECT_TRUE(index.add(passages));
        EXPECT_TRUE(index.commit(1));
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("index")); }
    [[nodiscard]] const QMap<qint64, Text>& texts() const { return m_texts; }

    [[nodiscard]] std::vector<std::uint32_t> holding(const Search& search) const {
        std::vector<std::uint32_t> numbers;
        for (const Text& text : m_texts) {
            if (search.holds(text))
                numbers.push_back(static_cast<std::uint32_t>(text.number));
        }
        return numbers;
    }

    /// The passages of each site, and how to read them.
    [[nodiscard]] SearchRequest requestFor(const Query& query) const {
        SearchRequest request{.limit = 1'000, .wantsAll = true};
        for (const QueryFilter& filter : query.filters()) {
            const QString site = std::get<PropertyFilter>(filter.what).value.from;
            std::vector<PassageSet::Run> runs;
            for (const Text& text : m_texts) {
                if (site == QStringLiteral("S%1").arg(siteOf(text.number)))
                    runs.push_back({static_cast<std::uint32_t>(text.number), static_cast<std::uint32_t>(text.number)});
            }
            request.filters.push_back(std::make_shared<PassageSet>(runs));
        }
        request.read = [this](PassageId passage) -> Result<SearchRequest::Reading> {
            const auto text = m_texts.constFind(passage.value);
            if (text == m_texts.constEnd())
                return failure(ErrorCode::NotFound, QStringLiteral("no such passage"));
            return SearchRequest::Reading{text->text, text->language};
        };
        return request;
    }

    [[nodiscard]] std::vector<std::uint32_t> matching(const Query& query, const SearchRequest& request) const {
        std::vector<std::uint32_t> numbers;
        for (const Text& text : m_texts) {
            const auto holds = [&](std::size_t filter) {
                return request.filters[filter]->contains(PassageId{text.number});
            };
            if (query.match(text.text, {.language = text.language, .holds = holds}).matches)
                numbers.push_back(static_cast<std::uint32_t>(text.number));
        }
        return numbers;
    }

private:
    QTemporaryDir m_folder;
    QMap<qint64, Text> m_texts;
};

/// All that an index finds, and whether what it says of it is consistent.
inline std::vector<std::uint32_t> foundBy(const PassageIndex& index, const Query& query, SearchRequest request) {
    const Result<SearchHits> found = index.search(query, request);
    if (!found) {
        ADD_FAILURE() << found.error().message.toStdString() << found.error().detail.toStdString();
        return {};
    }
    std::vector<std::uint32_t> numbers;
    for (const SearchHit& hit : found->hits)
        numbers.push_back(static_cast<std::uint32_t>(hit.passage.value));
    const bool isRanked = std::ranges::is_sorted(found->hits, [](const SearchHit& one, const SearchHit& other) {
        return one.score != other.score ? one.score > other.score : one.passage.value < other.passage.value;
    });
    EXPECT_TRUE(isRanked);
    std::ranges::sort(numbers);
    EXPECT_EQ(found->all, numbers);
    EXPECT_EQ(found->total, static_cast<qsizetype>(numbers.size()));
    request.limit = 2;
    request.offset = 1;
    request.wantsAll = false;
    EXPECT_EQ(index.search(query, request).value().total, found->total);
    return numbers;
}

} // namespace sheaf::plain
