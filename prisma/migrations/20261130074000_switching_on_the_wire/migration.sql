-- Commands are counted when they reach a wire; stopping and unlocking are not counted.
DROP INDEX "command_switching_idx";
CREATE INDEX "command_switching_idx" ON "command" ("sent_at") WHERE "action" IN ('RemoteStartTransaction', 'Reset');
