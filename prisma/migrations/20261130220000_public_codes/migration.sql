-- What the sticker on a charging point shows; says nothing about whose it is.
ALTER TABLE "connector" ADD COLUMN "public_code" TEXT NOT NULL
  DEFAULT upper(substr(replace((gen_random_uuid())::text, '-'::text, ''::text), 1, 10));

CREATE UNIQUE INDEX "connector_public_code_key" ON "connector" ("public_code");
