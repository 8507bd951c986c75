import { z } from 'zod';

/** Milliseconds since the epoch. */
export const moment = z.number().int().min(0).max(8.64e15);

/** What comes in as milliseconds and lies before 1973 was written in seconds. Of what is stored already it says nothing. */
export const isInSeconds = (at: number): boolean => at < 1e11;
export const inSeconds = 'looks like seconds, milliseconds are needed';
