import { Autocomplete, Checkbox, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalTime, toLocalTime } from '#lib/station-time.ts';
import { useStationZone } from '#lib/station-zone.ts';
import type { MessageFilter } from './queries.ts';

interface Props {
  filter: MessageFilter;
  onChange: (changes: MessageFilter) => void;
  /** Message types found so far, as suggestions. */
  actions: readonly string[];
  /** A session has its own period. */
  withPeriod: boolean;
}

const typingPauseMs = 300;

/** What to look for in the message log. */
export const MessageFilters = ({ filter, onChange, actions, withPeriod }: Props) => {
  const { t } = useTranslation('events');
  return (
    <search aria-label={t('filters.label')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TypedText label={t('filters.text')} value={filter.text} onChange={(text) => onChange({ text })} />
        <Autocomplete
          label={t('filters.action')}
          data={[...actions]}
          maxLength={50}
          value={filter.action ?? ''}
          onChange={(action) => onChange({ action })}
        />
        {withPeriod && (
          <>
            <Moment label={t('filters.from')} at={filter.from} onChange={(from) => onChange({ from })} />
            <Moment label={t('filters.until')} at={filter.until} onChange={(until) => onChange({ until })} />
          </>
        )}
        <NativeSelect
          label={t('filters.direction')}
          data={[
            { value: '', label: t('filters.both') },
            { value: 'in', label: t('in') },
            { value: 'out', label: t('out') },
          ]}
          value={filter.direction ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ direction: value === 'in' || value === 'out' ? value : undefined })
          }
        />
        <Checkbox
          mt="xl"
          label={t('filters.errorsOnly')}
          checked={filter.errorsOnly === 'true'}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ errorsOnly: checked ? 'true' : undefined })
          }
        />
      </SimpleGrid>
    </search>
  );
};

interface TextProps {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
}

/** The search starts when typing pauses. */
const TypedText = ({ label, value = '', onChange }: TextProps) => {
  const [typed, setTyped] = useState(value);
  const changeLater = useDebouncedCallback(onChange, typingPauseMs);
  return (
    <TextInput
      type="search"
      label={label}
      maxLength={100}
      value={typed}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
        changeLater(text);
      }}
    />
  );
};

interface MomentProps {
  label: string;
  at: string | undefined;
  onChange: (at: string | undefined) => void;
}

/** A moment in the station's local time. */
const Moment = ({ label, at, onChange }: MomentProps) => {
  const timeZone = useStationZone();
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={at ? toLocalTime(at, timeZone).slice(0, '2026-11-22T15:04'.length) : ''}
      onChange={({ currentTarget: { value } }) =>
        onChange(value === '' ? undefined : fromLocalTime(value, timeZone))
      }
    />
  );
};
