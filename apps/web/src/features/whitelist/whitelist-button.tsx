import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCreditCard, IconCreditCardFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { AddEntry, type CardToAdd } from './add-entry.tsx';

interface Props {
  session: { readonly id: number; readonly idTagMasked: string; readonly whitelistedNow: boolean };
}

/** The mobility-card icon of a session row: it opens the whitelist form for the card of the session. */
export const WhitelistButton = ({ session: { id, idTagMasked, whitelistedNow } }: Props) => {
  const { t } = useTranslation('whitelist');
  const mayManage = useMay('whitelist.manage');
  const [card, setCard] = useState<CardToAdd | null>(null);
  if (!mayManage) return null;
  const label = whitelistedNow
    ? t('fromSession.already', { card: idTagMasked })
    : t('fromSession.label', { card: idTagMasked });
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon
          variant={whitelistedNow ? 'light' : 'default'}
          color={whitelistedNow ? 'moss' : 'gray'}
          size="lg"
          aria-label={label}
          aria-disabled={whitelistedNow}
          onClick={() => !whitelistedNow && setCard({ sessionId: id, uidMasked: idTagMasked })}
        >
          {whitelistedNow ? (
            <IconCreditCardFilled size={18} aria-hidden />
          ) : (
            <IconCreditCard size={18} aria-hidden />
          )}
        </ActionIcon>
      </Tooltip>
      <AddEntry card={card} onClose={() => setCard(null)} />
    </>
  );
};
