CREATE TABLE "access_group" (
  "id" UUID NOT NULL PRIMARY KEY,
  "account_id" TEXT NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "cards" JSONB NOT NULL,
  "member_ids" TEXT[] NOT NULL,
  "station_ids" UUID[] NOT NULL,
  "windows" JSONB NOT NULL,
  "price" JSONB NOT NULL,
  "budget" JSONB,
  "created_by_id" TEXT NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL
);

CREATE UNIQUE INDEX "access_group_account_id_name_key" ON "access_group" ("account_id", "name");

-- What a group made of a station's price when it let a session in.
CREATE TABLE "access_price" (
  "id" UUID NOT NULL PRIMARY KEY,
  "account_id" TEXT NOT NULL,
  "station_id" UUID NOT NULL REFERENCES "station" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "group_id" UUID NOT NULL,
  "components" JSONB NOT NULL,
  "vat_basis" TEXT NOT NULL,
  "valid_from" TIMESTAMPTZ(3) NOT NULL
);

CREATE INDEX "access_price_station_id_idx" ON "access_price" ("station_id");

CREATE FUNCTION "access_price_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the price of a session is never changed';
END $$;
CREATE TRIGGER "access_price_immutable" BEFORE UPDATE ON "access_price"
  FOR EACH ROW EXECUTE FUNCTION "access_price_immutable"();

-- All that may be the price of a session: a version of its station's, or what a group made of one.
CREATE VIEW "session_tariff" AS
  SELECT id, station_id, components, vat_basis, valid_from FROM tariff_version
  UNION ALL
  SELECT id, station_id, components, vat_basis, valid_from FROM access_price;

ALTER TABLE "session" ADD COLUMN "access_group_id" UUID, ADD COLUMN "access_group_name" TEXT;

-- What somebody has charged in a group.
CREATE INDEX "session_access_group_idx" ON "session" ("access_group_id", "id_tag", "started_at")
  WHERE "access_group_id" IS NOT NULL;
