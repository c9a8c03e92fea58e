import type { LoadManagement } from '@laadpoort/contract/load-management/load-management';

type Share =
  | { readonly kind: 'building' | 'free'; readonly currentA: number }
  | { readonly kind: 'charger'; readonly serialNumber: string; readonly currentA: number };

const tenths = (currentA: number): number => Math.round(currentA * 10) / 10;

/** How much each may be drawing on the phase with the least room; null while load management is off. */
export const sharesOf = ({ connection, tightestPhase, baseLoadA, chargePoints }: LoadManagement) => {
  if (connection === null) return null;
  const { capacityA } = connection;
  const phase = tightestPhase ?? 'L1';
  const [l1, l2, l3] = baseLoadA;
  const buildingA = { L1: l1, L2: l2, L3: l3 }[phase];
  const chargersA = chargePoints.reduce((sum, { countedA }) => sum + countedA, 0);
  const freeA = tenths(capacityA - buildingA - chargersA);
  const shares: Share[] = [
    { kind: 'building', currentA: tenths(buildingA) },
    ...chargePoints.map(({ serialNumber, countedA }) => ({
      kind: 'charger' as const,
      serialNumber,
      currentA: tenths(countedA),
    })),
    { kind: 'free', currentA: Math.max(0, freeA) },
  ];
  return { capacityA, phase, shares, isTooMuch: freeA < 0 };
};
