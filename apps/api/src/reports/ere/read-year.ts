import type { EreMeterEntry } from '@laadpoort/contract/reports/ere';
import type { ERE_STATES } from '@laadpoort/contract/reports/ere-sessions';
import { meterKey, withoutClaimed, type MeteredEnergy } from '@laadpoort/domain/reports/ere/claimed-energy';
import { decideEre, type ClaimableMeter } from '@laadpoort/domain/reports/ere/decide-ere';
import type { Ask } from './ask.ts';
import { readClaimed, readClaimedEnergy, type Claimed } from './read-claims.ts';
import { readAuthorisations, readMeters, readShare } from './read-entries.ts';
import { readYearSessions, type YearSession } from './read-sessions.ts';

type EreState = (typeof ERE_STATES)[number];

/** What a claim says of a session. */
export interface Claimable extends MeteredEnergy {
  readonly session: YearSession;
  readonly meter: ClaimableMeter;
  readonly energyWh: number;
  readonly renewablePercent: string;
  readonly units: string;
}

/** A session of the year, and what is to be said of it. */
export interface YearRow {
  readonly session: YearSession;
  /** Of its charger on its first day; null: nothing was entered. */
  readonly meter: EreMeterEntry | null;
  readonly state: EreState;
  readonly units: string | null;
}

export interface EreYear {
  readonly rows: readonly YearRow[];
  readonly counting: readonly Claimable[];
  readonly claimed: readonly Claimed[];
  readonly meters: ReadonlyMap<string, readonly EreMeterEntry[]>;
  readonly authorisations: Awaited<ReturnType<typeof readAuthorisations>>;
  readonly share: Awaited<ReturnType<typeof readShare>>;
}

/** What each session of a year is for emission reduction units, and what this was decided from. */
export const readEreYear = async (ask: Ask, accountId: string, year: number, now: Date): Promise<EreYear> => {
  // One after the other: inside a transaction there is one connection.
  const sessions = await readYearSessions(ask, accountId, year);
  const meters = await readMeters(ask, accountId);
  const authorisations = await readAuthorisations(ask, accountId);
  const share = await readShare(ask, year);
  const claimed = await readClaimed(ask, accountId, year);
  const isClaimed = new Map(claimed.map((each) => [each.sessionId, each]));
  const decided = sessions.map((session) => {
    const facts = { session, meters: meters.get(session.chargePointId) ?? [], authorisations };
    return {
      session,
      decision: decideEre({ ...facts, gridRenewablePercent: share?.renewablePercent ?? null }, now),
    };
  });
  const candidates = decided.flatMap(({ session, decision }): Claimable[] => {
    if (!decision.counts || isClaimed.has(session.sessionId)) return [];
    const { counts: _counts, ...rest } = decision;
    const key = meterKey({ ...session, meterSerial: rest.meter.meterSerial });
    return [{ session, ...rest, meterKey: key, energyWh: session.energyWh }];
  });
  const keys = new Set(candidates.map((candidate) => candidate.meterKey));
  const { free } = withoutClaimed(candidates, await readClaimedEnergy(ask, [...keys]));
  const counting = new Set(free.map(({ session }) => session.sessionId));
  const rows = decided.map(({ session, decision }): YearRow => {
    const meter =
      meters.get(session.chargePointId)?.find(({ validFrom }) => validFrom <= session.startDay) ?? null;
    const before = isClaimed.get(session.sessionId);
    if (before) return { session, meter, state: 'claimed', units: before.units };
    if (!decision.counts) return { session, meter, state: decision.reason, units: null };
    return counting.has(session.sessionId)
      ? { session, meter, state: 'counts', units: decision.units }
      : { session, meter, state: 'same-energy', units: null };
  });
  return { rows, counting: free, claimed, meters, authorisations, share };
};
