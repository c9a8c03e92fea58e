import { uuidSchema } from '@laadpoort/contract/wire/values';
import { data, type LoaderFunction, type Params, type RouteObject } from 'react-router';

/** A serial number of the database. */
const isNumber = (text: string) => /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647;
const isUuid = (text: string) => uuidSchema.safeParse(text).success;

const NUMBERED: ReadonlySet<string> = new Set(['sessionId', 'batchId']);

/** Whether something may have the ids that an address names. */
export const mayExist = (params: Params): boolean =>
  Object.entries(params).every(([name, id = '']) => {
    if (!name.endsWith('Id')) return true;
    return NUMBERED.has(name) ? isNumber(id) : isUuid(id);
  });

/** The loader of a page, which is not asked about what cannot exist. */
const atKnownAddress =
  (loader: RouteObject['loader']): LoaderFunction =>
  (args, context) => {
    if (!mayExist(args.params)) throw data(null, { status: 404 });
    return typeof loader === 'function' ? loader(args, context) : null;
  };

/** Routes whose pages are not found where their address names what cannot exist. */
export const atKnownAddresses = (routes: readonly RouteObject[]): RouteObject[] =>
  routes.map(({ lazy, children, ...route }): RouteObject => {
    const page =
      typeof lazy === 'function'
        ? {
            lazy: async () => {
              const module = await lazy();
              return { ...module, loader: atKnownAddress(module.loader) };
            },
          }
        : {};
    if (route.index === true) return { ...route, ...page };
    return { ...route, ...page, index: false, ...(children ? { children: atKnownAddresses(children) } : {}) };
  });
