import { useIdParam } from '#lib/use-id-param.ts';
import { SessionMessages } from './session-messages-page.tsx';

const SupportSessionMessagesPage = () => (
  <SessionMessages view="support" back={`/support/sessions/${useIdParam('sessionId')}`} />
);

export { SupportSessionMessagesPage as Component };
