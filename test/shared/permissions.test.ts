import { describe, expect, it } from 'vitest';
import { can } from '../../../server/src/agents/permissions.ts';

const owner = { role: 'owner', disabled: false } as const;
const agent = { role: 'agent', disabled: false } as const;

describe('permissions', () => {
  it('let an owner do all that an agent may', () => {
    expect(can(agent, 'read', 'conversations')).toBe(true);
    expect(can(owner, 'read', 'conversations')).toBe(true);
  });

  it('keep settings, secrets, staff and knowledge to owners', () => {
    for (const [verb, noun] of [['update', 'shop'], ['read', 'secret'], ['rotate', 'secret'], ['invite', 'agents'], ['update', 'agents'], ['update', 'knowledge'], ['read', 'events']] as const) {
      expect(can(owner, verb, noun)).toBe(true);
      expect(can(agent, verb, noun)).toBe(false);
    }
  });

  it('let everyone read the work list and owners act on it', () => {
    expect([can(agent, 'read', 'worklist'), can(agent, 'act', 'worklist'), can(owner, 'act', 'worklist')]).toEqual([true, false, true]);
  });

  it('refuse what no sentence allows', () => {
    expect(can(owner, 'rotate', 'conversations')).toBe(false);
  });

  it('give a disabled owner nothing', () => {
    expect(can({ ...owner, disabled: true }, 'read', 'shop')).toBe(false);
  });
});
