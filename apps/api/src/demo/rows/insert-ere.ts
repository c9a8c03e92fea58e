import { ERE_AUTHORISATION_VERSION } from '@laadpoort/domain/reports/ere/authorisation';
import type pg from 'pg';
import { accounts, people } from '../people.ts';
import { stations } from '../places.ts';
import { insertRows } from './insert-rows.ts';

const [HOME, OFFICE, CAR_PARK] = ['871687160000254014', '871687160000254113', '871687160000254229'];
/** The first year of these units. */
const FIRST_YEAR = 2026;

interface Entered {
  readonly ean: string | undefined;
  readonly mid?: string | null;
  readonly builtIn?: boolean;
}

/** What the owner has entered about chargers: some lack what a claim needs, and the last one is not there at all. */
const ENTERED: Readonly<Record<string, Entered>> = {
  ACE0254001: { ean: HOME },
  ACE0254117: { ean: OFFICE },
  // Who sold it could not say which meter is in it.
  ACE0254118: { ean: OFFICE, mid: null },
  ACE0254230: { ean: CAR_PARK },
  ACE0254231: { ean: CAR_PARK, builtIn: false },
};

/** The dossier for emission reduction units of the owner: what counts, and what does not for each of several reasons. */
export const insertEre = async (client: pg.ClientBase, now: Date): Promise<void> => {
  const year = now.getUTCFullYear();
  const years = [year - 1, year].filter((each) => each >= FIRST_YEAR);
  const account_id = accounts.owner.id;
  const chargePoints = stations.flatMap((station) => station.chargePoints);
  await insertRows(
    client,
    'ere_share',
    years.map((each) => ({
      year: each,
      renewable_percent: '50',
      source: 'Invented for the demo',
      recorded_at: now,
      recorded_by_id: people.admin.id,
    })),
  );
  await insertRows(
    client,
    'ere_meter',
    chargePoints.flatMap(({ id, identity }) => {
      const entered = ENTERED[identity];
      if (!entered) return [];
      const { ean, mid = 'T10544', builtIn = true } = entered;
      return {
        charge_point_id: id,
        account_id,
        valid_from: `${Math.min(...years)}-01-01`,
        ean,
        meter_serial: `M-${identity}`,
        mid,
        built_in: builtIn,
        entered_at: now,
        entered_by_id: people.owner.id,
      };
    }),
  );
  await insertRows(
    client,
    'ere_authorisation',
    years.map((each) => ({
      account_id,
      version: ERE_AUTHORISATION_VERSION,
      service: 'Inboekdienst Voorbeeld',
      signed_name: people.owner.name,
      street: 'Rozenhof 12',
      postal_code: '3511 AB',
      city: 'Utrecht',
      // Of the car park she has not signed for yet.
      eans: [HOME, OFFICE],
      valid_from: `${each}-01-01`,
      valid_until: `${each}-12-31`,
      signed_at: now,
      signed_by_id: people.owner.id,
    })),
  );
};
