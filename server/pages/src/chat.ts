import type { Aftercast } from '../../../widget/aftercast.d.ts';

/** Calls the bubble as any merchant's page does; before its script has arrived the calls wait in the queue it works off. */
export const chat = ((...call: unknown[]) => {
  const page = window as unknown as { Aftercast?: ((...given: unknown[]) => void) & { q?: unknown[][] } };
  if (!page.Aftercast) {
    const q: unknown[][] = [];
    page.Aftercast = Object.assign((...given: unknown[]) => { q.push(given); }, { q });
  }
  page.Aftercast(...call);
}) as Aftercast;
