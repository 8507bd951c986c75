/**
 * The two tokens that say who a shopper is: ours, given at the first open and kept by the browser,
 * and the merchant's signed identity (JWT, HS256, RFC 7519) that `identify` hands in.
 */
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { limits } from '@aftercast/shared';
import { AppError } from '../errors.ts';

const tokenLifeSeconds = 180 * 24 * 3600;
const claims = z.object({ sub: z.string().min(1), shop: z.string().min(1) });
const identityClaims = z.object({
  sub: z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1).max(200)),
  name: z.string().transform((name) => [...name].slice(0, limits.nameLength).join('')).optional(),
});

/** What the merchant's token says. */
export interface Identity { externalId: string; name: string | null }

/** @param key the server's own signing key @param clock milliseconds since the epoch */
export function createShopperTokens(key: Uint8Array, clock: () => number) {
  return {
    sign(shopperId: string, shopId: string): Promise<string> {
      const now = Math.floor(clock() / 1000);
      return new SignJWT({ shop: shopId }).setProtectedHeader({ alg: 'HS256' }).setSubject(shopperId).setAudience('shopper')
        .setIssuedAt(now).setExpirationTime(now + tokenLifeSeconds).sign(key);
    },
    /** The shopper's id. @throws token_invalid, token_expired */
    async verify(token: string, shopId: string): Promise<string> {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience: 'shopper', currentDate: new Date(clock()) });
        const { sub, shop } = claims.parse(payload);
        if (shop === shopId) return sub;
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw new AppError('token_expired', 'the shopper token has expired');
      }
      throw new AppError('token_invalid', 'the shopper token is not one of ours');
    },
    /** @param secrets the shop's secret, and the one before it while a rotation lasts. @throws identity_invalid */
    async verifyIdentity(jwt: string, secrets: string[]): Promise<Identity> {
      let reason = 'signature';
      for (const secret of secrets) {
        try {
          const { payload } = await jwtVerify(jwt, new TextEncoder().encode(secret), {
            algorithms: ['HS256'], currentDate: new Date(clock()), clockTolerance: 30, requiredClaims: ['sub', 'exp'],
          });
          const { sub, name } = identityClaims.parse(payload);
          return { externalId: sub, name: name?.trim() || null };
        } catch (error) {
          if (error instanceof errors.JOSEError && error.code !== 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') reason = error.message;
          if (error instanceof z.ZodError) reason = '"sub" must be 1–200 characters';
        }
      }
      throw new AppError('identity_invalid', `the identity token was refused: ${reason}`);
    },
  };
}
export type ShopperTokens = ReturnType<typeof createShopperTokens>;
