import type { LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { MessagesLink } from '#features/events/messages-link.tsx';
import { sessionQuery } from '#features/sessions/queries.ts';
import { SessionPage } from '#features/sessions/session/session-page.tsx';

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(sessionQuery(Number(params['sessionId'])));
  return null;
};

/** A session; its raw messages are one click away. */
const SessionRoute = () => {
  const sessionId = Number(useIdParam('sessionId'));
  return <SessionPage messages={<MessagesLink sessionId={sessionId} />} />;
};

export { SessionRoute as Component };
