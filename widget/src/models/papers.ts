/**
 * Who the shopper is to the server: the token of an earlier welcome, the merchant's signed identity, and whether anything
 * was said yet, before which nothing may be kept in the browser.
 */
import { closeCodes } from '@aftercast/shared/client';

/** Kept where the next page finds it; called with a token only once the shopper has spoken, with null to forget. */
export interface Tokens { read(): string | undefined; write(token: string | null): void }

export function createPapers(tokens: Tokens) {
  let token = tokens.read();
  let identity = '';
  let hasSpoken = token !== undefined;
  let waiting: (() => void)[] = [];

  function forget(): void {
    token = undefined;
    tokens.write(null);
  }

  return {
    /** What a hello shows. */
    shown: () => ({ token, identity: identity || undefined }),
    welcomed(fresh: string): void {
      token = fresh;
      if (hasSpoken) tokens.write(token);
      for (const tell of waiting.splice(0)) tell();
    },
    spoke(): void {
      hasSpoken = true;
      if (token) tokens.write(token);
    },
    identify(jwt: string): void { identity = jwt; },
    /** What another try as we are would not mend, another try without the refused paper does. @returns whether there was one */
    refused(code: number): boolean {
      if (code === closeCodes.identityInvalid && identity) identity = '';
      else if (code === closeCodes.notSignedIn && token) forget();
      else return false;
      return true;
    },
    /** Another person may hold the phone next. */
    reset(): void {
      identity = '';
      hasSpoken = false;
      forget();
    },
    /** Resolves once the server has given a token. */
    token: (): Promise<string> => token ? Promise.resolve(token) : new Promise((resolve) => { waiting.push(() => resolve(token ?? '')); }),
    stop(): void { waiting = []; },
  };
}
