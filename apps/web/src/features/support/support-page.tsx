import { Button, Group, TextInput } from '@mantine/core';
import { searchSupport } from '@laadpoort/contract/support/devices';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Page } from '#ui/page/page.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { useMay } from '#lib/me.ts';
import { InviteOwner } from './invite-owner.tsx';
import { SupportHits } from './support-hits.tsx';
import { UntrustedProxy } from './untrusted-proxy.tsx';

/** One search box for the chargers of all accounts; the search is in the URL. */
const SupportPage = () => {
  const { t } = useTranslation('support');
  const [search, setSearch] = useSearchParams();
  const mayOperate = useMay('support.operate');
  const [inviting, setInviting] = useState(false);
  const q = search.get('q') ?? '';
  const { field, onSubmit } = useSchemaForm({
    schema: searchSupport.query,
    initialValues: { q },
    submit: async (values) => setSearch({ q: values.q.trim() }),
  });
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={
        mayOperate && (
          <Button variant="default" onClick={() => setInviting(true)}>
            {t('inviteOwner.title')}
          </Button>
        )
      }
    >
      <UntrustedProxy />
      <search>
        <form onSubmit={onSubmit} noValidate>
          <Group align="flex-end" gap="xs">
            <TextInput
              label={t('search')}
              description={t('searchHelp')}
              type="search"
              size="md"
              w={420}
              maw="100%"
              maxLength={60}
              inputWrapperOrder={['label', 'description', 'error', 'input']}
              {...field('q')}
            />
            <Button type="submit" size="md">
              {t('submit')}
            </Button>
          </Group>
        </form>
      </search>
      {searchSupport.query.safeParse({ q }).success && <SupportHits q={q} />}
      {inviting && <InviteOwner onClose={() => setInviting(false)} />}
    </Page>
  );
};

export { SupportPage as Component };
