import type { FirmwareEvent } from '@laadpoort/domain/firmware/follow-update';
import { advance } from './campaigns.ts';
import { readActiveCampaigns } from './campaign-store.ts';
import type { FirmwareDeps } from './deps.ts';
import { createFollowUpdate } from './follow.ts';
import { firmwareHooks } from './hooks.ts';
import { firmwareHandlers } from './ocpp.ts';
import { readAsked, readFollowed, readOpen } from './update-rows.ts';

const SWEEP_MS = 5_000;

/** Firmware updates, one charger at a time or in campaigns, tracked to their outcome. */
export const openFirmware = async (deps: FirmwareDeps) => {
  const { db, now, onFault } = deps;
  const running = new Set<Promise<void>>();
  const inBackground = (work: Promise<void>) => {
    const guarded = work.catch(onFault).finally(() => running.delete(guarded));
    running.add(guarded);
  };
  const advanceLater = (campaignId: string) => inBackground(advance(deps, follow, campaignId));
  const follow = createFollowUpdate(deps, advanceLater);

  /** Charge points with an update in progress: boots of all others cost no query. */
  let followed = new Set(await readFollowed(db, now()));

  const booted = async (chargePointId: string, firmwareVersion: string | null) => {
    const asked = await readAsked(db, chargePointId, now());
    const [newest] = asked;
    if (newest) await follow(newest.id, { kind: 'booted', firmwareVersion });
  };

  const advanceAll = async () => {
    for (const { id } of await readActiveCampaigns(db)) await advance(deps, follow, id);
  };

  const sweep = async () => {
    followed = new Set(await readFollowed(db, now()));
    for (const { id } of await readOpen(db)) await follow(id, { kind: 'sweep' });
    await advanceAll();
  };
  const sweeper = setInterval(() => inBackground(sweep()), SWEEP_MS);

  return {
    hooks: firmwareHooks(deps, follow),
    handlers: firmwareHandlers(deps, follow),
    /** A campaign may have been waiting for a charger that reconnects. */
    connected(chargePointId: string) {
      if (followed.has(chargePointId)) inBackground(advanceAll());
    },
    booted(chargePointId: string, firmwareVersion: string | null) {
      if (followed.has(chargePointId)) inBackground(booted(chargePointId, firmwareVersion));
    },
    /** An update was created here: from now on its charger's reports are followed. */
    asked: (chargePointId: string) => void followed.add(chargePointId),
    happened: (updateId: number, event: FirmwareEvent) => inBackground(follow(updateId, event)),
    advance: advanceLater,
    deps,
    async close() {
      clearInterval(sweeper);
      while (running.size > 0) await Promise.all(running);
    },
  };
};

export type Firmware = Awaited<ReturnType<typeof openFirmware>>;
