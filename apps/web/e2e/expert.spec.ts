import type { Page } from '@playwright/test';
import { addSupport, deviceTab } from './support-device.ts';
import { addPlace } from './places.ts';
import { expect, test } from './portal.ts';

interface Call {
  readonly action: string;
  /** What is typed or chosen beside what the form begins with, by its OCPP name. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly force?: true;
  /** What the outcome calls it, where that is not what the button said. */
  readonly name?: string;
  /** What became of it; done, unless given. */
  readonly outcome?: string;
}

const refused = 'The charger refused';
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
/** Nothing listens there: the charger tries, and says that it could not. */
const nowhere = 'http://127.0.0.1:9/file.bin';
const hashes = { issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '01' };

const groups: Readonly<Record<string, readonly Call[]>> = {
  'operations and settings': [
    { action: 'GetConfiguration', fields: { key: 'HeartbeatInterval' } },
    { action: 'ChangeConfiguration', fields: { key: 'HeartbeatInterval', value: '300' } },
    { action: 'ClearCache' },
    { action: 'DataTransfer', fields: { vendorId: 'com.example' }, outcome: 'The charger cannot do this' },
    { action: 'TriggerMessage', fields: { requestedMessage: 'Heartbeat' } },
    { action: 'ExtendedTriggerMessage', fields: { requestedMessage: 'Heartbeat' } },
    { action: 'UnlockConnector' },
    {
      action: 'RemoteStopTransaction',
      fields: { sessionId: '2000000000' },
      force: true,
      name: 'Stop',
      outcome: refused,
    },
    {
      action: 'RemoteStartTransaction',
      fields: { idTag: '04AABBCC' },
      name: 'Start',
      outcome: 'Accepted, waiting until it happens',
    },
    { action: 'ChangeAvailability', fields: { connectorId: '2', type: 'Inoperative' }, name: 'Out of order' },
    {
      action: 'Reset',
      fields: { type: 'Hard' },
      name: 'Hard reset',
      outcome: 'Done: the charger has restarted and is back',
    },
  ],
  'cards, reservations and charging profiles': [
    { action: 'GetLocalListVersion' },
    {
      action: 'SendLocalList',
      fields: {
        listVersion: '7',
        updateType: 'Full',
        localAuthorizationList: '[{"idTag":"04AABBCC","idTagInfo":{"status":"Accepted"}}]',
      },
    },
    { action: 'ReserveNow', fields: { idTag: '04AABBCC', reservationId: '4711' } },
    { action: 'CancelReservation', fields: { reservationId: '4711' } },
    { action: 'SetChargingProfile' },
    { action: 'GetCompositeSchedule' },
    { action: 'ClearChargingProfile' },
  ],
  'files and certificates': [
    { action: 'GetDiagnostics', fields: { location: 'http://127.0.0.1:9/' } },
    { action: 'GetLog', fields: { 'log.remoteLocation': 'http://127.0.0.1:9/' } },
    { action: 'UpdateFirmware', fields: { location: nowhere } },
    {
      action: 'SignedUpdateFirmware',
      fields: {
        'firmware.location': nowhere,
        'firmware.signingCertificate': pem,
        'firmware.signature': 'c2lnbmF0dXJl',
      },
    },
    { action: 'GetInstalledCertificateIds' },
    { action: 'InstallCertificate', fields: { certificate: pem }, outcome: refused },
    {
      action: 'DeleteCertificate',
      fields: Object.fromEntries(
        Object.entries(hashes).map(([name, hash]) => [`certificateHashData.${name}`, hash]),
      ),
    },
    { action: 'CertificateSigned', fields: { certificateChain: pem }, outcome: refused },
  ],
};

const send = async (page: Page, { action, fields = {}, force }: Call): Promise<string> => {
  await page.getByLabel('Call', { exact: true }).selectOption(action);
  for (const [path, value] of Object.entries(fields)) {
    const field = page.locator(`[id$="-${path}"]`);
    const isChoice = await field.evaluate(({ tagName }) => tagName === 'SELECT');
    await (isChoice ? field.selectOption(value) : field.fill(value));
  }
  await page.getByLabel('Reason').fill(`Ticket 4711: ${action}`);
  if (force) await page.getByLabel('Send it even if it seems pointless').check();
  const button = page.getByRole('button', { name: /^Send: / });
  const name = (await button.innerText()).replace('Send: ', '');
  await button.click();
  return name;
};

test.describe('support sends any call and reads what became of it', () => {
  for (const [group, calls] of Object.entries(groups))
    test(group, async ({ owner, openAs, database, switchOn }) => {
      const place = await addPlace(owner.client);
      await switchOn(place);
      const { page } = await openAs(await addSupport(database));
      await page.goto(deviceTab(place.chargePointId, 'expert'));
      const outcome = page.getByRole('region', { name: 'Outcome' });
      for (const call of calls) {
        const sent = await send(page, call);
        await expect(outcome).toContainText(`Outcome${call.name ?? sent}`);
        await expect(outcome.getByText(call.outcome ?? 'Done', { exact: true })).toBeVisible();
      }
    });

  test('every call of OCPP 1.6 and its security extension is among them', async ({
    owner,
    openAs,
    database,
  }) => {
    const { chargePointId } = await addPlace(owner.client);
    const { page } = await openAs(await addSupport(database));
    await page.goto(deviceTab(chargePointId, 'expert'));
    const sent = Object.values(groups).flatMap((calls) => calls.map(({ action }) => action));
    const offered = page.getByLabel('Call', { exact: true }).getByRole('option');
    await expect(offered).toHaveText(sent.toSorted((a, b) => a.localeCompare(b)));
  });
});
