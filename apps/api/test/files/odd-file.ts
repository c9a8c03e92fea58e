import { appendFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { MakeFile } from '#platform/downloads/export.ts';

export interface OddFile {
  readonly odd: 'none' | 'greedy' | 'greedy later' | 'endless' | 'asleep' | 'asks for nothing that there is';
  /** A file that gets a byte for each kB it has made. */
  readonly madeKb: string;
}

/** Files that no product would make; run by a process of exports. */
export const makeFile: MakeFile<OddFile> = ({ pool }, { odd, madeKb }) => {
  const kilobyte = () => {
    appendFileSync(madeKb, '.');
    return Buffer.alloc(1_024, 'x');
  };
  const parts = async function* () {
    if (odd === 'asleep') await pool.query('SELECT pg_sleep(600)');
    if (odd === 'asks for nothing that there is') await pool.query('SELECT * FROM nothing');
    if (odd === 'greedy') hoard();
    const kilobytes = odd === 'endless' ? Infinity : 100;
    for (let kb = 0; kb < kilobytes; kb += 1) yield kilobyte();
    if (odd === 'greedy later') hoard();
  };
  return Readable.from(parts());
};

const hoard = () => {
  const hoarded: number[][] = [];
  for (;;) hoarded.push(Array.from({ length: 100_000 }, () => 0.5));
};
