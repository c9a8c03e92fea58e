-- A tariff version is immutable. What may change: it ends earlier, it ends later because the one after it was cancelled,
-- and it is cancelled once, before it comes into effect.
CREATE OR REPLACE FUNCTION keep_tariff_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept boolean := (NEW.id, NEW.account_id, NEW.station_id, NEW.currency, NEW.components, NEW.vat_basis, NEW.valid_from,
                   NEW.created_by_id, NEW.created_at)
    IS NOT DISTINCT FROM
      (OLD.id, OLD.account_id, OLD.station_id, OLD.currency, OLD.components, OLD.vat_basis, OLD.valid_from,
       OLD.created_by_id, OLD.created_at);
  ends_earlier boolean := NEW.valid_until IS NOT NULL AND NEW.valid_until >= OLD.valid_from
    AND (OLD.valid_until IS NULL OR NEW.valid_until < OLD.valid_until);
  is_freed boolean := EXISTS (
    SELECT FROM tariff_version next WHERE next.station_id = OLD.station_id AND next.valid_from = OLD.valid_until
       AND next.cancelled_at IS NOT NULL AND next.valid_until IS NOT DISTINCT FROM NEW.valid_until);
BEGIN
  IF NOT kept OR OLD.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'a tariff version is immutable';
  END IF;
  IF NEW.cancelled_at >= OLD.valid_from THEN
    RAISE EXCEPTION 'a tariff version that is in effect is not cancelled';
  END IF;
  IF NEW.cancelled_at IS NOT NULL AND NEW.valid_until IS NOT DISTINCT FROM OLD.valid_until THEN
    RETURN NEW;
  END IF;
  IF NEW.cancelled_at IS NOT NULL OR NOT (ends_earlier OR is_freed) THEN
    RAISE EXCEPTION 'a tariff version is immutable';
  END IF;
  RETURN NEW;
END $$;
