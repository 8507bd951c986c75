import { expect, it } from 'vitest';
import { areas } from '../../../console/src/models/areas.ts';
import { readKey } from '../../../console/src/models/keys.ts';
import { readRoute, writeRoute } from '../../../console/src/models/route.ts';

const afterG = (key: string) => readKey({ key, modified: false, inField: false, onControl: false, composing: false }, true).command;

it.each(areas)('$name has an address that is read back and a key of its own', ({ name, to, page, hotkey }) => {
  expect(readRoute(writeRoute(to))).toEqual(to);
  expect(to.page).toBe(page);
  expect(afterG(hotkey)).toMatchObject({ do: 'area', area: { name } });
});
