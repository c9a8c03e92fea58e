CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "content" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "dead_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "outbox_message_created_at_idx" ON "outbox_message"("created_at" DESC);

-- What is still to be sent, which is little however much was sent before.
CREATE INDEX "outbox_message_due" ON "outbox_message" (channel, due_at) WHERE sent_at IS NULL AND dead_at IS NULL;
