import type { Entry, Message, Sample } from '../world/messages.ts';
import { entriesOf, samplesOf } from '../catalogue/change.ts';
import { CATALOGUE } from '../catalogue/catalogue.ts';
import { judge, type Verdict } from '../judge/verdict.ts';
import type { Example } from '../tally.ts';
import { historyOf } from '../world/history.ts';

/** An example as a person reads it: what was sent, what was billed, and what there was to tell better. */
const SHOWN = 3;

export const shortForm = ({ seed, names, session }: Example): string => {
  const rows = names.flatMap((name) => CATALOGUE.find((row) => row.name === name) ?? []);
  const history = historyOf(seed, rows);
  const verdict = judge(history)[session];
  if (verdict === undefined) throw new Error(`no session ${session} in the history of seed ${seed}`);
  const { point } = history.claims[verdict.session]?.truth ?? {};
  const own = history.messages.filter(({ session }) => session === verdict.session);
  const samples = own.filter(({ action }) => action === 'MeterValues');
  const left = samples.length > 2 * SHOWN ? samples.slice(SHOWN, -SHOWN) : [];
  const shown = own.filter((message) => !left.includes(message)).map(messageText);
  const rating = point?.maxPowerW === null ? 'unknown rating' : `${point?.maxPowerW} W`;
  const neighbours = neighbourTexts(history.messages, verdict.session, point?.connectorId);
  return [
    `seed ${history.seed}: ${history.distortions.map(({ name }) => name).join(' + ') || 'undistorted'}`,
    `  ${point?.current} ${rating}; session ${verdict.session} of ${history.claims.length}`,
    ...neighbours.map((text) => `    (${text})`),
    ...shown.map((text) => `    ${text}`),
    ...(left.length > 0 ? [`    (${left.length} more meter values between the first and the last)`] : []),
    `  true ${verdict.trueWh} Wh, billed ${verdict.billedWh} Wh (${verdict.method})${said(verdict)}`,
  ].join('\n');
};

const said = ({ reasons, marks, contradictedBy }: Verdict): string => {
  const bounds = contradictedBy.map(
    ({ witness, lowWh, highWh }) => `${witness} ${Math.round(lowWh)} to ${Math.round(highWh)}`,
  );
  return [
    marks.length > 0 ? `; marked ${marks.join(', ')}` : '',
    reasons.length > 0 ? `; reviewed for ${reasons.join(', ')}` : '',
    bounds.length > 0 ? `; contradicted by ${bounds.join(', ')}` : '',
  ].join('');
};

const neighbourTexts = (
  messages: readonly Message[],
  session: number,
  connectorId: number | undefined,
): string[] => {
  const ofConnector = messages.filter(
    ({ action, payload, session: other }) =>
      other !== session &&
      action !== 'MeterValues' &&
      (action === 'StopTransaction' || payload['connectorId'] === connectorId),
  );
  return ofConnector
    .filter(({ session: other }) => Math.abs(other - session) === 1)
    .map((message) => `session ${message.session}: ${messageText(message)}`);
};

const messageText = (message: Message): string => {
  const { action, payload } = message;
  const { meterStart, meterStop, timestamp } = payload;
  const entries = entriesOf(message).map(entryText).slice(0, 4).join(' | ');
  if (action === 'StartTransaction') return `${String(timestamp)} start ${JSON.stringify(meterStart)}`;
  if (action === 'StopTransaction')
    return `${String(timestamp)} stop ${JSON.stringify(meterStop)}${entries === '' ? '' : ` with ${entries}`}`;
  return entries;
};

const entryText = (entry: Entry): string =>
  `${String(entry.timestamp)} ${samplesOf(entry).map(sampleText).join(', ')}`;

const sampleText = ({ value, unit, measurand, ...more }: Sample): string => {
  const words = [
    JSON.stringify(value),
    unit,
    typeof measurand === 'string' ? measurand.replace('Energy.Active.Import.', '') : '',
  ];
  const others = Object.values(more).filter((member) => !DEFAULTS.has(String(member)));
  return [...words, ...others].filter((word) => word !== '' && word !== undefined).join(' ');
};

const DEFAULTS: ReadonlySet<string> = new Set(['Sample.Periodic', 'Outlet', 'Raw']);
