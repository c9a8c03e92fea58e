-- One dispute a document; answered once, and open disputes found quickly.
CREATE TABLE "document_dispute" (
  "document_id" UUID PRIMARY KEY REFERENCES "document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "account_id" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "disputed_at" TIMESTAMPTZ(3) NOT NULL,
  "disputed_by_id" TEXT NOT NULL,
  "answer" TEXT,
  "answered_at" TIMESTAMPTZ(3),
  "answered_by_id" TEXT
);
CREATE INDEX "document_dispute_open_idx" ON "document_dispute" ("disputed_at") WHERE "answered_at" IS NULL;

CREATE FUNCTION "document_dispute_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL
     AND to_jsonb(NEW) - '{answer,answered_at,answered_by_id}'::text[]
       = to_jsonb(OLD) - '{answer,answered_at,answered_by_id}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a dispute can only be answered, once';
END $$;
CREATE TRIGGER "document_dispute_immutable" BEFORE UPDATE OR DELETE ON "document_dispute"
  FOR EACH ROW EXECUTE FUNCTION "document_dispute_immutable"();
