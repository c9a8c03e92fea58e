-- CreateTable
CREATE TABLE "grid_connection" (
    "station_id" UUID NOT NULL,
    "capacity_a" INTEGER NOT NULL,
    "base_load_a" INTEGER NOT NULL,
    "metered" BOOLEAN NOT NULL,
    "reading_currents_a" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[],
    "reading_at" TIMESTAMPTZ(3),
    "changed_by_id" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grid_connection_pkey" PRIMARY KEY ("station_id")
);

-- CreateTable
CREATE TABLE "load_limit" (
    "charge_point_id" UUID NOT NULL,
    "fallback_a" INTEGER NOT NULL,
    "memory" JSONB NOT NULL,
    "allowed_a" DOUBLE PRECISION,
    "reason" TEXT,

    CONSTRAINT "load_limit_pkey" PRIMARY KEY ("charge_point_id")
);

-- AddForeignKey
ALTER TABLE "grid_connection" ADD CONSTRAINT "grid_connection_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "load_limit" ADD CONSTRAINT "load_limit_charge_point_id_fkey" FOREIGN KEY ("charge_point_id") REFERENCES "charge_point"("id") ON DELETE CASCADE ON UPDATE CASCADE;
