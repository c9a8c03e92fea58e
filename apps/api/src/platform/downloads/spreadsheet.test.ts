import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Column } from './table.ts';
import { xlsxFile } from './xlsx-file.ts';

const hasSpreadsheet = spawnSync('soffice', ['--version']).status === 0;

interface Row {
  readonly id: string;
  readonly startedAt: Date;
}

const columns: Column<Row>[] = [
  { header: 'Card', width: 20, value: ({ id }) => id },
  { header: 'Start', width: 26, value: ({ startedAt }) => ({ local: '2026-10-25T02:30:00', at: startedAt }) },
];

/** The moment at which a clock with this offset shows half past two. */
const at = (offsetHours: number) => new Date(Date.parse('2026-10-25T02:30:00Z') - offsetHours * 3_600_000);

test.skipIf(!hasSpreadsheet)(
  'a spreadsheet reads identifiers as text and times with their offset (skipped without LibreOffice)',
  async () => {
    const ids = ['12E45678', '00012345', '04123456789012', '1/2', '12345678901234567890', '=1+1', '-5'];
    const folder = await mkdtemp(join(tmpdir(), 'sheet-'));
    try {
      const rows = ids.map((id, index) => ({ id, startedAt: at(index % 2 === 0 ? 2 : 1) }));
      await writeFile(
        join(folder, 'sheet.xlsx'),
        xlsxFile(columns, rows, () => []),
      );
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const options = [profile, '--headless', '--convert-to', 'html', '--outdir', folder];
      await promisify(execFile)('soffice', [...options, join(folder, 'sheet.xlsx')]);
      const html = await readFile(join(folder, 'sheet.html'), 'utf8');
      const cells = [...html.matchAll(/<td([^>]*)>(?:<[^>]*>)*([^<]*)/g)].map(([, kind = '', text = '']) => ({
        text,
        isNumber: kind.includes('sdval'),
      }));
      const read = cells.slice(2);
      expect(read.filter((_, index) => index % 2 === 0)).toEqual(
        ids.map((text) => ({ text, isNumber: false })),
      );
      expect([read[1], read[3]]).toEqual([
        { text: '2026-10-25 02:30:00+02:00', isNumber: true },
        { text: '2026-10-25 02:30:00+01:00', isNumber: true },
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
