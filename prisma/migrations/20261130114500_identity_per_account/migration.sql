-- A name is unique within an account; two accounts may each have a charger of that name.
CREATE UNIQUE INDEX "charge_point_identity_account_key" ON "charge_point" (lower("ocpp_identity"), "account_id");
DROP INDEX "charge_point_ocpp_identity_key";
