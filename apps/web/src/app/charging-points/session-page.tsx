import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { MessagesLink } from '#features/events/messages-link.tsx';
import { PayableNote } from '#features/settlement/payable/payable-note.tsx';
import { payableQuery } from '#features/settlement/payable/queries.ts';
import { sessionQuery } from '#features/sessions/queries.ts';
import { SessionPage } from '#features/sessions/session/session-page.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  const sessionId = Number(params['sessionId']);
  void queryClient.prefetchQuery(sessionQuery(sessionId));
  void queryClient.prefetchQuery(payableQuery(sessionId));
  return null;
};

/** A session, and whether it is reimbursed; its raw messages are one click away. */
const SessionRoute = () => {
  const sessionId = Number(useIdParam('sessionId'));
  return (
    <SessionPage
      messages={<MessagesLink sessionId={sessionId} />}
      reimbursement={<PayableNote sessionId={sessionId} />}
    />
  );
};

export { SessionRoute as Component };
