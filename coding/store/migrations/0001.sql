-- Format 1 of the project file. {id}, {integer}, {real} and {blob} are filled in by the dialect.
-- Ranges are UTF-16 code units of the source's text, half open. Times are ISO 8601 in UTC; months are YYYY-MM. Names have a twin
-- column `folded` (see coding/name_folding.h), since databases fold ASCII at best.

CREATE TABLE project (
  id {integer} PRIMARY KEY CHECK (id = 1),
  guid TEXT NOT NULL,
  title TEXT NOT NULL,
  created_at TEXT NOT NULL
);

CREATE TABLE coder (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE
);

-- Every change of the project, in order. Its number is the project's revision.
CREATE TABLE unit_of_work (
  revision {id},
  at TEXT NOT NULL,
  coder_id {integer} REFERENCES coder (id),
  what TEXT NOT NULL
);

CREATE TABLE site (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  position {integer} NOT NULL
);

CREATE TABLE attribute (
  id {id},
  owner TEXT NOT NULL CHECK (owner IN ('site', 'source')),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  position {integer} NOT NULL,
  UNIQUE (owner, folded)
);

CREATE TABLE site_attribute (
  site_id {integer} NOT NULL REFERENCES site (id) ON DELETE CASCADE,
  attribute_id {integer} NOT NULL REFERENCES attribute (id) ON DELETE CASCADE,
  value TEXT NOT NULL,
  PRIMARY KEY (site_id, attribute_id)
);

-- The bytes of an imported file, once for each content.
CREATE TABLE original (
  sha256 {blob} PRIMARY KEY,
  bytes {blob} NOT NULL
);

CREATE TABLE source (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  type TEXT NOT NULL,
  site_id {integer} REFERENCES site (id),
  period TEXT NOT NULL,
  language TEXT NOT NULL,
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('public', 'attributable', 'confidential')),
  sha256 {blob} NOT NULL UNIQUE REFERENCES original (sha256),
  text_length {integer} NOT NULL,
  page_count {integer} NOT NULL,
  passage_count {integer} NOT NULL,
  warnings TEXT NOT NULL,
  added_in {integer} NOT NULL REFERENCES unit_of_work (revision)
);
CREATE INDEX source_added_in ON source (added_in);

CREATE TABLE source_text (
  source_id {integer} PRIMARY KEY REFERENCES source (id) ON DELETE CASCADE,
  text TEXT NOT NULL
);

CREATE TABLE passage (
  id {id},
  source_id {integer} NOT NULL REFERENCES source (id) ON DELETE CASCADE,
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
  UNIQUE (source_id, ordinal),
  CHECK (0 <= range_start AND range_start < range_end)
);

CREATE TABLE page (
  source_id {integer} NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  number {integer} NOT NULL,
  label TEXT NOT NULL,
  width {real} NOT NULL,
  height {real} NOT NULL,
  PRIMARY KEY (source_id, number)
);

-- The word boxes of a page, packed (see word_box_codec.h), with the stretch of text they cover.
CREATE TABLE page_words (
  source_id {integer} NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  page {integer} NOT NULL,
  range_start {integer} NOT NULL,
  range_end {integer} NOT NULL,
  boxes {blob} NOT NULL,
  PRIMARY KEY (source_id, page)
);

CREATE TABLE code (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  parent_id {integer} REFERENCES code (id),
  position {integer} NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('code', 'review question', 'theme', 'framework feature')),
  colour TEXT NOT NULL,
  definition TEXT NOT NULL,
  include_rule TEXT NOT NULL,
  exclude_rule TEXT NOT NULL,
  example TEXT NOT NULL,
  CHECK (parent_id <> id)
);
CREATE UNIQUE INDEX code_among_siblings ON code (COALESCE(parent_id, 0), folded);

-- Which review questions a theme answers.
CREATE TABLE code_question (
  code_id {integer} NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  question_id {integer} NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  PRIMARY KEY (code_id, question_id)
);

CREATE TABLE coding (
  id {id},
  guid TEXT NOT NULL UNIQUE,
  source_id {integer} NOT NULL REFERENCES source (id),
  code_id {integer} NOT NULL REFERENCES code (id),
  coder_id {integer} NOT NULL REFERENCES coder (id),
  range_start {integer} NOT NULL,
  range_end {integer} NOT NULL,
  quotation TEXT NOT NULL,
  context_before TEXT NOT NULL,
  context_after TEXT NOT NULL,
  evidence TEXT NOT NULL,
  stance TEXT NOT NULL,
  memo TEXT NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (source_id, range_start, range_end, code_id, coder_id),
  CHECK (0 <= range_start AND range_start < range_end)
);
CREATE INDEX coding_of_code ON coding (code_id);

CREATE TABLE expected_document (
  id {id},
  site_id {integer} NOT NULL REFERENCES site (id) ON DELETE CASCADE,
  register_column TEXT NOT NULL,
  type TEXT NOT NULL,
  period TEXT NOT NULL,
  reason TEXT NOT NULL
);
