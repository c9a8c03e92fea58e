import { SessionMessages } from './session-messages-page.tsx';

const SupportSessionMessagesPage = () => <SessionMessages view="support" back="/support" />;

export { SupportSessionMessagesPage as Component };
