import { describe, expect, it } from 'vitest';
import { createKeep } from '../../../console/src/browser/keep.ts';
import { createDrafts } from '../../../console/src/models/drafts.ts';
import { createPreferences } from '../../../console/src/models/preferences.ts';
import { me, memoryKeep } from '../support/builders.ts';

const denied = createKeep(() => { throw new Error('storage is denied'); });

describe('drafts', () => {
  it('outlive a reload, each for its own conversation', () => {
    const keep = memoryKeep();
    const drafts = createDrafts(keep, me);
    drafts.set('c_1', '写到一半');
    drafts.set('c_2', '另一个');
    drafts.set('c_2', '  ');
    const later = createDrafts(keep, me);
    expect([later.of('c_1'), later.of('c_2')]).toEqual(['写到一半', '']);
  });

  it('belong to one agent on a shared computer', () => {
    const keep = memoryKeep();
    createDrafts(keep, me).set('c_1', '我的');
    expect(createDrafts(keep, 'a_other').of('c_1')).toBe('');
  });

  it('let the oldest go when there are too many', () => {
    const drafts = createDrafts(memoryKeep(), me);
    for (let n = 0; n <= 100; n += 1) drafts.set(`c_${n}`, `draft ${n}`);
    expect([drafts.of('c_0'), drafts.of('c_1'), drafts.of('c_100')]).toEqual(['', 'draft 1', 'draft 100']);
  });

  it.each(['not json', '{"a":1}', '[["c_1"],[1,2],null]'])('survive what does not belong into storage: %s', (stored) => {
    expect(createDrafts(memoryKeep({ [`drafts.${me}`]: stored }), me).of('c_1')).toBe('');
  });
});

describe('preferences', () => {
  it('start in the browser’s language', () => {
    expect(createPreferences(memoryKeep(), ['zh-TW', 'en']).language.value).toBe('zh');
    expect(createPreferences(memoryKeep(), ['fr-FR']).language.value).toBe('en');
  });

  it('are remembered', () => {
    const keep = memoryKeep();
    const first = createPreferences(keep, ['zh-CN']);
    first.language.value = 'en';
    first.theme.value = 'dark';
    first.sound.value = false;
    const later = createPreferences(keep, ['zh-CN']);
    expect([later.language.value, later.theme.value, later.sound.value]).toEqual(['en', 'dark', false]);
  });

  it('last as long as the page where storage is denied', () => {
    const preferences = createPreferences(denied, ['zh-CN']);
    preferences.theme.value = 'light';
    expect(preferences.theme.value).toBe('light');
  });
});
