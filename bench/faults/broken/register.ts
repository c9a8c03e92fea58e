import { registerHooks } from 'node:module';
import { VARIANTS, type Broken } from './variants.ts';

/* Preloaded into the product with --import: changes its source text as it is loaded. */

const changes = VARIANTS[process.env['BROKEN'] as Broken];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const mine = changes.filter(({ file }) => url.endsWith(file));
    if (mine.length === 0) return loaded;
    const { source: bytes } = loaded;
    let source = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes ?? undefined);
    for (const { file, from, to } of mine) {
      if (!source.includes(from)) throw new Error(`The control no longer fits ${file}: ${from}`);
      source = source.replace(from, to);
    }
    return { ...loaded, source };
  },
});
