CREATE TABLE "other_turnover" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "declared_by_id" TEXT NOT NULL,

    CONSTRAINT "other_turnover_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "other_turnover_account_id_year_id_idx" ON "other_turnover"("account_id", "year", "id" DESC);

CREATE TRIGGER "other_turnover_immutable" BEFORE UPDATE OR DELETE ON "other_turnover"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
