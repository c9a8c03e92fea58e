import { Alert, Button, Modal, Stack, TextInput, type TextInputProps } from '@mantine/core';
import { newEntrySchema, uidSchema } from '@laadpoort/contract/whitelist';
import { addWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import { IconInfoCircle } from '@tabler/icons-react';
import type { FormEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm, type Field } from '#ui/forms/use-schema-form.ts';
import { EntryFields } from './entry-fields.tsx';
import { UidHints } from './uid-hints.tsx';
import { StationsInput } from './stations-input.tsx';

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

interface FormProps {
  readonly field: Field;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly takesFocus: boolean;
  readonly stationIds: string[];
  readonly onStations: (ids: string[]) => void;
  readonly children: ReactNode;
}

/** What is the same for every card; which card it is comes first. */
const EntryForm = ({
  field,
  onSubmit,
  busy,
  failure,
  takesFocus,
  stationIds,
  onStations,
  children,
}: FormProps) => {
  const { t } = useTranslation('whitelist');
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        {children}
        <EntryFields field={field} takesFocus={takesFocus} />
        <StationsInput value={stationIds} onChange={onStations} />
        <Alert color="amber" icon={<IconInfoCircle aria-hidden />}>
          {t('consequence')}
        </Alert>
        <Button type="submit" size="md" loading={busy}>
          {t('save')}
        </Button>
      </Stack>
    </form>
  );
};
