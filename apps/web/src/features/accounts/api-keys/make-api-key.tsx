import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { makeApiKey } from '@laadpoort/contract/accounts/api-keys';
import { API_KEY_SCOPES } from '@laadpoort/domain/accounts/api-key';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { CopyLine } from '#ui/copy-line.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

const DAYS = [30, 90, 366] as const;

/** Asks what a key is for, and shows it the only time it can be seen. */
export const MakeApiKey = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('accounts');
  const [key, setKey] = useState<string | null>(null);
  return (
    <OpenDialog onClose={onClose} title={t('apiKeys.makeTitle')}>
      {key === null ? (
        <ApiKeyForm onMade={setKey} />
      ) : (
        <Stack>
          <Text>{t('apiKeys.once')}</Text>
          <CopyLine label={t('apiKeys.key')} value={key} />
          <CopyLine label={t('apiKeys.header')} value={`Authorization: Bearer ${key}`} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('apiKeys.done')}</Button>
          </Group>
        </Stack>
      )}
    </OpenDialog>
  );
};

const ApiKeyForm = ({ onMade }: { onMade: (key: string) => void }) => {
  const { t } = useTranslation('accounts');
  const make = useApiMutation(makeApiKey);
  const { form, field, onSubmit, busy, failure } = useSchemaForm({
    // A choice of a list is text.
    schema: makeApiKey.body.extend({ days: z.coerce.number() }),
    initialValues: { name: '', scopes: ['read'] as string[], days: String(DAYS[1]) },
    submit: async (values) => {
      const body = makeApiKey.body.parse({ ...values, days: Number(values.days) });
      onMade((await make.mutateAsync({ body })).key);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('apiKeys.name')}
          description={t('apiKeys.nameHelp')}
          required
          data-autofocus
          autoComplete="off"
          {...field('name')}
        />
        <Checkbox.Group
          label={t('apiKeys.scopes')}
          required
          value={form.values.scopes}
          error={field('scopes').error}
          onChange={(scopes) => form.setFieldValue('scopes', scopes)}
        >
          <Stack gap="xs" mt="xs">
            {API_KEY_SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={t(`apiKeys.scope.${scope}`)}
                description={t(`apiKeys.scopeHelp.${scope}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t('apiKeys.days')}
          data={DAYS.map((days) => ({ value: String(days), label: t('apiKeys.daysOf', { count: days }) }))}
          {...field('days')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {t('apiKeys.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
