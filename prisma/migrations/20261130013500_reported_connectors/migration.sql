-- AlterTable
ALTER TABLE "connector" ADD COLUMN     "set_up" TEXT NOT NULL DEFAULT 'added';
