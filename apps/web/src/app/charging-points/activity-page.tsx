import { Activity } from '#features/sessions/activity/activity.tsx';
import { SetAsideNote } from '#features/set-aside/set-aside-note.tsx';
import { WhitelistButton } from '#features/whitelist/whitelist-button.tsx';

const ActivityPage = () => (
  <Activity note={<SetAsideNote />} action={(session) => <WhitelistButton session={session} />} />
);

export { ActivityPage as Component };
