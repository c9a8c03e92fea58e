import type { SessionDetail } from '@laadpoort/contract/sessions/session';
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
