/** English for the demo carriers' scans, so that an English answer does not quote Chinese. Pure. */
import { pinyin } from 'pinyin-pro';

const carriers: Record<string, string> = { 云驿速递: 'Yunyi Express', 飞燕快运: 'Swallow Express', 橙箭冷链: 'Orange Arrow Cold Chain' };

/** The carrier's English name; one we don't know keeps its own. */
export function carrierInEnglish(carrier: string): string {
  return carriers[carrier] ?? carrier;
}

const sentences: Record<string, string> = {
  'label-created': 'packed by the shop, waiting for the carrier',
  'picked-up': 'collected by the carrier',
  'in-transit': 'arrived at the transfer centre and on its way to the next stop',
  'out-for-delivery': 'out for delivery',
  'at-pickup-point': 'waiting at the pickup point, please collect it with your code',
  delivered: 'delivered and signed for',
  'return-picked-up': 'your return was collected',
  'return-received': 'your return has arrived and is waiting to be checked',
  delayed: 'held at the transfer centre because of heavy snow, it will go on first when the road opens',
  exception: 'held up, the carrier is looking into it',
};

const exceptions: readonly [RegExp, string][] = [
  [/外箱破损/, 'the outer box is damaged, the carrier is checking the contents'],
  [/空号/, 'the phone number is out of service, the parcel is kept at the station'],
  [/错发/, 'sent to the wrong city, it is being rerouted'],
];

/** `【武汉汉阳站】快件正在派送…` → `Wuhan Hanyang station: out for delivery`. */
export function scanInEnglish(code: string, text: string): string | undefined {
  const sentence = exceptions.find(([pattern]) => pattern.test(text))?.[1] ?? sentences[code];
  if (sentence === undefined) return undefined;
  const place = /^【(.+?)】/.exec(text)?.[1];
  return place === undefined ? sentence : `${placeInEnglish(place)}: ${sentence}`;
}

function placeInEnglish(place: string): string {
  const [, name = place, kind = ''] = /^(.+?)(代收点|转运中心|站|仓)?$/.exec(place) ?? [];
  const kinds: Record<string, string> = { 站: ' station', 仓: ' warehouse', 代收点: ' pickup point', 转运中心: ' transfer centre' };
  const syllables = pinyin(name, { toneType: 'none', type: 'array' });
  const words = [syllables.slice(0, 2), syllables.slice(2)].filter((word) => word.length > 0).map((word) => word.join(''));
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') + (kinds[kind] ?? '');
}
