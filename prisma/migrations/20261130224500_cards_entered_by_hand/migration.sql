-- Who entered the number of a card knows it; of other cards on the whitelist people read the mask.
ALTER TABLE "whitelist_entry" ADD COLUMN "entered_by_hand" BOOLEAN NOT NULL DEFAULT false;

-- Of entries from before, what could have come from a session or a refusal is taken as such.
UPDATE whitelist_entry entry SET entered_by_hand = true
 WHERE NOT EXISTS (SELECT FROM session s
                    WHERE s.account_id = entry.account_id AND s.id_tag = entry.uid AND s.started_at <= entry.created_at)
   AND NOT EXISTS (SELECT FROM "authorization" a
                    WHERE a.account_id = entry.account_id AND a.id_tag = entry.uid AND a.at <= entry.created_at);
