-- SPDX-License-Identifier: Apache-2.0

-- A blob, which has a digest, or an upload, which has a name.
CREATE TABLE IF NOT EXISTS content (id INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT UNIQUE, upload TEXT UNIQUE, size INTEGER DEFAULT 0, started INTEGER);

-- Its bytes, in pieces, whose sum is its size.
CREATE TABLE IF NOT EXISTS chunk (content INTEGER REFERENCES content ON DELETE CASCADE,
  start INTEGER, bytes BLOB, PRIMARY KEY (content, start));

CREATE TRIGGER IF NOT EXISTS grow AFTER INSERT ON chunk BEGIN
  UPDATE content SET size = size + length(NEW.bytes) WHERE id = NEW.content; END;

-- A blob of one piece: to insert here is to put all of it by one statement.
CREATE VIEW IF NOT EXISTS small AS SELECT digest, NULL AS bytes FROM content;

CREATE TRIGGER IF NOT EXISTS put INSTEAD OF INSERT ON small BEGIN
  INSERT OR REPLACE INTO content (digest) VALUES (NEW.digest);
  INSERT INTO chunk SELECT id, 0, NEW.bytes FROM content WHERE digest = NEW.digest; END;

CREATE TABLE IF NOT EXISTS link (repository TEXT, scope TEXT, name TEXT, target TEXT,
  PRIMARY KEY (repository, scope, name)) WITHOUT ROWID;

-- Repositories are listed from the first manifest or tag on.
CREATE TABLE IF NOT EXISTS repository (name TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS list AFTER INSERT ON link
  WHEN NEW.scope IN ('manifests', 'tags') BEGIN
  INSERT OR IGNORE INTO repository VALUES (NEW.repository); END;
