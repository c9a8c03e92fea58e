CREATE TABLE "failed_attempts" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "failed_attempts_pkey" PRIMARY KEY ("key")
);

CREATE INDEX "failed_attempts_last_at_idx" ON "failed_attempts"("last_at");
