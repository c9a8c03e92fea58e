import { Button, Text, TextInput } from '@mantine/core';
import { removeQuirkProfile } from '@laadpoort/contract/quirks/endpoints';
import type { QuirkProfileAnswer } from '@laadpoort/contract/quirks/quirk-profile';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { ProfileForm } from './profile-form.tsx';
import { ProfileTable } from './profile-table.tsx';
import { profilesQuery } from './queries.ts';

/** The known quirks of charger models; the search is in the URL. */
const ProfilesPage = () => {
  const { t } = useTranslation('quirks');
  const mayOperate = useMay('support.operate');
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const profiles = useQuery({ ...profilesQuery(q), placeholderData: keepPreviousData });
  const [editing, setEditing] = useState<QuirkProfileAnswer | 'new' | null>(null);
  const [removing, setRemoving] = useState<QuirkProfileAnswer | null>(null);
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={mayOperate && <Button onClick={() => setEditing('new')}>{t('add')}</Button>}
    >
      <search>
        <TextInput
          label={t('search')}
          type="search"
          maw={420}
          maxLength={60}
          value={q}
          onChange={({ currentTarget: { value } }) =>
            setSearch(value === '' ? {} : { q: value }, { replace: true })
          }
        />
      </search>
      <UnlessFailed query={profiles}>
        <Section title={t('title')} titleHidden>
          <ProfileTable profiles={profiles.data?.profiles} onEdit={setEditing} onRemove={setRemoving} />
        </Section>
      </UnlessFailed>
      {editing !== null && (
        <ProfileForm profile={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {removing && <RemoveProfile profile={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
};

const RemoveProfile = ({ profile, onClose }: { profile: QuirkProfileAnswer; onClose: () => void }) => {
  const { t } = useTranslation('quirks');
  const remove = useApiMutation(removeQuirkProfile);
  const confirm = async () => {
    await remove.mutateAsync({ params: { profileId: profile.id } });
    toast(t('removed'));
    onClose();
  };
  return (
    <ConfirmDialog
      danger
      title={t('removeTitle')}
      confirm={t('remove')}
      busy={remove.isPending}
      onConfirm={() => void confirm().catch(() => {})}
      onClose={onClose}
    >
      {remove.error && <ErrorNote error={remove.error} />}
      <Text fw={600}>{profile.name}</Text>
      <Text>{t('removeText')}</Text>
    </ConfirmDialog>
  );
};

export { ProfilesPage as Component };
