import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useGroupWords } from '#ui/words/use-group-words.ts';
import { groupsQuery } from './queries.ts';

/** The access groups of owners that the person is in, and what is left of each budget; nothing where there is none. */
export const GroupsOfPerson = () => {
  const { t } = useTranslation('mobility');
  const format = useFormat();
  const words = useGroupWords();
  const { data } = useQuery(groupsQuery);
  if (!data || data.groups.length === 0) return null;
  return (
    <Section title={t('groups.title')} intro={t('groups.intro')}>
      <DataTable
        caption={t('groups.title')}
        rows={data.groups}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: t('groups.name'), cell: ({ name }) => name },
          { id: 'account', header: t('groups.account'), cell: ({ accountName }) => accountName },
          { id: 'price', header: t('groups.price'), cell: ({ price }) => words.price(price) },
          {
            id: 'windows',
            header: t('groups.windows'),
            cell: ({ windows }) =>
              windows.length === 0 ? t('groups.always') : windows.map(format.window).join('; '),
          },
          { id: 'budget', header: t('groups.budget'), cell: ({ budget }) => words.budget(budget) },
          { id: 'left', header: t('groups.left'), cell: ({ budget, use }) => words.left(budget, use) },
        ]}
      />
    </Section>
  );
};
