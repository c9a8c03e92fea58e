-- AlterTable
ALTER TABLE "session" ADD COLUMN     "energy_basis" JSONB;
