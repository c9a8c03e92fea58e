import { commandRequestSchema, type CommandRequest } from '@laadpoort/contract/commands/requests';
import { truncateLimit } from '@laadpoort/domain/smart-charging/charging-profile';
import { fromLocalTime } from '#lib/station-time.ts';
import type { ExpertAction, ExpertField } from './expert-fields.ts';

/** One line of a charging schedule as typed. */
export interface PeriodInput {
  readonly startPeriod: string;
  readonly limit: string;
  readonly numberPhases: string;
}

/** What was typed, by field path. */
export type ExpertValues = Readonly<Record<string, string | readonly PeriodInput[]>>;

export interface ExpertRequest {
  /** As much of it as can be built, for the preview. */
  readonly request: object;
  /** Null while something is wrong. */
  readonly valid: CommandRequest | null;
  /** Error codes by field path. */
  readonly problems: Readonly<Record<string, string>>;
}

const number = (text: string): number | string =>
  text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);

const period = ({ startPeriod, limit, numberPhases }: PeriodInput) => {
  const value = number(limit.replace(',', '.'));
  return {
    startPeriod: number(startPeriod),
    limit: typeof value === 'number' ? truncateLimit(value) : value,
    ...(numberPhases === '' ? {} : { numberPhases: number(numberPhases) }),
  };
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The value of a field; undefined when it is left out. */
const valueOf = (
  { kind, required }: ExpertField,
  typed: ExpertValues[string] | undefined,
  timeZone: string,
): unknown => {
  if (typed === undefined || typed === '') return required && kind === 'text' ? '' : undefined;
  if (typeof typed !== 'string') return typed.map(period);
  switch (kind) {
    case 'number':
      return number(typed);
    case 'time':
      return Number.isNaN(Date.parse(typed)) ? typed : fromLocalTime(typed, timeZone);
    case 'list':
      return typed
        .split(',')
        .map((member) => member.trim())
        .filter((member) => member !== '');
    case 'json':
      return json(typed);
    default:
      return typed;
  }
};

const put = (target: Record<string, unknown>, path: string, value: unknown): void => {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) target[first] = value;
  else put((target[first] ??= {}) as Record<string, unknown>, rest.join('.'), value);
};

/** The field that an invalid member belongs to: itself, or the field that contains it. */
const fieldAt = (fields: readonly ExpertField[], path: string) =>
  fields.find((field) => path === field.path || path.startsWith(`${field.path}.`));

/** Builds the request from what was typed, checked by the API's own schema; times by the clock of `timeZone`. */
export const expertRequest = (
  action: ExpertAction,
  fields: readonly ExpertField[],
  values: ExpertValues,
  timeZone: string,
): ExpertRequest => {
  const request: Record<string, unknown> = { action };
  for (const field of fields) {
    const value = valueOf(field, values[field.path], timeZone);
    if (value !== undefined) put(request, field.path, value);
  }
  const parsed = commandRequestSchema.safeParse(request);
  if (parsed.success) return { request, valid: parsed.data, problems: {} };
  const problems = parsed.error.issues.map(({ path, message }): [string, string] => {
    const at = path.join('.');
    const field = fieldAt(fields, at);
    const isMissing = field?.required === true && (values[field.path] ?? '') === '';
    return [
      field === undefined || field.kind !== 'periods' ? (field?.path ?? at) : at,
      isMissing ? 'required' : message,
    ];
  });
  return { request, valid: null, problems: Object.fromEntries(problems.toReversed()) };
};
