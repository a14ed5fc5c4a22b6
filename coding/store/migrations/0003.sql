-- Format 3: who asks and who answers, which question of the schedule, what stands beside the text (links, annotations, comments), and
-- a sketch of each text by which near-duplicates are found.

ALTER TABLE passage ADD COLUMN role TEXT NOT NULL DEFAULT '' CHECK (role IN ('', 'interviewer', 'interviewee'));
ALTER TABLE passage ADD COLUMN question {integer} NOT NULL DEFAULT 0;

CREATE TABLE text_mark (
  text_revision_id {integer} NOT NULL REFERENCES text_revision (id),
  ordinal {integer} NOT NULL,
  range_start {integer} NOT NULL,
  range_end {integer} NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('link', 'annotation', 'comment')),
  detail TEXT NOT NULL,
  author TEXT NOT NULL,
  written_at TEXT NOT NULL,
  PRIMARY KEY (text_revision_id, ordinal),
  CHECK (0 <= range_start AND range_start < range_end)
);

-- Null for texts that came in before there were sketches, and for those too short for one.
ALTER TABLE text_revision ADD COLUMN sketch {blob};
