-- Nothing reads it: the list shows the last register.
ALTER TABLE "set_aside_readings" DROP COLUMN "first_register_wh";
