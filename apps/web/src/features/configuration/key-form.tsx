import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { ApiError } from '@laadpoort/contract/wire/client';
import type { ConfigurationKey } from '@laadpoort/contract/configuration';
import { KNOWN_KEYS, knownKey } from '@laadpoort/domain/configuration/known-keys';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSubmission } from '#ui/forms/use-submission.ts';
import { useFieldWords } from '#ui/words/use-field-words.ts';
import type { ConfigurationSource } from './configuration-source.ts';
import { useKeyWords } from './use-key-words.ts';

interface Props {
  setting: ConfigurationKey;
  source: ConfigurationSource;
  onDone: () => void;
}

const fieldCode = (error: unknown) =>
  error instanceof ApiError
    ? error.body.fields?.find(({ path }) => /(?:value|key)$/.test(path))?.code
    : undefined;

/** A new value for a setting; problems are shown first, and the value can be sent anyway. */
export const KeyForm = ({ setting: { key, value, desired }, source, onDone }: Props) => {
  const { t } = useTranslation('configuration');
  const words = useFieldWords();
  const explain = useKeyWords();
  const [text, setText] = useState(desired?.value ?? value ?? '');
  const [force, setForce] = useState(false);
  const { busy, failure, send } = useSubmission(() => undefined);
  const code = fieldCode(failure);

  const run = (work: () => Promise<unknown>, said: string) =>
    void send(async () => {
      await work();
      toast(said);
      onDone();
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    run(() => source.change({ change: 'set', key, value: text }, force), t('sent'));
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && code === undefined && <ErrorNote error={failure} />}
        {explain(key) && <Text size="sm">{explain(key)}</Text>}
        <ValueInput settingKey={key} value={text} error={words(code)} onChange={setText} />
        {code !== undefined && (
          <Checkbox
            label={t('force')}
            checked={force}
            onChange={({ currentTarget }) => setForce(currentTarget.checked)}
          />
        )}
        <Group justify="space-between">
          {desired ? (
            <Button
              variant="subtle"
              disabled={busy}
              onClick={() => run(() => source.change({ change: 'forget', key }, false), t('forgotten'))}
            >
              {t('forget')}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" loading={busy}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

interface ValueProps {
  settingKey: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

const ValueInput = ({ settingKey, value, error, onChange }: ValueProps) => {
  const { t } = useTranslation('configuration');
  const known = knownKey(settingKey);
  const kind = known === null ? 'text' : KNOWN_KEYS[known].kind;
  const shared = {
    label: t('newValue'),
    value,
    error,
    'data-autofocus': true,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  // Some chargers write 0 and 1, so values are sent in their style.
  if (kind === 'boolean') {
    const flag = /^(?:true|1)$/i.test(value) ? 'true' : /^(?:false|0)$/i.test(value) ? 'false' : '';
    return (
      <NativeSelect {...shared} value={flag} data={flag === '' ? ['', 'true', 'false'] : ['true', 'false']} />
    );
  }
  return (
    <TextInput
      {...shared}
      autoComplete="off"
      {...(kind === 'list' ? { description: t('list') } : {})}
      {...(kind === 'number' ? { inputMode: 'numeric' } : {})}
    />
  );
};
