DROP INDEX CONCURRENTLY "session_unsettled_idx";
