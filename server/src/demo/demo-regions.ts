/** The provinces the demo's parcels go to, by the towns that scans name. Pure. */
const provinces: Record<string, readonly string[]> = {
  浙江: ['嘉兴', '杭州', '绍兴', '温州'], 江苏: ['南京', '无锡', '南通', '徐州'], 湖北: ['武汉'], 四川: ['成都'], 上海: ['上海'], 河南: ['郑州'], 湖南: ['长沙'],
  黑龙江: ['哈尔'], 陕西: ['西安'], 云南: ['昆明'], 福建: ['福州'], 安徽: ['合肥'], 重庆: ['重庆'], 山东: ['济南', '青岛'], 广东: ['广州'], 贵州: ['贵阳'],
  广西: ['南宁'], 天津: ['天津'], 山西: ['太原'], 辽宁: ['沈阳'],
};

/** Where a parcel goes, by the last town on its way there; null while it has not left, and of towns we don't know. */
export function regionOf(scans: readonly { code: string; text: string }[]): string | null {
  const towns = scans.flatMap(({ code, text }) => (code.startsWith('return') ? [] : /^【(.{2})/.exec(text)?.[1] ?? []));
  const last = towns.at(-1);
  return Object.entries(provinces).find(([, known]) => last !== undefined && known.includes(last))?.[0] ?? null;
}
