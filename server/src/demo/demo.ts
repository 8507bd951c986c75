/**
 * Everything there is of the demo, for the composition root: its data, its seed, its room. Exists with DEMO=1 alone.
 */
import { createDemoCatalogue, type DemoCatalogue } from './demo-catalogue.ts';
import { readDemoData } from './demo-data.ts';
import { createDemoRoom } from './demo-room.ts';
import { demoAgents, demoPassword, demoSiteKey, seedDemo } from './demo-seed.ts';

type SeedDeps = Omit<Parameters<typeof seedDemo>[0], 'data' | 'clock'>;

/** Reads the demo's files; `seed` makes or freshens the shop. */
export async function openDemo({ dataDir, clock }: { dataDir: string; clock: () => number }) {
  const data = await readDemoData(dataDir);
  let catalogue: DemoCatalogue | null = null;
  return {
    /** Asked by knowledge from its first question on, so it stands before the shop does. */
    productOfLink: (shopId: string, liveSession: string, link: number) => catalogue?.productOfLink(shopId, liveSession, link) ?? null,
    names: {
      product: (shopId: string, id: string) => catalogue?.product(shopId, id) ?? null,
      liveSession: (shopId: string, id: string) => catalogue?.liveSession(shopId, id) ?? null,
    },
    async seed(deps: SeedDeps): Promise<void> {
      const shop = await seedDemo({ ...deps, clock, data });
      catalogue = createDemoCatalogue(data, shop.id);
    },
    room: (secretOf: Parameters<typeof createDemoRoom>[0]['secretOf']) => createDemoRoom({ data, clock, secretOf }),
    /** What to open, and with which sign-in. */
    greeting: (url: string): string[] => [
      '', '  Aftercast · 播后', '',
      `  demo room   ${url}/demo`,
      `  console     ${url}/console/`,
      ...demoAgents.map(({ email, role }) => `              ${email} / ${demoPassword}  (${role})`),
      `  hosted chat ${url}/c/${demoSiteKey}`,
      `  API         ${url}/api/docs`, '',
    ],
  };
}
