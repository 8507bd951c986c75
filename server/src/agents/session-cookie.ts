/** The cookie that holds a sign-in. The name is known to the agents' socket too. */
import type { CookieSerializeOptions } from '@fastify/cookie';
import { sessionLifeMs } from './session-service.ts';

export const sessionCookie = 'aftercast_session';

/** @param publicUrl over https the cookie never travels in the clear */
export function cookieOptions(publicUrl: string): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), maxAge: sessionLifeMs / 1000 };
}
