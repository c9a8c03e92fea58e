import { Alert } from '@mantine/core';
import { parseIdTag } from '@laadpoort/domain/cards/id-tag';
import { twinOf } from '@laadpoort/domain/cards/near-match';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { UnusualUid } from '#ui/forms/unusual-uid.tsx';
import type { Field } from '#ui/forms/use-schema-form.ts';
import { accessGroupsQuery, whitelistQuery } from './queries.ts';

interface Props {
  readonly uid: string;
  readonly confirm: ReturnType<Field>;
}

/** What is odd about the number as it is typed: it may be another notation of a card that is known, or no UID at all. */
export const UidHints = ({ uid, confirm }: Props) => {
  const { t } = useTranslation('whitelist');
  const [whitelist, groups] = [useQuery(whitelistQuery).data, useQuery(accessGroupsQuery).data];
  const parsed = parseIdTag(uid);
  if (!parsed.ok) return null;
  const { idTag } = parsed;
  const known = [...(whitelist?.entries ?? []), ...(groups?.groups.flatMap(({ cards }) => cards) ?? [])];
  const entry = twinOf(idTag.canonical, known);
  return (
    <>
      {entry && (
        <Alert color="amber">
          {t('twin.entry', { name: entry.card.description, how: t(`twin.how.${entry.match}`) })}
        </Alert>
      )}
      <UnusualUid uid={uid} confirm={confirm} />
    </>
  );
};
