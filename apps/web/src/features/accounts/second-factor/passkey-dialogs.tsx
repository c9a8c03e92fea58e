import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { addPasskey, beginPasskey, renamePasskey } from '@laadpoort/contract/accounts/passkeys';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { makePasskey } from '#lib/sign-in/passkey.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface NameProps {
  readonly title: string;
  readonly name: string;
  readonly confirm: string;
  readonly children?: ReactNode;
  readonly submit: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

const NameDialog = ({ title, name, confirm, children, submit, onClose }: NameProps) => {
  const { t } = useTranslation(['accounts', 'ui']);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: renamePasskey.body,
    initialValues: { name },
    submit: (body) => submit(body.name),
  });
  return (
    <OpenDialog onClose={onClose} title={title}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          {children}
          <TextInput
            label={t('passkeys.name')}
            description={t('passkeys.nameHelp')}
            required
            data-autofocus
            {...field('name')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:dialog.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};

interface AddProps {
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Names a passkey and has the browser make it. */
export const AddPasskeyDialog = ({ onCodes, onClose }: AddProps) => {
  const { t } = useTranslation('accounts');
  const begin = useApiMutation(beginPasskey);
  const add = useApiMutation(addPasskey);
  const [isUnmade, setUnmade] = useState(false);
  const submit = async (name: string) => {
    setUnmade(false);
    const { options } = await begin.mutateAsync({});
    const credential = await makePasskey(options);
    if (credential === null) return setUnmade(true);
    const { recoveryCodes } = await add.mutateAsync({ body: { name, credential } });
    if (recoveryCodes.length > 0) onCodes(recoveryCodes);
    onClose();
  };
  return (
    <NameDialog
      title={t('passkeys.add')}
      name=""
      confirm={t('passkeys.make')}
      submit={submit}
      onClose={onClose}
    >
      {isUnmade && (
        <Alert role="alert" color="red">
          {t('passkeys.unmade')}
        </Alert>
      )}
      <Text>{t('passkeys.addText')}</Text>
    </NameDialog>
  );
};

interface RenameProps {
  readonly passkeyId: string;
  readonly name: string;
  readonly onClose: () => void;
}

export const RenamePasskeyDialog = ({ passkeyId, name, onClose }: RenameProps) => {
  const { t } = useTranslation('accounts');
  const rename = useApiMutation(renamePasskey);
  const submit = async (next: string) => {
    await rename.mutateAsync({ params: { passkeyId }, body: { name: next } });
    onClose();
  };
  return (
    <NameDialog
      title={t('passkeys.rename')}
      name={name}
      confirm={t('passkeys.save')}
      submit={submit}
      onClose={onClose}
    />
  );
};
