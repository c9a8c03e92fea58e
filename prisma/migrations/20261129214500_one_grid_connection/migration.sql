-- AlterTable
ALTER TABLE "grid_connection" ADD COLUMN     "managed" BOOLEAN NOT NULL DEFAULT true;

-- The limit of a station without load management becomes its grid connection.
INSERT INTO "grid_connection" ("station_id", "capacity_a", "base_load_a", "metered", "managed", "changed_by_id", "changed_at")
SELECT "id", "grid_limit_a", 0, false, false, 'system', now() FROM "station" WHERE "grid_limit_a" IS NOT NULL
ON CONFLICT ("station_id") DO NOTHING;

-- AlterTable
ALTER TABLE "station" DROP COLUMN "grid_limit_a";
