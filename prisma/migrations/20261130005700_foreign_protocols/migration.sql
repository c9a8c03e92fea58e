-- AlterTable
ALTER TABLE "unknown_charge_point" ADD COLUMN     "foreign_protocols" TEXT;
