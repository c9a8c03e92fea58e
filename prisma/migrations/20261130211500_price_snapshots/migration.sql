-- The price as it was told, by the SHA-256 of its canonical JSON; each session that starts names it.
CREATE TABLE "price_snapshot" (
  "hash" TEXT NOT NULL PRIMARY KEY CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  "price" JSONB NOT NULL
);

CREATE FUNCTION "price_snapshot_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a price that was told is never changed';
END $$;
CREATE TRIGGER "price_snapshot_immutable" BEFORE UPDATE OR DELETE ON "price_snapshot"
  FOR EACH ROW EXECUTE FUNCTION "price_snapshot_immutable"();

ALTER TABLE "session" ADD COLUMN "price_hash" TEXT;

-- What a session was told stays, unless its start was only guessed and now arrives.
CREATE FUNCTION "session_price_hash_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the price that a session was told is never changed';
END $$;
CREATE TRIGGER "session_price_hash_kept" BEFORE UPDATE OF "price_hash" ON "session"
  FOR EACH ROW WHEN (OLD."price_hash" IS DISTINCT FROM NEW."price_hash" AND OLD."authorization_rule" <> 'adopted')
  EXECUTE FUNCTION "session_price_hash_kept"();
