-- How the amount of a session came about is stored with it, and when its car was idle.
ALTER TABLE "session" ADD COLUMN "idle_intervals" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "price_lines" JSONB;
