import type { Locator, Page } from '@playwright/test';
import { commandRequestSchema } from '@laadpoort/contract/commands/requests';
import { answerState } from '@laadpoort/domain/commands/answer-state';
import type { SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import { en } from '../../src/features/commands/texts.en.ts';
import { nl } from '../../src/features/commands/texts.nl.ts';
import { addKnownCard } from '../fixtures/cards.ts';
import type { Action, ExpertCall } from './expert-calls/scene.ts';
import { profiles, scenes } from './expert-calls/scenes.ts';
import { addPlace } from '../fixtures/places.ts';
import { expect, test } from '../fixtures/portal.ts';
import { expectPage, goOnTo, load, row } from '../fixtures/screen.ts';
import { addSupport, deviceTab } from '../fixtures/support-device.ts';

const words = { en, nl };
const actions = commandRequestSchema.options.map(({ shape }) => shape.action.value);
/** Some of each kind; that no text is missing is checked by the tests of the texts. */
const alsoInDutch: readonly Action[] = ['Reset', 'UnlockConnector', 'ReserveNow', 'SignedUpdateFirmware'];

/** Chooses the call, fills in its form and sends it with force, since the product objects to what seems pointless. */
const send = async (page: Page, { expert, dialog }: typeof en, action: Action, fields: object) => {
  const call = page.getByLabel(expert.action, { exact: true });
  // Choosing it again resets the form.
  await call.selectOption(action === 'ClearCache' ? 'GetLocalListVersion' : 'ClearCache');
  await call.selectOption(action);
  for (const [path, value] of Object.entries(fields)) {
    const field = page.locator(`[id$="-${path}"]`);
    const isChoice = await field.evaluate(({ tagName }) => tagName === 'SELECT');
    await (isChoice ? field.selectOption(value) : field.fill(value));
  }
  await page.getByLabel(dialog.reason).fill(`Ticket 4711: ${action}`);
  await page.getByLabel(expert.force).check();
  await page.getByRole('button', { name: expert.send.replace('{{action}}', expert.actions[action]) }).click();
};

/** How far it got and, while the answer is the latest information, what the answer means. */
const expectOutcome = async (outcome: Locator, text: typeof en, action: Action, expected: ExpertCall) => {
  const { answer, state } = expected;
  const isKept = answerState(action, answer) !== state;
  const shown = action === 'Reset' && isKept ? text.reset.done : text.state[state];
  await expect(outcome.getByText(shown, { exact: true })).toBeVisible({ timeout: 20_000 });
  if (isKept) return;
  const answers: Readonly<Record<string, string>> = text.answers[action];
  const advice: Readonly<Record<string, string>> = text.advice;
  await expect(outcome.getByText(answers[answer] ?? advice[state] ?? 'no words')).toBeVisible();
};

const sendAll = async (
  page: Page,
  language: 'en' | 'nl',
  operation: Action,
  {
    charger,
    calls,
    knownCard,
  }: { charger: SimulatedChargePoint; calls: readonly ExpertCall[]; knownCard: string },
) => {
  const outcome = page.getByRole('region', { name: words[language].expert.outcome });
  for (const call of calls) {
    const { action = operation, before, fields = {} } = call;
    await before?.(charger, knownCard);
    await send(page, words[language], action, typeof fields === 'function' ? fields(charger) : fields);
    await expectOutcome(outcome, words[language], action, call);
  }
};

const rounds = [
  ...Object.entries(profiles).map(([profile, ofProfile]) => ({
    profile,
    language: 'en' as const,
    operations: actions.filter((action) => action in ofProfile),
  })),
  { profile: 'some of each, in Dutch', language: 'nl' as const, operations: alsoInDutch },
];

/** On one page: opening one for each operation takes longer than to ask. */
test.describe('support asks it and reads what became of it', () => {
  test.describe.configure({ timeout: 600_000 });
  for (const { profile, language, operations } of rounds)
    test(profile, async ({ owner, openAs, database, switchOn }) => {
      const { page } = await openAs(await addSupport(database, language));
      await load(page, '/support');
      for (const operation of operations)
        await test.step(operation, async () => {
          // One that does not charge at the charger of another operation.
          const knownCard = await addKnownCard(database);
          for (const { charger: options, calls } of scenes[operation]) {
            const place = await addPlace(owner.client);
            const charger = await switchOn(place, options);
            await goOnTo(page, deviceTab(place.chargePointId, 'expert'));
            await expectPage(page, place.serialNumber);
            await sendAll(page, language, operation, { charger, calls, knownCard });
          }
        });
    });
});

test('every call that the product can send is offered', async ({ owner, openAs, database }) => {
  const { chargePointId } = await addPlace(owner.client);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(chargePointId, 'expert'));
  const offered = page.getByLabel(en.expert.action, { exact: true }).getByRole('option');
  await expect(offered).toHaveText(actions.toSorted((a, b) => a.localeCompare(b)));
});

test('a charger is asked to request a certificate, and takes the one that it is given', async ({
  owner,
  openAs,
  database,
  switchOn,
}) => {
  const place = await addPlace(owner.client);
  await switchOn(place);
  const { page } = await openAs(await addSupport(database));
  await load(page, deviceTab(place.chargePointId, 'expert'));
  await send(page, en, 'ExtendedTriggerMessage', { requestedMessage: 'SignChargePointCertificate' });
  const given = row(page, en.list, en.action.CertificateSigned);
  await expect(given).toContainText(en.state.done, { timeout: 20_000 });
  await expect(given).toContainText(en.answers.CertificateSigned.Accepted);
});
