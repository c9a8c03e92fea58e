ALTER TABLE "id_token" ADD COLUMN "registered_by_id" TEXT, ADD COLUMN "confirmed_by_id" TEXT;

CREATE INDEX "id_token_unconfirmed_idx" ON "id_token" ("provider_id")
  WHERE "registered_by_id" IS NOT NULL AND "confirmed_by_id" IS NULL;

CREATE TABLE "charger_model_change" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "vendor" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "current" TEXT,
    "max_kw" DECIMAL(6,2),
    "asked_by_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "charger_model_change_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "charger_model_change_name_key" ON "charger_model_change" (lower("vendor"), lower("model"));
