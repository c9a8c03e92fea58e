import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { PriceLine } from '@laadpoort/domain/tariffs/price-line';

type StoredLine = SessionDetail['priceLines'][number];

/** The lines of a price as they are stored with its amount, and sent. What they say about people stays in the session. */
export const linesToStore = (lines: readonly PriceLine[]): StoredLine[] =>
  lines.map((line) => ({
    kind: line.kind,
    window: 'window' in line && line.window ? { ...line.window, weekdays: [...line.window.weekdays] } : null,
    energyWh: 'energyWh' in line ? Number(line.energyWh) : null,
    pricePerKwh: 'pricePerKwh' in line ? line.pricePerKwh : null,
    seconds: 'seconds' in line ? line.seconds : null,
    pricePerHour: 'pricePerHour' in line ? line.pricePerHour : null,
    amount: line.amount,
  }));

/** Lines as they were stored, of a session that is charged; what nothing is charged for is left out. */
export const storedPriceLines = (lines: readonly StoredLine[], tariffId: string): PriceLine[] =>
  lines.flatMap(({ kind, window, energyWh, pricePerKwh, seconds, pricePerHour, amount }): PriceLine[] => {
    const when = window ? { window } : {};
    switch (kind) {
      case 'energy':
        return [
          {
            kind,
            tariffId,
            ...when,
            energyWh: BigInt(energyWh ?? 0),
            pricePerKwh: pricePerKwh ?? '0.0000',
            amount,
          },
        ];
      case 'time':
      case 'idle':
        return [
          { kind, tariffId, ...when, seconds: seconds ?? 0, pricePerHour: pricePerHour ?? '0.0000', amount },
        ];
      case 'start':
      case 'minimum':
      case 'maximum':
        return [{ kind, tariffId, amount }];
      default:
        return [];
    }
  });
