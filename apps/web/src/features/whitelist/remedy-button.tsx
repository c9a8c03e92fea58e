import { Button } from '@mantine/core';
import { updateWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import type { Remedy } from '@laadpoort/domain/whitelist/remedies';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { RemedyLink } from './remedy-link.tsx';

interface Props {
  remedy: Remedy;
  chargePointId: string;
  entryId: string | null;
  onWhitelist: () => void;
  onEdit: () => void;
  onDone: () => void;
}

/** Applies a remedy on the spot if it is a single step; otherwise links to the page for it. */
export const RemedyButton = ({ remedy, chargePointId, entryId, onWhitelist, onEdit, onDone }: Props) => {
  const { t } = useTranslation('whitelist');
  const update = useApiMutation(updateWhitelistEntry);
  const then = (act: () => void) => () => {
    onDone();
    act();
  };
  const unblock = () =>
    entryId !== null &&
    update.mutate(
      { params: { entryId }, body: { blocked: false } },
      { onSuccess: then(() => toast(t('changed'))) },
    );
  if (remedy === 'whitelist-card')
    return <Button onClick={then(onWhitelist)}>{t(`remedies.${remedy}`)}</Button>;
  if (remedy === 'edit-entry') return <Button onClick={then(onEdit)}>{t(`remedies.${remedy}`)}</Button>;
  if (remedy !== 'unblock-entry') return <RemedyLink remedy={remedy} chargePointId={chargePointId} />;
  return (
    <>
      {update.error && <ErrorNote error={update.error} />}
      <Button loading={update.isPending} onClick={unblock}>
        {t(`remedies.${remedy}`)}
      </Button>
    </>
  );
};
