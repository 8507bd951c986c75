import { describe, expect, it } from 'vitest';
import { can } from '@aftercast/shared';

const owner = { role: 'owner', disabled: false } as const;
const supervisor = { role: 'supervisor', disabled: false } as const;
const agent = { role: 'agent', disabled: false } as const;
const viewer = { role: 'viewer', disabled: false } as const;

describe('permissions', () => {
  it('let an owner do all that an agent may', () => {
    expect(can(agent, 'read', 'conversations')).toBe(true);
    expect(can(owner, 'read', 'conversations')).toBe(true);
  });

  it('keep settings, secrets and staff to owners', () => {
    for (const [verb, noun] of [['update', 'shop'], ['read', 'secret'], ['rotate', 'secret'], ['invite', 'agents'], ['update', 'agents'], ['approve', 'cases'], ['read', 'events']] as const) {
      expect(can(owner, verb, noun)).toBe(true);
      expect([can(supervisor, verb, noun), can(agent, verb, noun), can(viewer, verb, noun)]).toEqual([false, false, false]);
    }
  });

  it('let everyone read the work list, and supervisors and owners act on it', () => {
    expect([viewer, agent, supervisor, owner].map((who) => can(who, 'read', 'worklist'))).toEqual([true, true, true, true]);
    expect([viewer, agent, supervisor, owner].map((who) => can(who, 'act', 'worklist'))).toEqual([false, false, true, true]);
  });

  it('let a viewer read conversations and answer none', () => {
    expect([can(viewer, 'read', 'conversations'), can(viewer, 'answer', 'conversations'), can(agent, 'answer', 'conversations')]).toEqual([true, false, true]);
  });

  it('refuse what no sentence allows', () => {
    expect(can(owner, 'rotate', 'conversations')).toBe(false);
  });

  it('give a disabled owner nothing', () => {
    expect(can({ ...owner, disabled: true }, 'read', 'shop')).toBe(false);
  });
});
