import {
  listChargerModels,
  putChargerModel,
  removeChargerModel,
  type ChargerModel,
} from '@laadpoort/contract/settlement/charger-models';
import { audit } from '#chargers/audit.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Route } from '#platform/http/route.ts';

/** What models of chargers deliver: the operator's own list. */
export const registerChargerModelRoutes = (route: Route, { db, now, live }: Kernel): void => {
  const told = (id: string) => live.publish('charger-model', { topic: 'settlement', id });

  route(listChargerModels, async () => ({ models: await readModels(db), unknown: await readUnknown(db) }));

  route(putChargerModel, async ({ body }, { personId }) => {
    const { vendor, model, current, maxKw } = body;
    const at = now();
    const id = await db.prisma.$transaction(async (transaction) => {
      const [row] = await transaction.$queryRaw<{ id: string }[]>`
        INSERT INTO charger_model (vendor, model, current, max_kw, changed_by_id, changed_at)
        VALUES (${vendor}, ${model}, ${current}, ${maxKw}::numeric, ${personId}, ${at})
        ON CONFLICT (lower(vendor), lower(model)) DO UPDATE
          SET vendor = excluded.vendor, model = excluded.model, current = excluded.current,
              max_kw = excluded.max_kw, changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at
        RETURNING id`;
      const targetId = row?.id ?? '';
      const entry = { at, accountId: null, actorId: personId, targetId };
      await audit(transaction, { ...entry, action: 'charger-model.put', detail: body });
      return targetId;
    });
    told(id);
    return undefined;
  });

  route(removeChargerModel, async ({ params: { modelId: id } }, { personId }) => {
    const removed = await db.prisma.$transaction(async (transaction) => {
      const row = await transaction.chargerModel.findUnique({ where: { id } });
      if (!row) return false;
      await transaction.chargerModel.deleteMany({ where: { id } });
      const { vendor, model, current, maxKw } = row;
      await audit(transaction, {
        at: now(),
        accountId: null,
        actorId: personId,
        action: 'charger-model.remove',
        targetId: id,
        detail: { vendor, model, current, maxKw: maxKw.toString() },
      });
      return true;
    });
    if (!removed) return refuse('not-found');
    told(id);
    return undefined;
  });
};

const readModels = async ({ pool }: Pick<Database, 'pool'>): Promise<ChargerModel[]> => {
  const { rows } = await pool.query<Omit<ChargerModel, 'changedAt'> & { changedAt: Date }>(
    `SELECT model.id, model.vendor, model.model, model.current, model.max_kw::text AS "maxKw",
            coalesce(person.name, '') AS "changedBy", model.changed_at AS "changedAt"
       FROM charger_model model LEFT JOIN "user" person ON person.id = model.changed_by_id
      ORDER BY lower(model.vendor), lower(model.model)`,
  );
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
};

const MAX_UNKNOWN = 100;

/** What chargers call themselves that the list has not, the most frequent first. */
const readUnknown = async ({ pool }: Pick<Database, 'pool'>) => {
  const { rows } = await pool.query<{ vendor: string; model: string; chargers: number }>(
    `SELECT min(cp.vendor) AS vendor, min(cp.model) AS model, count(*)::int AS chargers
       FROM charge_point cp
      WHERE cp.vendor <> '' AND cp.model <> ''
        AND NOT EXISTS (SELECT FROM charger_model model
                         WHERE lower(model.vendor) = lower(cp.vendor) AND lower(model.model) = lower(cp.model))
      GROUP BY lower(cp.vendor), lower(cp.model) ORDER BY count(*) DESC, 1, 2 LIMIT ${MAX_UNKNOWN}`,
  );
  return rows;
};
