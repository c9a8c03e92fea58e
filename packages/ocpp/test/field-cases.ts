import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';

const directory = join(import.meta.dirname, '../../../../shared/cases');

/** A case from the field, as text; it stands beside the project, not in it. */
export const readCase = (name: string): string => readFileSync(join(directory, name), 'utf8');

/** A test that reads cases, left out where they are not. */
export const testOfCase = test.skipIf(!existsSync(directory));
