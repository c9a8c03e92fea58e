CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "dead_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "job_due" ON "job" ("due_at") WHERE "dead_at" IS NULL;

CREATE TABLE "document_file" (
    "document_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_file_pkey" PRIMARY KEY ("document_id","format"),
    CONSTRAINT "document_file_sha256" CHECK ("sha256" = sha256("content"))
);

-- A PDF is compressed already.
ALTER TABLE "document_file" ALTER COLUMN "content" SET STORAGE EXTERNAL;

ALTER TABLE "document_file" ADD CONSTRAINT "document_file_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Seven years, as the document itself: the bytes that somebody has are those that are kept.
CREATE TRIGGER "document_file_immutable" BEFORE UPDATE OR DELETE ON "document_file"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Files of documents that were issued before files were kept.
INSERT INTO "job" ("kind", "target", "created_at", "due_at")
  SELECT 'document-files', "id"::text, "finalised_at", now() FROM "document" WHERE "number" IS NOT NULL ORDER BY "finalised_at";
