import { eq } from 'drizzle-orm';
import { run, type Store } from './store.ts';

/** The server's own key for one purpose: made once, kept in the database, so that tokens and links outlive a restart. */
export async function signingKey(store: Store, purpose: 'shopper-token' | 'upload-link', random: (length: number) => Uint8Array): Promise<Uint8Array> {
  const { settings } = store.tables;
  const key = `signing-key:${purpose}`;
  const fresh = Buffer.from(random(32)).toString('base64');
  const value = await store.write(function* (w) {
    yield* run(w.insert(settings).values({ key, value: fresh }).onConflictDoNothing().returning());
    const [row] = yield* run(w.select().from(settings).where(eq(settings.key, key)));
    return row?.value ?? fresh;
  });
  return Buffer.from(value, 'base64');
}
