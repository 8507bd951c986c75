import type { LaterMessages } from './later-messages.ts';

export const messages: LaterMessages = {
  retry: '重发',
  remove: '删掉',
  picture: '图片，点开看大图',
  pictureGone: '图片过期了，刷新后再看',
  uploaded: '加好了',
  uploading: (percent) => `正在上传 ${percent}%`,
  notice: {
    handoff: '已为您转人工。关掉页面也不会丢，回来接着聊。',
    handoffBy: {
      force_word: '这件事交给人来处理，已为您转人工。关掉页面也不会丢，回来接着聊。',
      low_confidence: '这个我拿不准，已为您转人工。关掉页面也不会丢，回来接着聊。',
      image: '图片要人来看，已为您转人工。关掉页面也不会丢，回来接着聊。',
    },
    place: (place) => place > 1 ? `前面还有 ${place - 1} 位。` : '下一位就是您。',
    assigned: (name) => `${name}来了，接下来由${name}为您处理。`,
    resolved: '这次的问题处理完了。还有事，接着说就行。',
    reopened: (name) => name ? `接着上次的，还是${name}为您处理。` : '接着上次的聊。',
    requeued: '刚才的客服临时离开了，正在为你换一位，位置还在前面。',
    returned: '现在由机器人继续回答，需要人随时点“转人工”。',
    merged: '登录前后的聊天合到了一起。',
  },
  failed: {
    text_empty: '没有内容，没发出去',
    text_too_long: '太长了，没发出去，分几条发吧',
    frame_too_large: '太长了，没发出去，分几条发吧',
    upload_too_large: '图片超过 8 MB，换一张小些的',
    upload_not_an_image: '这个文件不是图片',
    upload_not_found: '图片没了，请重新选一张',
    rate_limited: '发得有点快，歇一下再发',
    unknown_site_key: '这个页面上的店铺编号不对，请告诉商家。',
    origin_not_allowed: '商家还没有允许这个网站使用客服聊天。',
    unreachable: '没连上，看看网络',
    other: '没发出去',
  },
  delayed: {
    storage_unavailable: '店铺那边暂时存不下，一直在重试',
    overloaded: '这会儿人多，排着发',
    rate_limited: '发得有点快，排着发',
    shutting_down: '店铺那边在重启，马上重发',
  },
};
