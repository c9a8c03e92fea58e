import type { SecurityProfile } from './decide-connection.ts';

/**
 * configure: ChangeConfiguration SecurityProfile · reset: Reset Hard · reconnect: it has to reconnect at the higher
 * profile. A failure before `reconnect` leaves the charge point as it was.
 */
export type UpgradeStep = 'configure' | 'reset' | 'reconnect';

export const UPGRADE_STATES = ['running', 'done', 'failed', 'cancelled'] as const;
export type UpgradeState = (typeof UPGRADE_STATES)[number];

export type UpgradeProblem =
  | 'refused-by-charger'
  | 'not-supported'
  | 'no-answer'
  | 'reset-refused'
  /** It restarted and connected as before. */
  | 'came-back-as-before'
  | 'did-not-come-back';

export interface Upgrade {
  readonly toProfile: SecurityProfile;
  readonly step: UpgradeStep;
  readonly state: UpgradeState;
  readonly problem: UpgradeProblem | null;
  /** When the step began. */
  readonly changedAt: Date;
}

export type UpgradeEvent =
  /** The answer to the step's call; `status` null: there was none, or it was never sent. */
  | { readonly kind: 'answered'; readonly step: 'configure' | 'reset'; readonly status: string | null }
  | { readonly kind: 'connected'; readonly profile: SecurityProfile }
  | { readonly kind: 'clock' };

/** On some chargers a restart with a failed TLS handshake and fallback takes minutes. */
const RECONNECT_WITHIN_MS = 15 * 60_000;
/** Longer than a command may wait to be sent and answered. */
const ANSWER_WITHIN_MS = 5 * 60_000;

/** The upgrade after an event; the same object if nothing changed. */
export const advanceUpgrade = (upgrade: Upgrade, event: UpgradeEvent, now: Date): Upgrade => {
  const { state, step } = upgrade;
  // It is late, but it connected: what is proven is proven.
  if (event.kind === 'connected' && event.profile >= upgrade.toProfile && state !== 'cancelled')
    return state === 'done' ? upgrade : { ...upgrade, state: 'done', problem: null, changedAt: now };
  if (state !== 'running') return upgrade;
  switch (event.kind) {
    case 'answered':
      return event.step === step ? afterAnswer(upgrade, event.status, now) : upgrade;
    case 'connected':
      return step === 'reconnect' ? fail(upgrade, 'came-back-as-before', now) : upgrade;
    case 'clock':
      return isOverdue(upgrade, now)
        ? fail(upgrade, step === 'reconnect' ? 'did-not-come-back' : 'no-answer', now)
        : upgrade;
  }
};

const fail = (upgrade: Upgrade, problem: UpgradeProblem, now: Date): Upgrade => ({
  ...upgrade,
  state: 'failed',
  problem,
  changedAt: now,
});

const afterAnswer = (upgrade: Upgrade, status: string | null, now: Date): Upgrade => {
  if (status === null) return fail(upgrade, 'no-answer', now);
  if (upgrade.step === 'reset')
    return status === 'Accepted'
      ? { ...upgrade, step: 'reconnect', changedAt: now }
      : fail(upgrade, 'reset-refused', now);
  if (status === 'Accepted' || status === 'RebootRequired')
    return { ...upgrade, step: 'reset', changedAt: now };
  return fail(upgrade, status === 'NotSupported' ? 'not-supported' : 'refused-by-charger', now);
};

const isOverdue = ({ step, changedAt }: Upgrade, now: Date): boolean =>
  now.getTime() - changedAt.getTime() > (step === 'reconnect' ? RECONNECT_WITHIN_MS : ANSWER_WITHIN_MS);

export interface UpgradeFacts {
  readonly profile: SecurityProfile;
  readonly toProfile: number;
  readonly connected: boolean;
  readonly hasKey: boolean;
  readonly keyIsPending: boolean;
  /** Whether chargers can connect over TLS at all. */
  readonly tlsOffered: boolean;
  readonly centralSystemRoots: number;
  /** One of our certificates that it has accepted. */
  readonly hasCertificate: boolean;
  readonly sessionsRunning: number;
  readonly upgradeRunning: boolean;
}

export const UPGRADE_OBSTACLES = [
  'not-the-next-profile',
  'upgrade-running',
  'not-connected',
  'no-key',
  'key-pending',
  'no-tls',
  'no-root',
  'no-certificate',
  'session-running',
] as const;
export type UpgradeObstacle = (typeof UPGRADE_OBSTACLES)[number];

/** A person may override these; the others make the upgrade impossible. */
export const WAIVABLE_OBSTACLES: ReadonlySet<UpgradeObstacle> = new Set<UpgradeObstacle>([
  'no-root',
  'session-running',
]);

/** The obstacles to the next security profile: one step at a time, so that each is proven before the next. */
export const upgradeObstacles = (facts: UpgradeFacts): readonly UpgradeObstacle[] => {
  const { toProfile } = facts;
  const obstacles: readonly (readonly [UpgradeObstacle, boolean])[] = [
    ['not-the-next-profile', toProfile !== facts.profile + 1 || toProfile > 3],
    ['upgrade-running', facts.upgradeRunning],
    ['not-connected', !facts.connected],
    ['no-key', toProfile <= 2 && !facts.hasKey],
    ['key-pending', facts.keyIsPending],
    ['no-tls', toProfile >= 2 && !facts.tlsOffered],
    ['no-root', toProfile >= 2 && facts.centralSystemRoots === 0],
    ['no-certificate', toProfile === 3 && !facts.hasCertificate],
    ['session-running', facts.sessionsRunning > 0],
  ];
  return obstacles.flatMap(([obstacle, stands]) => (stands ? [obstacle] : []));
};
