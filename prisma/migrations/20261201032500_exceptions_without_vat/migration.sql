-- Amounts of exceptions were as they were told, some with VAT in them, and summed. Whether it is the owner's says the party
-- of the local day on which the session ended.
UPDATE "settlement_exception" exception SET "amount" = round(exception."amount" / 1.21, 6)
  FROM "session" s LEFT JOIN "station" st ON st."id" = s."station_id"
 WHERE s."id" = exception."session_id" AND s."vat_basis" = 'incl'
   AND coalesce((SELECT party."kind" FROM "party_version" party
                  WHERE party."account_id" = exception."account_id"
                    AND party."valid_from" <= (s."ended_at" AT TIME ZONE coalesce(st."time_zone", 'Europe/Amsterdam'))::date
                  ORDER BY party."valid_from" DESC, party."id" DESC LIMIT 1), '') NOT IN ('private', 'kor', 'very-small');
