import { addPerson } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/portal.ts';
import { load } from '../fixtures/screen.ts';

test('a link in a mail opens the account that it is about, not the one that its reader is in', async ({
  page,
  owner,
  database,
}) => {
  const other = await addPerson(database, { name: 'Otto Other' });
  await database.prisma.organization.update({
    where: { id: other.accountId },
    data: { name: 'The other account' },
  });
  await database.prisma.member.create({
    data: {
      id: crypto.randomUUID(),
      userId: owner.id,
      organizationId: other.accountId,
      role: 'viewer',
      createdAt: new Date(),
    },
  });
  await load(page, '/status');
  await page.goto(`/reports/availability?to=2026-10&account=${other.accountId}`);
  await expect(page).toHaveURL(/\/reports\/availability\?to=2026-10$/);
  await expect(page.getByRole('combobox', { name: 'Month' })).toHaveValue('2026-10');
  const active = () =>
    database.prisma.signInSession.findFirstOrThrow({
      where: { userId: owner.id },
      orderBy: { createdAt: 'desc' },
    });
  expect((await active()).activeOrganizationId).toBe(other.accountId);
  // Of one that its reader is no member of nothing is shown, and nothing else in its place.
  await page.goto('/reports?account=nobody');
  await expect(page.getByRole('heading', { name: 'You have no access to this account' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(page).toHaveURL(/\/status$/);
  expect((await active()).activeOrganizationId).toBe(other.accountId);
});
