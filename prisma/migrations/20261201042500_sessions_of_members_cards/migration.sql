-- Sessions that were let in because a member of the account held the card: who has left since is in the report of cards too.
CREATE INDEX "session_known_card_idx" ON "session" ("account_id", "ended_at") WHERE "authorization_rule" = 'known-card';
