-- A charger is adopted only if it shows the window's code.
ALTER TABLE "adoption_window" ADD COLUMN "code" TEXT;
