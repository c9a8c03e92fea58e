ALTER TABLE "token_provider" ADD COLUMN "pays_from" TIMESTAMPTZ(3);

CREATE TABLE "network_paid_period" (
    "id" BIGSERIAL NOT NULL,
    "provider_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "network_paid_period_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "network_paid_period_provider_id_idx" ON "network_paid_period" ("provider_id");

ALTER TABLE "network_paid_period" ADD CONSTRAINT "network_paid_period_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "token_provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "network_paid_period_immutable" BEFORE UPDATE OR DELETE ON "network_paid_period"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
