-- AlterTable
ALTER TABLE "meter_reading" ADD COLUMN     "begin_wh" BIGINT,
ADD COLUMN     "end_wh" BIGINT,
ADD COLUMN     "origins" JSONB;
