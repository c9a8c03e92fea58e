CREATE TABLE "ere_meter" (
    "id" BIGSERIAL NOT NULL,
    "charge_point_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "ean" TEXT,
    "meter_serial" TEXT,
    "mid" TEXT,
    "built_in" BOOLEAN NOT NULL,
    "own_renewable_percent" DECIMAL(5,2),
    "own_renewable_proof" TEXT,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by_id" TEXT NOT NULL,

    CONSTRAINT "ere_meter_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ere_authorisation" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "service" TEXT NOT NULL,
    "signed_name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "eans" TEXT[],
    "valid_from" DATE NOT NULL,
    "valid_until" DATE NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by_id" TEXT NOT NULL,
    "withdrawn_on" DATE,
    "withdrawn_by_id" TEXT,

    CONSTRAINT "ere_authorisation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ere_share" (
    "id" BIGSERIAL NOT NULL,
    "year" INTEGER NOT NULL,
    "renewable_percent" DECIMAL(5,2) NOT NULL,
    "source" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" TEXT NOT NULL,

    CONSTRAINT "ere_share_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ere_claim" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" TEXT NOT NULL,

    CONSTRAINT "ere_claim_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ere_claim_session" (
    "session_id" INTEGER NOT NULL,
    "claim_id" BIGINT NOT NULL,
    "meter_key" TEXT NOT NULL,
    "begin_wh" BIGINT NOT NULL,
    "end_wh" BIGINT NOT NULL,
    "units" DECIMAL(18,6) NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "ere_claim_session_pkey" PRIMARY KEY ("session_id")
);

CREATE INDEX "ere_meter_account_id_charge_point_id_valid_from_id_idx" ON "ere_meter"("account_id", "charge_point_id", "valid_from" DESC, "id" DESC);

CREATE INDEX "ere_authorisation_account_id_idx" ON "ere_authorisation"("account_id");

CREATE INDEX "ere_share_year_id_idx" ON "ere_share"("year", "id" DESC);

CREATE INDEX "ere_claim_account_id_year_idx" ON "ere_claim"("account_id", "year");

CREATE INDEX "ere_claim_session_claim_id_idx" ON "ere_claim_session"("claim_id");

CREATE INDEX "ere_claim_session_meter_key_idx" ON "ere_claim_session"("meter_key");

ALTER TABLE "ere_claim_session" ADD CONSTRAINT "ere_claim_session_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "ere_claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "ere_meter_immutable" BEFORE UPDATE OR DELETE ON "ere_meter"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ere_share_immutable" BEFORE UPDATE OR DELETE ON "ere_share"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ere_claim_immutable" BEFORE UPDATE OR DELETE ON "ere_claim"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ere_claim_session_immutable" BEFORE UPDATE OR DELETE ON "ere_claim_session"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION "ere_authorisation_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_on IS NULL AND NEW.withdrawn_on IS NOT NULL AND NEW.withdrawn_by_id IS NOT NULL
     AND to_jsonb(NEW) - '{withdrawn_on,withdrawn_by_id}'::text[] = to_jsonb(OLD) - '{withdrawn_on,withdrawn_by_id}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a signed authorisation can only be withdrawn';
END $$;
CREATE TRIGGER "ere_authorisation_immutable" BEFORE UPDATE OR DELETE ON "ere_authorisation"
  FOR EACH ROW EXECUTE FUNCTION "ere_authorisation_immutable"();
