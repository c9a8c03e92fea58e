import { Activity } from '#features/sessions/activity/activity.tsx';
import { WhitelistButton } from '#features/whitelist/whitelist-button.tsx';

const ActivityPage = () => <Activity action={(session) => <WhitelistButton session={session} />} />;

export { ActivityPage as Component };
