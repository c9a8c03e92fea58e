import { Alert, Button, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { FormEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import type { Field } from '#ui/forms/use-schema-form.ts';
import { EntryFields } from './entry-fields.tsx';
import { StationsInput } from './stations-input.tsx';

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
export const EntryForm = ({
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
