import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { MakeFile } from '#platform/downloads/export.ts';

export interface OddFile {
  readonly odd:
    | 'none'
    | 'greedy'
    | 'greedy later'
    | 'endless'
    | 'asleep'
    | 'asks for nothing that there is'
    | 'priorities';
  /** A file that gets a byte for each kB it has made. */
  readonly madeKb: string;
}

/** Files that no product would make; run by a process of exports. */
export const makeFile: MakeFile<OddFile> = ({ pool }, { odd, madeKb }) => {
  const kilobyte = () => {
    appendFileSync(madeKb, '.');
    return Buffer.alloc(1_024, 'x');
  };
  const parts = async function* (): AsyncGenerator<Buffer | string> {
    if (odd === 'asleep') await pool.query('SELECT pg_sleep(600)');
    if (odd === 'asks for nothing that there is') await pool.query('SELECT * FROM nothing');
    if (odd === 'greedy') hoard();
    if (odd === 'priorities') return yield threadPriorities().join(',');
    const kilobytes = odd === 'endless' ? Infinity : 100;
    for (let kb = 0; kb < kilobytes; kb += 1) yield kilobyte();
    if (odd === 'greedy later') hoard();
  };
  return Readable.from(parts());
};

/** How nice each thread of this process is, which Linux tells. */
const threadPriorities = (): readonly number[] =>
  readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    const [, afterName = ''] = stat.split(') ');
    return Number(afterName.split(' ')[16]);
  });

const hoard = () => {
  const hoarded: number[][] = [];
  for (;;) hoarded.push(Array.from({ length: 100_000 }, () => 0.5));
};
