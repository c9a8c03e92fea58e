-- Which sessions an earlier run found not payable.
CREATE INDEX "settlement_exception_not_payable_idx" ON "settlement_exception" ("session_id") WHERE "reason" = 'not-payable';
