import type { PriceLine } from '@laadpoort/domain/tariffs/price-line';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import { linesToStore } from '#chargers/prices/price-lines.ts';

/** Figures of a running session as of a reading; null if the reading has no such value. */
export interface SessionFigures {
  readonly sessionId: number;
  readonly at: Date;
  readonly energyWh: bigint;
  /** 6 places. */
  readonly amount: string;
  readonly lines: readonly PriceLine[];
  readonly powerW: number | null;
  readonly socPercent: number | null;
  readonly registerWh: bigint | null;
}

export interface FiguresWriter {
  /** `onWritten` runs after the commit of these figures, or of newer ones of the same session. */
  readonly add: (figures: SessionFigures, onWritten: () => void) => void;
  /** Writes what is waiting. */
  readonly close: () => Promise<void>;
}

interface FiguresWriterOptions {
  readonly pool: pg.Pool;
  readonly onFault: (error: unknown) => void;
}

const INTERVAL_MS = 500;

const FIGURES = columns<SessionFigures>({
  id: ['int', ({ sessionId }) => sessionId],
  at: ['timestamptz', ({ at }) => at],
  energy_wh: ['bigint', ({ energyWh }) => energyWh],
  amount: ['numeric', ({ amount }) => amount],
  price_lines: ['jsonb', ({ lines }) => JSON.stringify(linesToStore(lines))],
  power_w: ['int', ({ powerW }) => powerW],
  soc_percent: ['real', ({ socPercent }) => socPercent],
  register_wh: ['bigint', ({ registerWh }) => registerWh],
});

/**
 * Energy and amount never fall while a session is running; readings that are late by the charger's clock say nothing
 * about now.
 */
const UPDATE = `
  UPDATE session SET energy_wh = greatest(session.energy_wh, f.energy_wh),
         amount = greatest(session.amount, f.amount),
         price_lines = CASE WHEN f.amount >= session.amount THEN f.price_lines ELSE session.price_lines END,
         power_w = coalesce(f.power_w, session.power_w),
         soc_percent = coalesce(f.soc_percent, session.soc_percent),
         last_register_wh = coalesce(f.register_wh, session.last_register_wh), last_reading_at = f.at
    FROM ${FIGURES.as('f')}
   WHERE session.id = f.id AND session.state <> 'completed'
     AND (session.last_reading_at IS NULL OR session.last_reading_at <= f.at)`;

/**
 * Updates running sessions from their readings, which are already stored: immediately if nothing was written in the
 * last half second, otherwise together at its end. Whatever ends a session counts from the readings, never from these
 * figures.
 */
export const createFiguresWriter = ({ pool, onFault }: FiguresWriterOptions): FiguresWriter => {
  let waiting = new Map<number, { figures: SessionFigures; onWritten: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    const batch = [...waiting.values()];
    waiting = new Map();
    if (batch.length === 0) return;
    // In the same order everywhere, so that two writers cannot deadlock.
    batch.sort((a, b) => a.figures.sessionId - b.figures.sessionId);
    try {
      await pool.query({
        name: 'session-figures',
        text: UPDATE,
        values: FIGURES.values(batch.map(({ figures }) => figures)),
      });
      for (const { onWritten } of batch) onWritten();
    } catch (error) {
      onFault(error);
    }
  };
  const flush = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting.size > 0) flush();
    }, INTERVAL_MS);
    timer.unref();
    writing = writing.then(write);
  };

  return {
    add(figures, onWritten) {
      const earlier = waiting.get(figures.sessionId)?.figures;
      waiting.set(figures.sessionId, { figures: earlier ? newer(earlier, figures) : figures, onWritten });
      if (timer === undefined) flush();
    },
    async close() {
      clearTimeout(timer);
      await writing;
      await write();
    },
  };
};

const newer = (a: SessionFigures, b: SessionFigures): SessionFigures => {
  const [early, late] = a.at <= b.at ? [a, b] : [b, a];
  const most = a.energyWh > b.energyWh ? a : b;
  return {
    ...late,
    energyWh: most.energyWh,
    amount: most.amount,
    lines: most.lines,
    powerW: late.powerW ?? early.powerW,
    socPercent: late.socPercent ?? early.socPercent,
    registerWh: late.registerWh ?? early.registerWh,
  };
};
