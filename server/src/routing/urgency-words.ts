/**
 * The words that make a conversation urgent, as one reads them. Each is the source of a regular expression, so that
 * neighbours that change the sense can stand beside it ("一星" but not "一星期"). Texts come in lower case, simplified.
 */
import type { UrgencyReason } from '@aftercast/shared';

export interface Signal {
  reason: Exclude<UrgencyReason, 'force_word'>;
  zh: readonly string[];
  en: readonly string[];
}

export const signals: readonly Signal[] = [
  {
    reason: 'vulnerable',
    zh: [
      '过敏', '起(?:了|满)?(?:很多|好多|一身|一脸|一片)?(?:红)?(?:疹|包|水泡)', '红肿', '肿(?:了|得|起来|成)', '发痒', '(?:很|好|特别|巨)痒', '痒(?:得|死)', '红疹', '疹子', '(?:嘴|脸|手|脚|皮肤)[^，。！？]{0,3}起泡', '烂脸', '毁容',
      '烫伤', '烫到(?:了)?(?:手|脚|人|孩|娃|宝)', '烧伤', '割伤', '割(?:到|破)(?:了)?(?:手|脚|嘴)', '划(?:伤|破|到)(?:了)?(?:手|脚|脸|皮)', '扎(?:到|破|伤)(?:了)?(?:手|脚|人)?', '夹(?:到|伤)(?:了)?(?:手|脚|人)', '砸(?:到|伤)(?:了)?(?:手|脚|头|人)',
      '触电', '电到(?:了)?(?:我|人|手|孩)', '受伤', '骨折', '流血', '出血', '中毒', '拉肚子', '上吐下泻', '呕吐', '想吐', '误食', '误吞', '噎(?:到|住)', '卡(?:到|在)?(?:喉|嗓)', '窒息', '休克', '晕倒', '昏迷', '喘不(?:过|上)气', '呼吸困难',
      '(?:去|去了|在|进|进了|送|送去|送进|到|跑)医院', '医院(?:看|检查|挂|打|处理|缝)', '住院', '急诊', '看(?:了)?医生', '医生(?:说|看)', '就医', '挂水', '输液', '打120', '叫(?:了)?救护车', '流产', '见红',
      '(?:怀孕|孕妇|孕期|胎儿)[^，。！？]{0,10}(?:吃了|用了|喝了|涂了|抹了|不舒服|难受)', '(?:宝宝|孩子|小孩|娃|婴儿|儿子|女儿|老人)[^，。！？]{0,10}(?:吃坏|吞(?:了|下)|哭|发烧|发热|吐了|难受|不舒服|送医)',
    ],
    en: [
      'allergic', 'allergy', 'allergies', 'anaphyla\\w*', 'rash(?:es)?', 'hives', 'swollen', 'swell(?:ed|ing)', 'blisters', 'itch(?:y|ing|es)?', 'burn(?:ed|t)? (?:my|me|his|her|our|their)', 'scald(?:ed)?', 'cut (?:my|his|her) (?:finger|hand|foot|lip|face|skin|leg|arm)\\w*',
      'injur(?:y|ies|ed)', 'bleed(?:ing|s)?', 'bled', 'electrocuted', 'electric shock', 'got a shock', 'poison(?:ed|ing)', 'vomit(?:ed|ing)?', 'threw up', 'throwing up', 'diarrh?o?ea', 'chok(?:ed|ing)', 'swallowed', 'can.?t breathe', 'passed out', 'fainted',
      'hospital', 'emergency room', 'ambulance', 'doctor', 'miscarriage', '(?:pregnant|pregnancy)[^.,!?]{0,30}(?:used|ate|drank|took|sick|pain|unwell)', '(?:baby|child|kid|toddler|son|daughter)[^.,!?]{0,30}(?:ate|sick|fever|crying|hurt|unwell)',
    ],
  },
  {
    reason: 'official_complaint',
    zh: [
      '(?<!\\d)12315(?!\\d)', '(?<!\\d)12345(?!\\d)', '3[.·]15', '(?<!\\d)315(?:晚会|曝光|投诉|见|上)', '消费者协会', '消协', '消保委', '市监局', '市场监管', '工商(?:局|所|投诉|举报)', '投诉', '黑猫', '举报', '起诉', '法院', '律师', '(?<![警转广报])告(?:你们|你家|你店|死你|上法)', '报警', '派出所', '维权',
    ],
    en: [
      'consumer (?:protection|rights|council|association|affairs)', 'trading standards', 'better business bureau', 'bbb', 'ftc', 'ombudsman', 'small claims', '(?:file|filing|filed|make|making|lodge|lodging) (?:a |an )?(?:formal |official )?complaint', 'report(?:ing)? (?:you|your (?:shop|store|company)|this (?:shop|store|company|seller))',
      'lawyer', 'attorney', 'legal action', '(?:will|gonna|going to|.ll|to) sue', 'suing', 'take you to court', 'police', 'chargeback', 'charge back',
    ],
  },
  {
    reason: 'bad_review',
    zh: ['差评', '(?:给|打|评)(?:你们|你|个)?一星(?!期|级)', '一星(?:差|评)', '避雷', '曝光', '发(?:到)?(?:小红书|抖音|微博|朋友圈|网上)', '挂(?:你们|你家|网上|到网上)', '追评'],
    en: ['bad reviews?', 'negative reviews?', 'terrible reviews?', '(?:one|1|zero|0)[- ]stars?', '(?:leave|leaving|write|writing|post|posting) (?:a |an )?(?:honest |nasty )?reviews?', '(?:all over|post(?:ing)? (?:this|it) on) (?:social media|tiktok|facebook|twitter|reddit|instagram)', 'name and shame'],
  },
  {
    reason: 'anger',
    zh: [
      '骗子', '骗人', '骗钱', '骗局', '诈骗', '欺骗', '忽悠', '坑(?:人|爹|钱|货|我)', '垃圾(?!袋|桶|箱|分类|篓|铲|处理)', '黑店', '黑心', '恶心(?:人|死|到|至极|坏)', '(?:真|太|好|够|贼)恶心', '气死', '(?<!空)气炸(?!锅)', '火大', '生气', '愤怒', '忍无可忍', '受不了', '受够', '(?:真|太|好|都)?无语(?:了|死|至极)', '(?:真|太)无语',
      '什么(?:破|烂|鬼)(?!损|了|洞|坏)', '(?<![打损磨撕刮])破(?:店|客服|东西|玩意|公司)', '烂(?:店|客服|玩意|公司)', '给我滚', '滚(?:蛋|开|犊)', '他妈', '妈的', '尼玛', '(?<![a-z])(?:tmd|nmd|nmb|mlgb)(?![a-z])', '傻(?:逼|比|叉|b)', '有病吧', '脑子有病', '有完没完', '不要脸', '太过分', '警告你', '(?:到底|究竟)[^，。]{0,20}[!！?？]{2}', '[!！]{4}',
      '(?:踢皮球|装死|敷衍|耍我|耍人|玩我|没人管)',
    ],
    en: [
      'scam(?:med|mers?|ming|s)?', 'rip[- ]?off', 'ripped off', 'fraud(?:ulent|sters?)?', 'thieves', 'liars?', 'lied to', 'ridiculous', 'unacceptable', 'disgusting', 'disgusted', 'outrageous', 'furious', 'fuming', 'angry', 'pissed', 'fed up', 'sick of', 'sick and tired', 'worst (?:shop|store|service|company|experience|seller)', 'terrible service', 'joke of a', 'useless', 'wtf', 'bullshit', 'fuck\\w*', 'crap', 'shame on you', 'never (?:buy|buying|shop|order)\\w* (?:from you |here )?again', '!{4}',
    ],
  },
];

/** Words right before a signal that take it back: 没过敏, 不会给差评. */
export const negatedBefore = {
  zh: '(?:(?<!是)不|没有?|未|别|无|并非|撤销|取消|撤回|撤了)(?:会|想|打算|准备|要|是|用|再|去|给|打|发|写|曾|有|出现|发生|任何|什么|明显|真的|怎么|很|太|那么)*(?:你们?|您|店家|个|了)?$',
  /** Two negatives affirm: 不得不投诉. */
  twice: '(?:不得|不能|不可能|没法|没办法|难道)不$',
  en: "(?:\\b(?:not|no|never|without|nobody|isn.t|ain.t|don.t|won.t|didn.t|doesn.t|wasn.t|haven.t|hasn.t|hypo)\\s+(?:[a-z']+\\s+){0,4})$",
  /** Right behind it: 投诉已经撤了. */
  after: '^(?:已经|都|也)?(?:撤|取消)',
} as const;

/** Around a health word: asked about or feared, not happened. */
export const supposed = {
  before: {
    zh: '(?:会|会不会|是否|容易|易|怕|担心|害怕|以防|如果|万一|要是|假如|防|抗|防止|避免|引起|导致|造成|有没有人|之前|以前|本来就?|我对[^，。！？]{1,6})(?:引起|导致|造成|皮肤|用了?|吃了?|出现|起|对[^，。！？]{1,4})*$',
    en: "\\b(?:if|in case|could|might|may|would|does|will|can (?:it|this|that|they))\\s+(?:[a-z']+\\s+){0,4}$",
  },
  after: {
    zh: '^(?:体质|性?肌|性?皮|的?人(?:群|士)?(?:能|可|用)|源|原(?!来)|吗|么|测试|还?(?:能|可以|能不能|可不可以)(?:吃|用|穿|涂|喝|戴)|用品|药)',
    en: '^[- ]*(?:prone|tested|free|friendly|test|season|bed|bag|gown|cream|sufferers?|skin|or not)',
  },
  /** 寄到医院 is an address. */
  clause: { zh: '(?:快递|包裹|地址|寄|配送|送货|收货|派送|住在)', en: '\\b(?:deliver|delivery|address|ship|shipped|work at|works at)\\b' },
} as const;

/** Bad reviews that one has read, and complaints that are about others. */
export const elsewhere = {
  before: { zh: '(?:看到|看见|看了|看|评论里|评论区|里面|别人的?|有人|好多|很多|那么多)(?:有|的|说|写)*(?:很多|好多|几个|几条|不少)?$', en: '\\b(?:saw|seen|read|reading|some|other|the|many|are there(?: any)?)\\s+(?:[a-z]+\\s+){0,1}$' },
  after: { zh: '^(?:里|说|多吗|多不多|怎么删)', en: '^ (?:say|said|mention)' },
} as const;

/** Traditional characters of the words above. */
export const simplified: Readonly<Record<string, string>> = {
  訴: '诉', 過: '过', 療: '疗', 醫: '医', 燙: '烫', 傷: '伤', 懷: '怀', 婦: '妇', 騙: '骗', 評: '评', 報: '报', 舉: '举', 嬰: '婴', 兒: '儿', 腫: '肿', 發: '发', 癢: '痒', 協: '协', 會: '会', 費: '费', 監: '监', 場: '场', 師: '师', 維: '维', 權: '权',
  氣: '气', 無: '无', 語: '语', 惡: '恶', 爛: '烂', 壞: '坏', 滾: '滚', 媽: '妈', 燒: '烧', 嘔: '呕', 診: '诊', 陰: '阴', 曝: '曝', 個: '个', 們: '们', 給: '给', 沒: '没', 後: '后', 來: '来', 說: '说', 麼: '么', 嗎: '吗', 賣: '卖', 買: '买', 員: '员', 長: '长',
  孫: '孙', 劃: '划', 紮: '扎', 夾: '夹', 電: '电', 觸: '触', 臉: '脸', 頭: '头', 體: '体', 質: '质', 測: '测', 試: '试', 論: '论', 讓: '让', 嚴: '严', 濟: '济', 誤: '误', 難: '难', 對: '对', 東: '东', 務: '务', 點: '点', 這: '这', 還: '还', 為: '为', 開: '开', 門: '门', 間: '间', 現: '现', 處: '处', 應: '应',
};
