import type { Installation } from '#postgres';

/**
 * Which generations there are and which is live. Their documents are in tables of their own, made as needed:
 * `"portrait@1#2"` is generation 2 of portrait@1, `"portrait@1#2 quarantine"` a companion part of it, and the views
 * `"portrait@1"` and `"portrait@1 quarantine"` show whichever is live.
 */
export const CATALOG: Installation = {
  name: 'read-models',
  version: 1,
  sql: `
CREATE TABLE read_models (
  model text COLLATE "C" PRIMARY KEY,
  live integer NOT NULL,
  last_generation integer NOT NULL
);
CREATE TABLE read_model_generations (
  model text COLLATE "C" NOT NULL REFERENCES read_models,
  generation integer NOT NULL,
  position bigint NOT NULL,
  about text,
  PRIMARY KEY (model, generation)
) WITH (fillfactor = 50);
-- The documents ('') and the companion parts that every generation of a model has, and what they are indexed by.
CREATE TABLE read_model_collections (
  model text COLLATE "C" NOT NULL REFERENCES read_models,
  part text COLLATE "C" NOT NULL,
  fields text[] NOT NULL,
  PRIMARY KEY (model, part)
);
-- Tables that were found damaged and set aside.
CREATE TABLE read_model_damage (table_name text PRIMARY KEY);
`,
};
