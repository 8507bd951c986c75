/** Passwords: argon2id with the parameters OWASP names for it (19 MiB, two passes, one lane). */
import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { createTurnstile } from '../http/turnstile.ts';

// The package's enum can't be imported under isolated modules; 2 is Argon2id (RFC 9106 §3.1).
const argon2id = 2 as Algorithm;
const options = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @param random unpredictable bytes, for the password that nobody has */
export function createPasswords(random: (length: number) => Uint8Array) {
  const inTurn = createTurnstile(2, 64);
  let nobody: Promise<string> | null = null;
  // One person types é as one code point, the next keyboard as two.
  const bytesOf = (password: string) => password.normalize('NFKC');
  return {
    hash: (password: string): Promise<string> => inTurn(() => hash(bytesOf(password), options)),
    /** @param stored null for an unknown account: takes the same time and is false */
    async verify(stored: string | null, password: string): Promise<boolean> {
      nobody ??= hash(random(32), options);
      const against = stored ?? await nobody;
      const matches = await inTurn(() => verify(against, bytesOf(password)));
      return matches && stored !== null;
    },
  };
}
export type Passwords = ReturnType<typeof createPasswords>;
