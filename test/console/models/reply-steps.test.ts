import { describe, expect, test } from 'vitest';
import { replySteps } from '@aftercast/shared/client';
import { stepsIn } from '../../../console/src/models/reply-steps.ts';
import { readyTemplates } from '../../../server/src/templates/ready-templates.ts';

describe('the steps of a reply', () => {
  test.each([
    ['您是说收到的杯子漏水，对吗？', ['confirm']],
    ['这么晚还在等，真不好意思。', ['soothe']],
    ['我这就给您补发一只新的，旧的不用寄回。', ['solve']],
    ['明天中午 12 点前我会在这里告诉您结果。', ['followUp']],
    ['您问的是周二那单，对吧？抱歉让您久等了，我马上联系仓库，下午六点前回复您。', ['confirm', 'soothe', 'solve', 'followUp']],
    ['已发货。', []],
    ['好的', []],
    ['So the blue one leaks, is that right?', ['confirm']],
    ['I’m sorry, that must be annoying.', ['soothe']],
    ['We can send you a new one, or you can return it.', ['solve']],
    ['I’ll get back to you by Friday.', ['followUp']],
    ['It was shipped.', []],
  ])('of “%s” are %j', (text, steps) => {
    expect([...stepsIn(text)]).toEqual(steps);
  });

  test.each(Object.entries(readyTemplates).flatMap(([language, list]) => list.map((template) => [language, template.id, template] as const)))(
    'each step of the ready-made %s template “%s” is seen as what it is', (_, __, { steps }) => {
      expect(replySteps.filter((step) => !stepsIn(steps[step]).has(step))).toEqual([]);
    });
});
