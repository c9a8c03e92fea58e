import type { ReadingContext, WireMeterValue } from '@laadpoort/ocpp/messages/meter-value';
import type { Clock } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Random } from '../random.ts';
import { advanceMeter, sampledValues } from './meter.ts';

/** Reads meters with the measurands that the configuration asks for. */
export interface MeterReader {
  /** @param elapsedSeconds now, unless given: what is told of one moment has the same register */
  read(connector: Connector, context: ReadingContext, elapsedSeconds?: number): WireMeterValue;
  /** What goes with the end of a transaction; undefined when nothing is asked for. */
  readClosing(connector: Connector, timestamp: string): WireMeterValue[] | undefined;
}

interface MeterReaderParts {
  clock: Pick<Clock, 'elapsedSeconds' | 'timestamp'>;
  configuration: Pick<Configuration, 'list'>;
  random: Random;
}

export const createMeterReader = ({ clock, configuration, random }: MeterReaderParts): MeterReader => ({
  read(connector, context, elapsedSeconds = clock.elapsedSeconds()) {
    advanceMeter(connector, elapsedSeconds);
    const measurands = configuration.list('MeterValuesSampledData');
    return {
      timestamp: clock.timestamp(),
      sampledValue: sampledValues(connector, elapsedSeconds, context, measurands, random),
    };
  },
  readClosing(connector, timestamp) {
    const measurands = configuration.list('StopTxnSampledData');
    if (measurands.length === 0) return undefined;
    const elapsed = clock.elapsedSeconds();
    return [
      { timestamp, sampledValue: sampledValues(connector, elapsed, 'Transaction.End', measurands, random) },
    ];
  },
});
