-- From where a charger has connected with a right key: guesses there do not lock it out, after a restart either.
CREATE TABLE "charge_point_network" (
    "charge_point_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "charge_point_network_pkey" PRIMARY KEY ("charge_point_id","network")
);

ALTER TABLE "charge_point_network" ADD CONSTRAINT "charge_point_network_charge_point_id_fkey" FOREIGN KEY ("charge_point_id") REFERENCES "charge_point"("id") ON DELETE CASCADE ON UPDATE CASCADE;
