import { describe, expect, it } from 'vitest';
import { readKey, type KeyPress } from '../../../console/src/models/keys.ts';

const press = (key: string, given: Partial<KeyPress> = {}): KeyPress => ({ key, modified: false, inField: false, onControl: false, composing: false, ...given });

describe('keys', () => {
  it.each([['j', 'next'], ['k', 'previous'], ['c', 'claim'], ['r', 'reply'], ['e', 'resolve'], ['b', 'bot'], ['/', 'filter'], ['?', 'help'], ['i', 'shopper'], ['d', 'due'], ['l', 'label'], ['s', 'snooze'], ['n', 'new'], ['Enter', 'open'], ['C', 'claim']])('%s means %s', (key, meaning) => {
    expect(readKey(press(key), false).command).toEqual({ do: meaning });
  });

  it('reads g and a second key as a list or an area', () => {
    expect(readKey(press('g'), false)).toEqual({ command: null, pending: true });
    expect(readKey(press('b'), true)).toEqual({ command: { do: 'list', list: 'bot' }, pending: false });
    expect(readKey(press('s'), true).command).toMatchObject({ do: 'area', area: { name: 'settings' } });
    expect(readKey(press('x'), true)).toEqual({ command: null, pending: false });
  });

  it('means text where text is typed, except for leaving', () => {
    expect(readKey(press('c', { inField: true }), false).command).toBeNull();
    expect(readKey(press('Escape', { inField: true }), false).command).toEqual({ do: 'leave' });
  });

  it('leaves the browser’s own keys and the input method alone', () => {
    expect(readKey(press('c', { modified: true }), false).command).toBeNull();
    expect(readKey(press('Escape', { composing: true, inField: true }), false).command).toBeNull();
  });

  it('opens quickly with Ctrl or Meta and k, from a field too, and leaves every other combination to the browser', () => {
    const held = { modified: true, ctrl: true };
    expect(readKey(press('k', { ...held, inField: true }), false).command).toEqual({ do: 'quick' });
    expect(readKey(press('k', { modified: true, ctrl: false }), false).command).toBeNull();
    expect(readKey(press('l', held), false).command).toBeNull();
  });

  it('lets Enter press the button that has the focus', () => {
    expect(readKey(press('Enter', { onControl: true }), false).command).toBeNull();
  });
});
