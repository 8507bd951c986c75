/** The rules every shop begins with, all off: the usual news of an order, and what else a shop should say before it is asked. As data. */
import type { CareRuleWords, CareWhen, Language } from '@aftercast/shared';

export interface ReadyRule extends CareRuleWords { id: string }
interface Named { id: string; names: Record<Language, string>; words: Omit<CareRuleWords, 'name'> }

const everyone: CareRuleWords['whom'] = { liveSessions: [], products: [], carriers: [], regions: [], statuses: [], minAmount: null, maxAmount: null };
const usual: CareRuleWords['limits'] = { quiet: { from: '22:00', to: '08:00', then: 'wait' }, perDay: 3, perWeek: 10, maxAgeHours: 24 };
/** Who is waiting at this moment is awake, and tomorrow it says nothing true. */
const atOnce: CareRuleWords['limits'] = { quiet: null, perDay: 6, perWeek: 20, maxAgeHours: 1 };

const rule = (id: string, zhName: string, enName: string, when: CareWhen, zh: string, en: string, limits = usual): Named => ({ id, names: { zh: zhName, en: enName }, words: { when, whom: everyone, texts: { zh, en }, limits } });

/** In the order shown. */
const named: readonly Named[] = [
  rule('shipped', '已发货', 'Shipped', { kind: 'status', statuses: ['shipped'] },
    '{{shopper.name}}，您的「{{order.item}}」已经发出啦，由{{shipment.carrier}}承运，单号 {{shipment.trackingNumber}}。路上有变化我会在这里告诉您。',
    'Good news, {{shopper.name}}: {{order.item}} is on its way with {{shipment.carrier}}, tracking number {{shipment.trackingNumber}}. If anything changes on the way, you will hear it here.'),
  rule('delivered', '已签收', 'Delivered', { kind: 'status', statuses: ['delivered'] },
    '{{shopper.name}}，订单 {{order.id}} 的「{{order.item}}」显示已签收。打开看看是否完好，有任何问题直接在这里说，我们来处理。',
    '{{shopper.name}}, order {{order.id}} ({{order.item}}) shows as delivered. Have a look whether all is well; if anything is wrong, say it here and we will put it right.'),
  rule('exception', '物流异常', 'Delivery problem', { kind: 'status', statuses: ['exception'] },
    '{{shopper.name}}，订单 {{order.id}} 的包裹在路上遇到了问题：「{{shipment.lastEvent}}」。我们已经看到，正在联系{{shipment.carrier}}核实，您不用自己去催。',
    '{{shopper.name}}, the parcel of order {{order.id}} has run into a problem: "{{shipment.lastEvent}}". We have seen it and are taking it up with {{shipment.carrier}}; you need not chase them.'),
  rule('ship_late', '超时未发货', 'Late past the promise', { kind: 'unshipped', graceHours: 0 },
    '{{shopper.name}}，对不起。订单 {{order.id}} 的「{{order.item}}」说好最晚 {{promise.shipBy}} 前发出，我们没有做到。仓库正在加急，发出后第一时间把单号发给您；不想等了，回复一声就给您退。',
    '{{shopper.name}}, we are sorry. Order {{order.id}} ({{order.item}}) was promised to leave by {{promise.shipBy}}, and we did not keep that. The warehouse is on it, and you will have the tracking number the moment it leaves. If you would rather not wait, say so and we will refund you.'),
  rule('not_moving', '48 小时无物流更新', 'No movement for 48 h', { kind: 'unmoved', hours: 48 },
    '{{shopper.name}}，订单 {{order.id}} 的包裹有两天没有更新了。我们正在向{{shipment.carrier}}查询（单号 {{shipment.trackingNumber}}），有结果就在这里告诉您。',
    '{{shopper.name}}, the parcel of order {{order.id}} has not moved for two days. We are asking {{shipment.carrier}} (tracking number {{shipment.trackingNumber}}) and will tell you here what we find.'),
  rule('not_confirmed', '签收 3 天未确认', 'Delivered, not confirmed', { kind: 'unconfirmed', hours: 72 },
    '{{shopper.name}}，「{{order.item}}」到手三天了，用着还顺心吗？有哪里不满意，趁售后期内直接告诉我们；都好的话，方便时点一下确认收货。',
    '{{shopper.name}}, {{order.item}} has been with you for three days. Is all well? If not, tell us while returns are open; if it is, please confirm the delivery when you have a moment.'),
  rule('refund_done', '退款完成', 'Refund done', { kind: 'status', statuses: ['refunded'] },
    '{{shopper.name}}，订单 {{order.id}} 的退款 {{order.amount}} 已经原路退回，到账时间以银行为准，一般 1 到 3 个工作日。',
    '{{shopper.name}}, the refund of {{order.amount}} for order {{order.id}} is on its way back to how you paid. Banks usually take 1 to 3 working days.'),
  rule('case_stalled', '售后 24 小时无进展', 'Case without progress', { kind: 'case_stalled', hours: 24 },
    '{{shopper.name}}，您的售后申请还在处理，让您久等了，抱歉。我们没有忘记，一有进展就在这里告诉您。',
    '{{shopper.name}}, your request is still being worked on, and we are sorry it takes this long. It is not forgotten; you will hear here as soon as there is news.'),
  rule('wait_longer', '排队超出预计', 'Waiting longer than told', { kind: 'waiting', overMinutes: 2 },
    '{{shopper.name}}，让您多等了，抱歉。您的位置还在，客服会按顺序回复；关掉页面也不会丢，回来接着聊。',
    '{{shopper.name}}, this takes longer than we told you, and we are sorry. You keep your place; you can close the page and come back without losing it.', atOnce),
];

const inLanguage = (language: Language): readonly ReadyRule[] => named.map(({ id, names, words }) => ({ id, name: names[language], ...words }));

/** Under their names in the shop's language. */
export const readyRules: Readonly<Record<Language, readonly ReadyRule[]>> = { zh: inLanguage('zh'), en: inLanguage('en') };
