import { parseCommandLine, usage, type Command } from './fleet/command-line.ts';
import { runFleet } from './fleet/run-fleet.ts';

const readCommand = (): Command | null => {
  try {
    const parsed = parseCommandLine(process.argv.slice(2));
    if (parsed === null) console.log(usage);
    return parsed;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 1;
    return null;
  }
};

const command = readCommand();
if (command !== null) {
  const ending = new AbortController();
  const end = () => ending.abort();
  // Not `once`: Ctrl-C reaches the whole process group, and the parent may send SIGTERM on top.
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // A parent that started it with an IPC channel takes it along when it goes.
  process.once('disconnect', end);
  await runFleet(command, ending.signal, (line) =>
    console.log(`${new Date().toISOString().slice(11, 19)}  ${line}`),
  );
  // Listening for its end keeps the channel, and with it this process.
  if (process.connected) process.disconnect?.();
}
