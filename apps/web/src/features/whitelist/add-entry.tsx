import { Modal, TextInput, type TextInputProps } from '@mantine/core';
import { newEntrySchema, uidSchema } from '@laadpoort/contract/whitelist';
import { addWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { UidHints } from './uid-hints.tsx';
import { EntryForm } from './entry-form.tsx';

/** A card to add: to be typed, or known by a session or a refusal of it. */
export type CardToAdd =
  | 'typed'
  | { readonly sessionId: number; readonly uidMasked: string }
  | { readonly refusalId: string; readonly uidMasked: string };

interface Props {
  /** `null` keeps it closed. */
  card: CardToAdd | null;
  onClose: () => void;
}

/** The flyer's whitelist form: UID, Description, Save; with the consequence shown before saving. */
export const AddEntry = ({ card, onClose }: Props) => {
  const { t } = useTranslation('whitelist');
  return (
    <Modal opened={card !== null} onClose={onClose} title={t('addTitle')}>
      {card === 'typed' && <AddTyped onSaved={onClose} />}
      {card !== null && card !== 'typed' && <AddKnown card={card} onSaved={onClose} />}
    </Modal>
  );
};

const AddTyped = ({ onSaved }: { onSaved: () => void }) => {
  const { t } = useTranslation('whitelist');
  const add = useApiMutation(addWhitelistEntry);
  const entryForm = useSchemaForm({
    schema: newEntrySchema.extend({ uid: uidSchema, unusualUid: z.boolean() }),
    initialValues: { uid: '', unusualUid: false, ...EMPTY },
    submit: async (body) => {
      await add.mutateAsync({ body });
      toast(t('saved'));
      onSaved();
    },
  });
  const { form, field } = entryForm;
  return (
    <EntryForm
      {...entryForm}
      takesFocus={false}
      stationIds={form.values.stationIds}
      onStations={(ids) => form.setFieldValue('stationIds', ids)}
    >
      <UidInput data-autofocus {...field('uid')} />
      <UidHints uid={form.values.uid} confirm={field('unusualUid', 'checkbox')} />
    </EntryForm>
  );
};

/** Which card it is the server knows; people see as much of its number as in the list that they come from. */
const AddKnown = ({ card, onSaved }: { card: Exclude<CardToAdd, 'typed'>; onSaved: () => void }) => {
  const { t } = useTranslation('whitelist');
  const add = useApiMutation(addWhitelistEntry);
  const { uidMasked, ...known } = card;
  const entryForm = useSchemaForm({
    schema: newEntrySchema,
    initialValues: EMPTY,
    submit: async (body) => {
      await add.mutateAsync({ body: { ...known, ...body } });
      toast(t('saved'));
      onSaved();
    },
  });
  const { form } = entryForm;
  return (
    <EntryForm
      {...entryForm}
      takesFocus
      stationIds={form.values.stationIds}
      onStations={(ids) => form.setFieldValue('stationIds', ids)}
    >
      <UidInput readOnly value={uidMasked} />
    </EntryForm>
  );
};

const EMPTY = { description: '', group: '', stationIds: [] as string[] };

const UidInput = (input: TextInputProps & { readonly 'data-autofocus'?: boolean }) => {
  const { t } = useTranslation('whitelist');
  return (
    <TextInput
      label={t('uid')}
      description={t('uidHelp')}
      required
      autoComplete="off"
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      {...input}
    />
  );
};
