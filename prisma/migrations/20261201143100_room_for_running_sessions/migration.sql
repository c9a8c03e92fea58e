-- What a running session has charged is written again and again: beside the row, no index needs to know of it.
ALTER TABLE "session" SET (fillfactor = 80);
