import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
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
    if (odd === 'priorities') {
      const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const pids = ['self', String(rows[0]?.pid)];
      return yield JSON.stringify({
        nice: pids.flatMap(threadPriorities),
        sessions: pids.map(sessionOf),
      });
    }
    const kilobytes = odd === 'endless' ? Infinity : 100;
    for (let kb = 0; kb < kilobytes; kb += 1) yield kilobyte();
    if (odd === 'greedy later') hoard();
  };
  return Readable.from(parts());
};

/** How nice each thread of a process is, which Linux tells. */
const threadPriorities = (pid: string): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    const [, afterName = ''] = stat.split(') ');
    return Number(afterName.split(' ')[16]);
  });

/** Its session and how nice that is, as Linux tells; null where sessions do not share out the processor. */
const sessionOf = (pid: string): string | null => {
  const file = `/proc/${pid}/autogroup`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
};

const hoard = () => {
  const hoarded: number[][] = [];
  for (;;) hoarded.push(Array.from({ length: 100_000 }, () => 0.5));
};
