import { describe, expect, test, vi } from 'vitest';
import { createExportQueue } from './export-queue.ts';

const here = new AbortController().signal;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('exports', () => {
  test('are made two at a time, one for a person, in the order they were asked for', async () => {
    const queue = createExportQueue();
    const begun: string[] = [];
    const ask = async (name: string, personId: string) => {
      const turn = await queue.take(personId, here);
      begun.push(name);
      return turn;
    };
    const [eva1, eva2, jan, kim] = [
      ask('eva1', 'eva'),
      ask('eva2', 'eva'),
      ask('jan', 'jan'),
      ask('kim', 'kim'),
    ];
    await settled();
    expect(begun).toEqual(['eva1', 'jan']);
    expect(['eva', 'jan', 'kim'].map((person) => queue.place(person))).toEqual([1, null, 2]);
    (await jan)?.end();
    await settled();
    expect(begun).toEqual(['eva1', 'jan', 'kim']);
    (await eva1)?.end();
    (await eva1)?.end();
    await settled();
    expect(begun).toEqual(['eva1', 'jan', 'kim', 'eva2']);
    const late = ask('late', 'late');
    await settled();
    expect(queue.place('late')).toBe(1);
    (await kim)?.end();
    (await eva2)?.end();
    await late;
    expect(queue.place('late')).toBeNull();
  });

  test('of somebody who has gone are not made', async () => {
    const queue = createExportQueue();
    const held = [await queue.take('a', here), await queue.take('b', here)];
    const browser = new AbortController();
    const waiting = queue.take('c', browser.signal);
    browser.abort();
    expect(await waiting).toBeNull();
    expect(queue.place('c')).toBeNull();
    for (const turn of held) turn?.end();
    expect(await queue.take('c', browser.signal)).toBeNull();
  });

  test('that are read slowly keep nobody waiting', async () => {
    const queue = createExportQueue(10);
    await queue.take('a', here);
    await queue.take('b', here);
    expect(await queue.take('c', here)).not.toBeNull();
    expect(queue.place('a')).toBeNull();
    void queue.take('a', here);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(queue.place('a')).toBe(1);
  });

  test('that are read slowly are broken off when there are too many of them, the oldest first', async () => {
    const queue = createExportQueue(10);
    const turns: Awaited<ReturnType<typeof queue.take>>[] = [];
    for (const person of ['a', 'b', 'c', 'd', 'e', 'f']) turns.push(await queue.take(person, here));
    turns[1]?.end();
    const brokenOff = () => turns.flatMap((turn, index) => (turn?.over.aborted ? [index] : []));
    await vi.waitFor(() => expect(brokenOff()).toEqual([0]));
    await queue.take('g', here);
    await vi.waitFor(() => expect(brokenOff()).toEqual([0, 2]));
  });

  test('wait in a queue with an end', async () => {
    const queue = createExportQueue();
    await queue.take('a', here);
    const asked = Array.from({ length: 7 }, () => queue.take('a', here));
    expect(await Promise.all(asked.slice(5))).toEqual([null, null]);
  });
});
