import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stationTimeZone } from '#lib/format.ts';
import { endOfDay, lastMomentOf } from '#lib/station-time.ts';
import { useFormat } from '#lib/use-format.ts';
import { useNow } from '#lib/use-now.ts';

interface Props {
  until: string | null;
  mayChange: boolean;
  /** Support has to give a reason. */
  ready?: boolean;
  busy: boolean;
  /** The zone of its station. */
  timeZone?: string | undefined;
  /** `null` ends it. */
  onChange: (until: string | null) => void;
}

/** Where TLS is required: an exception for a charger that does not support it, with an end date. */
export const PlainException = ({
  until,
  mayChange,
  ready = true,
  busy,
  timeZone = stationTimeZone,
  onChange,
}: Props) => {
  const { t } = useTranslation('stations');
  const format = useFormat();
  const now = useNow();
  const [day, setDay] = useState('');
  if (until !== null && new Date(until) > now) {
    return (
      <Alert color="amber">
        <Stack gap="xs" align="flex-start">
          <Text size="sm">
            {t('configuration.security.plainUntil', { date: format.date(lastMomentOf(until), timeZone) })}
          </Text>
          {mayChange && (
            <Button
              variant="default"
              size="xs"
              disabled={!ready}
              loading={busy}
              onClick={() => onChange(null)}
            >
              {t('configuration.security.plainEnd')}
            </Button>
          )}
        </Stack>
      </Alert>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm">{t('configuration.security.tlsOnly')}</Text>
      {mayChange && (
        <Group align="flex-end" gap="xs">
          <TextInput
            type="date"
            label={t('configuration.security.plainDay')}
            description={t('configuration.security.plainHelp')}
            value={day}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={day === '' || !ready}
            loading={busy}
            onClick={() => onChange(endOfDay(day, timeZone))}
          >
            {t('configuration.security.plainAllow')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
