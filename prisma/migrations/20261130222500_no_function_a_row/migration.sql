-- Called for each row of a year it took ten times as long as the expression that apps/api/src/chargers/without-vat.ts writes.
DROP FUNCTION without_vat(text, date, text, numeric);
