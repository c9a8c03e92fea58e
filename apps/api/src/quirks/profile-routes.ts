import {
  addQuirkProfile,
  changeQuirkProfile,
  listQuirkProfiles,
  removeQuirkProfile,
} from '@laadpoort/contract/quirks/endpoints';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import type { Person } from '#platform/access/access.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { deleteProfile, insertProfile, searchProfiles, updateProfile } from './profiles.ts';

const nameTaken = () => refuse('invalid-request', [{ path: 'body.name', code: 'name-taken' }]);

/** How models of chargers differ from the specification. */
export const registerQuirkProfileRoutes = (route: Route, { db, live, now }: Kernel): void => {
  const by = ({ personId }: Pick<Person, 'personId'>) => ({ personId, now: now() });
  const profileChanged = (id: string) => live.publish(STAFF, { topic: 'quirks', id });

  route(listQuirkProfiles, async ({ query: { q = '' } }) => ({ profiles: await searchProfiles(db, q) }));

  route(addQuirkProfile, async ({ body }, person) => {
    const added = await insertProfile(db, body, by(person));
    if (added === 'name-taken') return nameTaken();
    profileChanged(added.id);
    return added;
  });

  route(changeQuirkProfile, async ({ params: { profileId }, body }, person) => {
    const done = await updateProfile(db, profileId, body, by(person));
    if (done === 'not-found') return refuse('not-found');
    if (done === 'name-taken') return nameTaken();
    profileChanged(profileId);
    return undefined;
  });

  route(removeQuirkProfile, async ({ params: { profileId } }, person) => {
    const done = await deleteProfile(db, profileId, by(person));
    if (done === 'not-found') return refuse('not-found');
    if (done === 'seeded') return refuse('not-allowed');
    profileChanged(profileId);
    return undefined;
  });
};
