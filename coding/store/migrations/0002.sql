-- Format 2: texts have revisions, every change keeps its rows, attributes have types, memos hang on anything, and the tables of the
-- synthesis stand ready.
--
-- Two families of tables. What reviewers change (source, code, coding, …) has a number `id`; its rows are written through
-- UnitOfWork alone, which journals each of them; so no ON DELETE CASCADE here, which would change rows unseen. What an import brings
-- (original, text_revision and what belongs to it) is written once and never changed or removed: undoing an import takes back the
-- row of `source` that points there.

-- The former tables step aside, so that the new ones refer to each other, and go once their rows are copied.
ALTER TABLE passage RENAME TO old_passage;
ALTER TABLE page RENAME TO old_page;
ALTER TABLE page_words RENAME TO old_page_words;
ALTER TABLE source RENAME TO old_source;
ALTER TABLE site_attribute RENAME TO old_site_attribute;
ALTER TABLE code_question RENAME TO old_code_question;
ALTER TABLE coding RENAME TO old_coding;
ALTER TABLE expected_document RENAME TO old_expected_document;

-- The journal ------------------------------------------------------------------------------------------------------------------

-- Changes made before there was a journal keep their line in the history, and can't be undone.
ALTER TABLE unit_of_work ADD COLUMN kind TEXT NOT NULL DEFAULT 'unrecorded'
  CHECK (kind IN ('unrecorded', 'change', 'undo', 'redo'));
ALTER TABLE unit_of_work ADD COLUMN reason TEXT NOT NULL DEFAULT '';
-- The change that an undo took back or a redo made again; and for a change, the undo that holds now.
ALTER TABLE unit_of_work ADD COLUMN of_revision {integer} REFERENCES unit_of_work (revision);
ALTER TABLE unit_of_work ADD COLUMN undone_in {integer} REFERENCES unit_of_work (revision);
CREATE INDEX unit_of_coder ON unit_of_work (coder_id, kind, undone_in, revision);

-- Which columns the images of a journal row hold, in order, with ',' between.
CREATE TABLE journal_shape (
  id {id},
  table_name TEXT NOT NULL,
  columns TEXT NOT NULL,
  UNIQUE (table_name, columns)
);

-- A row as it was and as it became (see row_image.h): whole where it was added or removed, else the columns that changed.
CREATE TABLE journal (
  id {id},
  revision {integer} NOT NULL REFERENCES unit_of_work (revision),
  shape_id {integer} NOT NULL REFERENCES journal_shape (id),
  row_id {integer} NOT NULL,
  before {blob},
  after {blob},
  CHECK (before IS NOT NULL OR after IS NOT NULL)
);
CREATE INDEX journal_of_revision ON journal (revision);
CREATE INDEX journal_of_row ON journal (row_id, shape_id);
CREATE INDEX journal_of_shape ON journal (shape_id, revision);

-- Sources and their texts ------------------------------------------------------------------------------------------------------

CREATE TABLE text_revision (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  previous_id {integer} REFERENCES text_revision (id),
  number {integer} NOT NULL,
  sha256 {blob} NOT NULL REFERENCES original (sha256),
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  text_length {integer} NOT NULL,
  page_count {integer} NOT NULL,
  passage_count {integer} NOT NULL,
  warnings TEXT NOT NULL,
  added_in {integer} NOT NULL REFERENCES unit_of_work (revision),
  CHECK (number > 0)
);
CREATE INDEX text_revision_of_original ON text_revision (sha256);
INSERT INTO text_revision (id, guid, previous_id, number, sha256, file_name, format, text_length, page_count, passage_count, warnings, added_in)
  SELECT id, {new_guid}, NULL, 1, sha256, file_name, format, text_length, page_count, passage_count, warnings, added_in FROM old_source;

CREATE TABLE revision_text (
  text_revision_id {integer} PRIMARY KEY REFERENCES text_revision (id),
  text TEXT NOT NULL
);
INSERT INTO revision_text (text_revision_id, text) SELECT source_id, text FROM source_text;

CREATE TABLE passage (
  id {id},
  text_revision_id {integer} NOT NULL REFERENCES text_revision (id),
  ordinal {integer} NOT NULL,
  range_start {integer} NOT NULL,
  range_end {integer} NOT NULL,
  kind TEXT NOT NULL,
  heading_level {integer} NOT NULL,
  page {integer} NOT NULL,
  table_row {integer} NOT NULL,
  table_column {integer} NOT NULL,
  speaker TEXT NOT NULL,
  start_ms {integer} NOT NULL,
  UNIQUE (text_revision_id, ordinal),
  CHECK (0 <= range_start AND range_start < range_end)
);
INSERT INTO passage SELECT id, source_id, ordinal, range_start, range_end, kind, heading_level, page, table_row, table_column,
  speaker, start_ms FROM old_passage;

CREATE TABLE page (
  text_revision_id {integer} NOT NULL REFERENCES text_revision (id),
  number {integer} NOT NULL,
  label TEXT NOT NULL,
  width {real} NOT NULL,
  height {real} NOT NULL,
  PRIMARY KEY (text_revision_id, number)
);
INSERT INTO page SELECT source_id, number, label, width, height FROM old_page;

CREATE TABLE page_words (
  text_revision_id {integer} NOT NULL REFERENCES text_revision (id),
  page {integer} NOT NULL,
  range_start {integer} NOT NULL,
  range_end {integer} NOT NULL,
  boxes {blob} NOT NULL,
  PRIMARY KEY (text_revision_id, page)
);
INSERT INTO page_words SELECT source_id, page, range_start, range_end, boxes FROM old_page_words;

CREATE TABLE source (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  site_id {integer} REFERENCES site (id),
  period TEXT NOT NULL,
  language TEXT NOT NULL,
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('public', 'attributable', 'confidential')),
  text_revision_id {integer} NOT NULL UNIQUE REFERENCES text_revision (id),
  added_in {integer} NOT NULL REFERENCES unit_of_work (revision)
);
INSERT INTO source SELECT id, guid, title, folded, type, site_id, period, language, confidentiality, id, added_in FROM old_source;

-- Attributes -------------------------------------------------------------------------------------------------------------------

ALTER TABLE attribute ADD COLUMN guid TEXT NOT NULL DEFAULT '';
ALTER TABLE attribute ADD COLUMN type TEXT NOT NULL DEFAULT 'text'
  CHECK (type IN ('text', 'number', 'date', 'yes/no', 'one of a list'));
ALTER TABLE attribute ADD COLUMN choices TEXT NOT NULL DEFAULT '';
ALTER TABLE attribute ADD COLUMN definition TEXT NOT NULL DEFAULT '';
UPDATE attribute SET guid = {new_guid};
CREATE UNIQUE INDEX attribute_guid ON attribute (guid);

CREATE TABLE site_attribute (
  id {id},
  site_id {integer} NOT NULL REFERENCES site (id),
  attribute_id {integer} NOT NULL REFERENCES attribute (id),
  value TEXT NOT NULL,
  UNIQUE (site_id, attribute_id)
);
INSERT INTO site_attribute (site_id, attribute_id, value) SELECT site_id, attribute_id, value FROM old_site_attribute
  ORDER BY site_id, attribute_id;

CREATE TABLE source_attribute (
  id {id},
  source_id {integer} NOT NULL REFERENCES source (id),
  attribute_id {integer} NOT NULL REFERENCES attribute (id),
  value TEXT NOT NULL,
  UNIQUE (source_id, attribute_id)
);

-- Codes and codings ------------------------------------------------------------------------------------------------------------

CREATE TABLE code_question (
  id {id},
  code_id {integer} NOT NULL REFERENCES code (id),
  question_id {integer} NOT NULL REFERENCES code (id),
  UNIQUE (code_id, question_id)
);
INSERT INTO code_question (code_id, question_id) SELECT code_id, question_id FROM old_code_question ORDER BY code_id, question_id;

-- A coding whose text revision is not its source's current one waits for somebody to look where it belongs now.
CREATE TABLE coding (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  source_id {integer} NOT NULL REFERENCES source (id),
  text_revision_id {integer} NOT NULL REFERENCES text_revision (id),
  code_id {integer} NOT NULL REFERENCES code (id),
  coder_id {integer} NOT NULL REFERENCES coder (id),
  range_start {integer} NOT NULL,
  range_end {integer} NOT NULL,
  quotation TEXT NOT NULL,
  context_before TEXT NOT NULL,
  context_after TEXT NOT NULL,
  voice TEXT NOT NULL,
  evidence TEXT NOT NULL,
  stance TEXT NOT NULL,
  memo TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (source_id, text_revision_id, range_start, range_end, code_id, coder_id),
  CHECK (0 <= range_start AND range_start < range_end)
);
INSERT INTO coding SELECT id, guid, source_id, source_id, code_id, coder_id, range_start, range_end, quotation, context_before,
  context_after, '', evidence, stance, memo, created_at FROM old_coding;

-- The codebook as it stood, under a number and with a reason; the journal knows what it held.
CREATE TABLE codebook_version (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  number {integer} NOT NULL UNIQUE,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  of_revision {integer} NOT NULL REFERENCES unit_of_work (revision),
  coder_id {integer} NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL
);

-- Memos, saved searches, the register --------------------------------------------------------------------------------------------

-- A coding's own memo stands in its row; these hang on everything else. `owner_id` is the row's number in the owner's table.
CREATE TABLE memo (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL CHECK (owner IN ('project', 'site', 'source', 'passage', 'attribute', 'code', 'matrix cell', 'finding')),
  owner_id {integer} NOT NULL,
  coder_id {integer} NOT NULL REFERENCES coder (id),
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
CREATE INDEX memo_of_owner ON memo (owner, owner_id);

CREATE TABLE saved_search (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  coder_id {integer} NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL
);

CREATE TABLE expected_document (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  site_id {integer} NOT NULL REFERENCES site (id),
  register_column TEXT NOT NULL,
  type TEXT NOT NULL,
  period TEXT NOT NULL,
  reason TEXT NOT NULL
);
INSERT INTO expected_document SELECT id, {new_guid}, site_id, register_column, type, period, reason FROM old_expected_document;

-- The former tables -----------------------------------------------------------------------------------------------------------

DROP TABLE old_coding;
DROP TABLE old_passage;
DROP TABLE old_page;
DROP TABLE old_page_words;
DROP TABLE old_site_attribute;
DROP TABLE old_code_question;
DROP TABLE old_expected_document;
DROP TABLE source_text;
DROP TABLE old_source;
CREATE INDEX source_added_in ON source (added_in);
CREATE INDEX code_question_of_question ON code_question (question_id);
CREATE INDEX coding_of_code ON coding (code_id);

-- The synthesis ----------------------------------------------------------------------------------------------------------------

-- A cell of a matrix: one row (a site, a source, or a value of an attribute) by one code. Its prose stands in sentences.
CREATE TABLE matrix_cell (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  site_id {integer} REFERENCES site (id),
  source_id {integer} REFERENCES source (id),
  attribute_id {integer} REFERENCES attribute (id),
  attribute_value TEXT NOT NULL,
  code_id {integer} NOT NULL REFERENCES code (id),
  state TEXT NOT NULL CHECK (state IN ('not reviewed', 'nothing there', 'draft', 'summarised', 'checked')),
  written_by {integer} REFERENCES coder (id),
  checked_by {integer} REFERENCES coder (id),
  written_in {integer} NOT NULL REFERENCES unit_of_work (revision),
  CHECK (CASE WHEN site_id IS NULL THEN 0 ELSE 1 END + CASE WHEN source_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN attribute_id IS NULL THEN 0 ELSE 1 END = 1)
);
CREATE UNIQUE INDEX matrix_cell_place
  ON matrix_cell (code_id, COALESCE(site_id, 0), COALESCE(source_id, 0), COALESCE(attribute_id, 0), attribute_value);

CREATE TABLE cell_sentence (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  cell_id {integer} NOT NULL REFERENCES matrix_cell (id),
  position {integer} NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX cell_sentence_of_cell ON cell_sentence (cell_id, position);

-- What a sentence rests on: a stretch of a text, by way of a coding where there is one.
CREATE TABLE citation (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  sentence_id {integer} NOT NULL REFERENCES cell_sentence (id),
  position {integer} NOT NULL,
  coding_id {integer} REFERENCES coding (id),
  source_id {integer} NOT NULL REFERENCES source (id),
  text_revision_id {integer} NOT NULL REFERENCES text_revision (id),
  range_start {integer} NOT NULL,
  range_end {integer} NOT NULL,
  quotation TEXT NOT NULL,
  CHECK (0 <= range_start AND range_start < range_end)
);
CREATE INDEX citation_of_sentence ON citation (sentence_id, position);
CREATE INDEX citation_of_coding ON citation (coding_id);

-- The four components of CERQual, each a grade with its reason, and what follows from them.
CREATE TABLE finding (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  position {integer} NOT NULL,
  statement TEXT NOT NULL,
  limitations TEXT NOT NULL,
  limitations_reason TEXT NOT NULL,
  coherence TEXT NOT NULL,
  coherence_reason TEXT NOT NULL,
  adequacy TEXT NOT NULL,
  adequacy_reason TEXT NOT NULL,
  relevance TEXT NOT NULL,
  relevance_reason TEXT NOT NULL,
  confidence TEXT NOT NULL,
  explanation TEXT NOT NULL
);

CREATE TABLE finding_evidence (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  finding_id {integer} NOT NULL REFERENCES finding (id),
  coding_id {integer} REFERENCES coding (id),
  cell_id {integer} REFERENCES matrix_cell (id),
  code_id {integer} REFERENCES code (id),
  role TEXT NOT NULL CHECK (role IN ('supports', 'contradicts')),
  CHECK (CASE WHEN coding_id IS NULL THEN 0 ELSE 1 END + CASE WHEN cell_id IS NULL THEN 0 ELSE 1 END
    + CASE WHEN code_id IS NULL THEN 0 ELSE 1 END = 1)
);
CREATE INDEX finding_evidence_of_finding ON finding_evidence (finding_id);
CREATE INDEX finding_evidence_of_coding ON finding_evidence (coding_id);

CREATE TABLE implication (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  finding_id {integer} NOT NULL REFERENCES finding (id),
  position {integer} NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('lesson', 'implication')),
  text TEXT NOT NULL
);
CREATE INDEX implication_of_finding ON implication (finding_id, position);
