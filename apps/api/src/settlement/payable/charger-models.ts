import {
  confirmChargerModel,
  listChargerModels,
  putChargerModel,
  removeChargerModel,
  withdrawChargerModel,
  type ChargerModel,
} from '@laadpoort/contract/settlement/charger-models';
import type { Kernel } from '#chargers/kernel.ts';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { changeModel, confirmChange, withdrawChange } from './model-changes.ts';
import { readChanges } from './read-model-changes.ts';

/** What models of chargers deliver: the operator's own list. */
export const registerChargerModelRoutes = (route: Route, { db, now, live }: Kernel): void => {
  const told = (id: string) => live.publish('charger-model', { topic: 'settlement', id });

  route(listChargerModels, async (_, { personId }) => ({
    models: await readModels(db),
    changes: await readChanges(db, personId),
    unknown: await readUnknown(db),
  }));

  route(putChargerModel, async ({ body: { vendor, model, current, maxKw } }, { personId }) => {
    const by = { personId, now: now() };
    const outcome = await changeModel(db, by, { vendor, model }, { current, maxKw });
    told(model);
    return { outcome };
  });

  route(removeChargerModel, async ({ params: { modelId: id } }, { personId }) => {
    const named = await db.prisma.chargerModel.findUnique({ where: { id } });
    if (!named) return refuse('not-found');
    const { vendor, model } = named;
    const outcome = await changeModel(db, { personId, now: now() }, { vendor, model }, null);
    told(id);
    return { outcome };
  });

  route(confirmChargerModel, async ({ params: { changeId } }, { personId }): Promise<Refusal | undefined> => {
    const outcome = await confirmChange(db, { personId, now: now() }, changeId);
    if (outcome !== 'confirmed') return refuse(outcome);
    told(changeId);
    return undefined;
  });

  route(withdrawChargerModel, async ({ params: { changeId } }, { personId }) => {
    if (!(await withdrawChange(db, { personId, now: now() }, changeId))) return refuse('not-found');
    told(changeId);
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
