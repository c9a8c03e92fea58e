import { SimpleGrid, TextInput } from '@mantine/core';
import type { ImaginedSession } from '@laadpoort/domain/tariffs/preview-prices';
import { useTranslation } from 'react-i18next';
import { fromLocalTime } from '#lib/station-time.ts';

const FIELDS = ['kwh', 'hours', 'idleHours'] as const;

/** A session as it is typed. */
interface OwnSession extends Readonly<Record<(typeof FIELDS)[number], string>> {
  /** A local time of the station. */
  readonly start: string;
}

const MINUTE_LENGTH = '2026-11-22T15:04'.length;

export const firstOwnSession = (now: string): OwnSession => ({
  kwh: '30',
  hours: '8',
  idleHours: '0',
  start: now.slice(0, MINUTE_LENGTH),
});

const MOST_KWH = 1000;
const MOST_HOURS = 240;

/** Null: what is typed is no session. */
export const ownSessionOf = (
  { kwh, hours, idleHours, start }: OwnSession,
  timeZone: string,
): ImaginedSession | null => {
  const [energy, duration, idle] = [numberOf(kwh), numberOf(hours), numberOf(idleHours)];
  const isPossible = energy <= MOST_KWH && duration <= MOST_HOURS && idle <= duration && start !== '';
  if (!isPossible) return null;
  return {
    startedAt: new Date(fromLocalTime(start, timeZone)),
    energyWh: BigInt(Math.round(energy * 1000)),
    seconds: Math.round(duration * 3600),
    idleSeconds: Math.round(idle * 3600),
  };
};

/** `NaN`, which is no less than anything: it is none, or negative. */
const numberOf = (typed: string): number =>
  /^\d+([.,]\d*)?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : Number.NaN;

interface Props {
  readonly values: OwnSession;
  readonly onChange: (values: OwnSession) => void;
}

export const OwnSessionInputs = ({ values, onChange }: Props) => {
  const { t } = useTranslation('tariffs');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {FIELDS.map((name) => (
        <TextInput
          key={name}
          label={t(`own.${name}`)}
          inputMode="decimal"
          autoComplete="off"
          value={values[name]}
          error={Number.isNaN(numberOf(values[name])) ? t('own.noNumber') : undefined}
          onChange={({ currentTarget: { value } }) => onChange({ ...values, [name]: value })}
        />
      ))}
      <TextInput
        type="datetime-local"
        label={t('own.start')}
        value={values.start}
        onChange={({ currentTarget: { value } }) => onChange({ ...values, start: value })}
      />
    </SimpleGrid>
  );
};
