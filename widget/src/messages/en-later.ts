import type { LaterMessages } from './later-messages.ts';

export const messages: LaterMessages = {
  retry: 'Send again',
  remove: 'Delete',
  picture: 'Picture, open in full',
  pictureGone: 'This picture’s link has expired. Reload to see it.',
  uploaded: 'added',
  uploading: (percent) => `Uploading, ${percent}%`,
  notice: {
    handoff: 'You’re in line for a person. You can close this page and come back, nothing is lost.',
    handoffBy: {
      force_word: 'This one is for a person. You’re in line; close this page and come back any time, nothing is lost.',
      low_confidence: 'I’m not sure about this one, so a person will look. Close this page and come back any time, nothing is lost.',
      image: 'A person will look at your picture. Close this page and come back any time, nothing is lost.',
    },
    place: (place) => place > 1 ? ` ${place - 1} ahead of you.` : ' You’re next.',
    assigned: (name) => `${name} has joined and will look after you.`,
    resolved: 'This is taken care of. If there is more, just write.',
    reopened: (name) => name ? `Back to it: ${name} still has this.` : 'Back to where we were.',
    requeued: 'Your agent had to step away. Someone else is coming; you keep your place.',
    returned: 'The assistant answers again. “Ask a person” is there whenever you need it.',
    merged: 'Your chats from before and after signing in are now one.',
  },
  failed: {
    text_empty: 'Empty, not sent',
    text_too_long: 'Too long, not sent. Try it in parts.',
    frame_too_large: 'Too long, not sent. Try it in parts.',
    upload_too_large: 'Over 8 MB, please choose a smaller one',
    upload_not_an_image: 'That file is not a picture',
    upload_not_found: 'The picture is gone, please choose it again',
    rate_limited: 'That was quick. Wait a moment, then send again.',
    unknown_site_key: 'The shop’s key on this page is wrong. Please tell the shop.',
    origin_not_allowed: 'The shop has not allowed chat on this site yet.',
    unreachable: 'No connection',
    other: 'Not sent',
  },
  delayed: {
    storage_unavailable: 'The shop can’t store it right now, still trying',
    overloaded: 'Busy right now, it goes out in turn',
    rate_limited: 'Going out in turn',
    shutting_down: 'The shop is restarting, sending again',
  },
};
