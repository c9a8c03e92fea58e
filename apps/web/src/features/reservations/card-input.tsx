import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { UnusualUid } from '#ui/forms/unusual-uid.tsx';
import type { Field } from '#ui/forms/use-schema-form.ts';
import { cardsQuery } from './queries.ts';

interface Props {
  chargePointId: string;
  /** Whether the charger is in the reader's own account, so that its cards can be picked. */
  own: boolean;
  uid: string;
  /** Picked from the whitelist, whose numbers are not needed for that; otherwise empty. */
  entryId: string;
  /** Whether a UID is typed instead of picking a card. */
  typed: boolean;
  field: Field;
  onPick: (card: { uid: string; entryId: string; typed: boolean }) => void;
}

const OTHER = 'other';

/** A card from the whitelist or of a member of the account, or any other by its UID. */
export const CardInput = ({ chargePointId, own, uid, entryId, typed, field, onPick }: Props) => {
  const { t } = useTranslation('reservations');
  const mayPick = useMay('whitelist.manage') && own;
  const { data } = useQuery({ ...cardsQuery(chargePointId), enabled: mayPick });
  const cards = data?.cards ?? [];
  const canPick = cards.length > 0;
  return (
    <>
      {canPick && (
        <Select
          label={t('form.card')}
          searchable
          required
          data={[
            ...cards.map((card) => ({ value: card.entryId ?? card.uid ?? '', label: card.name })),
            { value: OTHER, label: t('form.otherCard') },
          ]}
          value={typed ? OTHER : entryId || uid || null}
          error={typed ? undefined : field('uid').error}
          onChange={(value) => {
            const picked = cards.find((card) => value === (card.entryId ?? card.uid));
            onPick({ uid: picked?.uid ?? '', entryId: picked?.entryId ?? '', typed: value === OTHER });
          }}
        />
      )}
      {(typed || !canPick) && (
        <TextInput
          label={t('form.uid')}
          description={t('form.uidHelp')}
          required
          autoComplete="off"
          {...field('uid')}
        />
      )}
      {(typed || !canPick) && <UnusualUid uid={uid} confirm={field('unusualUid', 'checkbox')} />}
    </>
  );
};
