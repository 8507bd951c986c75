/** Who comes on the evening of the pictures, and with what. The shoppers and their orders are the demo's. */
import { demo } from '../support/server-process.ts';

export interface Scene {
  /** The shop's own id of them, with a demo order; absent: a visitor without a name. */
  who?: string;
  name?: string;
  language?: 'zh' | 'en';
  /** The first is said to the bot, the others to whoever comes. */
  words: readonly string[];
  /** For how many seconds they have waited when the pictures are taken. */
  waited?: number;
  agent?: string;
  replies?: readonly string[];
  score?: number;
  rating?: string;
}

const [lin, chen, he, xu, su] = [demo.owner.email, demo.agent.email, 'he@demo.aftercast', 'xu@demo.aftercast', 'su@demo.aftercast'];

/** Without a role: the demo's own. */
export const team = [
  { email: lin, name: '小林' }, { email: chen, name: '小陈' },
  { email: he, name: '小何', role: 'agent' }, { email: xu, name: '徐徐', role: 'supervisor' }, { email: su, name: '苏打', role: 'agent' },
] as const satisfies readonly { email: string; name: string; role?: 'agent' | 'supervisor' }[];

/** Resolved already, and rated by some. */
export const settled: readonly Scene[] = [
  { who: 'shopper-002', name: '半糖去冰', words: ['扫拖机器人拖地有水痕', '地板上一道一道的'], agent: lin, replies: ['拖布先拧到不滴水，再把水量调到一档试试'], score: 5, rating: '说得很清楚，试了就好了' },
  { who: 'shopper-019', name: '海盐芝士', words: ['口红膏体断了能换吗', '第二支断的'], agent: chen, replies: ['给您补寄一支新的，旧的不用寄回'], score: 5 },
  { who: 'shopper-024', name: '早睡失败选手', words: ['耳机左边没声音', '重置过了还是不行'], agent: he, replies: ['换新已登记，明天发出'], score: 4 },
  { who: 'shopper-029', name: '阿斗不姓刘', words: ['裤子大了一码能换吗', '换 28 码'], agent: su, replies: ['可以换，寄回后当天给您发 28 码'], score: 5 },
  { who: 'shopper-025', name: '咕噜咕噜喵', words: ['羽绒服袖口跑毛', '一直在钻绒'], agent: xu, replies: ['这是质量问题，运费我们出，给您换一件'], score: 2, rating: '等了十几分钟才有人' },
];

/** Each with an agent now. */
export const atHand: readonly Scene[] = [
  { who: 'shopper-011', name: '起床困难户阿呆', words: ['显示签收了可我没收到', '摄像头显示前天签收，家里没人收过，驿站也说没有'], agent: lin, replies: ['您好，我是小林。先别急，我这就找快递调签收记录，今天 22 点前给您答复'], waited: 0 },
  { who: 'shopper-031', name: '汤圆滚滚', words: ['快递三天没动了', '牛仔裤物流停在杭州，周五出门要穿'], agent: lin, replies: ['我催了中转站，让他们今晚扫出来'] },
  { who: 'shopper-013', name: '西瓜中间那口', words: ['美容仪充不进电', '换了两根线都不亮灯'], agent: lin, replies: ['麻烦拍一段按住电源键十秒的视频，我好判断是不是电池'] },
  { who: 'shopper-023', name: '橘子味的猫', words: ['耳机可以开发票吗', '要公司抬头'], agent: chen, replies: ['可以的，抬头和税号发我就行'] },
  { who: 'shopper-028', name: '冰糖雪梨', words: ['退货寄回去三天了', '什么时候到账'], agent: chen, replies: ['仓库今天签收了，验完就退，最晚明天到账'] },
  { who: 'shopper-030', name: '星期八的猫', words: ['裤子有线头', '裤脚这里一大串'], agent: chen, replies: ['拍张照片给我看下，可以补您 10 元或换一条'] },
  { who: 'shopper-020', name: '南瓜马车', words: ['口红色号发错了', '拍的是豆沙，来的是正红'], agent: chen, replies: ['是我们发错了，马上给您重发'] },
  { who: 'shopper-035', name: '打瞌睡的树懒', words: ['油桃坏了几个', '底下一层压烂了'], agent: he, replies: ['坏的按个数赔，拍张照片就行'] },
  { who: 'shopper-032', name: '薄荷味晚风', words: ['羽绒服标签写的 80 绒', '不是说 90 吗'], agent: he, replies: ['我请质检看一下吊牌的批次'] },
  { who: 'shopper-007', name: '一只咸鱼翻身', words: ['摄像头连不上 wifi', '灯一直红'], agent: xu, replies: ['这款只认 2.4G，看下路由器的名字'] },
];

/** Waiting for a person, longest first. */
export const waitingNow: readonly Scene[] = [
  { who: 'shopper-009', name: '风吹麦浪里', words: ['扫拖机器人怎么还没到', '说好 11 号发的，都晚了这么多天，人呢'], waited: 212 },
  { who: 'shopper-017', name: '毛豆妈妈', words: ['超时还没发货', '两样东西都没动静，再不发我就打12315投诉了'], waited: 75 },
  { who: 'shopper-034', name: '跑步的蜗牛', words: ['背带什么时候到', '宝宝满月要用，能不能快一点'], waited: 161 },
  { who: 'shopper-036', name: '雪顶咖啡', words: ['油桃能不能改地址', '人搬家了，还没发的话帮我改到新家，地址我发过来：浙江省杭州市余杭区五常街道荆长路 1 号 2 幢 3 单元 1402'], waited: 150 },
  { who: 'shopper-018', name: '豆包的麻麻', words: ['口红能给孕妇用吗', '涂了口红嘴唇红肿起了疹子，怎么办'], waited: 14 },
  { who: 'shopper-022', name: '芋泥波波', words: ['物流停在嘉兴四天了', '是不是寄丢了'], waited: 128 },
  { who: 'shopper-033', name: '火锅配冰粉', words: ['羽绒服快递异常', '快递说地址不对，可我没改过'], waited: 118 },
  { who: 'shopper-016', name: '三分糖的夏天', words: ['预售什么时候发', '主播说 15 号，今天都 26 号了，骗子'], waited: 33 },
  { who: 'shopper-003', name: '月亮邮递员', words: ['油桃退款到哪了', '显示已退款可卡里没有'], waited: 97 },
  { who: 'shopper-005', name: '云朵煎蛋', words: ['口红延迟多久', '物流也停了四天不动'], waited: 84 },
  { name: undefined, language: 'en', words: ['where is my parcel', 'The tracking has not moved since Monday and I leave on Friday. Can somebody look into it?'], waited: 71 },
  { who: 'shopper-021', name: '会飞的鱼丸', words: ['机器人不回充', '停在地毯上就不动了'], waited: 58 },
  { who: 'shopper-015', name: '加班的企鹅', words: ['羽绒服到哪了', '快递停着不动，能帮我催一下吗'], waited: 41 },
  { words: ['你们有人吗', '在吗在吗'], waited: 22 },
  { who: 'shopper-008', name: '小熊饼干渣', words: ['炸锅有塑料味', '第一次用，味道很大 😷'], waited: 9 },
];
