-- Null: the text is whole.
ALTER TABLE "ocpp_message" ADD COLUMN "payload_bytes" INTEGER,
ADD COLUMN "payload_sha256" TEXT,
ADD COLUMN "response_bytes" INTEGER,
ADD COLUMN "response_sha256" TEXT;

CREATE TABLE "ocpp_message_dropped" (
    "charge_point_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "messages" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,

    CONSTRAINT "ocpp_message_dropped_pkey" PRIMARY KEY ("charge_point_id","day")
);
