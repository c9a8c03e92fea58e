-- Numbers of cards in groups were stored with what was copied along with them, which no reader sends: `UID: 04-A2-...`
-- becomes 04A2..., as packages/domain/src/cards/id-tag.ts reads it now.
UPDATE "access_group" SET "cards" = (
  SELECT coalesce(jsonb_agg(
           CASE WHEN number.bare ~ '^[0-9A-F]+$' AND length(number.bare) <= 20
                THEN jsonb_set(card.value, '{uid}', to_jsonb(number.bare)) ELSE card.value END ORDER BY card.place), '[]')
    FROM jsonb_array_elements("cards") WITH ORDINALITY AS card(value, place)
   CROSS JOIN LATERAL (
     SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(
              upper(card.value->>'uid'), E'[\u00AD\u200B-\u200F\u2060\uFEFF]', '', 'g'),
              '^\s*(RFID|UID)([-\s]*(RFID|UID))?[\s:#=]+', ''),
              '\m0X(?=[0-9A-F])', '', 'g'),
              E'[[:space:]:.,;_/|\u00B7\u2010-\u2015\u2212-]', '', 'g') AS bare
   ) number)
 WHERE "cards" <> '[]';
