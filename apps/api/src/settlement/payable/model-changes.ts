import { loosensRating } from '@laadpoort/domain/settlement/payable/model-rating';
import type { ChargerModel } from '@laadpoort/domain/settlement/payable/payable';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';

type Transaction = Prisma.TransactionClient;

interface Changing {
  readonly personId: string;
  readonly now: Date;
}

interface Named {
  readonly vendor: string;
  readonly model: string;
}

/** Two people who change one model at once wait for each other. */
const lockModel = (tx: Transaction, { vendor, model }: Named): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(lower(${vendor}) || ' ' || lower(${model})))`;

const ratingOf = async (tx: Transaction, { vendor, model }: Named): Promise<ChargerModel | null> => {
  const [row] = await tx.$queryRaw<ChargerModel[]>`
    SELECT current, max_kw::text AS "maxKw" FROM charger_model
     WHERE lower(vendor) = lower(${vendor}) AND lower(model) = lower(${model})`;
  return row ?? null;
};

const forget = (tx: Transaction, { vendor, model }: Named): Promise<number> =>
  tx.$executeRaw`DELETE FROM charger_model_change WHERE lower(vendor) = lower(${vendor}) AND lower(model) = lower(${model})`;

/** Changes what a model delivers, or has a second person confirm it: then it waits. What was asked of it before is over. */
export const changeModel = (
  { prisma }: Database,
  by: Changing,
  named: Named,
  rating: ChargerModel | null,
): Promise<'changed' | 'waits'> =>
  prisma.$transaction(async (tx) => {
    await lockModel(tx, named);
    const before = await ratingOf(tx, named);
    await forget(tx, named);
    if (!loosensRating(before, rating)) {
      await applyRating(tx, by, named, rating);
      return 'changed';
    }
    const { id } = await tx.chargerModelChange.create({
      data: {
        vendor: named.vendor,
        model: named.model,
        current: rating?.current ?? null,
        maxKw: rating?.maxKw ?? null,
        askedById: by.personId,
        askedAt: by.now,
      },
    });
    const detail = { ...named, current: rating?.current ?? null, maxKw: rating?.maxKw ?? null };
    const entry = { at: by.now, accountId: null, actorId: by.personId, targetId: id };
    await audit(tx, { ...entry, action: 'charger-model.ask', detail });
    return 'waits';
  });

const applyRating = async (
  tx: Transaction,
  { personId, now }: Changing,
  { vendor, model }: Named,
  rating: ChargerModel | null,
): Promise<void> => {
  const entry = { at: now, accountId: null, actorId: personId };
  if (rating === null) {
    const gone = await tx.$queryRaw<(ChargerModel & Named & { id: string })[]>`
      DELETE FROM charger_model WHERE lower(vendor) = lower(${vendor}) AND lower(model) = lower(${model})
      RETURNING id, vendor, model, current, trim_scale(max_kw)::text AS "maxKw"`;
    for (const { id, ...detail } of gone)
      await audit(tx, { ...entry, targetId: id, action: 'charger-model.remove', detail });
    return;
  }
  const { current, maxKw } = rating;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO charger_model (vendor, model, current, max_kw, changed_by_id, changed_at)
    VALUES (${vendor}, ${model}, ${current}, ${maxKw}::numeric, ${personId}, ${now})
    ON CONFLICT (lower(vendor), lower(model)) DO UPDATE
      SET vendor = excluded.vendor, model = excluded.model, current = excluded.current,
          max_kw = excluded.max_kw, changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at
    RETURNING id`;
  const detail = { vendor, model, current, maxKw };
  await audit(tx, { ...entry, targetId: row?.id ?? '', action: 'charger-model.put', detail });
};

const ratingIn = (row: { current: string | null; maxKw: Prisma.Decimal | null }): ChargerModel | null =>
  row.maxKw === null ? null : { current: row.current === 'dc' ? 'dc' : 'ac', maxKw: row.maxKw.toString() };

/** The second person. */
export const confirmChange = (
  { prisma }: Database,
  by: Changing,
  changeId: string,
): Promise<'confirmed' | 'not-found' | 'second-person-needed'> =>
  prisma.$transaction(async (tx) => {
    const change = await tx.chargerModelChange.findUnique({ where: { id: changeId } });
    if (!change) return 'not-found';
    if (change.askedById === by.personId) return 'second-person-needed';
    await lockModel(tx, change);
    const { count } = await tx.chargerModelChange.deleteMany({ where: { id: changeId } });
    if (count === 0) return 'not-found';
    await applyRating(tx, by, change, ratingIn(change));
    return 'confirmed';
  });

/** Whoever asked for it, or another administrator, does not want it. */
export const withdrawChange = (
  { prisma }: Database,
  { personId, now }: Changing,
  changeId: string,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { count } = await tx.chargerModelChange.deleteMany({ where: { id: changeId } });
    if (count === 0) return false;
    const entry = { at: now, accountId: null, actorId: personId, targetId: changeId };
    await audit(tx, { ...entry, action: 'charger-model.withdraw' });
    return true;
  });
