CREATE SEQUENCE "organization_number_seq" AS INTEGER START 1001;
ALTER TABLE "organization" ADD COLUMN "number" INTEGER;
UPDATE "organization" o SET "number" = n."number"
  FROM (SELECT "id", 1000 + row_number() OVER (ORDER BY "created_at", "id") AS "number" FROM "organization") n
 WHERE n."id" = o."id";
SELECT setval('organization_number_seq', max("number")) FROM "organization" HAVING max("number") IS NOT NULL;
ALTER TABLE "organization" ALTER COLUMN "number" SET DEFAULT nextval('organization_number_seq'),
  ALTER COLUMN "number" SET NOT NULL;
ALTER SEQUENCE "organization_number_seq" OWNED BY "organization"."number";

ALTER TABLE "session" ADD COLUMN "document_id" UUID;

CREATE TABLE "agreement_acceptance" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_by_id" TEXT NOT NULL,

    CONSTRAINT "agreement_acceptance_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "vat_id_check" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "vat_id" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" TEXT,

    CONSTRAINT "vat_id_check_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "payee_check" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "bank_account_version_id" BIGINT NOT NULL,
    "result" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" TEXT NOT NULL,

    CONSTRAINT "payee_check_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "settlement_run" (
    "id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "approved_by_id" TEXT,
    "finalised_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_run_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "settlement_run_account" (
    "run_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "finalised_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_run_account_pkey" PRIMARY KEY ("run_id","account_id")
);

CREATE TABLE "settlement_exception" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "session_id" INTEGER,
    "reason" TEXT NOT NULL,
    "amount" DECIMAL(18,6) NOT NULL,

    CONSTRAINT "settlement_exception_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "run_id" UUID,
    "account_id" TEXT NOT NULL,
    "account_number" INTEGER NOT NULL,
    "party_version_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "number" TEXT,
    "issued_on" DATE,
    "finalised_at" TIMESTAMPTZ(3),
    "credits_id" UUID,
    "replaces_id" UUID,
    "total" DECIMAL(14,2) NOT NULL,
    "content" JSONB NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "document_session" (
    "document_id" UUID NOT NULL,
    "session_id" INTEGER NOT NULL,

    CONSTRAINT "document_session_pkey" PRIMARY KEY ("document_id","session_id")
);

CREATE TABLE "document_series" (
    "account_number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last_place" INTEGER NOT NULL,

    CONSTRAINT "document_series_pkey" PRIMARY KEY ("account_number","kind","year")
);

CREATE INDEX "agreement_acceptance_account_id_version_idx" ON "agreement_acceptance"("account_id", "version");

CREATE INDEX "vat_id_check_account_id_vat_id_id_idx" ON "vat_id_check"("account_id", "vat_id", "id" DESC);

CREATE INDEX "payee_check_bank_account_version_id_id_idx" ON "payee_check"("bank_account_version_id", "id" DESC);

CREATE UNIQUE INDEX "settlement_run_month_key" ON "settlement_run"("month");

CREATE INDEX "settlement_exception_run_id_account_id_idx" ON "settlement_exception"("run_id", "account_id");

CREATE UNIQUE INDEX "document_number_key" ON "document"("number");

CREATE UNIQUE INDEX "document_credits_id_key" ON "document"("credits_id");

CREATE UNIQUE INDEX "document_replaces_id_key" ON "document"("replaces_id");

CREATE INDEX "document_account_id_finalised_at_idx" ON "document"("account_id", "finalised_at");

CREATE INDEX "document_session_session_id_idx" ON "document_session"("session_id");

CREATE UNIQUE INDEX "organization_number_key" ON "organization"("number");

ALTER TABLE "settlement_run_account" ADD CONSTRAINT "settlement_run_account_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "settlement_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "settlement_exception" ADD CONSTRAINT "settlement_exception_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "settlement_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "document" ADD CONSTRAINT "document_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "settlement_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "document_session" ADD CONSTRAINT "document_session_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A regular document of a run; credit notes and what replaces a credited document belong to none.
CREATE UNIQUE INDEX "document_run_id_account_id_party_version_id_key"
  ON "document" ("run_id", "account_id", "party_version_id") WHERE "run_id" IS NOT NULL;

-- What a run looks at: what is neither settled, nor free, nor excluded for good.
CREATE INDEX "session_unsettled_idx" ON "session" ("account_id", "ended_at")
  WHERE "document_id" IS NULL AND "state" = 'completed' AND "free_rule" IS NULL AND "amount" > 0
    AND "review" IS DISTINCT FROM 'excluded';

CREATE TRIGGER "agreement_acceptance_immutable" BEFORE UPDATE OR DELETE ON "agreement_acceptance"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "payee_check_immutable" BEFORE UPDATE OR DELETE ON "payee_check"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION "vat_id_check_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL
     AND NEW.confirmed_by_id <> OLD.recorded_by_id
     AND to_jsonb(NEW) - '{confirmed_at,confirmed_by_id}'::text[] = to_jsonb(OLD) - '{confirmed_at,confirmed_by_id}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a check of a VAT id can only be confirmed, by another person';
END $$;
CREATE TRIGGER "vat_id_check_immutable" BEFORE UPDATE OR DELETE ON "vat_id_check"
  FOR EACH ROW EXECUTE FUNCTION "vat_id_check_immutable"();

-- Seven years (AWR art. 52): a document with a number stays as it is, and so do its sessions.
CREATE FUNCTION "document_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.number IS NOT NULL THEN RAISE EXCEPTION 'a final document is never changed'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "document_immutable" BEFORE UPDATE OR DELETE ON "document"
  FOR EACH ROW EXECUTE FUNCTION "document_immutable"();

CREATE FUNCTION "document_session_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM document WHERE number IS NOT NULL AND id IN (OLD.document_id, NEW.document_id)) THEN
    RAISE EXCEPTION 'the sessions of a final document are never changed';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "document_session_immutable" BEFORE INSERT OR UPDATE OR DELETE ON "document_session"
  FOR EACH ROW EXECUTE FUNCTION "document_session_immutable"();

CREATE FUNCTION "document_series_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.last_place = OLD.last_place + 1
     AND to_jsonb(NEW) - 'last_place' = to_jsonb(OLD) - 'last_place' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'numbers of documents are given out one by one';
END $$;
CREATE TRIGGER "document_series_immutable" BEFORE UPDATE OR DELETE ON "document_series"
  FOR EACH ROW EXECUTE FUNCTION "document_series_immutable"();
