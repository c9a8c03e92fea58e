ALTER TABLE "connector" ADD COLUMN "meter_public_key" TEXT;
