-- One thing, one word: what the code calls an unmatched stop, the database does too.
ALTER TABLE "orphan_stop" RENAME TO "unmatched_stop";
ALTER TABLE "unmatched_stop" RENAME CONSTRAINT "orphan_stop_pkey" TO "unmatched_stop_pkey";
ALTER SEQUENCE "orphan_stop_id_seq" RENAME TO "unmatched_stop_id_seq";
ALTER INDEX "orphan_stop_charge_point_id_fingerprint_key" RENAME TO "unmatched_stop_charge_point_id_fingerprint_key";
ALTER INDEX "orphan_stop_waiting_idx" RENAME TO "unmatched_stop_waiting_idx";
ALTER INDEX "orphan_stop_conflicting_idx" RENAME TO "unmatched_stop_conflicting_idx";
