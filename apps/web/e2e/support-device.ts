import type { Page } from '@playwright/test';
import type { Database } from '../../api/src/platform/database/database.ts';
import { addPerson, type Person } from './people.ts';

/** A support person, and the address of a device in their console. */
export const addSupport = (database: Database, language: 'en' | 'nl' = 'en'): Promise<Person> =>
  addPerson(database, { name: 'Sacha Support', platformRole: 'support', language });

export const deviceTab = (chargePointId: string, tab = ''): string =>
  `/support/devices/${chargePointId}${tab === '' ? '' : `/${tab}`}`;

/** A tab of a device in the support console. */
export const openTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Charger details' }).getByRole('link', { name, exact: true }).click();
