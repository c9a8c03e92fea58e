import { createRequire, Module } from 'node:module';
import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };

const require = createRequire(import.meta.url);
const { createValidator } = require('ocpp-rpc/lib/validator') as typeof import('ocpp-rpc/lib/validator.js');

/** By the published schemas of OCPP 1.6. */
export const ocpp16Validator = createValidator('ocpp1.6', schemas);

/*
 * As it is loaded, ocpp-rpc prepares the schemas of OCPP 2.0.1 and 2.1 as well, a fifth of a second of every start: it
 * finds only that of 1.6. Imported before ocpp-rpc.
 */
const path = require.resolve('ocpp-rpc/lib/standard-validators');
require.cache[path] ??= Object.assign(new Module(path), { exports: [ocpp16Validator], loaded: true });
