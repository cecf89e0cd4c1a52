/** A key without bytes is a tombstone. At most one key of a shopper is in use. */
export const SCHEMA = `
  CREATE TABLE keys (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    shopper_id TEXT NOT NULL,
    made_at TEXT NOT NULL,
    wrapped BLOB,
    destroyed_at TEXT,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
  ) STRICT;
  CREATE INDEX keys_of_shopper ON keys (shopper_id);
  CREATE UNIQUE INDEX key_in_use ON keys (shopper_id) WHERE destroyed_at IS NULL;
  CREATE TABLE master (proof BLOB NOT NULL) STRICT;
`;
