import { addSession } from '../../../api/test/charging-data.ts';
import { accessibilityFaults } from '../fixtures/accessible.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { row, load } from '../fixtures/screen.ts';

// Colours and widths are set for the page.
test.use({ needsNewWindows: true });

const hour = 3_600_000;

test('Set aside: Activity tells of it, and the owner assigns one stop and dismisses another, by keyboard and on a phone', async ({
  page,
  owner,
  database,
}) => {
  const office = await addPlace(owner.client, { name: 'Office' });
  const startedAt = new Date(Date.now() - 3 * hour);
  const endedAt = new Date(Date.now() - hour);
  const running = { ...office, accountId: owner.accountId, startedAt, energyWh: 0 };
  const sessionId = await addSession(database, running);
  for (const transactionId of ['-7', '-8'])
    await database.prisma.unmatchedStop.create({
      data: {
        chargePointId: office.chargePointId,
        reason: 'unknown-transaction',
        payload: {
          transactionId,
          idTag: null,
          meterStop: 1_004_000,
          timestamp: endedAt.toISOString(),
          reason: 'Local',
          stoppedAt: endedAt.toISOString(),
          clockCorrected: false,
        },
        fingerprint: `${office.chargePointId} ${transactionId}`,
        receivedAt: endedAt,
      },
    });
  await page.setViewportSize({ width: 320, height: 640 });
  await load(page, '/activity');
  await page
    .getByRole('link', { name: '2 reports could not be matched to a session with certainty.' })
    .click();

  const assign = page.getByRole('button', { name: 'Assign: Stop of transaction -7' });
  const dialog = page.getByRole('dialog');
  await assign.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(assign).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('radio')).toBeChecked();
  const look = { colorScheme: 'light', widths: [320, 1280] } as const;
  expect(await accessibilityFaults(page, 'assign a stop', look)).toEqual([]);
  await dialog.getByRole('button', { name: 'Assign' }).focus();
  await page.keyboard.press('Enter');
  await expect(row(page, 'Set aside', 'Stop of transaction -7')).toBeHidden();

  await page.getByRole('button', { name: 'Dismiss: Stop of transaction -8' }).click();
  await dialog.getByRole('button', { name: 'Dismiss' }).click();
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await page.keyboard.type('Its twin was assigned');
  await dialog.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('Nothing is set aside')).toBeVisible();

  const session = await database.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(session).toMatchObject({ state: 'completed', energyWh: 4_000n, meterStopWh: 1_004_000n });
});
