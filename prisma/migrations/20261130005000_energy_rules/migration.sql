ALTER TABLE "session" ADD COLUMN     "energy_rules" SMALLINT;
