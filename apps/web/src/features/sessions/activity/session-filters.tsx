import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { sessionKindSchema } from '@laadpoort/contract/sessions/session';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stationsQuery, type SessionFilter } from '../queries.ts';
import classes from './session-filters.module.css';

interface Props {
  filter: SessionFilter;
  onChange: (changes: SessionFilter) => void;
  onClear: () => void;
  active: boolean;
}

const typingPauseMs = 300;

/** Period, station, card and kind. */
export const SessionFilters = ({ filter, onChange, onClear, active }: Props) => {
  const { t } = useTranslation('sessions');
  const { data } = useQuery(stationsQuery);
  const stations = data?.stations.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <search aria-label={t('filters.label')} className={classes['filters']}>
      <TextInput
        type="date"
        label={t('filters.from')}
        value={filter.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('filters.to')}
        value={filter.to ?? ''}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('filters.station')}
        data={[{ value: '', label: t('filters.allStations') }, ...stations]}
        value={filter.stationId ?? ''}
        onChange={(event) => onChange({ stationId: event.currentTarget.value })}
      />
      {filter.cardId ? (
        <TextInput readOnly label={t('filters.card')} value={t('filters.cardOfReport')} />
      ) : (
        <CardFilter key={String(active)} card={filter.card ?? ''} onChange={(card) => onChange({ card })} />
      )}
      <NativeSelect
        label={t('filters.kind')}
        data={sessionKindSchema.options.map((kind) => ({ value: kind, label: t(`filters.kinds.${kind}`) }))}
        value={filter.kind ?? 'all'}
        onChange={(event) => {
          const kind = sessionKindSchema.parse(event.currentTarget.value);
          onChange({ kind: kind === 'all' ? undefined : kind });
        }}
      />
      {active && (
        <Button variant="subtle" onClick={onClear}>
          {t('filters.clear')}
        </Button>
      )}
    </search>
  );
};

/** The search starts when typing pauses. */
const CardFilter = ({ card, onChange }: { card: string; onChange: (card: string) => void }) => {
  const { t } = useTranslation('sessions');
  const [typed, setTyped] = useState(card);
  const changeLater = useDebouncedCallback(onChange, typingPauseMs);
  return (
    <TextInput
      type="search"
      label={t('filters.card')}
      placeholder={t('filters.cardPlaceholder')}
      maxLength={40}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        changeLater(value);
      }}
    />
  );
};
