-- Format 4: what a search needs to know of a project: its synonyms, what was seen of a living search, which suggestions for a code were
-- rejected; and codings by code without a look into their rows.

-- Words that mean the same to a search; a word stands in one group at most.
CREATE TABLE synonym_group (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  coder_id {integer} NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL
);

CREATE TABLE synonym (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  group_id {integer} NOT NULL REFERENCES synonym_group (id),
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE
);
CREATE INDEX synonym_of_group ON synonym (group_id);

-- A living search says what has come in since somebody looked.
ALTER TABLE saved_search ADD COLUMN is_living {integer} NOT NULL DEFAULT 0 CHECK (is_living IN (0, 1));

-- One look of one coder: the passages that were new to them then, packed (see number_runs.h).
CREATE TABLE search_look (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  search_id {integer} NOT NULL REFERENCES saved_search (id),
  coder_id {integer} NOT NULL REFERENCES coder (id),
  looked_at TEXT NOT NULL,
  passages {blob} NOT NULL
);
CREATE INDEX search_look_of_search ON search_look (search_id, coder_id);

CREATE TABLE rejected_suggestion (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  code_id {integer} NOT NULL REFERENCES code (id),
  passage_id {integer} NOT NULL REFERENCES passage (id),
  coder_id {integer} NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL,
  UNIQUE (code_id, passage_id)
);
CREATE INDEX rejected_suggestion_of_passage ON rejected_suggestion (passage_id);

-- A filter by code reads this index alone, in the order of texts.
DROP INDEX coding_of_code;
CREATE INDEX coding_of_code ON coding (code_id, text_revision_id, range_start, range_end, coder_id, source_id);
