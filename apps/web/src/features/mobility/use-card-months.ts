import { useQueries, useQuery } from '@tanstack/react-query';
import { cardMonthsQuery, cardsQuery } from './queries.ts';

/** What each card charged per month. */
export const useCardMonths = () => {
  const { data, error, refetch } = useQuery(cardsQuery);
  const cards = data?.cards ?? [];
  const answers = useQueries({ queries: cards.map(({ id }) => cardMonthsQuery(id)) });
  const failed = error ?? answers.find((answer) => answer.error)?.error;
  const ready = data !== undefined && answers.every((answer) => answer.data);
  const cardMonths = cards.flatMap((card) =>
    (answers.find((answer) => answer.data?.cardId === card.id)?.data?.months ?? []).map((month) => ({
      card,
      ...month,
    })),
  );
  return { data: ready ? cardMonths : undefined, error: failed, refetch };
};

export type CardMonthRows = NonNullable<ReturnType<typeof useCardMonths>['data']>;
