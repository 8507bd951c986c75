/** Brings what people type into one shape, so that every later step compares like with like. */
import * as OpenCC from 'opencc-js/t2cn';

/** Words of courtesy that carry no question; taken off wherever they stand. */
const pleasantries = /(?:您好|你好|哈喽|哈啰|嗨|在吗|在不在|请问一下|请问|麻烦(?:问)?(?:您|你)?(?:一下|下)?|打扰(?:一下|了)?|谢谢(?:您|你|啦|了)?|多谢|辛苦(?:了|啦)?|小姐姐|小哥哥|亲爱的|亲们|宝子们?|老板娘|姑娘|小伙子|帮忙(?:看(?:一?下))?)/g;
const politeEnglish = /\b(?:hi+|hello|hey|hiya|dear|please|pls|plz|kindly|excuse me|thank you|thanks|thx|ty|sorry to bother(?: you)?|good (?:morning|afternoon|evening))\b/g;
const invisible = /\p{Default_Ignorable_Code_Point}+/gu;
const separators = /[^\p{L}\p{N}\p{M}#]+/gu;
/** Order and tracking numbers differ in every question: any run of six or more digits, with its letters, is one mask. */
const longNumber = /[a-z]{0,4}\d{6,}/g;
const plain = /^[\x20-\x7e]*$/;

/** "3号链接", "link 3" say where to look, not what is asked; who knows the session turns them into a product. */
const linkReference = /(?:\d{1,3}|[一二两三四五六七八九十])号(?:链接?|宝贝)|\blink (?:no |number )?\d{1,3}\b/g;

/** English short forms of chats, spelt out. */
const shortForms: Record<string, string> = {
  u: 'you', ur: 'your', r: 'are', y: 'why', n: 'and', '2': 'to', '4': 'for', b4: 'before', wen: 'when', wat: 'what', wats: 'what is',
  dont: 'do not', cant: 'can not', doesnt: 'does not', didnt: 'did not', wont: 'will not', isnt: 'is not', hasnt: 'has not', havent: 'have not', wheres: 'where is', whats: 'what is', hows: 'how is',
  im: 'i am', ive: 'i have', gimme: 'give me', wanna: 'want to', gonna: 'going to', ppl: 'people', bk: 'back', nite: 'night', fone: 'phone', msg: 'message', asap: 'soon',
};

/** A normalised text: `text` for comparing, `clauses` where punctuation stood between parts. */
export interface Normalised { text: string; clauses: string[] }

/** Makes the normaliser. The table from Traditional to Simplified characters is built once, here. */
export function createNormaliser(): (raw: string) => Normalised {
  const simplified = simplifiedTable();

  function simplify(text: string): string {
    let out = '';
    for (const char of text) out += simplified.get(char) ?? char;
    return out;
  }

  return (raw) => {
    let text = raw.normalize('NFKC').toLowerCase();
    if (!plain.test(text)) text = simplify(text.replace(invisible, '')).replace(pleasantries, ' ');
    const latin = /[a-z]/.test(text);
    if (latin) text = text.replace(/[’']/g, '').replace(politeEnglish, ' ');
    text = text.replace(longNumber, '#').replace(linkReference, ' ');
    const clauses: string[] = [];
    for (const part of text.split(/[,.;:!?，。；：！？、\n…~]+/u)) {
      const clause = part.replace(separators, ' ').trim();
      if (clause !== '') clauses.push(latin ? spellOut(clause) : clause);
    }
    return { text: clauses.join(' '), clauses };
  };
}

function spellOut(clause: string): string {
  return clause.split(' ').map((word) => (Object.hasOwn(shortForms, word) ? shortForms[word] : word)).join(' ');
}

function simplifiedTable(): Map<string, string> {
  const convert = OpenCC.Converter({ from: 'tw', to: 'cn' });
  const chars = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, nth) => String.fromCharCode(0x4e00 + nth));
  // In one call, which is several times as fast; a line break between two keeps them from being read as a word.
  const converted = convert(chars.join('\n')).split('\n');
  const table = new Map<string, string>();
  chars.forEach((char, nth) => {
    const simple = converted[nth];
    if (simple !== undefined && simple !== char && simple.length === 1) table.set(char, simple);
  });
  // What another character becomes is simplified already: 麼 → 么, so 么 must not go on to 幺.
  for (const simple of new Set(table.values())) table.delete(simple);
  // The converter keeps 著 (著名); shoppers who write 著 mean the particle.
  return table.set('著', '着');
}
