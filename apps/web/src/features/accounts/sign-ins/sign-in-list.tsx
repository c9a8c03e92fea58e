import { Badge, Button, Group } from '@mantine/core';
import { endOtherSignIns, endSignIn, type SignIn } from '@laadpoort/contract/accounts/sign-ins';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { When } from '#ui/times/when.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { signInsQuery } from '../queries.ts';
import { useDeviceName } from './use-device-name.ts';

/** Ends one sign-in session, or all except this one if none is named. */
export const useEndSignIn = () => {
  const { t } = useTranslation('accounts');
  const [one, others] = [useApiMutation(endSignIn), useApiMutation(endOtherSignIns)];
  return {
    end: async (signInId: string | undefined) => {
      if (signInId === undefined) await others.mutateAsync({});
      else await one.mutateAsync({ params: { signInId } });
      toast(t('signIns.signedOut'));
    },
    isPending: one.isPending || others.isPending,
    error: one.error ?? others.error,
  };
};

export const SignInList = () => {
  const { t } = useTranslation('accounts');
  const query = useQuery(signInsQuery);
  const { end, isPending, error } = useEndSignIn();
  const signIns = query.data?.signIns;
  const others = signIns?.filter(({ current }) => !current).length ?? 0;
  return (
    <Section
      title={t('signIns.title')}
      intro={t('signIns.intro')}
      actions={
        others > 0 && (
          <Button size="xs" variant="default" loading={isPending} onClick={() => void end(undefined)}>
            {t('signIns.signOutOthers')}
          </Button>
        )
      }
    >
      {error && <ErrorNote error={error} />}
      <UnlessFailed query={query}>
        <SignInTable signIns={signIns} onEnd={(id) => void end(id)} />
      </UnlessFailed>
    </Section>
  );
};

interface TableProps {
  signIns: readonly SignIn[] | undefined;
  onEnd: (id: string) => void;
}

const SignInTable = ({ signIns, onEnd }: TableProps) => {
  const { t } = useTranslation('accounts');
  const deviceName = useDeviceName();
  const nameOf = ({ userAgent }: SignIn) => deviceName(userAgent);
  return (
    <DataTable
      caption={t('signIns.title')}
      rows={signIns}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'device',
          header: t('signIns.device'),
          cell: (signIn) => (
            <Group component="span" gap="xs">
              {nameOf(signIn)}
              {signIn.current && (
                <Badge component="span" variant="light" color="moss" tt="none">
                  {t('signIns.thisOne')}
                </Badge>
              )}
            </Group>
          ),
        },
        { id: 'address', header: t('signIns.address'), cell: ({ ipAddress }) => ipAddress },
        { id: 'since', header: t('signIns.since'), cell: ({ since }) => <When at={since} short /> },
        {
          id: 'action',
          header: t('signIns.action'),
          hiddenHeader: true,
          cell: (signIn) =>
            !signIn.current && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('signIns.signOutOne', { device: nameOf(signIn) })}
                onClick={() => onEnd(signIn.id)}
              >
                {t('signIns.signOut')}
              </Button>
            ),
        },
      ]}
    />
  );
};
