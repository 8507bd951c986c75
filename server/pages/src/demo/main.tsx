/**
 * The demo's livestream room. Owns the picture, the links and who one is; knows the chat only through the one-tag embed
 * and its public API, so that it shows what any merchant's page can do.
 */
import { render } from 'preact';
import { chat } from '../chat.ts';
import { Room } from './components/Room.tsx';
import { createComments } from './models/comments.ts';
import { createRoom } from './models/room.ts';
import { fetchRoom } from './models/room-data.ts';

const target = document.getElementById('room');
if (target) {
  target.textContent = '';
  const room = createRoom({ load: fetchRoom, tell: chat, page: window });
  render(<Room room={room} comments={createComments(room.words, window)} />, target);
}
