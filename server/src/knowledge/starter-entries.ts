/** What a new shop can say on its first day: sentences that are true for any shop. Nothing here states hours, prices or terms. */
import type { KnowledgeEntry, Language } from '@aftercast/shared';

type Starter = Omit<KnowledgeEntry, 'scope' | 'fallback' | 'keywords'> & { keywords?: string[]; fallback?: string };

const everywhere = { product: null, liveSession: null };
const complete = ({ keywords = [], fallback, ...entry }: Starter): KnowledgeEntry => ({ ...entry, keywords, fallback: fallback ?? null, scope: everywhere });

const zh: Starter[] = [
  {
    id: 'order-where', tier: 1, category: '物流', question: '我的货到哪了',
    phrasings: ['快递到哪儿了', '物流到哪了', '查一下我的快递', '我的包裹现在在哪', '东西寄到哪里了', '物流怎么不更新', '帮我查物流'], keywords: ['物流', '快递', '包裹', '到哪'],
    answer: '{{shopper.name}}，您的订单 {{order.id}} 由{{shipment.carrier}}承运，单号 {{shipment.trackingNumber}}，最新进度：「{{shipment.lastEvent}}」。',
    fallback: '最新的物流进度在购买平台的「我的订单」里能看到。需要我们帮您核实的话，请点「转人工」，并把订单号发过来。',
  },
  {
    id: 'order-ship', tier: 1, category: '物流', question: '什么时候发货',
    phrasings: ['多久发货', '怎么还没发货', '今天能发吗', '几号能发出来', '什么时候寄出'], keywords: ['发货', '寄出', '出库'],
    answer: '您的订单 {{order.id}} 承诺最晚 {{promise.shipBy}} 前发出。',
    fallback: '每单的最晚发货时间写在购买平台的订单详情里。如果已经超过那个时间，请点「转人工」，并把订单号发过来。',
  },
  {
    id: 'in-stock', tier: 1, category: '直播', question: '还有货吗',
    phrasings: ['还有吗', '这个还有吗', '刚才那个还有吗', '还能拍吗', '卖完了吗', '什么时候补货', '怎么拍不了了', '还会再上吗'], keywords: ['有货', '没货', '补货', '售罄', '卖完', '库存'],
    answer: '{{link.stock}}。',
    fallback: '购买页面能拍下就是还有货。显示售罄、想等补货的，点「转人工」，同事帮您问。',
  },
  {
    id: 'link-price', tier: 1, category: '直播', question: '这个多少钱',
    phrasings: ['多少钱', '什么价格', '现在什么价', '刚才那个多少钱', '这款怎么卖', '直播间几块钱'], keywords: ['多少钱', '价格', '什么价'],
    answer: '{{link.price}}。',
    fallback: '价格以购买页面显示的为准。想先问清楚再拍的，点「转人工」。',
  },
  {
    id: 'gift', tier: 1, category: '直播', question: '有赠品吗',
    phrasings: ['有啥赠品没', '送什么东西', '主播说送的那个呢', '说好送的赠品没收到', '赠品什么时候发', '买就送的那个在哪'], keywords: ['赠品', '礼物', '小样'],
    answer: '主播说的是：{{promise.gift}}。包裹里没有的话，点「转人工」，同事帮您查。',
    fallback: '送不送、送什么，以直播间说的为准。想核对的，点「转人工」，并把订单号发过来。',
  },
  {
    id: 'price-guarantee', tier: 1, category: '直播', question: '买贵了退差价吗',
    phrasings: ['降价了补差价吗', '有保价吗', '价保几天', '刚买就降价了', '主播说的保价还算吗', '能退我差价吗'], keywords: ['保价', '价保', '差价', '降价'],
    answer: '主播说的是：{{promise.priceGuarantee}}。要补差价的，点「转人工」，同事帮您办。',
    fallback: '有没有保价，以直播间说的和购买页面写的为准。要核对的，点「转人工」，并把订单号发过来。',
  },
  {
    id: 'return-freight', tier: 1, category: '售后', question: '退货运费谁出',
    phrasings: ['有运费险吗', '退回去的邮费谁付', '寄回去要自己出运费吗', '主播说送运费险的', '退货要不要出快递费'], keywords: ['运费险', '退货运费', '邮费'],
    answer: '主播说的是：{{promise.freight}}。',
    fallback: '退货运费由谁出，以购买页面写的为准。要核对的，点「转人工」，并把订单号发过来。',
  },
  {
    id: 'reach-us', tier: 1, category: '服务', question: '怎么联系你们',
    phrasings: ['怎么找到你们客服', '有客服吗', '客服怎么联系', '有问题找谁', '联系方式是什么', '客服几点上班'], keywords: ['联系', '客服'],
    answer: '直接在这里留言就可以，我会先回答能回答的；需要人来处理的，点「转人工」，同事会按先后顺序在这个对话里回复您，关掉页面也不会丢。',
  },
  {
    id: 'what-can-you-do', tier: 1, category: '服务', question: '你能帮我做什么',
    phrasings: ['你会什么', '你是机器人吗', '可以问你什么', '你是真人吗'],
    answer: '我是{{shop.name}}的智能助手，常见问题可以马上回答；我没把握的，会请同事来回复您，不会乱答。',
  },
  {
    id: 'person', tier: 3, category: '服务', question: '转人工', phrasings: ['人工客服', '我要找人工', '找真人', '转接客服', '不想和机器人说'], keywords: ['人工', '真人'],
    answer: '好的，这就请同事来。前面的聊天记录会一起带过去，您不用再说一遍。',
  },
  {
    id: 'refund', tier: 3, category: '售后', question: '我想退货退款',
    phrasings: ['怎么退货', '怎么退款', '我要退货', '我要退款', '能退吗', '不想要了想退', '退款多久到账', '退款怎么还没到'], keywords: ['退货', '退款', '退钱'],
    answer: '好的，退货退款由同事来办理。请先把订单号和原因发在这里，会更快一些。',
  },
  {
    id: 'damage', tier: 3, category: '售后', question: '收到的东西有问题',
    phrasings: ['收到就是坏的', '东西破了', '质量有问题', '用不了', '发错货了', '少发了东西', '和描述不一样'], keywords: ['坏了', '破损', '发错', '少发', '质量'],
    answer: '实在抱歉。请先别扔包装，拍一张商品和外箱的照片发在这里，同事会马上跟进。',
  },
];

const en: Starter[] = [
  {
    id: 'order-where', tier: 1, category: 'Delivery', question: 'Where is my order?',
    phrasings: ['where is my parcel', 'where is my package', 'track my order', 'when will it arrive', 'tracking is not moving', 'has my order been delivered'], keywords: ['tracking', 'parcel', 'package'],
    answer: 'Hi {{shopper.name}}, order {{order.id}} is with {{shipment.carrier}}, tracking number {{shipment.trackingNumber}}. The latest news: "{{shipment.lastEvent}}".',
    fallback: 'The latest tracking is on your order page where you bought it. If you would like us to check, ask for a person and send the order number.',
  },
  {
    id: 'order-ship', tier: 1, category: 'Delivery', question: 'When will you ship my order?',
    phrasings: ['when does it ship', 'why has my order not shipped', 'how long until you send it', 'still not dispatched'], keywords: ['ship', 'dispatch'],
    answer: 'Order {{order.id}} is promised to leave by {{promise.shipBy}} at the latest.',
    fallback: 'The latest shipping time stands on your order page where you bought it. If it has passed, ask for a person and send the order number.',
  },
  {
    id: 'in-stock', tier: 1, category: 'Live', question: 'Is it still in stock?',
    phrasings: ['is this one still available', 'is the last one still available', 'is it sold out', 'when will it be back in stock', 'can I still order it', 'why can I not buy it'], keywords: ['stock', 'sold out', 'restock', 'available'],
    answer: '{{link.stock}}.',
    fallback: 'If the page lets you order it, it is in stock. If it says sold out and you would like to wait for more, ask for a person and a colleague will find out.',
  },
  {
    id: 'link-price', tier: 1, category: 'Live', question: 'How much is it?',
    phrasings: ['how much is this', 'how much is the last one', 'what does it cost', 'what is the price', 'price of this one'], keywords: ['price', 'cost', 'how much'],
    answer: '{{link.price}}.',
    fallback: 'The price on the page where you order is the one that counts. If you would like to be sure before you order, ask for a person.',
  },
  {
    id: 'gift', tier: 1, category: 'Live', question: 'Is there a free gift?',
    phrasings: ['what free gift comes with it', 'where is the gift the host promised', 'the free gift is missing', 'when is the gift sent', 'did you not say there is a gift'], keywords: ['gift', 'freebie'],
    answer: 'The host said: {{promise.gift}}. If it was not in your parcel, ask for a person and a colleague will look into it.',
    fallback: 'Whether there is a gift is as the host said on the stream. To have it checked, ask for a person and send the order number.',
  },
  {
    id: 'price-guarantee', tier: 1, category: 'Live', question: 'Do you refund the difference if the price drops?',
    phrasings: ['is there a price guarantee', 'it is cheaper now', 'the price dropped after I bought it', 'can I get the price difference back', 'price match'], keywords: ['price guarantee', 'price drop', 'cheaper'],
    answer: 'The host said: {{promise.priceGuarantee}}. To have the difference paid back, ask for a person.',
    fallback: 'Whether a price is guaranteed is as the host said and as the page where you ordered says. To have it checked, ask for a person and send the order number.',
  },
  {
    id: 'return-freight', tier: 1, category: 'After-sales', question: 'Who pays for return shipping?',
    phrasings: ['is return shipping free', 'is return shipping insured', 'do I pay to send it back', 'return postage'], keywords: ['return shipping', 'postage'],
    answer: 'The host said: {{promise.freight}}.',
    fallback: 'Who pays for return shipping stands on the page where you ordered. To have it checked, ask for a person and send the order number.',
  },
  {
    id: 'reach-us', tier: 1, category: 'Service', question: 'How can I reach you?',
    phrasings: ['how do I contact you', 'contact customer service', 'is there a phone number', 'who do I ask', 'opening hours'], keywords: ['contact'],
    answer: "Just write here. I answer what I can at once; for everything else ask for a person, and a colleague replies in this chat in turn. Nothing is lost if you close the page.",
  },
  {
    id: 'what-can-you-do', tier: 1, category: 'Service', question: 'What can you help me with?',
    phrasings: ['what can you do', 'are you a bot', 'are you a real person', 'who are you'],
    answer: "I'm the assistant of {{shop.name}}. I answer common questions at once, and where I am not sure I bring in a colleague rather than guess.",
  },
  {
    id: 'person', tier: 3, category: 'Service', question: 'Talk to a person', phrasings: ['human agent', 'real person', 'speak to someone', 'I want a human', 'customer service agent'], keywords: ['human', 'agent'],
    answer: "Of course, I'm bringing in a colleague. They see everything above, so you won't have to repeat yourself.",
  },
  {
    id: 'refund', tier: 3, category: 'After-sales', question: 'I want to return it or get a refund',
    phrasings: ['how do I return this', 'refund please', 'I want my money back', 'can I send it back', 'where is my refund', 'how long does a refund take'], keywords: ['refund', 'return', 'money back'],
    answer: 'A colleague takes care of returns and refunds. Sending the order number and the reason here makes it faster.',
  },
  {
    id: 'damage', tier: 3, category: 'After-sales', question: 'Something is wrong with what I received',
    phrasings: ['it arrived broken', 'it does not work', 'wrong item', 'an item is missing', 'it is damaged', 'not as described'], keywords: ['broken', 'damaged', 'wrong item', 'missing'],
    answer: "I'm sorry about that. Please keep the packaging and send a photo of the item and the box here; a colleague will follow up right away.",
  },
];

/** The same ids in both languages. */
export const starterEntries: Record<Language, KnowledgeEntry[]> = { zh: zh.map(complete), en: en.map(complete) };
