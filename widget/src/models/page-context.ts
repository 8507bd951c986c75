import type { AftercastContext } from '../../aftercast.d.ts';

/** As the server bounds it. */
const longest = 500;

/**
 * Where the shopper is: the page's address without query and fragment, which may hold what is nobody's business,
 * and its title; what the merchant says wins.
 */
export function pageContext({ origin, pathname }: { origin: string; pathname: string }, title: string, given: AftercastContext): AftercastContext {
  const context: AftercastContext = { pageUrl: origin + pathname, pageTitle: title, ...given };
  for (const name of ['pageUrl', 'pageTitle', 'product', 'liveSession', 'orderId'] as const) {
    const value = context[name];
    if (value !== undefined) context[name] = `${value}`.slice(0, longest);
  }
  return context;
}
