import { colleagueCards, employeeCard, formerColleagueCard, ownerCard } from './cards.ts';
import { stations } from './places.ts';
import { demoId } from './random.ts';

const office = stations.filter(({ name }) => name === 'Office').map(({ id }) => id);
const names = ['Daan Smits', 'Fleur Peters', 'Jesse Vos', 'Lotte Meijer', 'Sem Dekker', 'Yara Kok'];

const entry = (
  { uid }: { uid: string },
  description: string,
  more: { stationIds?: readonly string[]; blocked?: boolean } = {},
) => ({
  id: demoId(`whitelist ${uid}`),
  uid,
  description,
  stationIds: more.stationIds ?? [],
  blocked: more.blocked ?? false,
});

/** The owner's whitelist: the family everywhere, colleagues at the office. */
export const whitelist = [
  entry(ownerCard, 'Sanne, own car'),
  entry(employeeCard, 'Eva Jansen, lease car', { stationIds: office }),
  ...colleagueCards.map((card, index) => entry(card, names[index] ?? 'Colleague', { stationIds: office })),
  entry(formerColleagueCard, 'Ruben Kuiper, left in August', { stationIds: office, blocked: true }),
];
